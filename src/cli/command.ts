import { parseArgs } from 'node:util';
import { nearest } from '../ml/language/nearest';
import type { Terminal } from './terminal';

/** The command was called in a wrong way: the message goes to stderr and the exit code is 2. */
export class UsageError extends Error {}

/** Exit codes: what a shell gets. */
export const exitCodes = { ok: 0, problem: 1, usage: 2, interrupted: 130 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** An option of a command. */
export interface Option {
  readonly text: string;
  /** What stands for its value in the help text, such as `FILE`; an option without it is a switch. */
  readonly value?: string;
  /** It may be given several times. */
  readonly multiple?: true;
}

export type Options = Readonly<Record<string, Option>>;

/** What was given on the command line. */
export interface Arguments {
  readonly files: readonly string[];
  flag(name: string): boolean;
  /** The value of an option, the last one if it was given twice. */
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
}

/** Reads what follows the command's name. Throws UsageError. */
export function readArguments(words: readonly string[], options: Options): Arguments {
  const config = Object.fromEntries(
    Object.entries(options).map(([name, { value }]) => [
      name,
      { type: value === undefined ? ('boolean' as const) : ('string' as const), multiple: true },
    ]),
  );
  const { values, positionals } = parsed(words, config, options);
  const given = (name: string): readonly (string | boolean)[] => values[name] ?? [];
  const texts = (name: string): string[] => given(name).filter((v) => typeof v === 'string');
  for (const [name, { value, multiple }] of Object.entries(options)) {
    if (value !== undefined && !multiple && given(name).length > 1) throw new UsageError(`--${name} can be given only once.`);
  }
  return { files: positionals, flag: (name) => given(name).length > 0, text: (name) => texts(name).at(-1), texts };
}

type Config = Record<string, { type: 'boolean' | 'string'; multiple: boolean }>;

function parsed(words: readonly string[], config: Config, options: Options) {
  try {
    const result = parseArgs({ args: withNegatives(words, config), options: config, allowPositionals: true });
    return { values: result.values as Record<string, (string | boolean)[] | undefined>, positionals: result.positionals };
  } catch (error) {
    throw new UsageError(inWords(error, options));
  }
}

/** `--from -1,2` as `--from=-1,2`: Node takes a negative number for another option. */
function withNegatives(words: readonly string[], config: Config): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    const takes = before !== undefined && config[before.replace(/^--/, '')]?.type === 'string' && before.startsWith('--');
    if (takes && /^-[\d.]/.test(word)) joined[joined.length - 1] = `${before}=${word}`;
    else joined.push(word);
  }
  return joined;
}

/** Node's message, with the nearest option for one that does not exist. */
function inWords(error: unknown, options: Options): string {
  const message = error instanceof Error ? error.message : String(error);
  const unknown = /^Unknown option '(-[^']*)'/.exec(message)?.[1];
  if (unknown === undefined) return `${message.split('\n')[0]}`;
  const near = nearest(unknown.replace(/^-+/, ''), Object.keys(options));
  return `There is no option ${unknown}.${near === undefined ? '' : ` Did you mean --${near}?`}`;
}

/** A whole number that was given; undefined where it was not. Throws UsageError. */
export function wholeNumber(given: Arguments, name: string, least: number, most = Number.MAX_SAFE_INTEGER): number | undefined {
  const text = given.text(name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text !== '' && Number.isSafeInteger(value) && value >= least && value <= most) return value;
  const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${most}`;
  throw new UsageError(`--${name} ${text}: a whole number is needed, ${range}.`);
}

/** A command of the command line. */
export interface Command {
  /** What it does, in one line. */
  readonly text: string;
  /** What follows its name: a spec, several, two that are compared, or a well-known data set. */
  readonly takes: 'FILE' | 'FILE…' | 'A B' | 'SET';
  readonly options: Options;
  /** Does it. Throws UsageError; everything else that may go wrong is shown and becomes an exit code. */
  run(given: Arguments, terminal: Terminal): Promise<ExitCode>;
}

/** Options that several commands share. */
export const shared = {
  json: { text: 'Print one JSON object and nothing else.' },
  engine: { text: 'What computes: auto, compact, tensorflow, wasm or cpu, in place of the spec’s choice.', value: 'NAME' },
  quiet: { text: 'Print only results: no summary and no progress.' },
} as const satisfies Readonly<Record<string, Option>>;
