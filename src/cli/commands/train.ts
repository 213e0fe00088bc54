import { resolve } from 'node:path';
import type { NumberBlock } from '../../ml/language/nested';
import { summarize, summaryText } from '../../ml/model/summary';
import { outcomeJson } from '../../ml/results/outcome-json';
import { isDamaged, readHistory, readRun } from '../../ml/runs/run-folder';
import type { Spec } from '../../ml/spec/spec';
import type { Job } from '../../ml/worker/messages';
import { type Arguments, type Command, type ExitCode, exitCodes, shared, UsageError, wholeNumber } from '../command';
import { codeOf, showNewProblems } from '../problems';
import { watchTraining } from '../progress/progress';
import { showLearned } from '../results/learned';
import { runSpec } from '../run';
import { askedEngine, openSpecFile, prepare } from '../spec-file';
import type { Terminal } from '../terminal';

/** Trains a network and shows what it has learned. */
export const train: Command = {
  text: 'Train a network and show what it has learned.',
  takes: 'FILE',
  options: {
    ...shared,
    report: {
      text: 'Also report on the test rows (else validation, else training rows): how often which class is taken for which, precision, recall and F1 by class, and with --json every mistake.',
    },
    from: {
      text: 'Continue from a moment of this run, with the spec as it is now; a run is a folder that the extension keeps.',
      value: 'RUN',
    },
    epoch: { text: 'With --from: after this epoch of the run, from 1; its last if not given.', value: 'N' },
    weights: { text: 'With --json: also print all weights.' },
  },
  run: (given, terminal) => (given.flag('json') ? trainForPrograms(given, terminal) : trainForPeople(given, terminal)),
};

/** The worker checks the spec by itself, so nothing is read twice. */
async function trainForPrograms(given: Arguments, { out, err }: Terminal): Promise<ExitCode> {
  const file = await openSpecFile(given.files[0] as string);
  const outcome = await runSpec(file, {
    task: 'train',
    advise: true,
    report: given.flag('report'),
    ...askedEngine(given),
    ...(await askedMoment(given)),
  });
  showNewProblems(outcome, [], file, err);
  out.json(outcomeJson(outcome, given.flag('weights')));
  return codeOf(outcome);
}

async function trainForPeople(given: Arguments, { out, err }: Terminal): Promise<ExitCode> {
  const asked = { ...askedEngine(given), ...(await askedMoment(given)) };
  const prepared = await prepare(given, err);
  if (!prepared) return exitCodes.problem;
  const { file, checked } = prepared;
  const { spec, model, dataset, facts } = checked;
  const quiet = given.flag('quiet');
  if (!quiet) out.line(summaryText(summarize(model), { columns: out.columns }));
  const table = truthTable(spec);
  const progress = watchTraining(out);
  const ask = { task: 'train' as const, advise: true, report: given.flag('report'), ...asked, ...(table && { inputs: table }) };
  const outcome = await runSpec(file, ask, quiet ? undefined : progress.event).finally(progress.end);
  showNewProblems(outcome, checked.problems, file, err);
  if (!quiet && outcome.ending) out.line();
  showLearned({ spec, model, dataset, facts, outcome, inputs: table ?? spec.predict }, out);
  return codeOf(outcome);
}

/** The moment of a run that `--from` names. Throws UsageError where there is no such run. */
async function askedMoment(given: Arguments): Promise<Pick<Job, 'from'>> {
  const folder = given.text('from');
  const epoch = wholeNumber(given, 'epoch', 1);
  if (folder === undefined && epoch !== undefined) throw new UsageError('--epoch goes with --from RUN.');
  if (folder === undefined) return {};
  const history = await readHistory(folder);
  if (isDamaged(await readRun(folder)) || isDamaged(history)) throw new UsageError(`--from ${folder}: this is not the folder of a run.`);
  return { from: { folder: resolve(folder), epoch: epoch ?? Math.max(1, history.milliseconds.length) } };
}

/** A gate whose spec asks for nothing answers all of its four inputs. */
const truthTable = ({ data, predict }: Spec): NumberBlock | undefined =>
  data?.source === 'gate' && !predict ? { shape: [4, 2], values: Float64Array.of(0, 0, 0, 1, 1, 0, 1, 1) } : undefined;
