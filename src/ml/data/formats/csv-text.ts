import { type EncodingName, encodings } from '../../language/encodings';
import type { Breathe } from '../breathe';

/** Why a file cannot be read as a table; `spreadsheet` is an Excel or LibreOffice file. */
export type TextTrouble =
  | { readonly reason: 'spreadsheet' | 'binary' }
  /** The bytes are not in the encoding that was asked for, or it is not certain which they are in. `likely`: what they may be. */
  | { readonly reason: 'encoding'; readonly likely?: EncodingName };

/** Text as UTF-8, and what it was before if not that. */
interface CsvText {
  readonly bytes: Uint8Array;
  readonly was?: EncodingName;
}

/**
 * A file's text as UTF-8. No sign is ever replaced: what cannot be read for certain is not read.
 * @param asked the encoding that the spec names
 */
export async function textOf(bytes: Uint8Array, asked: EncodingName | undefined, breathe: Breathe): Promise<CsvText | TextTrouble> {
  // Workbooks are ZIP archives; those of old Excel start with the bytes D0 CF 11 E0.
  const [first, second, third, fourth] = bytes;
  if (first === 0x50 && second === 0x4b && third === 3 && fourth === 4) return { reason: 'spreadsheet' };
  if (first === 0xd0 && second === 0xcf && third === 0x11 && fourth === 0xe0) return { reason: 'spreadsheet' };
  const detected = await detectEncoding(bytes, breathe);
  if (!detected) return { reason: 'binary' };
  const { encoding: found, certain } = detected;
  const marked = found === 'utf-16' || (first === 0xef && second === 0xbb && third === 0xbf);
  // A byte order mark, and text that is UTF-8 throughout, say more than a spec that names something else.
  const contradicted =
    asked !== undefined && asked !== found && (marked || (certain && found === 'utf-8' && (asked === 'utf-16' || !isAscii(bytes))));
  const encoding = asked ?? (certain ? found : undefined);
  const text = encoding && !contradicted ? await asUtf8(bytes, encoding, breathe) : undefined;
  if (!text || !encoding) return { reason: 'encoding', ...(found && found !== asked && { likely: found }) };
  return encoding === 'utf-8' || text === bytes ? { bytes: text } : { bytes: text, was: encoding };
}

const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);

/** The number of lines, at least. */
export function lineCount(bytes: Uint8Array): number {
  let lines = 1;
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0x0a || (bytes[i] === 0x0d && bytes[i + 1] !== 0x0a)) lines++;
  return lines;
}

const partBytes = 2 ** 20;

/** How a text file is encoded. */
interface Detected {
  /** Undefined where nothing is likely. */
  readonly encoding?: EncodingName;
  readonly certain: boolean;
}

