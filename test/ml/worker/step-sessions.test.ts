import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, mock } from 'node:test';
import type { RunMeta } from '../../../src/ml/runs/run-files';
import { runFiles } from '../../../src/ml/runs/run-files';
import { isDamaged, readRun } from '../../../src/ml/runs/run-folder';
import { encodeJson } from '../../../src/ml/runs/run-json';
import { Replay } from '../../../src/ml/training/replay';
import { DataCache } from '../../../src/ml/worker/data-cache';
import type { RunLength, StepAnswer, StepRequest } from '../../../src/ml/worker/run-questions';
import { StepSession } from '../../../src/ml/worker/step-session';
import { StepSessions } from '../../../src/ml/worker/step-sessions';
import { stepOf } from '../../../src/ml/worker/steps';
import { inFolder, jobOf, runHere, textOf } from './kept-spec';

/** Of 32 rows, 20 epochs of 6 steps: dropout, moving averages and Adam's memory are carried from one to the next. */
const text = textOf({ fit: { epochs: 20, batch_size: 6 } });
const BATCHES = 6;

type Answered = Extract<StepAnswer, { length: RunLength }>;
type Ask = Omit<StepRequest, 'task' | 'text'> & { readonly text?: string };

function asking(breathe: () => Promise<void> = () => Promise.resolve()) {
  const sessions = new StepSessions(new DataCache(), breathe);
  return (ask: Ask): Promise<StepAnswer> => stepOf({ task: 'step', text, ...ask }, sessions);
}

async function sure(answer: Promise<StepAnswer>): Promise<Answered> {
  const found = await answer;
  return 'length' in found ? found : assert.fail(JSON.stringify(found));
}

const codes = ({ notes }: Answered): readonly string[] => notes.map(({ code }) => code);

/** Where runs were put while something was done: the steps that follow the states. */
async function putsOf(use: () => Promise<unknown>): Promise<readonly number[]> {
  const puts = mock.method(Replay.prototype, 'put');
  try {
    await use();
    return puts.mock.calls.map(({ arguments: [, at] }) => at as number);
  } finally {
    puts.mock.restore();
  }
}

/** Steps all over the run, forwards and backwards. */
const places = [
  [0, 0],
  [19, 5],
  [7, 3],
  [7, 4],
  [7, 3],
  [7, 2],
  [8, 0],
  [13, 5],
  [0, 1],
  [19, 5],
] as const;

