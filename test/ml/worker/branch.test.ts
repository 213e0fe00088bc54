import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { KeptFrame } from '../../../src/ml/runs/frames-file';
import { isDamaged, readFrames, readHistory, readRun } from '../../../src/ml/runs/run-folder';
import { DataCache } from '../../../src/ml/worker/data-cache';
import { gradientsAt } from '../../../src/ml/worker/learning';
import type { Job } from '../../../src/ml/worker/messages';
import type { StepAnswer } from '../../../src/ml/worker/run-questions';
import { StepSessions } from '../../../src/ml/worker/step-sessions';
import { stepOf } from '../../../src/ml/worker/steps';
import { itOn, nativeHere } from '../../golden/backends';
import { afterBatches, head, inFolder, jobOf, lasting, type Ran, runHere, spec, textOf, tryHere } from './kept-spec';

/** A job that continues from a moment of a run, kept in a folder of its own where one is given. */
const branchOf = (text: string, parent: string, epoch: number, folder?: string): Job => ({
  ...jobOf(text),
  from: { folder: parent, epoch },
  ...(folder !== undefined && { keep: { folder, head: { ...head, id: 'moons-2', from: { run: head.id, epoch } }, resume: false } }),
});

const compile = (optimizer: object | string): object => ({ compile: { ...spec.compile, optimizer } });

/** Plain layers, for the engines that have only these. */
const plain = {
  data: { synthetic: 'moons', samples: 40, noise: 0.2 },
  layers: [
    { type: 'Dense', units: 6, activation: 'tanh', input_shape: [2] },
    { type: 'Dropout', rate: 0.25 },
    { type: 'Dense', units: 1, activation: 'sigmoid' },
  ],
};

const whole = async <T>(text: string, use: (folder: string, ran: Ran) => Promise<T>): Promise<T> =>
  inFolder(async (folder) => use(folder, await runHere(jobOf(text, { folder }))));

const loss = ({ outcome }: Ran): readonly number[] => outcome.history['loss'] ?? [];

