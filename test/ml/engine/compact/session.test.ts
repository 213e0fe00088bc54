import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Session, TrainingState } from '../../../../src/ml/engine/engine';
import { openEngine, type TestedEngine } from '../../../golden/backends';
import { near } from '../../../golden/near';
import { prepare } from '../../../golden/run-case';
import { compactCase, type Json, rowsOf, upTo } from './networks';

const regression = (more: Json = {}): Json => ({
  seed: 5,
  data: { x: rowsOf(1, 10, 3), y: rowsOf(2, 10, 2) },
  layers: [
    { type: 'Dense', units: 5, activation: 'relu', input_shape: [3] },
    { type: 'Dropout', rate: 0.25 },
    { type: 'Dense', units: 2 },
  ],
  compile: { optimizer: 'adam', loss: 'mse' },
  ...more,
});

const all = { split: 'train', indices: upTo(10), batchSize: 4 } as const;

async function loaded(spec: Json): Promise<Session> {
  const { open, dataset } = await compactCase(spec);
  const session = await open();
  session.load('train', dataset.train);
  return session;
}

describe('a session of the compact engine', () => {
  it('continues from a state as if it had never stopped, to the bit', async () => {
    for (const optimizer of ['adam', 'nadam', { type: 'SGD', momentum: 0.9 }]) {
      const spec = regression({ compile: { optimizer, loss: 'mse' } });
      const [whole, first, second] = [await loaded(spec), await loaded(spec), await loaded(spec)];
      await whole.train(all);
      const straight = await whole.train(all);
      await first.train(all);
      second.setState(first.state());
      assert.deepEqual(await second.train(all), straight);
      assert.deepEqual(second.state(), whole.state());
    }
  });

  it('gives the same bits however many batches come at once', async () => {
    const [together, apart] = [await loaded(regression()), await loaded(regression())];
    const { losses, predictions } = await together.train(all);
    const parts = [0, 4, 8].map((from) => ({ ...all, indices: all.indices.subarray(from, from + 4) }));
    const found = [];
    for (const part of parts) found.push(await apart.train(part));
    assert.deepEqual(
      found.flatMap((part) => [...part.losses]),
      [...losses],
    );
    assert.deepEqual(
      found.flatMap((part) => [...part.predictions]),
      [...predictions],
    );
    assert.deepEqual(apart.state(), together.state());
  });

  it('predicts the same bits for a row, whatever it comes with', async () => {
    const session = await loaded(regression());
    const x = Float32Array.from(rowsOf(9, 1000, 3).flat());
    const { values } = await session.predict({ shape: [1000, 3], values: x }, 1000);
    for (const rows of [1, 2, 3, 5, 7]) {
      const few = await session.predict({ shape: [rows, 3], values: x.subarray(0, rows * 3) }, 2);
      assert.deepEqual(few.values, values.slice(0, rows * 2));
    }
    assert.equal((await session.predict({ shape: [0, 3], values: new Float32Array(0) }, 32)).values.length, 0);
  });

  it('refuses an optimizer state of another network', async () => {
    const session = await loaded(regression());
    await session.train(all);
    const state = session.state();
    const short = new Map([...state.optimizer].map(([key, values]) => [key, values.subarray(1)]));
    assert.throws(() => session.setState({ ...state, optimizer: short }), RangeError);
    assert.throws(() => session.setState({ ...state, optimizer: new Map() }), RangeError);
  });

  it('shows what a step went through', async () => {
    const session = await loaded(regression({ compile: { optimizer: { type: 'SGD', learning_rate: 1 }, loss: 'mse' } }));
    const before = session.state().weights;
    const step = await session.step({ split: 'train', indices: upTo(3) });
    assert.deepEqual(
      step.outputs.map(({ shape }) => shape),
      [
        [3, 5],
        [3, 5],
        [3, 2],
      ],
    );
    const [preActivations, none, last] = step.preActivations;
    assert.deepEqual(
      preActivations?.values.map((v) => Math.max(v, 0)),
      step.outputs[0]?.values,
    );
    assert.equal(none, undefined);
    assert.deepEqual(last?.values, step.outputs.at(-1)?.values);
    const dropped = step.outputs[1]?.values ?? new Float32Array(0);
    dropped.forEach((value, i) => {
      const input = step.outputs[0]?.values[i] as number;
      assert.ok(value === 0 || value === Math.fround(input * Math.fround(1 / 0.75)), `${value} of ${input}`);
    });
    for (const [name, gradient] of step.gradients) {
      const moved = (session.state().weights.get(name) as Float32Array).map(
        (w, i) => ((before.get(name) as Float32Array)[i] as number) - w,
      );
      near(moved, gradient, 1e-4, name);
    }
  });

  it('takes more rows at once than before, and other data, at any time', async () => {
    const [one, other] = [await loaded(regression()), await loaded(regression())];
    await one.train({ ...all, indices: upTo(2) });
    await one.predict({ shape: [300, 3], values: new Float32Array(900) }, 300);
    const { dataset } = await compactCase(regression());
    one.load('test', dataset.train, new Float32Array(10).fill(1));
    await one.evaluate({ ...all, split: 'test', batchSize: 10 });
    await other.train({ ...all, indices: upTo(2) });
    assert.deepEqual(await one.train(all), await other.train(all));
  });

  it('says what is missing', async () => {
    const { open } = await compactCase(regression());
    const session = await open();
    await assert.rejects(session.train(all), /The train data was not loaded/);
    session.dispose();
    assert.throws(() => session.state(), /disposed/);
    const plain = await (await compactCase({ ...regression(), compile: undefined })).open();
    await assert.rejects(plain.train(all), /opened without "compile"/);
  });
});

