import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkSpec } from '../../../../src/ml/checks/check-spec';
import { type CompactOptions, openCompact } from '../../../../src/ml/engine/compact/open';
import { worthSharing } from '../../../../src/ml/engine/compact/stages';
import type { BatchResult, TrainingState } from '../../../../src/ml/engine/engine';
import { initialState } from '../../../../src/ml/training/initial-state';
import { built } from '../../../built';
import { noFiles } from '../../../golden/run-case';
import { type Json, rowsOf, upTo } from './networks';

const ROWS = 70;

/** Sizes that eight does not divide, and three threads do not either. */
const spec: Json = {
  seed: 8,
  data: { x: rowsOf(1, ROWS, 203), y: Array.from({ length: ROWS }, (_, i) => i % 5) },
  layers: [
    { type: 'Dense', units: 133, activation: 'tanh', input_shape: [203] },
    { type: 'Dropout', rate: 0.2 },
    { type: 'Dense', units: 259, activation: 'relu' },
    { type: 'Dense', units: 5, activation: 'softmax' },
  ],
  compile: { optimizer: { type: 'AdamW', learning_rate: 0.01 }, loss: 'sparse_categorical_crossentropy' },
};

interface Found {
  readonly trained: BatchResult;
  readonly evaluated: BatchResult;
  readonly predicted: Float32Array;
  readonly state: TrainingState;
}

async function run(options: CompactOptions): Promise<Found> {
  const { model, dataset, spec: read } = await checkSpec(JSON.stringify(spec), noFiles);
  assert.ok(model && dataset && read?.compile);
  assert.ok(worthSharing(model, 32), 'too small for threads, so nothing would be tested');
  const engine = await openCompact(options);
  assert.equal(engine.info.threads, options.threads);
  const session = engine.open({ model, seed: 8, compile: read.compile });
  try {
    session.setState(initialState(model, 8));
    session.load('train', dataset.train);
    const rows = { split: 'train', indices: upTo(ROWS), batchSize: 32 } as const;
    await session.train(rows);
    const trained = await session.train(rows);
    const evaluated = await session.evaluate(rows);
    const predicted = (await session.predict(dataset.train.x, ROWS)).values;
    return { trained, evaluated, predicted, state: session.state() };
  } finally {
    session.dispose();
  }
}

describe('threads of the compact engine', () => {
  const folder = built();

  it('change not a bit of what comes out, however many they are', async () => {
    const alone = await run({ threads: 1, folder });
    assert.ok(alone.trained.losses.every((loss) => Number.isFinite(loss)));
    for (const threads of [2, 3, 4]) assert.deepEqual(await run({ threads, folder }), alone, `${threads} threads`);
  });
});
