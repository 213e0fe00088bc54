import { wrapWords } from '../ml/model/text-table';
import type { Command, Option, Options } from './command';
import { commands } from './commands';
import { alignedRows } from './results/table';

/** How the command line is called. */
const PROGRAM = 'node dist/cli.js';

/** Options of every command. */
export const general: Options = {
  help: { text: 'Print this text.' },
  version: { text: 'Print the version.' },
};

export function generalHelp(columns: number): string {
  const rows = Object.entries(commands).map(([name, { takes, text }]) => [`  ${name} ${takes}`, text]);
  return [
    'Studies neural networks that are described in a spec, NAME.nn.json.',
    '',
    `Usage: ${PROGRAM} COMMAND FILE [options]`,
    '',
    ...described(rows, columns),
    '',
    `${PROGRAM} COMMAND --help says more about a command. --version prints the version.`,
    'Problems are in Korean where LC_ALL, LC_MESSAGES or LANG is; everything else, and --json, is in English.',
    'Results go to stdout, problems (FILE:LINE:COLUMN: message [code]) to stderr.',
    'Exit code: 0 all went well, 1 problem in the spec or its data, 2 wrong usage, 130 ended by Ctrl-C.',
    '',
  ].join('\n');
}

export function commandHelp(name: string, { text, takes, options }: Command, columns: number): string {
  const rows = Object.entries({ ...options, help: general['help'] as Option }).map(([option, { value, text: what, multiple }]) => [
    `  --${option}${value === undefined ? '' : ` ${value}`}${multiple ? ' …' : ''}`,
    what,
  ]);
  return [
    `Usage: ${PROGRAM} ${name} ${takes} [options]`,
    '',
    ...wrapWords(text, columns).map((line) => line.trimEnd()),
    '',
    ...described(rows, columns),
    '',
  ].join('\n');
}

/** Two columns, the second one wrapped. */
function described(rows: readonly (readonly string[])[], columns: number): string[] {
  const indent = Math.max(...rows.map(([name = '']) => name.length)) + 2;
  const width = Math.max(20, columns - indent);
  const lines = rows.flatMap(([name = '', text = '']) => wrapWords(text, width).map((line, i) => [i === 0 ? name : '', line.trimEnd()]));
  return alignedRows(lines, () => false);
}
