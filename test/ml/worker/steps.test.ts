import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { TrainingState } from '../../../src/ml/engine/engine';
import { WorkerClient } from '../../../src/ml/worker/client';
import type { StepRequest } from '../../../src/ml/worker/run-questions';
import { inThread } from '../../../src/ml/worker/thread-port';
import { built } from '../../built';

/** Ten rows, of which eight are trained on, in batches of three, three and two; all that is random is in it. */
const spec = (change: object = {}): string =>
  JSON.stringify({
    seed: 11,
    data: { x: [...Array(10).keys()].map((i) => [Math.sin(i), Math.cos(3 * i)]), y: [...Array(10).keys()].map((i) => [i % 2]) },
    layers: [
      { type: 'Dense', units: 6, activation: 'tanh' },
      { type: 'Dropout', rate: 0.25 },
      { type: 'Dense', units: 1, activation: 'sigmoid' },
    ],
    compile: { optimizer: 'Adam', loss: 'binary_crossentropy' },
    fit: { epochs: 40, batch_size: 3, validation_split: 0.2 },
    ...change,
  });

for (const engine of ['compact', 'wasm'] as const) {
  describe(`a question for a step of a run on ${engine}`, () => {
    const client = new WorkerClient(inThread(built('worker.js')));
    after(() => client.dispose());

    const step = async (epoch: number, batch: number, more: Partial<StepRequest> = {}) => {
      const answer = await client.ask({ task: 'step', text: spec(), engine, epoch, at: { batch, sample: 0 }, ...more });
      if (!('length' in answer)) assert.fail(JSON.stringify(answer));
      return answer;
    };
    const sure = async (...given: Parameters<typeof step>) => (await step(...given)).step ?? assert.fail('there is none');
    const same = (a: TrainingState, b: TrainingState): void => assert.deepEqual(a, b);

    it('tells steps that follow one another, across epochs, as the run made them', async () => {
      const steps = [await sure(6, 1), await sure(6, 2), await sure(7, 0)];
      assert.deepEqual(
        steps.map(({ indices, before }) => [indices.length, before.step]),
        [
          [3, 19],
          [2, 20],
          [3, 21],
        ],
      );
      same((steps[0] ?? assert.fail()).after, (steps[1] ?? assert.fail()).before);
      same((steps[1] ?? assert.fail()).after, (steps[2] ?? assert.fail()).before);
      assert.equal(new Set(steps.slice(0, 2).flatMap(({ indices }) => [...indices])).size, 5);
    });

    it('ends where the run ended', async () => {
      const run = await client.run({ text: spec(), folder: '.', workspace: '.', engine, task: 'train' }, () => undefined);
      const { after: last, record } = await sure(39, 2);
      assert.deepEqual(new Map([...run.weights].map(([name, { values }]) => [name, values])), last.weights);
      assert.deepEqual(
        record.outputs.map(({ shape }) => shape),
        [
          [2, 6],
          [2, 6],
          [2, 1],
        ],
      );
      assert.deepEqual([...record.gradients.keys()], [...last.weights.keys()]);
    });

    it('says so where the run has no such step', async () => {
      for (const [epoch, batch] of [
        [40, 0],
        [0, 3],
        [-1, 0],
        [0, -1],
      ] as const)
        assert.equal((await step(epoch, batch)).step, undefined, `${epoch}, ${batch}`);
      assert.deepEqual((await step(40, 0)).length, { epochs: 40, batches: 3, samples: 3, stoppedEarly: false });
      const text = spec({
        compile: { optimizer: { type: 'SGD', learning_rate: 1e30 }, loss: 'mse' },
        layers: [{ type: 'Dense', units: 1 }],
      });
      const { step: none, broken } = await step(39, 0, { text });
      assert.equal(none, undefined);
      if (!broken) assert.fail();
      const { at } = broken;
      assert.deepEqual((await sure(at.epoch, at.batch, { text })).record.broken, { ...broken.broken, batch: 0 });
    });

    it('makes a step ready to be looked at where that is asked for', async () => {
      const { look, step: seen } = await step(6, 2, { at: { batch: 2, sample: 1 }, look: { check: false } });
      assert.equal(seen, undefined);
      assert.deepEqual(look?.rows, [...(await sure(6, 2)).indices]);
      assert.equal((await step(6, 2, { at: { batch: 2, sample: 2 }, look: { check: false } })).look, undefined);
    });

    it('is answered by another engine where the run was one of TensorFlow’s own', async () => {
      const { engine: other, step: made } = await step(1, 0, { engine: 'tensorflow' });
      assert.equal(other.name, 'compact');
      assert.deepEqual(made?.indices, (await sure(1, 0)).indices);
    });

    it('finds the batch that has a row of the training data', async () => {
      const { found, look } = await step(6, 0, { at: { row: 5 }, look: { check: false } });
      assert.equal(look?.rows[found?.sample ?? -1], 5);
      assert.deepEqual([...(await sure(6, found?.batch ?? -1)).indices], look?.rows);
      assert.equal((await step(6, 0, { at: { row: 8 }, look: { check: false } })).look, undefined);
    });

    it('leaves out variables that are large', async () => {
      const { look, omitted } = await step(0, 0, { look: { check: false, most: 6, variable: 'dense_1/kernel' } });
      assert.deepEqual(omitted, ['dense/kernel']);
      assert.deepEqual(
        look?.variables.map(({ name }) => name),
        ['dense/bias', 'dense_1/kernel', 'dense_1/bias'],
      );
    });

    it('tells what is wrong with the spec', async () => {
      const answer = await client.ask({ task: 'step', text: spec({ layers: [{ type: 'Dnse' }] }), epoch: 0, at: { row: 0 } });
      assert.ok('problems' in answer && answer.problems.some(({ code }) => code === 'unknown-name'));
    });
  });
}
