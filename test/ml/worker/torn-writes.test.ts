import assert from 'node:assert/strict';
import fs from 'node:fs';
import { join } from 'node:path';
import { describe, it, mock } from 'node:test';
import { runFiles } from '../../../src/ml/runs/run-files';
import { isDamaged, readFrames, readHistory, readRun, readWeights } from '../../../src/ml/runs/run-folder';
import { afterBatches, inFolder, jobOf, lasting, type Ran, runHere, textOf, tryHere } from './kept-spec';

/** One batch an epoch; the third is not the best, so that both files of states are written. */
const text = textOf({
  data: { synthetic: 'moons', samples: 12, validation: 4 },
  fit: {
    epochs: 6,
    batch_size: 8,
    early_stopping: { monitor: 'val_loss', patience: 5, min_delta: 0.001, restore_best_weights: true },
  },
  compile: { optimizer: { type: 'Adam', learning_rate: 0.3 }, loss: 'binary_crossentropy' },
});

const steps = ['writeSync', 'writeFileSync', 'renameSync', 'truncateSync', 'rmSync', 'openSync'] as const;

/** What was done to files before one failed. */
interface Broken {
  /** How many steps there were, the one that failed included. */
  readonly steps: number;
}

/**
 * Does something while the disk takes only so many steps. With the next one the power goes: a write gets through to its half at most.
 * The journal writes nothing more after a failure, so that the folder looks as after the end of the process at that moment.
 */
async function onDisk(lasts: number, half: boolean, use: () => Promise<unknown>): Promise<Broken> {
  let count = 0;
  const mocks = steps.map((step) => {
    const original = fs[step] as (...args: readonly unknown[]) => unknown;
    return mock.method(fs, step, (...args: readonly unknown[]) => {
      if (count++ < lasts) return original(...args);
      if (half) tear(step, args, original);
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    });
  });
  try {
    await use();
  } finally {
    for (const { mock: one } of mocks) one.restore();
  }
  return { steps: count };
}

function tear(step: (typeof steps)[number], args: readonly unknown[], original: (...args: readonly unknown[]) => unknown): void {
  if (step === 'writeSync') {
    const [file, bytes, offset, length, at] = args;
    original(file, bytes, offset, Math.floor((length as number) / 2), at);
  }
  if (step === 'writeFileSync') {
    const [file, content] = args as [string, string | Uint8Array];
    original(file, content.slice(0, content.length / 2));
  }
}

const notKept = ({ events }: Ran) => events.flatMap((e) => (e.type === 'not-kept' ? [e.problem.message] : []));

async function kept(folder: string) {
  const [run, history, frames] = [await readRun(folder), await readHistory(folder), await readFrames(folder)];
  assert.ok(!isDamaged(run) && !isDamaged(history) && !isDamaged(frames));
  return {
    ending: run.end?.ending,
    columns: history.columns,
    frames,
    memory: fs.readFileSync(join(folder, runFiles.memory)),
    weights: [await readWeights(folder, 'last'), await readWeights(folder, 'best')],
  };
}

describe('a run whose writing breaks off', () => {
  it('trains on, says so once, and can be resumed with the same result, wherever that happens', async () => {
    const whole = await inFolder(async (folder) => {
      const ran = await runHere(jobOf(text, { folder }));
      return { ran, kept: await kept(folder) };
    });
    const bests = whole.ran.events.filter((e) => e.type === 'epoch').map((e) => e.logs['val_loss'] as number);
    assert.ok(
      bests.some((loss, i) => i > 0 && loss >= (bests[i - 1] as number)),
      'some epoch is not the best',
    );
    let refused = 0;
    let over = false;
    for (let lasts = 0; !over; lasts++) {
      for (const half of [false, true]) {
        await inFolder(async (folder) => {
          let ran: Ran | undefined;
          const { steps: made } = await onDisk(lasts, half, async () => {
            ran = await runHere(jobOf(text, { folder }));
          });
          over = made <= lasts;
          if (over) return;
          assert.deepEqual(lasting(ran as Ran), lasting(whole.ran));
          assert.equal(notKept(ran as Ran).length, 1);
          assert.match(notKept(ran as Ran)[0] ?? '', /the disk is full/);
          const again = await tryHere(jobOf('', { folder, resume: true }));
          if ('problems' in again) {
            assert.deepEqual(
              again.problems.map((p) => p.code),
              ['run-file-missing'],
            );
            refused++;
            return;
          }
          assert.deepEqual(lasting(again), lasting(whole.ran), `after ${lasts} steps`);
          assert.deepEqual(await kept(folder), whole.kept, `after ${lasts} steps`);
        });
      }
    }
    // Only before the spec was there: clearing the folder, writing it and putting it in place.
    assert.equal(refused, 2 * 8);
  });

  it('can be resumed also where resuming broke off', async () => {
    const whole = await inFolder((folder) => runHere(jobOf(text, { folder })));
    for (const stop of [1, 4]) {
      let over = false;
      for (let lasts = 0; !over; lasts++) {
        await inFolder(async (folder) => {
          await runHere(jobOf(text, { folder }), afterBatches(stop));
          const { steps: made } = await onDisk(lasts, true, () => runHere(jobOf('', { folder, resume: true })));
          over = made <= lasts;
          if (over) return;
          const again = await runHere(jobOf('', { folder, resume: true }));
          assert.deepEqual(lasting(again), lasting(whole), `stopped after ${stop} epochs, broken off after ${lasts} steps`);
        });
      }
    }
  });
});
