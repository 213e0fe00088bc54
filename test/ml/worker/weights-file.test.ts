import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, mock } from 'node:test';
import { writeNpz } from '../../../src/ml/data/formats/npz';
import { Answers } from '../../../src/ml/worker/answers';
import { Refused, WorkerClient } from '../../../src/ml/worker/client';
import type { CheckAnswer } from '../../../src/ml/worker/messages';
import { inThread } from '../../../src/ml/worker/thread-port';
import { built } from '../../built';
import { inFolder } from './kept-spec';

/** Asks the editor's worker, which remembers what it has read. */
function asking(folder: string): (text: string) => Promise<CheckAnswer> {
  const answers = new Answers(() => new Promise((go) => setImmediate(go)));
  return async (text) => (await answers.to({ task: 'check', text, scope: { folder, workspace: folder } })).answer as CheckAnswer;
}

/** How often files are opened while something is done. */
async function reads(use: () => Promise<unknown>): Promise<number> {
  const fs = await import('node:fs/promises');
  const opened = mock.method(fs.default, 'open');
  try {
    await use();
    return opened.mock.callCount();
  } finally {
    opened.mock.restore();
  }
}

describe('a check of the weights file that a spec names', () => {
  const withWeights = JSON.stringify({ weights: 'w.npz', layers: [{ type: 'Dense', units: 1, input_dim: 2 }], predict: [[1, 2]] });
  const weights = (...kernel: number[]) =>
    writeNpz(
      new Map([
        ['dense/kernel', { shape: [kernel.length, 1], values: Float32Array.from(kernel) }],
        ['dense/bias', { shape: [1], values: new Float32Array(1) }],
      ]),
    );

  for (const [name, file, code] of [
    ['is missing', undefined, 'file-missing'],
    ['is damaged', new Uint8Array(100), 'npz-damaged'],
    ['has another shape', weights(1, 2, 3), 'weights-file-shape'],
    ['has a value that is not finite', weights(1, Number.NaN), 'weights-not-finite'],
  ] as const) {
    it(`says that it ${name}, at its place in the spec and as training says it`, async () => {
      await inFolder(async (folder) => {
        if (file) writeFileSync(join(folder, 'w.npz'), file);
        const { problems } = await asking(folder)(withWeights);
        assert.deepEqual(
          problems.map((p) => [p.code, withWeights.slice(p.range.start.offset, p.range.end.offset)]),
          [[code, '"w.npz"']],
        );
        const client = new WorkerClient(inThread(built('worker.js')));
        const refused = await client.run({ text: withWeights, folder, workspace: folder, task: 'train' }, () => undefined).catch((e) => e);
        await client.dispose();
        assert.ok(refused instanceof Refused);
        assert.deepEqual(refused.problems, problems);
      });
    });
  }

  it('reads it again only when its time or size has changed', async () => {
    await inFolder(async (folder) => {
      const ask = asking(folder);
      writeFileSync(join(folder, 'w.npz'), weights(1, 2));
      assert.deepEqual((await ask(withWeights)).problems, []);
      assert.equal(await reads(() => ask(withWeights)), 0);
      writeFileSync(join(folder, 'w.npz'), weights(1, 2, 3));
      assert.equal((await ask(withWeights)).problems[0]?.code, 'weights-file-shape');
      // The same file for another network is matched anew.
      assert.deepEqual((await ask(withWeights.replace('"input_dim":2', '"input_dim":3').replace('[[1,2]]', '[[1,2,3]]'))).problems, []);
    });
  });
});
