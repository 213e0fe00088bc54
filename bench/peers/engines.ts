// This extension's own engines, by the loop that it trains with.
import { resolve } from 'node:path';
import { openCompact } from '../../src/ml/engine/compact/open';
import type { Engine } from '../../src/ml/engine/engine';
import { openTfjs } from '../../src/ml/engine/tfjs/open';
import { train } from '../../src/ml/training/train';
import { findNative } from '../../src/native/found';
import type { Answer, Order } from './messages';
import type { Program } from './serve';
import { mean } from './statistics';
import { checked, type ReadTask, SEED } from './tasks';

const dist = resolve('dist');

async function openNative(threads?: number): Promise<Engine> {
  const native = await findNative({ project: resolve('.') });
  if (native.kind === 'missing') throw new Error(native.why);
  return openTfjs('tensorflow', { ...native, ...(threads !== undefined && { threads }) });
}

const openers = {
  compact: () => openCompact({ folder: dist }),
  'compact-2': () => openCompact({ folder: dist, threads: 2 }),
  wasm: () => openTfjs('wasm', { wasmFolder: dist }),
  tensorflow: () => openNative(),
  'tensorflow-1': () => openNative(1),
};

export const engineContestants = Object.fromEntries(
  Object.entries(openers).map(([name, open]): [string, () => Promise<Program>] => [name, async () => contestant(await open())]),
);

function contestant(engine: Engine): Program {
  // What a spec comes to is known before the time begins, and looking at it again would only leave more to be cleared away.
  let known: { readonly key: string; readonly network: ReturnType<typeof checked> } | undefined;
  return {
    version: '',
    async run(work, order) {
      const { x: _, y: __, weights: ___, ...described } = work.task;
      const key = JSON.stringify([described, order.epochs]);
      if (known?.key !== key) known = { key, network: checked({ ...described, epochs: order.epochs }) };
      return done(engine, await known.network, work, order);
    },
  };
}

/** No one watches; other work of the thread gets its turn as in the product. */
const control = {
  emit: () => undefined,
  cancelled: () => false,
  breathe: () => Promise.resolve(),
  now: () => performance.now(),
};

async function done(
  engine: Engine,
  { spec, model }: Awaited<ReturnType<typeof checked>>,
  { task, x, y, weights }: ReadTask,
  { rows }: Order,
): Promise<Answer> {
  const last = task.layers.at(-1)?.[0] ?? 1;
  const split = {
    x: { shape: [rows, task.inputs], values: x.subarray(0, rows * task.inputs) },
    y: { shape: last === 1 ? [rows, 1] : [rows], values: y.subarray(0, rows) },
  };
  const values = weights.flatMap(({ kernel, bias }) => [kernel, bias]);
  const names = model.layers.flatMap((layer) => layer.weights.map(({ name }) => `${layer.name}/${name}`));
  const state = { weights: new Map(names.map((name, i) => [name, values[i] as Float32Array])), optimizer: new Map(), step: 0 };
  const { compile, fit } = spec;
  const session = engine.open({ model, seed: SEED, compile });
  try {
    if (task.kind === 'predict') session.setState(state);
    const began = performance.now();
    if (task.kind === 'predict') {
      const outputs = await session.predict(split.x, rows);
      return { ms: performance.now() - began, loss: mean(outputs.values) };
    }
    await train(session, { model, compile, fit, dataset: { train: split }, seed: SEED, state }, control);
    const ms = performance.now() - began;
    const indices = Uint32Array.from({ length: rows }, (_, i) => i);
    const { losses } = await session.evaluate({ split: 'train', indices, batchSize: rows });
    return { ms, loss: losses[0] as number };
  } finally {
    session.dispose();
  }
}