describe('the steps of a kept run', () => {
  it('are those of the run that is made again from its beginning, to the bit, wherever one comes from', async () => {
    await inFolder(async (folder) => {
      await runHere(jobOf(text, { folder }));
      const kept = { folder, epochs: 20, stoppedEarly: false };
      const ask = asking();
      for (const [epoch, batch] of places) {
        const at = { batch, sample: 0 };
        const { step } = await sure(ask({ kept, epoch, at }));
        assert.deepEqual(step, (await sure(asking()({ epoch, at }))).step, `${epoch}, ${batch}`);
      }
    });
  });

  it('are made again from the nearest frame, and further from where one is', async () => {
    await inFolder(async (folder) => {
      await runHere(jobOf(text, { folder }));
      const ask = asking();
      const go = (epoch: number, batch: number) =>
        ask({ kept: { folder, epochs: 20, stoppedEarly: false }, epoch, at: { batch, sample: 0 } });
      assert.deepEqual(await putsOf(() => go(12, 4)), [12 * BATCHES]);
      assert.deepEqual(await putsOf(() => go(12, 5)), []);
      assert.deepEqual(await putsOf(() => go(13, 0)), []);
      // What was looked at before is in memory.
      assert.deepEqual(await putsOf(() => go(12, 5)), [12 * BATCHES + 5]);
      assert.deepEqual(await putsOf(() => go(12, 5)), []);
      assert.deepEqual(await putsOf(() => go(3, 1)), [3 * BATCHES]);
    });
  });

  it('of a version that kept no memory are made again from the beginning, which is said', async () => {
    await inFolder(async (folder) => {
      await runHere(jobOf(text, { folder }));
      const kept = { folder, epochs: 20, stoppedEarly: false };
      const [epoch, at] = [15, { batch: 2, sample: 1 }] as const;
      const whole = await sure(asking()({ kept, epoch, at, look: { check: false } }));
      rmSync(join(folder, runFiles.memory));
      const ask = asking();
      let old: Answered | undefined;
      assert.deepEqual(
        await putsOf(async () => {
          old = await sure(ask({ kept, epoch, at, look: { check: false } }));
        }),
        [0],
      );
      assert.deepEqual([codes(whole), codes(old as Answered)], [[], ['step-without-memory']]);
      assert.deepEqual(old?.look, whole.look);
    });
  });

  it('of an optimizer without memory begin at its frames', async () => {
    const plain = textOf({ compile: { optimizer: 'sgd', loss: 'mse' }, fit: { epochs: 20, batch_size: 6 } });
    await inFolder(async (folder) => {
      await runHere(jobOf(plain, { folder }));
      const ask = asking();
      const about = { text: plain, epoch: 9, at: { batch: 1, sample: 0 } };
      const kept = { folder, epochs: 20, stoppedEarly: false };
      assert.deepEqual(await putsOf(() => ask({ ...about, kept })), [9 * BATCHES]);
      const { step, notes } = await sure(ask({ ...about, kept }));
      assert.deepEqual([step, notes], [(await sure(ask(about))).step, []]);
    });
  });

  it('begin with the weights that the run had, whatever became of the file they came from', async () => {
    await inFolder(async (folder) => {
      await runHere(jobOf(text, { folder }));
      const other = textOf({ fit: { epochs: 20, batch_size: 6 }, weights: 'gone.npz' });
      const at = { batch: 0, sample: 0 };
      const found = await sure(
        asking()({ text: other, scope: { folder, workspace: folder }, kept: { folder, epochs: 20, stoppedEarly: false }, epoch: 0, at }),
      );
      assert.deepEqual(found.step, (await sure(asking()({ epoch: 0, at }))).step);
      rmSync(join(folder, runFiles.frames));
      const lost = await asking()({
        text: other,
        scope: { folder, workspace: folder },
        kept: { folder, epochs: 20, stoppedEarly: false },
        epoch: 0,
        at,
      });
      assert.ok('refused' in lost && lost.refused.code === 'run-file-broken');
    });
  });

  it('come with a word on what has changed since: another engine, other data', async () => {
    await inFolder(async (folder) => {
      await runHere(jobOf(text, { folder }));
      const run = await readRun(folder);
      if (isDamaged(run)) assert.fail();
      const meta: RunMeta = { ...run.meta, data: run.meta.data + 1, engine: { ...run.meta.engine, version: '0.1' } };
      writeFileSync(join(folder, runFiles.meta), encodeJson(meta));
      const at = { batch: 0, sample: 0 };
      const found = await sure(asking()({ kept: { folder, epochs: 20, stoppedEarly: false }, epoch: 4, at }));
      assert.deepEqual(codes(found), ['step-other-engine', 'step-other-data']);
      assert.match(found.notes[0]?.message ?? '', /trained by cpu 0\.1\. Its steps are computed again by cpu /);
    });
  });

  it('are refused once the run is deleted, also while it is looked at', async () => {
    await inFolder(async (folder) => {
      await runHere(jobOf(text, { folder }));
      const ask = asking();
      const go = () => ask({ kept: { folder, epochs: 20, stoppedEarly: false }, epoch: 4, at: { batch: 0, sample: 0 } });
      await sure(go());
      rmSync(folder, { recursive: true });
      const gone = await go();
      assert.ok('refused' in gone && gone.refused.code === 'run-file-missing', JSON.stringify(gone));
    });
  });

  it('are as many as were made, and what is beyond is said in a sentence', async () => {
    await inFolder(async (folder) => {
      await runHere(jobOf(text, { folder }));
      const ask = asking();
      const kept = { folder, epochs: 7, stoppedEarly: true };
      const why = async (epoch: number, at: StepRequest['at']): Promise<string> => {
        const { look, step, notes } = await sure(ask({ kept, epoch, at, look: { check: false } }));
        assert.deepEqual([look, step, notes.length], [undefined, undefined, 1]);
        return notes[0]?.message ?? '';
      };
      assert.match(await why(7, { batch: 0, sample: 0 }), /no epoch 8 in this run: it stopped early, after epoch 7/);
      assert.match(await why(6, { batch: 6, sample: 0 }), /no batch 7: the batches of an epoch are 1 to 6/);
      assert.match(await why(6, { batch: 5, sample: 2 }), /no sample 2: those of this batch are 0 to 1/);
      assert.match(await why(6, { row: 32 }), /no row 32 in the training data: its rows are 0 to 31/);
    });
  });
});

