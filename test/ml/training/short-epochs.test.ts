import assert from 'node:assert/strict';
import { describe } from 'node:test';
import type { Control } from '../../../src/ml/training/control';
import type { TrainingEvent } from '../../../src/ml/training/events';
import { initialState } from '../../../src/ml/training/initial-state';
import { type TrainingResult, train } from '../../../src/ml/training/train';
import { itOn } from '../../golden/backends';
import { prepare, unattended } from '../../golden/run-case';

const EPOCHS = 300;

/** Rows of two inputs, with all that is random. */
const spec = (rows: number, batch: number, optimizer: object = { type: 'Adam', learning_rate: 0.05 }) => ({
  seed: 2,
  data: {
    x: Array.from({ length: rows }, (_, i) => [Math.sin(i), Math.cos(2 * i)]),
    y: Array.from({ length: rows }, (_, i) => [(i * i) % 3]),
  },
  layers: [
    { type: 'Dense', units: 5, activation: 'tanh' },
    { type: 'Dropout', rate: 0.2 },
    { type: 'Dense', units: 1 },
  ],
  compile: { optimizer, loss: 'mse', metrics: ['mae'] },
  fit: { epochs: EPOCHS, batch_size: batch },
});

interface Ran {
  readonly result: TrainingResult;
  readonly epochs: readonly Omit<Extract<TrainingEvent, { type: 'epoch' }>, 'milliseconds'>[];
  /** Calls to the engine. */
  readonly calls: number;
}

async function run(engine: 'compact' | 'cpu', given: ReturnType<typeof spec>, control: Partial<Control> = {}): Promise<Ran> {
  const { spec: read, model, dataset, session } = await prepare(given, engine);
  const epochs: Ran['epochs'][number][] = [];
  let calls = 0;
  const counted = new Proxy(session, {
    get(target, key) {
      if (key === 'train') calls++;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  const plan = { model, compile: read.compile, fit: read.fit, dataset, seed: read.seed, state: initialState(model, read.seed) };
  const emit = (event: TrainingEvent): void => {
    if (event.type === 'epoch') epochs.push({ type: event.type, epoch: event.epoch, logs: event.logs });
  };
  // No time passes, so that as many epochs as there may be go at once.
  const result = await train(counted, plan, { ...unattended, now: () => 0, emit, ...control });
  session.dispose();
  return { result, epochs, calls };
}

/** Wants to know each epoch's state, so that each has a call of its own. */
const each = { done: () => undefined };

for (const engine of ['compact', 'cpu'] as const) {
  describe(`epochs that go to the engine together, on ${engine}`, () => {
    for (const [rows, batch, together] of [
      [4, 4, true],
      [6, 2, true],
      [5, 32, true],
      [1, 1, true],
      [7, 3, false],
    ] as const) {
      itOn(engine, `${rows} rows in batches of ${batch} come to the same bits as one at a time`, async () => {
        const many = await run(engine, spec(rows, batch));
        const one = await run(engine, spec(rows, batch), each);
        assert.deepEqual({ ...many, calls: 0 }, { ...one, calls: 0 });
        assert.equal(many.epochs.length, EPOCHS);
        assert.equal(many.calls < EPOCHS / 10, together, `${many.calls} calls`);
      });
    }

    itOn(engine, 'end at the same batch where a number is no longer finite, with the epochs before it', async () => {
      const given = spec(6, 2, { type: 'SGD', learning_rate: 1.3 });
      const many = await run(engine, given);
      assert.equal(many.result.ending.reason, 'diverged');
      assert.ok(many.epochs.length > 1, 'it diverges later than in the first epochs');
      assert.deepEqual({ ...many, calls: 0 }, { ...(await run(engine, given, each)), calls: 0 });
    });

    itOn(engine, 'do not keep a run from being cancelled', async () => {
      let asked = 0;
      const { result, epochs } = await run(engine, spec(4, 4), { cancelled: () => ++asked > 4 });
      assert.equal(result.ending.reason, 'cancelled');
      assert.ok(epochs.length > 0 && epochs.length < EPOCHS);
    });
  });
}
