import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { type Random, random } from '../../../src/ml/random/random';
import { isDamaged, readFrames, readHistory, readRun, readWeights } from '../../../src/ml/runs/run-folder';
import type { Job } from '../../../src/ml/worker/messages';
import { built } from '../../built';
import { inFolder, jobOf, lasting, runHere, spec, textOf } from './kept-spec';

/** Runs a job in the product's worker, in a process of its own, and says when it has told something. */
const script = `
const { Worker } = require('node:worker_threads');
const worker = new Worker(process.argv[1]);
worker.on('message', ({ kind, events = [] }) => process.stdout.write([kind, ...events.map(({ type }) => type), ''].join('\\n')));
worker.postMessage({ kind: 'job', id: 1, job: JSON.parse(process.argv[2]) });`;

/**
 * @param epoch waits for the end of an epoch, however long that takes; else it may be killed before the first
 * @returns false if the run had ended by itself before
 */
async function killed(job: Job, epoch: boolean, moment: Random): Promise<boolean> {
  const child = spawn(process.execPath, ['-e', script, built('worker.js'), JSON.stringify(job)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const told: string[] = [];
  child.stdout.on('data', (text: Buffer) => told.push(String(text)));
  // A message comes every 16 ms; with the first, no epoch may be done yet.
  let messages = 1 + moment.below(4);
  while (child.exitCode === null && child.signalCode === null && (messages-- > 0 || (epoch && !/^epoch$/m.test(told.join(''))))) {
    await Promise.race([once(child.stdout, 'data'), ended]);
  }
  const until = performance.now() + moment.uniform() * 16;
  while (performance.now() < until) await new Promise((go) => setImmediate(go));
  child.kill('SIGKILL');
  await ended;
  assert.doesNotMatch(told.join(''), /refused|crashed/);
  return !told.join('').includes('done');
}

const variants: Readonly<Record<string, object>> = {
  'Adam and early stopping': {
    fit: {
      epochs: 1500,
      batch_size: 6,
      early_stopping: { monitor: 'val_loss', patience: 1400, min_delta: 1e-4, restore_best_weights: true },
    },
  },
  momentum: {
    compile: { ...spec.compile, optimizer: { type: 'SGD', learning_rate: 0.05, momentum: 0.9 } },
    fit: { epochs: 1500, batch_size: 6 },
  },
};

/** @param kills for each of two runs */
export function killedAgainAndAgain(kills: number): void {
  describe('a run that is killed again and again', () => {
    for (const [title, change] of Object.entries(variants)) {
      it(`comes to the same end as one that never was: ${title}`, async () => {
        const text = textOf(change);
        const whole = await inFolder(async (folder) => {
          const ran = await runHere(jobOf(text, { folder }));
          return { ...lasting(ran), best: await readWeights(folder, 'best') };
        });
        await inFolder(async (folder) => {
          let before = 0;
          const moment = random(1, 'killed', title);
          for (let times = 0; times < kills; times++) {
            assert.ok(await killed(jobOf(text, { folder, resume: times > 0 }), times % 2 === 0, moment), `it ended after ${times} kills`);
            const [run, history, frames] = [await readRun(folder), await readHistory(folder), await readFrames(folder)];
            assert.ok(!isDamaged(run) && !isDamaged(history) && !isDamaged(frames));
            assert.equal(run.end, undefined);
            // Only the epoch that was under way is lost; the line of one more may have been written.
            assert.ok(history.length >= before, `${history.length} epochs, before ${before}`);
            assert.ok((frames.at(-1)?.epoch ?? 0) >= history.length - 1);
            before = history.length - 1;
          }
          assert.ok(before > 0, 'no epoch was ever done');
          const rest = await runHere(jobOf('', { folder, resume: true }));
          assert.deepEqual({ ...lasting(rest), best: await readWeights(folder, 'best') }, whole);
        });
      });
    }
  });
}