/** The text as UTF-8, in which every sign is what was written; undefined where bytes stand for nothing in this encoding. */
export async function asUtf8(bytes: Uint8Array, encoding: EncodingName, breathe: Breathe): Promise<Uint8Array | undefined> {
  if (encoding === 'utf-8') return (await isUtf8(bytes, breathe)) ? bytes : undefined;
  const label = encoding === 'utf-16' && isBigEndian(bytes) ? 'utf-16be' : encodings[encoding].label;
  const decoder = new TextDecoder(label, { fatal: true });
  const parts: Uint8Array[] = [];
  let length = 0;
  const add = (text: string): void => {
    const part = new TextEncoder().encode(text);
    parts.push(part);
    length += part.length;
  };
  try {
    for (let at = 0; at < bytes.length; at += partBytes) {
      if (at > 0) await breathe();
      add(decoder.decode(bytes.subarray(at, at + partBytes), { stream: true }));
    }
    add(decoder.decode());
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** True if the bytes are UTF-8 throughout; plain ASCII is. */
async function isUtf8(bytes: Uint8Array, breathe: Breathe): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += partBytes) {
      if (at > 0) await breathe();
      decoder.decode(bytes.subarray(at, at + partBytes), { stream: true });
    }
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/**
 * The encoding of a text. UTF-16 is recognized by its byte order mark or by where its zeros are, UTF-8 by its rules, which other texts hardly ever
 * follow by chance. Of the others, each is taken for certain only where the text reads as one of its language and as none of another.
 * @returns undefined for what is no text, or in an encoding that is not known
 */
export async function detectEncoding(bytes: Uint8Array, breathe: Breathe): Promise<Detected | undefined> {
  if (hasMark16(bytes)) return { encoding: 'utf-16', certain: true };
  const start = bytes.subarray(0, 65_536);
  if (start.includes(0)) return zerosOfUtf16(start) ? { encoding: 'utf-16', certain: true } : undefined;
  if (await isUtf8(bytes, breathe)) return { encoding: 'utf-8', certain: true };
  const runs = highRuns(bytes);
  const [korean, japanese] = [koreanShare(runs), isJapanese(runs)];
  const likely = korean >= 0.9 ? 'cp949' : japanese ? 'shift_jis' : isWestern(bytes, runs) ? 'cp1252' : undefined;
  if (!likely) return { certain: false };
  const alone = likely === 'cp949' ? !japanese : korean < 0.2;
  return { encoding: likely, certain: alone && (await asUtf8(bytes, likely, breathe)) !== undefined };
}

const hasMark16 = (bytes: Uint8Array): boolean => (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

/** Digits and delimiters have a zero in every second byte. */
function zerosOfUtf16(bytes: Uint8Array): boolean {
  const [even, odd] = zeros(bytes);
  // Letters such as U+AC00 have a zero in the other byte.
  if (Math.min(even, odd) * 4 > Math.max(even, odd) || even + odd < bytes.length / 5) return false;
  // Beside a zero is a sign of ASCII, which in a text is none that controls a terminal.
  const from = even > odd ? 1 : 0;
  for (let i = from; i < bytes.length; i += 2) {
    const [byte, other] = [bytes[i] as number, bytes[i + 1 - 2 * from]];
    if (other === 0 && byte < 0x20 && ![0x09, 0x0a, 0x0d].includes(byte)) return false;
  }
  return true;
}

function zeros(bytes: Uint8Array): [even: number, odd: number] {
  const count: [number, number] = [0, 0];
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0) count[i & 1 ? 1 : 0]++;
  return count;
}

function isBigEndian(bytes: Uint8Array): boolean {
  if (hasMark16(bytes)) return bytes[0] === 0xfe;
  const [even, odd] = zeros(bytes.subarray(0, 65_536));
  return even > odd;
}

/** Enough of a text to tell its language by. */
const maxRuns = 10_000;

/** Runs of bytes beyond ASCII, each with the one that follows, which may be the second half of a letter. */
function highRuns(bytes: Uint8Array): Uint8Array[] {
  const runs: Uint8Array[] = [];
  for (let i = 0; i < bytes.length && runs.length < maxRuns; i++) {
    if ((bytes[i] as number) < 0x80) continue;
    const start = i;
    while (i < bytes.length && (bytes[i] as number) >= 0x80) i++;
    runs.push(bytes.subarray(start, i + 1));
  }
  return runs;
}

/**
 * How many of the two-byte letters are syllables of KS X 1001, which all Korean text consists of but for rare ones; signs count neither way.
 * Texts in other encodings have few bytes that pair up so.
 */
function koreanShare(runs: readonly Uint8Array[]): number {
  let [syllables, all] = [0, 0];
  for (const run of runs) {
    for (let i = 0; i < run.length && (run[i] as number) >= 0x80; i += 2) {
      const [lead, trail] = [run[i] as number, run[i + 1] ?? 0];
      // Rows 4 and 5 have rare signs here, and in EUC-JP and Chinese encodings the kana.
      if (lead >= 0xa1 && lead <= 0xac && lead !== 0xa4 && lead !== 0xa5 && trail >= 0xa1) continue;
      all++;
      if (lead >= 0xb0 && lead <= 0xc8 && trail >= 0xa1 && trail <= 0xfe) syllables++;
    }
  }
  return all === 0 ? 0 : syllables / all;
}

/** What two bytes are in Shift-JIS. Signs are full-width letters and digits, too. */
function japaneseKind(lead: number, trail: number): 'kana' | 'kanji' | 'sign' | 'other' {
  if ((lead === 0x82 && trail >= 0x9f && trail <= 0xf1) || (lead === 0x83 && trail >= 0x40 && trail <= 0x96)) return 'kana';
  if (lead >= 0x88 && lead <= 0x98 && trail >= 0x40 && trail !== 0x7f && trail <= 0xfc) return 'kanji';
  return (lead === 0x81 && trail >= 0x40) || (lead === 0x82 && trail >= 0x4f && trail <= 0x9a) ? 'sign' : 'other';
}

/** True for Japanese text in Shift-JIS: kana, or common kanji in a row. One alone may be a sign of Windows-1252 before a letter. */
function isJapanese(runs: readonly Uint8Array[]): boolean {
  const count = { kana: 0, kanji: 0, sign: 0, other: 0 };
  for (const run of runs) {
    let before: string | undefined;
    for (let i = 0; i < run.length && (run[i] as number) >= 0x80; i++) {
      const kind = japaneseKind(run[i] as number, run[i + 1] ?? 0);
      if (kind !== 'kanji' || before === 'kanji') count[kind]++;
      before = kind;
      if (kind !== 'other') i++;
    }
  }
  return count.kana + count.kanji > 0 && count.kana + count.kanji > count.other * 4;
}

/** Signs that are written in tables: € … ‘ ’ “ ” • – — ™, and of the upper half all but those that hardly anybody types. */
const westernSigns = new Set([0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99]);

/**
 * True for Western European text in Windows-1252: single letters with accents between ASCII ones, and signs such as € and °. Words of them
 * alone are of another alphabet.
 */
function isWestern(bytes: Uint8Array, runs: readonly Uint8Array[]): boolean {
  if (!bytes.subarray(0, 2 ** 22).every((byte) => byte < 0x80 || byte >= 0xa0 || westernSigns.has(byte))) return false;
  const long = runs.filter((run) => run.subarray(0, -1).length > 2 || (run.length > 2 && (run.at(-1) as number) >= 0x80)).length;
  return long * 20 <= runs.length;
}
