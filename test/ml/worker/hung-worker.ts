import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { built } from '../../built';

/** A worker that stops getting on when it gets the order, as one does that is in the middle of a very large batch. */
export interface HungWorker {
  /** The file to start it by. */
  readonly file: string;
  /** From now on it hangs as soon as it can. */
  hang(): void;
  /** It hangs. */
  hangs(): Promise<void>;
  /** From now on nothing hangs in a worker that is started anew. */
  mend(): void;
}

/** Reading a file of this name hangs. */
export const HANGING_FILE = 'hangs.csv';

/** A loop of WebAssembly without an end. */
const endless = `new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 0x66, 0, 0, 10, 9, 1, 7, 0, 3, 0x40, 0x0c, 0, 0x0b, 0x0b,
))).exports.f()`;

/**
 * The product's worker, which asks for the time before every call to its engine, and hangs there.
 * @param folder where its files are made
 */
export function hungWorker(folder: string): HungWorker {
  const { wish, done, handle } = signals(folder);
  const file = join(folder, 'worker.js');
  const hook = `
const { existsSync, promises, writeFileSync } = require('node:fs');
const hang = () => { writeFileSync(${JSON.stringify(done)}, ''); ${endless}; };
const now = performance.now.bind(performance);
performance.now = () => { if (existsSync(${JSON.stringify(wish)})) hang(); return now(); };
const open = promises.open;
promises.open = (path, ...more) => { if (String(path).endsWith(${JSON.stringify(HANGING_FILE)})) hang(); return open(path, ...more); };
require(${JSON.stringify(built('worker.js'))});`;
  writeFileSync(file, hook);
  return { file, ...handle };
}

/** What a thread of the compact engine's crew does in the middle of a product, once it gets the order. */
export const ends = {
  hangs: 'for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);',
  'ends itself': 'process.exit(1);',
  throws: "throw new Error('out of order');",
} as const;

/**
 * The product's worker with other threads for the compact engine's crew.
 * @param folder where its files are made
 * @param end what they do when they get the order; they can do so wherever they have waited for work
 */
export function workerWithCrew(folder: string, end: keyof typeof ends): HungWorker {
  const { wish, done, handle } = signals(folder);
  const dist = join(folder, 'dist');
  mkdirSync(dist);
  for (const file of ['worker.js', 'compact-crew.js', 'compact.wasm', 'compact-relaxed.wasm']) copyFileSync(built(file), join(dist, file));
  const thread = `
const { existsSync, writeFileSync } = require('node:fs');
const { parentPort, workerData } = require('node:worker_threads');
const sleep = (at, old) => {
  Atomics.wait(new Int32Array(workerData.memory.buffer), at >>> 2, old);
  if (existsSync(${JSON.stringify(wish)})) { writeFileSync(${JSON.stringify(done)}, ''); ${ends[end]} }
};
const { serve } = new WebAssembly.Instance(workerData.module, { env: { memory: workerData.memory, sleep } }).exports;
parentPort.postMessage('here');
serve(workerData.crew, workerData.index);`;
  writeFileSync(join(dist, 'compact-thread.js'), thread);
  return { file: join(dist, 'worker.js'), ...handle };
}

/** Files by which a worker gets orders, and reports. */
function signals(folder: string): { readonly wish: string; readonly done: string; readonly handle: Omit<HungWorker, 'file'> } {
  const [wish, done] = [join(folder, 'hang'), join(folder, 'hangs')];
  const handle = {
    hang: () => writeFileSync(wish, ''),
    async hangs() {
      while (!existsSync(done)) await new Promise((go) => setTimeout(go, 5));
    },
    mend: () => rmSync(wish),
  };
  return { wish, done, handle };
}
