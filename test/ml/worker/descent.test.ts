import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Plane } from '../../../src/ml/descent/look';
import { DataCache } from '../../../src/ml/worker/data-cache';
import { Descents } from '../../../src/ml/worker/descent';
import type { DescendRequest, HillRequest, SurfaceRequest } from '../../../src/ml/worker/run-questions';
import { StepSessions } from '../../../src/ml/worker/step-sessions';
import { line, numbers } from '../descent/hills';
import { inFolder, jobOf, runHere, textOf } from './kept-spec';

const wAndB = numbers('out/kernel', 'out/bias');
const cpu = { engine: 'cpu' };
const straight = (more: object = {}): string => JSON.stringify(line({ ...cpu, ...more }));

function asking(breathe: () => Promise<void> = () => Promise.resolve()) {
  const sessions = new StepSessions(new DataCache(), breathe);
  const descents = new Descents(sessions, breathe);
  return {
    sessions,
    surface: (ask: Partial<SurfaceRequest> = {}) => descents.surface({ task: 'surface', text: straight(), size: 5, ...ask }),
    slope: (point: readonly [number, number], ask: Partial<HillRequest> = {}) =>
      descents.slope({ text: straight(), ...ask, task: 'slope', point }),
    descend: (ask: Partial<DescendRequest> = {}) =>
      descents.descend({ task: 'descend', text: straight(), plane: wAndB, start: [-2, 3], racers: [{ type: 'SGD' }], steps: 20, ...ask }),
  };
}

/** What was asked for, or the test fails with why there is none. */
async function sure<T extends object>(
  answer: Promise<T>,
): Promise<Exclude<T, { problems: unknown } | { refused: unknown } | { superseded: unknown }>> {
  const found = await answer;
  if ('problems' in found || 'refused' in found || 'superseded' in found) assert.fail(JSON.stringify(found));
  return found as never;
}

async function refused(answer: Promise<object>): Promise<string> {
  const found = await answer;
  return 'refused' in found ? (found.refused as { code: string }).code : assert.fail(JSON.stringify(found));
}

const codes = ({ notes }: { readonly notes: readonly { readonly code: string }[] }): readonly string[] => notes.map(({ code }) => code);

