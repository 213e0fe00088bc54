import { dirname, join } from 'node:path';
import { fixText, problemText } from '../ml/language/messages/localized';
import type { Notice } from '../ml/language/notice';
import { type Problem, runnable, type Severity } from '../ml/language/problem';
import { visible } from '../ml/language/visible';
import { readSpec } from '../ml/spec/read-spec';
import type { Outcome } from '../ml/worker/messages';
import { type ExitCode, exitCodes } from './command';
import type { Output } from './terminal';

/** A problem's place and text; what the editor's problem matchers expect of a compiler. */
type Shown = Pick<Problem, 'code' | 'args' | 'severity' | 'range' | 'file' | 'fixes'>;

/** Problems of a data file name it by its place beside the spec. */
export const fileOf = (problem: Pick<Problem, 'file'>, specName: string): string =>
  problem.file === undefined ? specName : join(dirname(specName), problem.file);

/** `FILE:LINE:COLUMN: message [code]`, with `warning:` or `info:` before the message where it is no error. */
function problemLine(problem: Shown, specName: string, { colors, language }: Pick<Output, 'colors' | 'language'>): string {
  const { line, column } = problem.range.start;
  const place = colors.bold(visible(`${fileOf(problem, specName)}:${line}:${column}:`));
  const kind = { error: '', warning: `${colors.yellow('warning:')} `, info: `${colors.cyan('info:')} `, hint: `${colors.cyan('hint:')} ` }[
    problem.severity
  ];
  return `${place} ${kind}${visible(problemText(problem, language))} ${colors.dim(`[${problem.code}]`)}`;
}

/** Writes each problem on a line of its own, in the reader's language; on a terminal with the title of its quick fix below. */
export function showProblems(problems: readonly Shown[], specName: string, err: Output): void {
  for (const problem of problems) {
    err.line(problemLine(problem, specName, err));
    if (!err.live) continue;
    for (const fix of problem.fixes) err.line(err.colors.dim(`    hint: ${visible(fixText(fix, err.language))}`));
  }
}

/** A notice as a problem of the spec. */
export const placed = (
  about: Notice,
  { text }: { readonly text: string },
  path: readonly string[],
  severity: Severity = 'error',
): Problem => ({
  ...about,
  severity,
  range: readSpec(text).list.rangeAt([...path]),
  fixes: [],
});

/** The exit code of a run. */
export function codeOf({ ending, problems }: Outcome): ExitCode {
  if (ending?.reason === 'cancelled') return exitCodes.interrupted;
  return ending?.reason === 'diverged' || !runnable(problems) ? exitCodes.problem : exitCodes.ok;
}

/** Shows what was found out while the spec ran and was not shown before: of weights files, of values that stopped being finite, and why there is no report. */
export function showNewProblems(
  { problems, ending, report }: Outcome,
  shown: readonly Problem[],
  { name, text }: { readonly name: string; readonly text: string },
  err: Output,
): void {
  const key = ({ code, range }: Problem): string => `${code} ${range.start.offset}`;
  const known = new Set(shown.map(key));
  showProblems(
    problems.filter((p) => !known.has(key(p))),
    name,
    err,
  );
  if (report && 'code' in report) showProblems([placed(report, { text }, ['layers'], 'info')], name, err);
  if (ending?.reason !== 'diverged') return;
  showProblems([placed(ending.problem, { text }, ['compile', 'optimizer'])], name, err);
}
