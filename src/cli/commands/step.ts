import { plural } from '../../ml/language/messages/words';
import { ProblemList } from '../../ml/language/reporter';
import { stepJson } from '../../ml/step/step-json';
import { WorkerClient } from '../../ml/worker/client';
import type { RunLength, StepAnswer, StepRequest } from '../../ml/worker/messages';
import { inThread } from '../../ml/worker/thread-port';
import { type Arguments, type Command, exitCodes, shared, UsageError } from '../command';
import { showProblems } from '../problems';
import { showStep } from '../results/step-walk';
import { WORKER } from '../run';
import { type Prepared, prepare, type SpecFile } from '../spec-file';
import type { Output } from '../terminal';

/** A step as a person names it: epoch and batch from 1, as Keras's log has them, the sample by its place in the batch, from 0. */
interface Named {
  readonly epoch: number;
  readonly batch: number;
  readonly sample: number;
}

/** Shows all numbers of one step of a training. */
export const step: Command = {
  text: 'Look inside one step of the training: every number forward, backward and updated, for one sample of its batch.',
  takes: 'FILE',
  options: {
    epoch: { text: 'The epoch, from 1; the first if not given.', value: 'N' },
    batch: { text: 'The batch of the epoch, from 1; the first if not given.', value: 'N' },
    sample: { text: 'The sample, by its place in the batch, from 0; the first if not given.', value: 'N' },
    check: { text: 'Also compute each gradient as a finite difference of the loss.' },
    json: shared.json,
  },
  async run(given, { out, err }) {
    const named = { epoch: wholeNumber(given, 'epoch', 1), batch: wholeNumber(given, 'batch', 1), sample: wholeNumber(given, 'sample', 0) };
    const prepared = await prepare(given, err);
    if (!prepared) return exitCodes.problem;
    const { file, checked } = prepared;
    const { compile, data } = checked.spec;
    if (!compile || !data) return refused(file, compile ? 'data' : 'compile', err);
    const answer = await ask(file, {
      epoch: named.epoch - 1,
      at: { batch: named.batch - 1, sample: named.sample },
      look: { check: given.flag('check') },
    });
    if ('problems' in answer) {
      showProblems(answer.problems, file.name, err);
      return exitCodes.problem;
    }
    if (!('length' in answer)) throw new UsageError('refused' in answer ? answer.refused.message : 'Another step was asked for.');
    const { look, broken, length } = answer;
    if (broken && !look) {
      showBroken(prepared, broken, err);
      return exitCodes.problem;
    }
    if (!look) throw new UsageError(noSuchStep(named, length));
    if (given.flag('json')) out.json(stepJson(named, look));
    else showStep({ ...named, batches: length.batches, look, model: checked.model, compile }, out);
    if (!broken) return exitCodes.ok;
    showBroken(prepared, broken, err);
    return exitCodes.problem;
  },
};

function wholeNumber(given: Arguments, name: string, least: number): number {
  const text = given.text(name);
  if (text === undefined) return least;
  const value = Number(text);
  if (text !== '' && Number.isSafeInteger(value) && value >= least) return value;
  throw new UsageError(`--${name} ${text}: a whole number is needed, ${least} or more.`);
}

async function ask({ text, folder, workspace }: SpecFile, about: Pick<StepRequest, 'epoch' | 'at' | 'look'>): Promise<StepAnswer> {
  const client = new WorkerClient(inThread(WORKER));
  try {
    return await client.ask({ task: 'step', text, scope: { folder, workspace }, ...about });
  } finally {
    await client.dispose();
  }
}

/** Says which part of the step's name the run does not have, and what it has. */
function noSuchStep({ epoch, batch, sample }: Named, { epochs, batches, samples, stoppedEarly }: RunLength): string {
  if (epoch > epochs) {
    const why = stoppedEarly ? 'stops early, after epoch' : 'has "epochs":';
    return `--epoch ${epoch}: the run ${why} ${epochs}. Give 1 to ${epochs}.`;
  }
  if (batch > batches) return `--batch ${batch}: an epoch has ${plural(batches, 'batch', 'batches')}. Give 1 to ${batches}.`;
  return `--sample ${sample}: batch ${batch} has ${plural(samples, 'sample')}. Give 0 to ${samples - 1}.`;
}

function refused({ name, text }: SpecFile, missing: 'compile' | 'data', err: Output): typeof exitCodes.problem {
  const list = new ProblemList(text);
  list.report('no-steps', { missing }, { offset: 0, length: 0 });
  showProblems(list.problems, name, err);
  return exitCodes.problem;
}

/** The problem that a training reports which breaks off there. */
function showBroken({ file }: Prepared, { problem }: NonNullable<Extract<StepAnswer, { length: RunLength }>['broken']>, err: Output): void {
  const list = new ProblemList(file.text);
  const range = list.rangeAt(['compile', 'optimizer']);
  showProblems([{ ...problem, severity: 'error', range, fixes: [] }], file.name, err);
}
