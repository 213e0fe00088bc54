import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { compactCase, rowsOf, upTo } from './networks';

const MEGABYTE = 2 ** 20;

describe('memory of the compact engine', () => {
  it('is given back after every run', async () => {
    const { open, dataset } = await compactCase({
      data: { x: rowsOf(1, 8, 1000), y: rowsOf(2, 8, 1) },
      layers: [
        { type: 'Dense', units: 3000, activation: 'relu', input_shape: [1000] },
        { type: 'Dense', units: 1 },
      ],
      compile: { optimizer: 'adam', loss: 'mse' },
    });
    const run = async (): Promise<void> => {
      // Three million weights, gradients and twice as many numbers of the optimizer's: 48 MB.
      const session = await open();
      session.load('train', dataset.train);
      await session.train({ split: 'train', indices: upTo(8), batchSize: 8 });
      session.dispose();
      await setImmediate();
    };
    await run();
    const before = process.memoryUsage.rss();
    for (let i = 0; i < 40; i++) await run();
    const grown = process.memoryUsage.rss() - before;
    assert.ok(grown < 600 * MEGABYTE, `${Math.round(grown / MEGABYTE)} MB more after 40 runs of 48 MB`);
  });

  it('does not grow while a session works', async () => {
    const { open, dataset } = await compactCase({
      data: { x: rowsOf(1, 50, 4), y: rowsOf(2, 50, 1) },
      layers: [
        { type: 'Dense', units: 16, activation: 'tanh', input_shape: [4] },
        { type: 'Dense', units: 1 },
      ],
      compile: { optimizer: 'adam', loss: 'mse' },
      fit: { validation_split: 0.2 },
    });
    const session = await open();
    session.load('train', dataset.train);
    const rows = { split: 'train', indices: upTo(50), batchSize: 8 } as const;
    const round = async (): Promise<void> => {
      session.load('test', dataset.train);
      await session.train(rows);
      await session.evaluate({ ...rows, split: 'test', batchSize: 50 });
      await session.predict(dataset.train.x, 32);
      await session.step({ split: 'train', indices: upTo(8) });
      session.setState(session.state());
    };
    await round();
    const before = session.memoryBytes;
    for (let i = 0; i < 200; i++) await round();
    assert.equal(session.memoryBytes, before);
    session.dispose();
  });
});
