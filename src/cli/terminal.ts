import picocolors from 'picocolors';
import { visibleJson, visibleLines } from '../ml/language/visible';

export type Colors = ReturnType<typeof picocolors.createColors>;

/** A place that text is written to. */
export interface Output {
  /** True for a screen, where lines can be drawn over; false for a file or a pipe. */
  readonly live: boolean;
  /** Width of the screen; 80 where there is none, as Python has it. */
  readonly columns: number;
  readonly colors: Colors;
  /** What its reader speaks: a language tag or the name of a locale. */
  readonly language: string;
  write(text: string): void;
  /** Writes a line. */
  line(text?: string): void;
  /** Writes JSON on a line, in which every control character is an escape. */
  json(json: string): void;
  /** Draws the last line of a screen anew; only where it is live. */
  redraw(text?: string): void;
}

/** Results go to `out`, everything about them to `err`. */
export interface Terminal {
  readonly out: Output;
  readonly err: Output;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Colours on a terminal only, unless NO_COLOR (https://no-color.org) or FORCE_COLOR says otherwise. */
export function wantsColor(isTerminal: boolean, env: Environment): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] !== undefined) return !['0', 'false'].includes(env['FORCE_COLOR']);
  return isTerminal && env['TERM'] !== 'dumb';
}

/** The language of a terminal's messages, as POSIX has it: the first of these variables that is set, such as `ko_KR.UTF-8`. */
export const languageOf = (env: Environment): string => env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || 'en';

/** Where the bytes of an output go. */
interface Sink {
  readonly live: boolean;
  columns(): number;
  readonly colors: Colors;
  readonly language: string;
  raw(text: string): void;
}

/**
 * An output that obeys only this program: whatever is written to it, the only escape codes that come through are colours, and those
 * where colours are on. What comes from elsewhere is made visible where it is put into a line, too, or it could begin lines of its own.
 */
export function outputTo({ live, columns, colors, language, raw }: Sink): Output {
  const safe = (text: string): string => (colors.isColorSupported ? exceptColors(text) : visibleLines(text));
  return {
    live,
    get columns() {
      return columns();
    },
    colors,
    language,
    write: (text) => raw(safe(text)),
    line: (text = '') => raw(`${safe(text)}\n`),
    json: (json) => raw(`${visibleJson(json)}\n`),
    redraw: (text = '') => raw(`\r\x1b[K${safe(text).replaceAll('\n', ' ')}`),
  };
}

export function output(stream: NodeJS.WriteStream, env: Environment): Output {
  return outputTo({
    live: stream.isTTY === true && env['TERM'] !== 'dumb',
    columns: () => stream.columns || 80,
    colors: picocolors.createColors(wantsColor(stream.isTTY === true, env)),
    language: languageOf(env),
    raw: (text) => void stream.write(text),
  });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the codes that picocolors writes.
const color = /(\x1b\[\d{1,3}m)/;

const exceptColors = (text: string): string =>
  text
    .split(color)
    .map((part, i) => (i % 2 ? part : visibleLines(part)))
    .join('');
