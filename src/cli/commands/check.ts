import { type Problem, runnable } from '../../ml/language/problem';
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
    const results = [];
    for (const name of given.files) results.push(await checkOne(name, given, terminal));
    if (given.flag('json')) terminal.out.json(JSON.stringify({ files: results.map(({ json }) => json) }));
    return Math.max(...results.map((r) => r.code)) as ExitCode;
  },
};

/** A file that is not there does not keep the others from being checked. */
async function checkOne(name: string, given: Arguments, { out, err }: Terminal): Promise<{ code: ExitCode; json: unknown }> {
  try {
    const { problems } = await checkFile(await openSpecFile(name));
    showProblems(problems, name, err);
    const ok = runnable(problems);
    if (ok && !given.flag('json')) out.line(`${visible(name)}: ${out.colors.green('ok')}`);
    return { code: ok ? exitCodes.ok : exitCodes.problem, json: { file: name, ok, problems: problems.map((p) => problemJson(p, name)) } };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    err.line(visible(error.message));
    return { code: exitCodes.usage, json: { file: name, ok: false, error: error.message } };
  }
}

const problemJson = (problem: Problem, name: string) => ({
  severity: problem.severity,
  code: problem.code,
  message: problem.message,
  file: fileOf(problem, name),
  line: problem.range.start.line,
  column: problem.range.start.column,
  end_line: problem.range.end.line,
  end_column: problem.range.end.column,
  fixes: problem.fixes.map((fix) => fix.title),
});