describe('numbers that stop being finite, as on tfjs', () => {
  before(() => openEngine('cpu'));
  const base = { fit: { batch_size: 4, shuffle: false } };
  const sgd = (learning_rate: number): Json => ({ optimizer: { type: 'SGD', learning_rate }, loss: 'mse' });
  const dense = (units: number, activation = 'linear'): Json => ({ type: 'Dense', units, activation });
  const large = rowsOf(1, 10, 3).map((row) => row.map((v) => v * 1e20));
  const data = { x: rowsOf(1, 10, 3), y: rowsOf(2, 10, 2) };
  const runs: readonly (readonly [string, Json])[] = [
    ['steps far too long', { ...base, data, layers: [dense(4, 'tanh'), dense(2)], compile: sgd(1e30) }],
    ['a loss too large', { ...base, data: { ...data, x: large }, layers: [dense(2)], compile: sgd(0.1) }],
    [
      'a gradient too large',
      {
        ...base,
        data: { x: rowsOf(1, 10, 3).map((row) => row.map((v) => v * 3e38)), y: rowsOf(2, 10, 2).map((row) => row.map((v) => v * 100)) },
        layers: [{ ...dense(2, 'softsign'), kernel_initializer: 'zeros' }, dense(2)],
        compile: sgd(0.1),
      },
    ],
    ['an exponential too large', { ...base, data: { ...data, x: large }, layers: [dense(2, 'exponential'), dense(2)], compile: sgd(0.1) }],
  ];

  async function ends(spec: Json, engine: TestedEngine, change: (state: TrainingState) => TrainingState = (state) => state) {
    const { session, dataset } = await prepare(spec, engine);
    session.load('train', dataset.train);
    session.setState(change(session.state()));
    for (let epoch = 0; epoch < 20; epoch++) {
      const before = session.state().weights;
      const { broken, losses } = await session.train(all);
      if (!broken) continue;
      // The batches before are done; of the broken one nothing is.
      const after = session.state().weights;
      if (broken.batch === 0) assert.deepEqual(after, before);
      session.dispose();
      return { epoch, batches: losses.length, broken };
    }
    return assert.fail('it stayed finite');
  }

  for (const [what, spec] of runs) {
    it(what, async () => {
      const [ours, theirs] = [await ends(spec, 'compact'), await ends(spec, 'cpu')];
      const { largestWeight, ...rest } = ours.broken;
      near([largestWeight], [theirs.broken.largestWeight], 1e-3, 'largest weight');
      assert.deepEqual({ ...ours, broken: { ...rest, largestWeight: 0 } }, { ...theirs, broken: { ...theirs.broken, largestWeight: 0 } });
    });
  }

  it('a weight that is NaN from the start', async () => {
    const spec = { ...base, data, layers: [dense(4, 'tanh'), dense(2)], compile: sgd(0.1) };
    const spoil = (state: TrainingState): TrainingState => {
      (state.weights.get('dense/bias') as Float32Array)[2] = Number.NaN;
      return state;
    };
    const ours = await ends(spec, 'compact', spoil);
    assert.deepEqual(ours, await ends(spec, 'cpu', spoil));
    assert.deepEqual([ours.broken.where, ours.broken.name, ours.broken.batch], ['weight', 'dense/bias', 0]);
  });
});