describe('a branch', () => {
  for (const engine of ['cpu', 'wasm', 'tensorflow', 'compact'] as const) {
    for (const [title, optimizer] of Object.entries({
      Adam: { type: 'Adam', learning_rate: 0.02 },
      SGD: 'sgd',
      momentum: { type: 'SGD', learning_rate: 0.1, momentum: 0.9 },
    })) {
      itOn(engine, `with the same spec goes the parent's way to the last bit: ${engine}, ${title}`, async () => {
        const native = await nativeHere();
        const text = textOf({ ...(engine === 'compact' ? plain : {}), ...compile(optimizer), engine });
        await inFolder(async (folder) => {
          const parent = await runHere({ ...jobOf(text, { folder }), native });
          for (const epoch of [1, 7, 23]) {
            const branch = await runHere({ ...branchOf(text, folder, epoch), native });
            assert.deepEqual(lasting(branch), lasting(parent), `from epoch ${epoch}`);
            assert.deepEqual(branch.outcome.from, { run: head.id, epoch });
            assert.equal(branch.events.find((e) => e.type === 'begin')?.firstEpoch, epoch);
          }
        });
      });
    }
  }

  it('goes the same way with early stopping, and comes to the same best weights', async () => {
    const text = textOf({
      fit: { ...spec.fit, epochs: 60, early_stopping: { monitor: 'val_loss', patience: 3, min_delta: 0.004, restore_best_weights: true } },
    });
    await whole(text, async (folder, parent) => {
      for (const epoch of [2, loss(parent).length - 1])
        assert.deepEqual(lasting(await runHere(branchOf(text, folder, epoch))), lasting(parent));
    });
  });

  it('is made from an epoch whose state was not kept by going there again', async () => {
    const text = textOf({ fit: { ...spec.fit, epochs: 450 } });
    await whole(text, async (folder, parent) => {
      const frames = await readFrames(folder);
      assert.ok(!isDamaged(frames) && !frames.some(({ epoch }) => epoch === 100), 'epoch 100 has no frame');
      assert.deepEqual(lasting(await runHere(branchOf(text, folder, 100))), lasting(parent));
      rmSync(join(folder, 'memory.bin'));
      assert.deepEqual(lasting(await runHere(branchOf(text, folder, 20))), lasting(parent));
    });
  });

  it('with another learning rate changes what follows, and nothing before', async () => {
    await whole(textOf(), async (folder, parent) => {
      const branch = await runHere(branchOf(textOf(compile({ type: 'Adam', learning_rate: 0.2 })), folder, 9));
      assert.deepEqual(loss(branch).slice(0, 9), loss(parent).slice(0, 9));
      assert.equal(loss(branch).length, 24);
      // An epoch's loss is summed up while it trains: already its second batch is seen by other weights.
      for (let i = 9; i < 24; i++) assert.notEqual(loss(branch)[i], loss(parent)[i]);
      assert.equal(branch.outcome.from?.freshOptimizer, undefined);
    });
  });

  it('leaves a frozen layer as it was, and trains the others on', async () => {
    const frozen = [{ ...spec.layers[0], trainable: false }, ...spec.layers.slice(1)];
    await whole(textOf(), async (folder) => {
      const frames = await readFrames(folder);
      assert.ok(!isDamaged(frames));
      const then = frames.find(({ epoch }) => epoch === 9)?.weights;
      const branch = await runHere(branchOf(textOf({ layers: frozen }), folder, 9));
      const { weights } = branch.outcome;
      assert.deepEqual(weights.get('dense/kernel')?.values, then?.slice(0, 12));
      assert.notDeepEqual(weights.get('dense_1/kernel')?.values, then?.slice(-7, -1));
      assert.equal(branch.outcome.from?.freshOptimizer, undefined);
      // The other way round, what was frozen has no memory yet.
      await whole(textOf({ layers: frozen }), async (cold) => {
        const thawed = await runHere(branchOf(textOf(), cold, 9));
        assert.notDeepEqual(thawed.outcome.weights.get('dense/kernel')?.values, weights.get('dense/kernel')?.values);
      });
    });
  });

  it('can have dropout, another batch size, other metrics and other data', async () => {
    const layers = spec.layers.filter(({ type }) => type !== 'Dropout');
    await whole(textOf({ layers }), async (folder, parent) => {
      const dropped = await runHere(branchOf(textOf(), folder, 9));
      assert.deepEqual(loss(dropped).slice(0, 9), loss(parent).slice(0, 9));
      const batches = await runHere(branchOf(textOf({ layers, fit: { ...spec.fit, batch_size: 32 } }), folder, 9));
      assert.equal(batches.events.find((e) => e.type === 'begin')?.batches, 1);
      const metrics = await runHere(branchOf(textOf({ layers, compile: { ...spec.compile, metrics: ['mae'] } }), folder, 9));
      const { mae, ...others } = metrics.outcome.history;
      assert.deepEqual(Object.keys(others), ['loss', 'val_loss', 'val_mae']);
      assert.ok(mae?.slice(0, 9).every(Number.isNaN) && mae.slice(9).every(Number.isFinite));
      const data = await runHere(branchOf(textOf({ layers, data: { ...spec.data, noise: 0.4 } }), folder, 9));
      assert.deepEqual(data.outcome.from, { run: head.id, epoch: 9, otherData: true, judgedAnew: true });
    });
  });

  it('begins another optimizer without a memory, and says so', async () => {
    await whole(textOf(), async (folder) => {
      for (const optimizer of [{ type: 'RMSprop', learning_rate: 0.01 }, 'sgd'])
        assert.equal((await runHere(branchOf(textOf(compile(optimizer)), folder, 9))).outcome.from?.freshOptimizer, true);
    });
  });

  it('is refused, with the reason, where weights do not fit or there is no such moment', async () => {
    await whole(textOf(), async (folder) => {
      const before = filesIn(folder);
      const wider = [{ ...spec.layers[0], units: 7 }, ...spec.layers.slice(1)];
      const more = [...spec.layers.slice(0, 3), { type: 'Dense', units: 4 }, spec.layers[3]];
      const cases: readonly (readonly [object, number, RegExp])[] = [
        [{ layers: wider }, 9, /"dense\/kernel" have the shape \(2, 6\) in the run, and \(2, 7\) in the spec/],
        [{ layers: more }, 9, /"dense_1\/kernel" have the shape \(6, 1\) in the run, and \(6, 4\)/],
        [
          { layers: [spec.layers[0], ...spec.layers.slice(2)].filter(({ type } = { type: '' }) => type !== 'BatchNormalization') },
          9,
          /no place/,
        ],
        [{}, 24, /"epochs" of the spec is 24/],
        [{ fit: { ...spec.fit, epochs: 60 } }, 30, /no epoch 30 to continue from: only 24/],
      ];
      for (const [change, epoch, wanted] of cases) {
        const result = await tryHere(branchOf(textOf(change), folder, epoch));
        assert.ok('problems' in result, `${wanted}`);
        assert.match(result.problems.map(({ message }) => message).join(' '), wanted);
      }
      assert.deepEqual(filesIn(folder), before, 'nothing of the parent is written over');
    });
  });

  it('keeps its own folder, which needs the parent no more: it can be cut off and resumed, and branched itself', async () => {
    const text = textOf(compile({ type: 'RMSprop', learning_rate: 0.01 }));
    await whole(textOf(), async (parent) => {
      const before = filesIn(parent);
      await inFolder(async (folder) => {
        const ran = await runHere(branchOf(text, parent, 9, folder));
        assert.deepEqual(filesIn(parent), before);
        const [run, history, frames] = await Promise.all([readRun(folder), readHistory(folder), readFrames(folder)]);
        assert.ok(!isDamaged(run) && !isDamaged(history) && !isDamaged(frames));
        assert.deepEqual(run.meta.from, { run: head.id, epoch: 9, freshOptimizer: true });
        assert.deepEqual([...(history.columns['loss'] ?? [])], loss(ran));
        assert.deepEqual(
          frames.map(({ epoch }) => epoch),
          [...Array(25).keys()],
        );
        for (const stops of [1, 20]) {
          await inFolder(async (cut) => {
            const part = await runHere(branchOf(text, parent, 9, cut), afterBatches(stops));
            assert.equal(part.outcome.ending?.reason, 'cancelled');
            const alone = `${cut}-alone`;
            cpSync(cut, alone, { recursive: true });
            const rest = await runHere(jobOf('{}', { folder: alone, resume: true }));
            assert.deepEqual(lasting(rest), lasting(ran));
            rmSync(alone, { recursive: true });
          });
        }
        assert.deepEqual(lasting(await runHere(branchOf(text, folder, 14))), lasting(ran));
        assert.deepEqual(lasting(await runHere(branchOf(text, folder, 9))), lasting(ran));
        const early = await tryHere(branchOf(text, folder, 8));
        assert.ok('problems' in early && early.problems[0]?.code === 'branch-before-branch');
      });
    });
  });

  it('has steps of its own from there on, also with another optimizer and batch size, and says whose the others are', () =>
    whole(textOf(), async (folder) => {
      const changes = [
        compile({ type: 'Adam', learning_rate: 0.001 }),
        compile('rmsprop'),
        compile('sgd'),
        { fit: { ...spec.fit, batch_size: 16 } },
      ];
      for (const change of changes) {
        await inFolder(async (own) => {
          const text = textOf(change);
          await runHere(branchOf(text, folder, 7, own));
          const sessions = new StepSessions(new DataCache(), () => Promise.resolve());
          const ask = (epoch: number, batch: number): Promise<StepAnswer> =>
            stepOf(
              {
                task: 'step',
                text,
                scope: { folder: '.', workspace: '.' },
                engine: 'cpu',
                kept: { folder: own, epochs: 24, stoppedEarly: false },
                epoch,
                at: { batch, sample: 0 },
              },
              sessions,
            );
          const frames = await readFrames(own);
          assert.ok(!isDamaged(frames));
          const kernel = (epoch: number): number[] => [...(frames.find((frame) => frame.epoch === epoch)?.weights.subarray(0, 12) ?? [])];
          const last = 'fit' in change ? 1 : 5;
          const [first, end] = [await ask(7, 0), await ask(8, last)];
          assert.ok('step' in first && first.step && 'step' in end && end.step, text);
          assert.deepEqual([...(first.step.before.weights.get('dense/kernel') ?? [])], kernel(7), text);
          assert.deepEqual([...(end.step.after.weights.get('dense/kernel') ?? [])], kernel(9), text);
          const moments = [3, 7, 9].map((epoch) => ({ epoch, weights: weightsOf(frames, epoch) }));
          const question = {
            task: 'gradients',
            text,
            scope: { folder: '.', workspace: '.' },
            engine: 'cpu',
            kept: { folder: own, epochs: 24, stoppedEarly: false },
            moments,
          } as const;
          const gradients = await gradientsAt(question, sessions, () => Promise.resolve());
          assert.ok('moments' in gradients);
          assert.deepEqual(
            gradients.moments.map(({ epoch }) => epoch),
            [7, 9],
          );
          const before = await ask(6, 0);
          assert.match(JSON.stringify(before), /epoch 7/);
          assert.ok(!('step' in before && before.step));
        });
      }
    }));
});

const filesIn = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('hex')]));

/** The kept weights after so many epochs, by their names. */
function weightsOf(frames: readonly KeptFrame[], epoch: number): ReadonlyMap<string, Float32Array> {
  const row = frames.find((frame) => frame.epoch === epoch)?.weights ?? assert.fail(`no weights after epoch ${epoch}`);
  const sizes = {
    'dense/kernel': 12,
    'dense/bias': 6,
    ...Object.fromEntries(['gamma', 'beta', 'moving_mean', 'moving_variance'].map((name) => [`batch_normalization/${name}`, 6])),
    'dense_1/kernel': 6,
    'dense_1/bias': 1,
  };
  let at = 0;
  return new Map(
    Object.entries(sizes).map(([name, size]) => {
      at += size;
      return [name, row.slice(at - size, at)];
    }),
  );
}
