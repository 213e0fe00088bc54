import { plural } from '../../ml/language/messages/words';
import { stepJson } from '../../ml/step/step-json';
import type { RunLength, StepRequest } from '../../ml/worker/run-questions';
import { type Command, type ExitCode, exitCodes, shared, UsageError, wholeNumber } from '../command';
import { placed, showProblems } from '../problems';
import { showStep } from '../results/step-walk';
import { ask } from '../run';
import { openSpecFile } from '../spec-file';

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
    const named = {
      epoch: wholeNumber(given, 'epoch', 1) ?? 1,
      batch: wholeNumber(given, 'batch', 1) ?? 1,
      sample: wholeNumber(given, 'sample', 0) ?? 0,
    };
    const file = await openSpecFile(given.files[0] as string);
    const answer = await ask<StepRequest>(file, {
      task: 'step',
      epoch: named.epoch - 1,
      at: { batch: named.batch - 1, sample: named.sample },
      look: { check: given.flag('check') },
    });
    if ('superseded' in answer) throw new Error('No other step was asked for.');
    if (!('length' in answer)) {
      showProblems('refused' in answer ? [placed(answer.refused, file, ['engine'])] : answer.problems, file.name, err);
      return exitCodes.problem;
    }
    showProblems(answer.warnings, file.name, err);
    const { look, broken, length, network } = answer;
    const end = (): ExitCode => {
      if (broken) showProblems([placed(broken.problem, file, ['compile', 'optimizer'])], file.name, err);
      return broken ? exitCodes.problem : exitCodes.ok;
    };
    if (!look && broken) return end();
    if (!look) throw new UsageError(noSuchStep(named, length));
    if (given.flag('json')) out.json(stepJson(named, look));
    else showStep({ ...named, batches: length.batches, look, network }, out);
    return end();
  },
};

/** Says which part of the step's name the run does not have, and what it has. */
function noSuchStep({ epoch, batch, sample }: Named, { epochs, batches, samples, stoppedEarly }: RunLength): string {
  if (epoch > epochs) {
    const why = stoppedEarly ? 'stops early, after epoch' : 'has "epochs":';
    return `--epoch ${epoch}: the run ${why} ${epochs}. Give 1 to ${epochs}.`;
  }
  if (batch > batches) return `--batch ${batch}: an epoch has ${plural(batches, 'batch', 'batches')}. Give 1 to ${batches}.`;
  return `--sample ${sample}: batch ${batch} has ${plural(samples, 'sample')}. Give 0 to ${samples - 1}.`;
}
