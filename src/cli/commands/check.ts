import { type Problem, runnable, type Severity } from '../../ml/language/problem';
import { visible } from '../../ml/language/visible';
import type { Arguments } from '../command';
import { type Command, type ExitCode, exitCodes, shared, UsageError } from '../command';
import { fileOf, showProblems } from '../problems';
import { checkFile, openSpecFile } from '../spec-file';
import type { Terminal } from '../terminal';

/** Says what is wrong with specs and their data, without training. */
export const check: Command = {
  text: 'Say what is wrong with specs and their data.',
  takes: 'FILE…',
  options: { json: shared.json },
  async run(given, terminal) {
    const results: Result[] = [];
    for (const name of given.files) results.push(await checkOne(name, given, terminal));
    if (given.flag('json')) terminal.out.json(JSON.stringify(resultJson(results)));
    return Math.max(...results.map((r) => r.code)) as ExitCode;
  },
};

/** What came of one file: its problems, or why it could not be read. */
interface Result {
  readonly name: string;
  readonly code: ExitCode;
  readonly problems: readonly Problem[];
  readonly unreadable?: string;
}

/** A file that is not there does not keep the others from being checked. */
async function checkOne(name: string, given: Arguments, { out, err }: Terminal): Promise<Result> {
  try {
    const { problems } = await checkFile(await openSpecFile(name));
    showProblems(problems, name, err);
    const ok = runnable(problems);
    if (ok && !given.flag('json')) out.line(`${visible(name)}: ${out.colors.green('ok')}`);
    return { name, code: ok ? exitCodes.ok : exitCodes.problem, problems };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    err.line(visible(error.message));
    return { name, code: exitCodes.usage, problems: [], unreadable: error.message };
  }
}

/** `--json`: all problems in one list; `unreadable` only where there are such files. */
function resultJson(results: readonly Result[]): object {
  const unreadable = results.flatMap(({ name, unreadable }) => (unreadable === undefined ? [] : [{ file: name, message: unreadable }]));
  const several = results.length > 1;
  return {
    problems: results.flatMap(({ name, problems }) => problems.map((problem) => problemJson(problem, name, several))),
    ...(unreadable.length > 0 && { unreadable }),
  };
}

/** How serious a problem is for a program: a note asks for nothing, as a hint. */
const severities: Readonly<Record<Severity, 'error' | 'warning' | 'hint'>> = {
  error: 'error',
  warning: 'warning',
  info: 'hint',
  hint: 'hint',
};

/** @param several the file is named also where it is the spec itself */
const problemJson = (problem: Problem, name: string, several: boolean) => ({
  ...((several || problem.file !== undefined) && { file: fileOf(problem, name) }),
  code: problem.code,
  severity: severities[problem.severity],
  line: problem.range.start.line,
  column: problem.range.start.column,
  message: problem.message,
  fixes: problem.fixes.map((fix) => fix.title),
});