describe('a loss surface in the worker', () => {
  it('of a network with two numbers is J(w, b) itself, by default', async () => {
    const { look, notes } = await sure(asking().surface());
    assert.deepEqual([look.of, look.plane, look.x.label, look.y.label], ['whole', wAndB, 'out/kernel[0,0]', 'out/bias[0]']);
    assert.deepEqual([look.path.epochs, look.share, look.rows, look.lossName], [[], undefined, 5, 'mean_squared_error']);
    assert.deepEqual(look.variables, [
      { name: 'out/kernel', shape: [1, 1] },
      { name: 'out/bias', shape: [1] },
    ]);
    assert.deepEqual(notes, []);
  });

  it('shows the bottom of a bowl from all sides, also before training', async () => {
    const text = JSON.stringify({
      data: { x: [1, 2, 3, 4], y: [3, 5, 7, 9] },
      layers: [{ type: 'Dense', units: 1, input_dim: 1, weights: [[0]], bias: [0] }],
      compile: { optimizer: 'SGD', loss: 'mse' },
      ...cpu,
    });
    const { look } = await sure(asking().surface({ text, size: 41 }));
    for (const [axis, least] of [
      [look.x, 2],
      [look.y, 1],
    ] as const) {
      const [from, to] = [axis.values[0] as number, axis.values.at(-1) as number];
      assert.ok(from + 0.2 < least && least < to - 0.2, `${axis.label} from ${from} to ${to}`);
    }
    assert.ok(look.lowest && look.lowest.x > (look.x.values[0] as number) && look.lowest.x < (look.x.values.at(-1) as number));
  });

  it('of a kept run goes through the weights of the moment, with the run’s way on it; more of the way is seen as it is kept', async () => {
    await inFolder(async (folder) => {
      const text = textOf({ fit: { epochs: 20, batch_size: 6 } });
      await runHere(jobOf(text, { folder }));
      const kept = { folder, epochs: 20, stoppedEarly: false };
      const ask = asking();
      const { look } = await sure(ask.surface({ text, kept, size: 9 }));
      assert.deepEqual([look.of, look.plane], ['projection', { kind: 'way' }]);
      assert.deepEqual(
        look.path.epochs,
        Array.from({ length: 21 }, (_, i) => i),
      );
      assert.ok((look.share as number) > 0.5 && (look.share as number) <= 1);
      // Without weights of a moment it is that before training, whose place is the first of the way.
      assert.deepEqual([look.at.x, look.at.y, look.at.epoch], [look.path.x[0], look.path.y[0], 0]);
      const slice = (await sure(ask.surface({ text, kept, plane: numbers('dense/kernel', 'dense_1/bias', 3) }))).look;
      assert.equal(slice.of, 'slice');
      assert.deepEqual(slice.path.loss, look.path.loss, 'the loss of the weights themselves, whatever the plane');
      assert.ok((slice.share as number) < 0.5);
      const before = await sure(asking().surface({ text, plane: numbers('dense/kernel', 'dense_1/bias', 3) }));
      assert.deepEqual(before.look.path.epochs, []);
    });
  });

  it('shows another loss in place of the spec’s, where the network and its data fit that', async () => {
    const text = JSON.stringify({
      ...line({ ...cpu, data: { x: [[1], [2], [3], [4]], y: [[0], [1], [0], [1]] } }),
      layers: [{ type: 'Dense', units: 1, activation: 'sigmoid', input_shape: [1], name: 'out' }],
      compile: { optimizer: 'sgd', loss: 'binary_crossentropy' },
    });
    const ask = asking();
    const [own, other] = await Promise.all([sure(ask.surface({ text })), sure(ask.surface({ text, loss: 'mse' }))]);
    assert.deepEqual([own.look.lossName, other.look.lossName], ['binary_crossentropy', 'mean_squared_error']);
    assert.notDeepEqual(own.look.loss, other.look.loss);
    assert.equal(await refused(ask.surface({ text, loss: 'sparse_categorical_crossentropy' })), 'label-beyond-units');
    assert.equal(await refused(ask.surface({ text, loss: 'loss' })), 'unknown-name');
  });

  it('of step units is drawn, and has no slope that is given', async () => {
    const text = JSON.stringify({
      ...line({ ...cpu, data: { gate: 'AND' } }),
      layers: [{ type: 'Dense', units: 1, activation: 'step', input_shape: [2], name: 'out' }],
      compile: { optimizer: 'perceptron' },
    });
    const ask = asking();
    assert.deepEqual(codes(await sure(ask.surface({ text }))), ['surface-no-slope']);
    assert.equal(await refused(ask.slope([0, 0], { text, plane: wAndB })), 'surface-no-slope');
    const racers = [{ type: 'perceptron' }];
    const { race } = await sure(ask.descend({ text, racers, plane: numbers('out/kernel', 'out/kernel', 0, 1), steps: 40 }));
    assert.equal(race.racers[0]?.loss[race.racers[0].arrives ?? 0], 0);
    assert.equal(await refused(ask.descend({ text, racers: [{ type: 'SGD' }] })), 'no-gradient');
  });

  it('that is flat or nowhere finite says so', async () => {
    const dead = JSON.stringify({
      ...line(cpu),
      layers: [
        { type: 'Dense', units: 2, activation: 'relu', input_shape: [1], name: 'out', weights: [[1, 1]], bias: [-100, -100] },
        { type: 'Dense', units: 1, weights: [[1], [1]], bias: [0] },
      ],
    });
    const plane = numbers('out/kernel', 'out/bias');
    const range = { x: [-1, 1], y: [-101, -99] } as const;
    assert.deepEqual(codes(await sure(asking().surface({ text: dead, plane, range }))), ['surface-flat']);
    const far = await sure(asking().surface({ range: { x: [1e200, 2e200], y: [0, 1] } }));
    assert.deepEqual([codes(far), far.look.lowest], [['surface-not-finite'], undefined]);
  });

  it('is refused with a sentence where there is no such plane', async () => {
    const ask = asking();
    const bias = { variable: 'out/bias', index: 0 };
    for (const [plane, code] of [
      [{ kind: 'way' }, 'surface-no-way'],
      [{ kind: 'parameters', x: bias, y: bias }, 'surface-same-axis'],
      [{ kind: 'parameters', x: { variable: 'out/bias', index: 1 }, y: bias }, 'surface-no-place'],
      [{ kind: 'parameters', x: { variable: '__proto__', index: 0 }, y: bias }, 'surface-no-variable'],
    ] as const satisfies readonly (readonly [Plane, string])[])
      assert.equal(await refused(ask.surface({ plane })), code);
    for (const x of [
      [1, 1],
      [2, 1],
      [Number.NaN, 1],
    ] as const)
      assert.equal(await refused(ask.surface({ range: { x, y: [0, 1] } })), 'surface-no-room');
    const still = [0, 1].map((epoch) => ({ epoch, weights: Float32Array.of(1, 2) }));
    assert.equal(await refused(ask.surface({ plane: { kind: 'way' }, way: still })), 'surface-still');
    const { compile: _, ...untrained } = line(cpu) as Record<string, unknown>;
    assert.equal(await refused(ask.surface({ text: JSON.stringify(untrained) })), 'surface-nothing-trained');
    const units = { type: 'Dense', units: 5000 };
    const layers = [{ ...units, input_shape: [1] }, units, { type: 'Dense', units: 1 }];
    assert.equal(
      await refused(ask.surface({ text: straight({ layers, data: { synthetic: 'line', samples: 200 }, fit: { batch_size: 200 } }) })),
      'surface-network-too-large',
    );
    assert.equal(
      await refused(ask.surface({ text: straight({ layers: [{ type: 'Dense', units: 1, input_shape: [1], use_bias: false }] }) })),
      'surface-too-few',
    );
  });

  it('of a network too large for all rows and points is of fewer of both, the same rows for its slope', async () => {
    const text = JSON.stringify({
      ...cpu,
      seed: 1,
      data: { synthetic: 'circle', samples: 20_000, noise: 0.1 },
      layers: [64, 64, 1].map((units, i) => ({ type: 'Dense', units, activation: i < 2 ? 'relu' : 'sigmoid', name: `layer${i}` })),
      compile: { optimizer: 'sgd', loss: 'binary_crossentropy' },
      fit: { epochs: 1, batch_size: 2000 },
    });
    const plane = numbers('layer0/kernel', 'layer1/bias');
    const ask = asking();
    const { look, notes } = await sure(ask.surface({ text, plane, size: 200, range: { x: [-1, 1], y: [-1, 1] } }));
    assert.deepEqual(codes({ notes }), ['surface-rows', 'surface-points']);
    assert.ok(look.rows < 20_000 && look.x.values.length < 200);
    const [x, y] = [look.x.values[3] as number, look.y.values[2] as number];
    const { slope } = await sure(ask.slope([x, y], { text, plane }));
    assert.ok(Math.abs(slope.loss - (look.loss[2 * look.x.values.length + 3] as number)) < 1e-9);
  });
});

