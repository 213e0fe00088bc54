import picocolors from 'picocolors';

export type Colors = ReturnType<typeof picocolors.createColors>;

/** A place that text is written to. */
export interface Output {
  /** True for a screen, where lines can be drawn over; false for a file or a pipe. */
  readonly live: boolean;
  /** Width of the screen; 80 where there is none, as Python has it. */
  readonly columns: number;
  readonly colors: Colors;
  write(text: string): void;
  /** Writes a line. */
  line(text?: string): void;
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

export function output(stream: NodeJS.WriteStream, env: Environment): Output {
  const live = stream.isTTY === true && env['TERM'] !== 'dumb';
  return {
    live,
    get columns() {
      return stream.columns || 80;
    },
    colors: picocolors.createColors(wantsColor(stream.isTTY === true, env)),
    write: (text) => void stream.write(text),
    line: (text = '') => void stream.write(`${text}\n`),
  };
}

// Everything a terminal could take for a command: a name in a spec must not move the cursor or change colours.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for.
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;

/** The text with control characters made visible; line feeds stay. */
export const visible = (text: string): string => text.replaceAll(control, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
