import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { checkSpec } from '../../../src/ml/checks/check-spec';
import { nodeFiles } from '../../../src/ml/data/node-files';
import type { TrainingState } from '../../../src/ml/engine/engine';
import { runFiles } from '../../../src/ml/runs/run-files';
import { isDamaged, readLast } from '../../../src/ml/runs/run-folder';
import { KeptStates } from '../../../src/ml/worker/kept-states';
import { inFolder, jobOf, runHere, textOf } from './kept-spec';

const EPOCHS = 12;
const text = textOf({ fit: { epochs: EPOCHS, batch_size: 8 } });
const BATCHES = 4;

/** Does something with a kept run of `text`. */
const withRun = (use: (folder: string, states: KeptStates) => Promise<void>): Promise<void> =>
  inFolder(async (folder) => {
    await runHere(jobOf(text, { folder }));
    const { model, spec } = await checkSpec(text, nodeFiles({ folder: '.', workspace: '.' }));
    assert.ok(model && spec?.compile);
    await use(folder, new KeptStates(folder, model, spec.compile));
  });

describe('the states that a run’s files have', () => {
  it('are those that training went through, whole', async () => {
    await withRun(async (_, states) => {
      for (let epoch = 0; epoch < EPOCHS; epoch++) {
        const found = (await states.before(epoch, BATCHES)) ?? assert.fail();
        assert.deepEqual([found.epoch, found.state.step, found.state.optimizer.size > 0], [epoch, epoch * BATCHES, epoch > 0]);
        // A run of so many epochs ends there; what it has for a memory then is in its last state.
        if (epoch > 0) assert.deepEqual(found.state, await endOf(textOf({ fit: { epochs: epoch, batch_size: 8 } })));
      }
    });
  });

  it('are as far as they are whole: a torn or damaged record is as if it were not there', async () => {
    await withRun(async (folder, states) => {
      const path = join(folder, runFiles.memory);
      const whole = readFileSync(path);
      const length = whole.length / (EPOCHS - 1);
      const newest = async () => (await states.before(EPOCHS, BATCHES))?.epoch;
      assert.equal(await newest(), EPOCHS - 1);
      truncateSync(path, whole.length - 1);
      assert.equal(await newest(), EPOCHS - 2);
      appendFileSync(path, new Uint8Array(length));
      assert.equal(await newest(), EPOCHS - 2);
      const spoiled = Uint8Array.from(whole);
      spoiled[spoiled.length - length - 3] = 255 - (spoiled.at(-length - 3) ?? 0);
      writeFileSync(path, spoiled.subarray(0, whole.length - length));
      assert.equal(await newest(), EPOCHS - 3);
      const frames = readFileSync(join(folder, runFiles.frames));
      writeFileSync(path, whole);
      truncateSync(join(folder, runFiles.frames), frames.length / 2);
      assert.ok(((await newest()) ?? EPOCHS) < EPOCHS / 2);
      for (const nonsense of ['', 'x', 'y'.repeat(10_000)]) {
        writeFileSync(path, nonsense);
        assert.equal(await newest(), 0);
      }
      writeFileSync(join(folder, runFiles.frames), 'z'.repeat(10_000));
      assert.equal(await newest(), undefined);
    });
  });

  it('are none where there is no such folder', async () => {
    await withRun(async (folder) => {
      const { model, spec } = await checkSpec(text, nodeFiles({ folder: '.', workspace: '.' }));
      assert.ok(model && spec?.compile);
      assert.equal(await new KeptStates(join(folder, 'gone'), model, spec.compile).before(3, BATCHES), undefined);
    });
  });
});

/** The state that a training ends in. */
async function endOf(shorter: string): Promise<TrainingState> {
  return await inFolder(async (folder) => {
    await runHere(jobOf(shorter, { folder }));
    const last = await readLast(folder);
    return isDamaged(last) || !last ? assert.fail() : last.state;
  });
}