describe('a race down a loss surface', () => {
  it('is the training’s own steps: in its order, from its seed, and the way of the spec’s optimizer is the run’s', async () => {
    await inFolder(async (folder) => {
      const text = straight({
        fit: { epochs: 6, batch_size: 2 },
        compile: { optimizer: { type: 'Adam', learning_rate: 0.1 }, loss: 'mse' },
      });
      await runHere(jobOf(text, { folder }));
      const ask = asking();
      const { look } = await sure(ask.surface({ text, kept: { folder, epochs: 6, stoppedEarly: false } }));
      const { race } = await sure(
        ask.descend({ text, start: [0, 0], steps: 18, racers: [{ type: 'Adam', learning_rate: 0.1 }, { type: 'Adam' }] }),
      );
      assert.equal(race.batches, 3);
      for (const epoch of look.path.epochs) {
        assert.equal(race.racers[0]?.x[3 * epoch], look.path.x[epoch]);
        assert.equal(race.racers[0]?.y[3 * epoch], look.path.y[epoch]);
        assert.equal(race.racers[0]?.loss[3 * epoch], look.path.loss[epoch]);
      }
      assert.notEqual(race.racers[1]?.x[3], look.path.x[1]);
    });
  });

  it('trains all numbers, and shows their way projected onto two', async () => {
    const text = textOf();
    const plane = numbers('dense/kernel', 'dense/bias');
    const { race } = await sure(
      asking().descend({ text, plane, steps: 12, start: [1, 1], racers: [{ type: 'Adam', learning_rate: 0.02 }] }),
    );
    const [racer] = race.racers;
    assert.deepEqual([racer?.x[0], racer?.y[0], racer?.x.length], [1, 1, 13]);
    assert.ok((racer?.loss[12] as number) < (racer?.loss[0] as number));
    assert.ok(racer?.loss.every(Number.isFinite));
  });

  it('has arrived at the end of the first epoch within 1 % of the start’s height above the lowest loss that is known', async () => {
    const rates = [0.001, 0.02, 0.05];
    const ask = { text: straight(), steps: 100, racers: rates.map((learning_rate) => ({ type: 'SGD', learning_rate })) };
    const { race } = await sure(asking().descend(ask));
    const { start, lowest, loss } = race.arrival;
    assert.ok(Math.abs(loss - (lowest + 0.01 * (start - lowest))) < 1e-12);
    assert.equal(lowest, Math.min(...race.racers.flatMap((racer) => [...racer.loss])));
    race.racers.forEach((racer, i) => {
      const first = racer.loss.findIndex((one) => one <= loss);
      assert.equal(racer.arrives, first < 0 ? undefined : first, `learning rate ${rates[i]}`);
    });
    assert.deepEqual([race.racers[0]?.arrives, race.racers[1]?.arrives !== undefined], [undefined, true]);
    const lower = await sure(asking().descend({ ...ask, lowest: 0 }));
    assert.equal(lower.race.arrival.lowest, 0);
  });

  it('ends before the step in which a number stops being finite', async () => {
    const { race } = await sure(
      asking().descend({
        steps: 400,
        racers: [
          { type: 'SGD', learning_rate: 30 },
          { type: 'SGD', learning_rate: 0.02 },
        ],
      }),
    );
    const [wild, tame] = race.racers;
    assert.ok(wild?.broke !== undefined && wild.broke < 60);
    assert.equal(wild.x.length, wild.broke);
    assert.deepEqual([tame?.broke, tame?.x.length], [undefined, 401]);
  });

  it('is refused for what is no optimizer, and for more work than is waited for', async () => {
    const ask = asking();
    assert.equal(await refused(ask.descend({ racers: [{ type: 'Adma' }] })), 'unknown-name');
    assert.equal(await refused(ask.descend({ racers: [{ type: 'SGD', learning_rate: -1 }] })), 'wrong-kind');
    const units = { type: 'Dense', units: 2000, activation: 'relu' };
    const text = textOf({
      layers: [{ ...units, input_shape: [2], name: 'out' }, units, { type: 'Dense', units: 1, activation: 'sigmoid' }],
    });
    assert.equal(await refused(ask.descend({ text, steps: 10_000 })), 'surface-too-long');
  });
});

