import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'node:test';
import { random } from '../../../src/ml/random/random';
import { isDamaged, readHistory, readRun } from '../../../src/ml/runs/run-folder';
import { WorkerClient } from '../../../src/ml/worker/client';
import type { Job } from '../../../src/ml/worker/messages';
import { inProcess } from '../../../src/ml/worker/process-port';
import { built } from '../../built';
import { itOn, nativeHere } from '../../golden/backends';
import { inFolder, jobOf, lasting, type Ran, textOf } from './kept-spec';

/** What a process holds after a collection, in MiB: in all, and on V8's side. What awaits collection is not held. */
interface Held {
  readonly resident: number;
  readonly heap: number;
}

/** So long may a run continue that is to stop: its process has to last, however busy the machine is. */
const STOP_MS = 60_000;

interface TestedWorker {
  readonly client: WorkerClient;
  pid(): number;
  /** Only between two runs: a signal amid one of TensorFlow's products breaks its heap. */
  held(): Promise<Held>;
}

/**
 * The product's worker, which also writes down its process's number, and at a signal what it holds.
 * @param threads that the user wishes; in this process TensorFlow has been started, which sets the same variable
 */
function workerIn(folder: string, threads = ''): TestedWorker {
  const [file, note, memory] = [join(folder, 'worker.cjs'), join(folder, 'pid'), join(folder, 'memory')];
  writeFileSync(
    file,
    `process.env.TF_NUM_INTRAOP_THREADS = '${threads}';
    const { renameSync, writeFileSync } = require('node:fs');
    const memory = ${JSON.stringify(memory)};
    writeFileSync(${JSON.stringify(note)}, String(process.pid));
    require('node:v8').setFlagsFromString('--expose-gc');
    const collect = require('node:vm').runInNewContext('gc');
    process.on('SIGUSR2', () => {
      collect();
      const { rss, heapUsed, external } = process.memoryUsage();
      writeFileSync(memory + '.new', JSON.stringify({ resident: rss / 2 ** 20, heap: (heapUsed + external) / 2 ** 20 }));
      renameSync(memory + '.new', memory);
    });
    require(${JSON.stringify(built('worker.js'))});`,
  );
  const pid = (): number => Number(readFileSync(note, 'utf8'));
  const held = async (): Promise<Held> => {
    process.kill(pid(), 'SIGUSR2');
    while (!existsSync(memory)) await new Promise((again) => setTimeout(again, 2));
    const found: Held = JSON.parse(readFileSync(memory, 'utf8'));
    rmSync(memory);
    return found;
  };
  return { client: new WorkerClient(inProcess(file), STOP_MS), pid, held };
}

const onTensorflow = async (job: Job): Promise<Job> => ({ ...job, engine: 'tensorflow', native: await nativeHere() });

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

/** What the allocator and V8 take before they have what they need, in runs; a leak would show after it as well. */
const settledAfter = (runs: number): number => (runs >= 200 ? 100 : 5);

/** @param runs at least 30, of which the last ten are held against ten before, once memory has settled */
export function runsOnTensorflow(runs: number, kills: number): void {
  describe('the process that TensorFlow runs in', () => {
    itOn('tensorflow', 'computes with one thread for small batches, if no one wishes otherwise', async () => {
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
      `does ${runs} runs, cancelled at any moment, and holds no more memory after the last than after ${settledAfter(runs)}`,
      async () => {
        await inFolder(async (folder) => {
          const { client, pid, held } = workerIn(folder);
          const after: Held[] = [];
          const processes = new Set<number>();
          const moment = random(1, 'cancelled');
          for (let run = 0; run < runs; run++) {
            const cancel = new AbortController();
            const timer = setTimeout(() => cancel.abort(), moment.uniform() * 300);
            const text = textOf({ ...networks[run % networks.length], fit: { epochs: run % 5 === 4 ? 5 : 1_000_000, batch_size: 8 } });
            const outcome = await client.run(await onTensorflow(jobOf(text)), () => undefined, cancel.signal);
            clearTimeout(timer);
            assert.equal(outcome.engine.name, 'tensorflow');
            processes.add(pid());
            // Windows has no such signals.
            if (process.platform !== 'win32') after.push(await held());
          }
          assert.equal(processes.size, 1, 'it crashed');
          for (const [kind, most] of [
            ['resident', runs >= 200 ? 8 : 24],
            ['heap', 4],
          ] as const) {
            const all = after.map((one) => one[kind]);
            const from = settledAfter(runs);
            const grown = Math.min(...all.slice(-10)) - Math.min(...all.slice(from, from + 10));
            assert.ok(!(grown >= most), `${kind}: ${grown.toFixed(1)} MiB more: ${all.map(Math.round)}`);
          }
          await client.dispose();
        });
      },
    );

    itOn('tensorflow', `is killed ${kills} times, and every time its run is there and continues to the same end`, async () => {
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
        for (let times = 0; times < kills; times++) {
          let epochs = 0;
          const delay = random(times, 'killed').uniform() * 30;
          const killSoon = (): void => {
            if (epochs++ === 0) setTimeout(() => process.kill(pid(), 'SIGKILL'), delay);
          };
          await assert.rejects(run(client, killed, times > 0, killSoon), /training process was killed/);
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
}
