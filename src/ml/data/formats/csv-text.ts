import type { EncodingName } from '../../language/encodings';
import type { Breathe } from '../breathe';
import { asUtf8, detectEncoding } from './encoding';

/** Why a file cannot be read as a table; `spreadsheet` is an Excel or LibreOffice file. */
export type TextTrouble =
  | { readonly reason: 'spreadsheet' | 'binary' }
  /** The bytes are not in the encoding that was asked for, or it is not certain which they are in. `likely`: what they may be. */
  | { readonly reason: 'encoding'; readonly likely?: EncodingName };

/** Text as UTF-8, and what it was before if not that. */
export interface CsvText {
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