describe('questions about loss surfaces', () => {
  /** A breath that is held until it is let go. */
  function held() {
    const waiting: (() => void)[] = [];
    return {
      breathe: () => new Promise<void>((resolve) => void waiting.push(resolve)),
      letGo: () => waiting.splice(0).forEach((go) => void go()),
      get count() {
        return waiting.length;
      },
    };
  }

  /** Lets go what waits until something is settled. */
  async function settled<T>(breath: ReturnType<typeof held>, answer: Promise<T>): Promise<T> {
    let done = false;
    void answer.finally(() => (done = true)).catch(() => undefined);
    while (!done) {
      breath.letGo();
      await new Promise((resolve) => setImmediate(resolve));
    }
    return await answer;
  }

  it('take the place of their asker’s older one of the same kind and loss, and of no other', async () => {
    const breath = held();
    const ask = asking(breath.breathe);
    const old = ask.surface({ asker: 'panel' });
    const others = [
      ask.surface({ asker: 'another' }),
      ask.surface({ asker: 'panel', loss: 'mae' }),
      ask.slope([1, 1], { asker: 'panel', plane: wAndB }),
    ];
    const young = ask.surface({ asker: 'panel', size: 7 });
    const all = await settled(breath, Promise.all([old, young, ...others]));
    assert.deepEqual(all[0], { superseded: true });
    for (const answer of all.slice(1)) assert.ok(!('superseded' in answer), JSON.stringify(answer));
  });

  it('let other questions be answered while they are under way', async () => {
    const breath = held();
    const ask = asking(breath.breathe);
    const text = textOf();
    await settled(breath, ask.surface({ text, plane: numbers('dense/kernel', 'dense/bias') }));
    let done = false;
    const slow = ask.descend({ text, plane: numbers('dense/kernel', 'dense_1/bias'), steps: 3000 });
    void slow.then(() => (done = true));
    while (breath.count === 0 && !done) await new Promise((resolve) => setImmediate(resolve));
    const step = ask.sessions.use({ text }, { kind: 'gradients', about: '' }, () => Promise.resolve('answered'));
    assert.equal(await step, 'answered');
    assert.equal(done, false);
    await settled(breath, slow);
  });
});
