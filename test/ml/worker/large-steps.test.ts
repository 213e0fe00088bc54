import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Answers } from '../../../src/ml/worker/answers';
import { DataCache } from '../../../src/ml/worker/data-cache';
import type { RunLength, StepAnswer, StepRequest } from '../../../src/ml/worker/run-questions';
import { NoSteps, StepSessions } from '../../../src/ml/worker/step-sessions';
import { stepOf } from '../../../src/ml/worker/steps';
import { textOf } from './kept-spec';

const MOST = 16_384;

/** Rows of two numbers. @param rows all in one batch */
const text = (rows: number, layers: readonly object[]): string =>
  textOf({
    data: { synthetic: 'moons', samples: rows, noise: 0.1 },
    layers: [{ ...layers[0], input_shape: [2] }, ...layers.slice(1), { type: 'Dense', units: 1, activation: 'sigmoid' }],
    fit: { epochs: 2, batch_size: rows },
  });
const wide = { type: 'Dense', units: 10_000, activation: 'tanh', name: 'wide' };
/** A sequence of so many time steps. */
const long = (steps: number): readonly object[] => [
  { type: 'Dense', units: steps },
  { type: 'Reshape', target_shape: [steps, 1] },
  { type: 'SimpleRNN', units: 2 },
];

type Answered = Extract<StepAnswer, { length: RunLength }>;

async function look(about: Pick<StepRequest, 'text' | 'at'>, breathe = (): Promise<void> => Promise.resolve()): Promise<Answered> {
  const sessions = new StepSessions(new DataCache(), breathe);
  const found = await stepOf({ task: 'step', epoch: 0, look: { check: false, most: MOST }, ...about }, sessions);
  return 'length' in found ? found : assert.fail(JSON.stringify(found));
}

/** The sentence by which the run of a spec is not opened; undefined where it is. */
const refusal = (spec: string, more: Pick<StepRequest, 'unlimited'> = {}): Promise<string | undefined> =>
  new StepSessions(new DataCache(), () => Promise.resolve())
    .use({ text: spec, ...more }, { kind: 'step', about: '' }, async () => undefined)
    .catch((error: unknown) => (error instanceof NoSteps && 'refused' in error.why ? error.why.refused.message : Promise.reject(error)));

describe('a step with large numbers of something is answered', () => {
  it('a batch of 10,000 rows', async () => {
    const {
      look: seen,
      omitted,
      length,
    } = await look({
      text: text(10_000, [{ type: 'Dense', units: 4, activation: 'tanh' }]),
      at: { row: 9_876 },
    });
    assert.deepEqual([seen?.rows.length, seen?.rowLosses.length, length.samples], [10_000, 10_000, 10_000]);
    assert.deepEqual([seen?.rows[seen.sample], omitted], [9_876, []]);
  });

  it('a layer of 10,000 units, without the kernel that is too large to be sent along', async () => {
    const { look: seen, omitted } = await look({ text: text(6, [wide]), at: { batch: 0, sample: 5 } });
    assert.deepEqual(omitted, ['wide/kernel']);
    assert.deepEqual(
      seen?.variables.map(({ name, gradient }) => [name, gradient?.values.length]),
      [
        ['wide/bias', 10_000],
        ['dense/kernel', 10_000],
        ['dense/bias', 1],
      ],
    );
    assert.deepEqual(seen?.layers[0]?.dPreActivations?.shape, [10_000]);
  });

  it('a sequence of 1,000 time steps, with pauses on its way back', async () => {
    let breaths = 0;
    const breathe = (): Promise<void> => {
      breaths++;
      return Promise.resolve();
    };
    const { look: seen, omitted } = await look({ text: text(6, long(1_000)), at: { batch: 0, sample: 0 } }, breathe);
    assert.equal(seen?.layers[2]?.timeSteps?.length, 1_000);
    assert.deepEqual(omitted, []);
    // Four layers and the ways to the step take fewer.
    assert.ok(breaths >= 20, `${breaths}`);
  });
});

describe('a step that would keep the editor waiting', () => {
  it('is refused with the batch size that is not too large, which is answered', async () => {
    const why = await refusal(text(10_000, [wide]));
    const most = /10,000 rows in its batch.*"batch_size" of ([\d,]+) or less, or use the command "step"/.exec(why ?? '')?.[1];
    const rows = Number(most?.replaceAll(',', '') ?? assert.fail(why));
    assert.equal(await refusal(text(rows, [wide])), undefined);
    assert.notEqual(await refusal(text(rows + 1, [wide])), undefined);
  });

  it('is refused with no batch size where time steps alone are too many', async () => {
    assert.match((await refusal(text(6, long(2_000)))) ?? '', /6 rows in its batch.* To see it, use the command "step"/);
  });

  it('is refused where its gradients are asked for, too', async () => {
    const { answer } = await new Answers(() => Promise.resolve()).to({ task: 'gradients', text: text(10_000, [wide]), moments: [] });
    assert.equal('refused' in answer && answer.refused.code, 'step-too-long');
  });

  it('is computed where no one waits', async () => {
    assert.equal(await refusal(text(10_000, [wide]), { unlimited: true }), undefined);
  });

  it('is not one of an MNIST network with 512 rows in a batch', async () => {
    const layers = [
      { type: 'Dense', units: 784 },
      { type: 'Dense', units: 512, activation: 'relu' },
      { type: 'Dense', units: 10 },
    ];
    assert.equal(await refusal(text(512, layers)), undefined);
  });
});
