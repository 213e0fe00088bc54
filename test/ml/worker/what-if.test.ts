import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { StepLook } from '../../../src/ml/step/look-inside';
import { WorkerClient } from '../../../src/ml/worker/client';
import { DataCache } from '../../../src/ml/worker/data-cache';
import type { Instead, StepRequest } from '../../../src/ml/worker/run-questions';
import { StepSessions } from '../../../src/ml/worker/step-sessions';
import { stepOf } from '../../../src/ml/worker/steps';
import { inThread } from '../../../src/ml/worker/thread-port';
import { built } from '../../built';
import { spec, textOf } from './kept-spec';

const sessions = new StepSessions(new DataCache(), () => Promise.resolve());

async function look(instead?: Instead, more: Partial<StepRequest> = {}): Promise<StepLook> {
  const about = { epoch: 2, at: { batch: 3, sample: 1 }, look: { check: false }, ...(instead && { instead }), ...more };
  const answer = await stepOf({ task: 'step', text: textOf(), ...about }, sessions);
  return ('look' in answer ? answer.look : undefined) ?? assert.fail(JSON.stringify(answer));
}

async function refused(instead: Instead, text = textOf()): Promise<string> {
  const answer = await stepOf({ task: 'step', text, epoch: 0, at: { batch: 0, sample: 0 }, look: { check: false }, instead }, sessions);
  return 'refused' in answer ? answer.refused.message : assert.fail(JSON.stringify(answer));
}

describe('a step with other numbers', () => {
  const client = new WorkerClient(inThread(built('worker.js')));
  after(() => client.dispose());
  for (const engine of ['cpu', 'wasm', 'compact'] as const) {
    // BatchNormalization is not for the engine compact.
    const layers = spec.layers.filter(({ type }) => engine !== 'compact' || type !== 'BatchNormalization');
    const ask = { task: 'step', text: textOf({ layers }), engine, epoch: 2, at: { batch: 3, sample: 1 }, look: { check: false } } as const;
    it(`is the step itself where they are its own: the same dropout masks, the same memory (${engine})`, async () => {
      const seen = async (instead?: Instead): Promise<StepLook> => {
        const answer = await client.ask({ ...ask, ...(instead && { instead }) });
        return ('look' in answer ? answer.look : undefined) ?? assert.fail(JSON.stringify(answer));
      };
      const own = await seen();
      const weights = Object.fromEntries(own.variables.map(({ name, before }) => [name, before.values]));
      assert.deepEqual(await seen({ weights, x: own.layers[0]?.inputs[0]?.values ?? assert.fail(), y: own.target.values }), own);
    });
  }

  it('is computed whole: forward, loss, backward and update', async () => {
    const own = await look();
    const kernel = own.variables.find(({ name }) => name === 'dense_1/kernel') ?? assert.fail();
    const values = kernel.before.values.map((v) => v + 1);
    const other = await look({ weights: { 'dense_1/kernel': values } }, { look: { check: true } });
    const found = other.variables.find(({ name }) => name === 'dense_1/kernel') ?? assert.fail();
    assert.deepEqual(found.before.values, values);
    assert.notEqual(other.loss, own.loss);
    assert.notDeepEqual(found.gradient, kernel.gradient);
    assert.notDeepEqual(found.after, kernel.after);
    found.gradient?.values.forEach((g, i) => assert.ok(Math.abs(g - (found.finiteDifference?.values[i] as number)) < 1e-4));
    assert.deepEqual(other.rows, own.rows);
  });

  it('can have another input and target of its sample, and the others of the batch keep theirs', async () => {
    const own = await look();
    const [x, y] = [Float32Array.of(5, -5), Float32Array.of(1 - (own.target.values[0] as number))];
    const other = await look({ x, y });
    assert.deepEqual([other.layers[0]?.inputs[0]?.values, other.target.values], [x, y]);
    const neighbour = { at: { batch: 3, sample: 2 } };
    assert.deepEqual((await look({}, neighbour)).layers[0], (await look(undefined, neighbour)).layers[0]);
  });

  it('leaves the run where it was', async () => {
    const fresh = new StepSessions(new DataCache(), () => Promise.resolve());
    const next = { task: 'step', text: textOf(), epoch: 2, at: { batch: 4, sample: 1 }, look: { check: false } } as const;
    await look({ x: Float32Array.of(5, -5) });
    const answer = await stepOf(next, fresh);
    assert.deepEqual(await look(undefined, next), 'look' in answer ? answer.look : assert.fail());
  });

  it('is refused in a sentence where the numbers do not fit', async () => {
    assert.match(await refused({ weights: { 'dense/kernel': Float32Array.of(1) } }), /"dense\/kernel" do not fit/);
    assert.match(await refused({ weights: { 'gone/kernel': Float32Array.of(1) } }), /"gone\/kernel" do not fit/);
    assert.match(await refused({ x: Float32Array.of(1) }), /An input of this network has 2 values/);
    assert.match(await refused({ y: Float32Array.of(1, 2) }), /A target of this network has 1 values/);
    const classes = textOf({
      data: { x: [[0], [1], [2]], y: [0, 1, 2] },
      layers: [{ type: 'Embedding', input_dim: 4, output_dim: 2 }, { type: 'Flatten' }, { type: 'Dense', units: 3, activation: 'softmax' }],
      compile: { optimizer: 'sgd', loss: 'sparse_categorical_crossentropy' },
      predict: undefined,
    });
    assert.match(await refused({ y: Float32Array.of(3) }, classes), /a whole number from 0 to 2/);
    assert.match(await refused({ y: Float32Array.of(0.5) }, classes), /a whole number from 0 to 2/);
    assert.match(await refused({ x: Float32Array.of(4) }, classes), /whole numbers from 0 to 3/);
  });

  it('may come to no number, and shows where', async () => {
    const { broken } = await look({ x: Float32Array.of(Number.NaN, 0) });
    assert.deepEqual([broken?.where, broken?.value], ['input', 'NaN']);
  });
});
