import { type Problem, runnable } from '../ml/language/problem';
import { readSpec } from '../ml/spec/read-spec';
import type { Outcome } from '../ml/worker/messages';
import { showProblems } from './problems';
import type { SpecFile } from './spec-file';
import type { Output } from './terminal';
import { type ExitCode, exitCodes } from './usage';

/** What the shell is told about a run. */
export function codeOf({ ending, problems }: Outcome): ExitCode {
  if (ending?.reason === 'cancelled') return exitCodes.interrupted;
  return ending?.reason === 'diverged' || !runnable(problems) ? exitCodes.problem : exitCodes.ok;
}

/** Shows what was found out while the spec ran and was not shown before: of weights files, and of values that stopped being finite. */
export function showNewProblems({ problems, ending }: Outcome, shown: readonly Problem[], { name, text }: SpecFile, err: Output): void {
  const key = ({ code, range }: Problem): string => `${code} ${range.start.offset}`;
  const known = new Set(shown.map(key));
  showProblems(
    problems.filter((p) => !known.has(key(p))),
    name,
    err,
  );
  if (ending?.reason !== 'diverged') return;
  showProblems(
    [{ ...ending.problem, severity: 'error', range: readSpec(text).list.rangeAt(['compile', 'optimizer']), fixes: [] }],
    name,
    err,
  );
}
