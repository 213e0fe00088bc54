import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe } from 'node:test';
import { isDamaged, readHistory, readRun } from '../../../src/ml/runs/run-folder';
import { WorkerClient } from '../../../src/ml/worker/client';
import type { Job } from '../../../src/ml/worker/messages';
import { inProcess } from '../../../src/ml/worker/process-port';
import { itOn, nativeHere } from '../../golden/backends';
import { inFolder, jobOf, lasting, type Ran, textOf } from './kept-spec';

const RUNS = 50;
const KILLS = 20;

/**
 * The product's worker, which also writes down its process's number.
 * @param threads that the user wishes; in this process TensorFlow has been started, which sets the same variable
 */
function workerIn(folder: string, threads = ''): { readonly client: WorkerClient; pid(): number } {
  const [file, note] = [join(folder, 'worker.cjs'), join(folder, 'pid')];
  const worker = resolve('dist', 'worker.js');
  writeFileSync(
    file,
    `process.env.TF_NUM_INTRAOP_THREADS = '${threads}'; require('node:fs').writeFileSync(${JSON.stringify(note)}, String(process.pid)); require(${JSON.stringify(worker)});`,
  );
  return { client: new WorkerClient(inProcess(file)), pid: () => Number(readFileSync(note, 'utf8')) };
}

const onTensorflow = async (job: Job): Promise<Job> => ({ ...job, engine: 'tensorflow', native: await nativeHere() });

/** MiB of memory that a process has, where the system tells that in a file. */
function resident(pid: number): number {
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kibibytes) / 1024;
}

/** Networks of several kinds and sizes, none of which comes to its end soon. */
const networks: readonly object[] = [
  {},
  { layers: [256, 256, 1].map((units, i) => ({ type: 'Dense', units, activation: 'tanh', ...(i === 0 && { input_shape: [2] }) })) },
  {
    layers: [
      { type: 'Reshape', target_shape: [1, 2, 1], input_shape: [2] },
      { type: 'Conv2D', filters: 16, kernel_size: [1, 2], activation: 'relu' },
      { type: 'Flatten' },
      { type: 'Dense', units: 1 },
    ],
    compile: { optimizer: { type: 'RMSprop', momentum: 0.5 }, loss: 'mse' },
  },
];

describe('the process that TensorFlow runs in', () => {
  itOn('tensorflow', 'computes with one thread for small batches, if nobody wishes otherwise', async () => {
    await inFolder(async (folder) => {
      const threads = async (wanted?: string): Promise<number> => {
        const { client } = workerIn(folder, wanted);
        const { engine } = await client.run(await onTensorflow(jobOf(textOf({ fit: { epochs: 1 } }))), () => undefined);
        await client.dispose();
        return engine.threads;
      };
      assert.equal(await threads(), 1);
      assert.equal(await threads('2'), 2);
    });
  });

  itOn(
    'tensorflow',
    `does ${RUNS} runs, cancelled at any moment, and holds no more memory after the last than after the fifth`,
    async () => {
      await inFolder(async (folder) => {
        const { client, pid } = workerIn(folder);
        const held: number[] = [];
        const processes = new Set<number>();
        for (let run = 0; run < RUNS; run++) {
          const cancel = new AbortController();
          const timer = setTimeout(() => cancel.abort(), Math.random() * 300);
          const text = textOf({ ...networks[run % networks.length], fit: { epochs: run % 5 === 4 ? 5 : 1_000_000, batch_size: 8 } });
          const outcome = await client.run(await onTensorflow(jobOf(text)), () => undefined, cancel.signal);
          clearTimeout(timer);
          assert.equal(outcome.engine.name, 'tensorflow');
          processes.add(pid());
          if (process.platform === 'linux') held.push(resident(pid()));
        }
        assert.equal(processes.size, 1, 'it crashed');
        const [early, late] = [held.slice(5, 15), held.slice(-10)].map((some) => Math.min(...some)) as [number, number];
        if (process.platform === 'linux')
          assert.ok(late - early < 24, `${early.toFixed(0)} MiB grew to ${late.toFixed(0)}: ${held.map(Math.round)}`);
        await client.dispose();
      });
    },
  );

  itOn('tensorflow', `is killed ${KILLS} times, and every time its run is there and goes on to the same end`, async () => {
    const text = textOf({ fit: { epochs: 1200, batch_size: 6 } });
    const run = async (client: WorkerClient, folder: string, resume: boolean, onEpoch: () => void = () => undefined): Promise<Ran> => {
      const job = await onTensorflow(jobOf(text, { folder, resume }));
      return { outcome: await client.run(job, ({ type }) => type === 'epoch' && onEpoch()), events: [] };
    };
    await inFolder(async (folder) => {
      const { client, pid } = workerIn(folder);
      const whole = lasting(await run(client, join(folder, 'whole'), false));
      const killed = join(folder, 'killed');
      let before = 0;
      for (let kills = 0; kills < KILLS; kills++) {
        let epochs = 0;
        const killSoon = (): void => {
          if (epochs++ === 0) setTimeout(() => process.kill(pid(), 'SIGKILL'), Math.random() * 30);
        };
        await assert.rejects(run(client, killed, kills > 0, killSoon), /training process was killed/);
        const [meta, history] = [await readRun(killed), await readHistory(killed)];
        assert.ok(!isDamaged(meta) && !isDamaged(history));
        assert.deepEqual([meta.end, meta.meta.engine.name], [undefined, 'tensorflow']);
        // Only the epoch that was under way is lost; the line of one more may have been written.
        assert.ok(history.length > before, `${history.length} epochs, before ${before}`);
        before = history.length - 1;
      }
      assert.deepEqual(lasting(await run(client, killed, true)), whole);
      await client.dispose();
    });
  });
});
