import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Control } from '../../../src/ml/training/control';
import type { TrainingEvent } from '../../../src/ml/training/events';
import { initialState, inOneRow } from '../../../src/ml/training/initial-state';
import { type Steer, Steering } from '../../../src/ml/training/steering';
import { type TrainingResult, train } from '../../../src/ml/training/train';
import { openEngine } from '../../golden/backends';
import { prepare, unattended } from '../../golden/run-case';

const spec = {
  seed: 3,
  data: { synthetic: 'moons', samples: 20, validation: 5 },
  layers: [
    { type: 'Dense', units: 3, activation: 'tanh', input_shape: [2] },
    { type: 'Dropout', rate: 0.2 },
    { type: 'Dense', units: 1, activation: 'sigmoid' },
  ],
  compile: { optimizer: 'adam', loss: 'binary_crossentropy' },
  fit: { epochs: 4, batch_size: 5 },
};
/** Fifteen rows in batches of five. */
const BATCHES = 3;

interface Steered {
  readonly result: TrainingResult;
  readonly events: readonly TrainingEvent[];
  /** Where it paused: epoch and batch. */
  readonly pauses: readonly (readonly [number, number])[];
}

/** @param next asked at each pause what is to be done; undefined ends the run */
async function steered(begin: Steer, next: (pause: number) => Steer | undefined, control: Partial<Control> = {}): Promise<Steered> {
  const prepared = await prepare(spec, 'cpu');
  const { model, dataset } = prepared;
  const { compile, fit, seed } = prepared.spec;
  const events: TrainingEvent[] = [];
  const pauses: (readonly [number, number])[] = [];
  const steering = new Steering(begin);
  const emit = (event: TrainingEvent): void => {
    events.push(event);
    control.emit?.(event);
    if (event.type !== 'paused') return;
    pauses.push([event.epoch, event.batch]);
    const to = next(pauses.length);
    setImmediate(() => (to ? steering.steer(to) : steering.end()));
  };
  try {
    const plan = { model, compile, fit, dataset, seed, state: initialState(model, seed) };
    const watch = { ...unattended, ...control, emit, steering, cancelled: () => steering.ended };
    return { result: await train(prepared.session, plan, watch), events, pauses };
  } finally {
    prepared.session.dispose();
  }
}

const everyBatch = Array.from({ length: 4 * BATCHES }, (_, i) => [Math.floor(i / BATCHES), i % BATCHES] as const);

describe('a run under control', () => {
  let whole: TrainingResult;
  before(async () => {
    await openEngine('cpu');
    whole = (await steered('go', () => 'go')).result;
  });

  it('comes to the same, to the bit, however it is steered', async () => {
    const ways: readonly (readonly [Steer, (pause: number) => Steer])[] = [
      ['pause', () => 'go'],
      ['batch', () => 'batch'],
      ['epoch', () => 'epoch'],
      ['batch', (pause) => (['epoch', 'batch', 'batch', 'go'] as const)[pause % 4] as Steer],
    ];
    for (const [begin, next] of ways) {
      const { result, pauses } = await steered(begin, next);
      assert.ok(pauses.length > 0);
      assert.deepEqual(result, whole, begin);
    }
  });

  it('waits before the first batch if it is to begin so', async () => {
    const { pauses, events } = await steered('pause', () => 'go');
    assert.deepEqual(pauses, [[0, 0]]);
    assert.deepEqual(
      events.slice(0, 3).map((e) => e.type),
      ['begin', 'paused', 'going'],
    );
  });

  it('continues for one batch at a time, and looks at validation rows with the last of an epoch', async () => {
    const { pauses, events } = await steered('batch', () => 'batch');
    assert.deepEqual(pauses, everyBatch.slice(1));
    const before = events.findIndex((e) => e.type === 'paused' && e.epoch === 1 && e.batch === 0);
    assert.deepEqual(
      events.slice(before - 3, before).map((e) => e.type),
      ['going', 'batch', 'epoch'],
    );
  });

  it('tells the weights it has at each pause', async () => {
    const { events, result } = await steered('batch', () => 'batch');
    const told = events.flatMap((e) => (e.type === 'paused' ? [e.weights] : []));
    assert.equal(new Set(told.map((weights) => weights.join(' '))).size, told.length);
    // Stopped there, the run has come to the same.
    const cut = await steered('batch', (pause) => (pause < 5 ? 'batch' : undefined));
    assert.deepEqual(told[4], inOneRow(cut.result.state.weights));
    assert.notDeepEqual(told.at(-1), inOneRow(result.state.weights));
  });

  it('continues for one epoch at a time, and from the middle of an epoch to its end', async () => {
    const epochs = await steered('epoch', () => 'epoch');
    assert.deepEqual(epochs.pauses, [
      [1, 0],
      [2, 0],
      [3, 0],
    ]);
    const middle = await steered('batch', () => 'epoch');
    assert.deepEqual(middle.pauses, [
      [0, 1],
      [1, 0],
      [2, 0],
      [3, 0],
    ]);
  });

  it('ends while it is paused, with what was learned so far', async () => {
    const { result, events } = await steered('batch', (pause) => (pause < 5 ? 'batch' : undefined));
    assert.deepEqual(result.ending, { reason: 'cancelled', epoch: 1, batch: 2 });
    assert.equal(result.history['loss']?.length, 1);
    assert.equal(events.at(-1)?.type, 'paused');
  });

  it('does not count pauses as time', async () => {
    let time = 0;
    const clock: Partial<Control> = {
      now: () => time,
      emit(event) {
        if (event.type === 'batch') time += 10;
        if (event.type === 'paused') setImmediate(() => (time += 1e6));
      },
    };
    const { events } = await steered('batch', () => 'batch', clock);
    const told = events.filter((e) => e.type === 'epoch').map((e) => e.milliseconds);
    assert.deepEqual(told, [30, 30, 30, 30]);
  });
});

describe('the controls', () => {
  const training = { epoch: 2, batch: 1, validating: false };
  const validating = { epoch: 2, batch: 3, validating: true };

  it('pause anywhere, but end a step only before a batch', () => {
    const steering = new Steering('pause');
    assert.ok(steering.holds(validating));
    for (const step of ['batch', 'epoch'] as const) {
      steering.steer(step);
      assert.equal(steering.holds(validating), false);
      assert.ok(steering.holds({ epoch: 3, batch: 0, validating: false }), step);
    }
  });

  it('hand over single batches only while they step by batches', () => {
    assert.equal(new Steering('batch').mostBatches, 1);
    assert.equal(new Steering('epoch').mostBatches, Number.POSITIVE_INFINITY);
  });

  it('hold nothing that has ended', async () => {
    const steering = new Steering('pause');
    steering.end();
    assert.equal(steering.holds(training), false);
    await steering.hold();
    assert.ok(steering.ended);
  });
});
