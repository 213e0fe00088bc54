import type { Arguments, Option, Options } from './arguments';
import type { Terminal } from './terminal';
import type { ExitCode } from './usage';

/** A command of the command line. */
export interface Command {
  /** What it does, in one line. */
  readonly text: string;
  /** What follows its name: `FILE` or `FILE…`. */
  readonly takes: 'FILE' | 'FILE…';
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
