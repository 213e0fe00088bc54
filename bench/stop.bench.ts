// How long Stop takes in the middle of one huge batch: from asking to the end of the run, in the product's worker.
import { resolve } from 'node:path';
import { WorkerClient } from '../src/ml/worker/client';
import type { Job } from '../src/ml/worker/messages';
import { inProcess } from '../src/ml/worker/process-port';
import { inThread } from '../src/ml/worker/thread-port';
import { findNative } from '../src/native/found';

const ROUNDS = 3;
const LIMIT_MS = 1000;

const specOf = (samples: number, units: readonly number[]): string =>
  JSON.stringify({
    data: { synthetic: 'moons', samples },
    layers: [...units.map((n) => ({ type: 'Dense', units: n, activation: 'relu' })), { type: 'Dense', units: 1 }],
    compile: { optimizer: 'sgd', loss: 'mse' },
    fit: { epochs: 5, batch_size: samples },
  });

const works = {
  '4,096 rows through 2048-2048-2048-2048': specOf(4096, [2048, 2048, 2048, 2048]),
  'a million rows through 64-64': specOf(1_000_000, [64, 64]),
} as const;

const worker = resolve('dist', 'worker.js');

async function main(): Promise<void> {
  const native = await findNative({ project: resolve('.') });
  const engines = { compact: inThread, wasm: inThread, ...(native.kind === 'ready' && { tensorflow: inProcess }) } as const;
  for (const [engine, open] of Object.entries(engines) as [keyof typeof engines, typeof inThread | typeof inProcess][])
    for (const [title, text] of Object.entries(works)) {
      const took: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const client = new WorkerClient(open(worker));
        const stop = new AbortController();
        const job: Job = { text, folder: '.', workspace: '.', task: 'train', engine, native };
        let begins: () => void = () => undefined;
        const begun = new Promise<void>((go) => {
          begins = go;
        });
        const ended = client.run(job, ({ type }) => type === 'begin' && begins(), stop.signal).catch(() => undefined);
        await Promise.race([begun, ended]);
        const asked = performance.now();
        stop.abort();
        await ended;
        took.push(performance.now() - asked);
        await client.dispose();
      }
      const worst = Math.max(...took);
      console.log(`${engine}, ${title}: ${took.map((ms) => ms.toFixed(0)).join(', ')} ms${worst < LIMIT_MS ? '' : ' — too long'}`);
      if (worst >= LIMIT_MS) process.exitCode = 1;
    }
}

void main();