it('a run that is not asked about for five minutes is closed, and opened again with the next question', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const dispose = mock.method(StepSession.prototype, 'dispose');
  try {
    const asked = asking();
    const ask = () => sure(asked({ epoch: 1, at: { batch: 0, sample: 0 } }));
    const first = await ask();
    mock.timers.tick(4 * 60_000);
    await ask();
    mock.timers.tick(4 * 60_000);
    await ask();
    assert.equal(dispose.mock.callCount(), 0);
    mock.timers.tick(5 * 60_000);
    assert.deepEqual(await ask(), first);
    assert.equal(dispose.mock.callCount(), 1);
  } finally {
    dispose.mock.restore();
    mock.timers.reset();
  }
});

describe('a newer question', () => {
  it('takes the place of one that waits or is under way, and one about the same step does not', async () => {
    let breaths = 0;
    let at3: (() => void) | undefined;
    const ask = asking(() => {
      if (++breaths === 3) at3?.();
      return Promise.resolve();
    });
    const far = { text: textOf({ fit: { epochs: 400, batch_size: 6 } }), epoch: 399, at: { batch: 0, sample: 0 } };
    const near = { ...far, epoch: 1 };
    const waiting = [ask(far), ask({ ...near, look: { check: false } }), ask({ ...near, look: { check: true } })];
    const [first, second, third] = await Promise.all(waiting);
    assert.deepEqual(first, { superseded: true });
    assert.ok(second && 'look' in second && third && 'look' in third);
    breaths = 0;
    let newer: Promise<StepAnswer> | undefined;
    at3 = () => {
      newer = ask({ ...far, epoch: 2 });
    };
    assert.deepEqual(await ask(far), { superseded: true });
    assert.deepEqual((await sure(newer as Promise<StepAnswer>)).step, (await sure(asking()({ ...far, epoch: 2 }))).step);
  });

  it('need not wait for finite differences of the older one', async () => {
    const layers = [40, 40, 1].map((units) => ({ type: 'Dense', units, activation: 'tanh' }));
    let breaths = 0;
    let newer: Promise<StepAnswer> | undefined;
    const about = { text: textOf({ layers }), at: { batch: 0, sample: 0 } };
    const ask = asking(() => {
      // The way to the first step takes none.
      if (++breaths === 2) newer = ask({ ...about, epoch: 0, at: { batch: 1, sample: 0 } });
      return Promise.resolve();
    });
    await sure(ask({ ...about, epoch: 0 }));
    breaths = 0;
    assert.deepEqual(await ask({ ...about, epoch: 0, look: { check: true } }), { superseded: true });
    assert.ok((await sure(newer as Promise<StepAnswer>)).step);
    assert.ok((await sure(ask({ ...about, epoch: 0, look: { check: true } }))).look);
  });

  it('of another asker leaves it alone', async () => {
    const ask = asking();
    const at = { batch: 0, sample: 0 };
    const [one, other, newer] = await Promise.all([
      ask({ asker: 'one', epoch: 9, at }),
      ask({ asker: 'other', epoch: 3, at }),
      ask({ asker: 'other', epoch: 4, at }),
    ]);
    assert.deepEqual([one && 'step' in one, other, newer && 'step' in newer], [true, { superseded: true }, true]);
  });

  it('about another run leaves it alone', async () => {
    const ask = asking();
    const at = { batch: 0, sample: 0 };
    const answers = await Promise.all([
      ask({ epoch: 3, at }),
      ask({ text: textOf({ seed: 12 }), epoch: 1, at }),
      ask({ text: textOf({ seed: 13 }), epoch: 1, at }),
    ]);
    for (const answer of answers) assert.ok('step' in answer);
    // The first was closed for the third, and is opened anew.
    assert.deepEqual((await sure(ask({ epoch: 3, at }))).step, (answers[0] as Answered).step);
  });
});

it('a file of data that has changed is read again', async () => {
  await inFolder(async (folder) => {
    const csv = { text: textOf({ data: { csv: 'a.csv', target: 'y' }, predict: undefined }), scope: { folder, workspace: folder } };
    const put = (last: number): void => writeFileSync(join(folder, 'a.csv'), `a,b,y\n${'1,2,1\n0,1,0\n'.repeat(6)}${last},1,1\n`);
    put(3);
    const ask = asking();
    const go = async () =>
      (await sure(ask({ ...csv, epoch: 2, at: { row: 12 }, look: { check: false } }))).look?.layers[0]?.inputs[0]?.values[0];
    assert.equal(await go(), 3);
    put(44);
    assert.equal(await go(), 44);
  });
});

it('a run that may stop early is as long as its training', async () => {
  const stopping = textOf({
    fit: { epochs: 60, batch_size: 6, early_stopping: { monitor: 'val_loss', patience: 3, min_delta: 0.004 } },
  });
  const { outcome } = await runHere(jobOf(stopping));
  const epochs = outcome.history['loss']?.length ?? 0;
  assert.ok(epochs < 60);
  const ask = asking();
  const length = async (epoch: number) => (await sure(ask({ text: stopping, epoch, at: { batch: 0, sample: 0 } }))).length;
  assert.deepEqual(await length(epochs - 1), { epochs: 60, batches: BATCHES, samples: 6, stoppedEarly: false });
  assert.deepEqual(await length(59), { epochs, batches: BATCHES, samples: 6, stoppedEarly: true });
  assert.deepEqual(await length(1), { epochs, batches: BATCHES, samples: 6, stoppedEarly: true });
  const { step } = await sure(ask({ text: stopping, epoch: 4, at: { batch: 2, sample: 0 } }));
  assert.deepEqual(step, (await sure(asking()({ text: textOf(), epoch: 4, at: { batch: 2, sample: 0 } }))).step);
});

it('NaN in the middle of a step is shown where it first is, with what there was before it, and no step after it is computed', async () => {
  const layers = [
    { type: 'Dense', units: 2, input_shape: [2] },
    { type: 'Dense', units: 1 },
  ];
  const broken = textOf({ layers, compile: { optimizer: { type: 'SGD', learning_rate: 1e30 }, loss: 'mse' } });
  const ask = asking();
  const late = await sure(ask({ text: broken, epoch: 20, at: { batch: 0, sample: 0 }, look: { check: false } }));
  assert.equal(late.look, undefined);
  const { epoch, batch } = late.broken?.at ?? assert.fail();
  const there = await sure(ask({ text: broken, epoch, at: { batch, sample: 1 }, look: { check: true } }));
  assert.deepEqual(there.broken?.broken.where, there.look?.broken?.where);
  assert.match(there.broken?.problem.message ?? '', new RegExp(`In epoch ${epoch + 1}, batch ${batch + 1}, `));
  assert.equal(there.look?.layers.length, 2);
  assert.deepEqual((await sure(ask({ text: broken, epoch: 3, at: { batch: 0, sample: 0 } }))).broken?.at, late.broken?.at);
  const before = await sure(ask({ text: broken, epoch: 0, at: { batch: 0, sample: 0 }, look: { check: false } }));
  assert.equal(before.broken, undefined);
});
