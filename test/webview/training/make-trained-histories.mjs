// Trains 500 small networks, as differently as their numbers have it, and keeps what the panel knows of each run:
// node test/webview/training/make-trained-histories.mjs (after a build).
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const COUNT = 500;

const exported = `
  export { WorkerClient } from './src/ml/worker/client';
  export { inThread } from './src/ml/worker/thread-port';
  export { notFiniteOf } from './src/extension/runs/run';
  export { learningOf } from './src/ml/spec/learning';
  export { readSpec } from './src/ml/spec/read-spec';
`;
const bundle = join(mkdtempSync(join(tmpdir(), 'histories-')), 'exported.mjs');
await build({
  stdin: { contents: exported, resolveDir: '.', loader: 'ts' },
  bundle: true,
  outfile: bundle,
  format: 'esm',
  platform: 'node',
  mainFields: ['module', 'main'],
  banner: { js: `import { createRequire } from 'node:module'; const require = createRequire(${JSON.stringify(import.meta.url)});` },
});
const { WorkerClient, inThread, notFiniteOf, learningOf, readSpec } = await import(pathToFileURL(bundle));

/** Marsaglia's xorshift: the same networks each time. */
let state = 13;
const next = () => {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) / 2 ** 32;
};
const one = (of) => of[Math.floor(next() * of.length)];
const power = (low, high) => Number((10 ** (low + (high - low) * next())).toPrecision(3));
const whole = (low, high) => Math.floor(low + (high - low + 1) * next());

/** How a classifier or a regression ends, and with which losses it may learn. */
const heads = [
  {
    data: ['moons', 'circle', 'xor_clouds', 'AND', 'XOR'],
    activation: 'sigmoid',
    losses: ['binary_crossentropy', 'mse', 'mae'],
    inputs: 2,
  },
  { data: ['moons', 'circle', 'xor_clouds'], activation: 'tanh', losses: ['hinge', 'squared_hinge'], inputs: 2 },
  { data: ['sine', 'line'], activation: 'linear', losses: ['mse', 'mae', 'huber', 'log_cosh', 'poisson'], inputs: 1 },
  { data: ['sine', 'line'], activation: 'softplus', losses: ['mse', 'msle'], inputs: 1 },
];

function drawn() {
  if (next() < 0.08) return perceptron();
  const head = one(heads);
  const set = one(head.data);
  const gate = set === set.toUpperCase();
  const hidden = Array.from({ length: whole(0, 3) }, () => ({
    type: 'Dense',
    units: whole(1, 24),
    activation: one(['relu', 'relu', 'tanh', 'sigmoid', 'elu', 'exponential']),
  }));
  const layers = hidden.flatMap((layer) => (next() < 0.15 ? [layer, { type: 'Dropout', rate: one([0.2, 0.5]) }] : [layer]));
  const all = [...layers, { type: 'Dense', units: 1, activation: head.activation }];
  const optimizer = one([
    () => ({ type: 'SGD', learning_rate: power(-3, 1) }),
    () => ({ type: 'SGD', learning_rate: power(-3, 0), momentum: one([0.5, 0.9, 0.99]) }),
    () => ({ type: 'Adam', learning_rate: power(-4, 0) }),
    () => ({ type: 'RMSprop', learning_rate: power(-4, 0) }),
    () => ({ type: one(['Adagrad', 'Adadelta', 'Nadam', 'Adamax']), learning_rate: power(-3, 1) }),
  ])();
  const epochs = one([whole(1, 8), whole(6, 40), whole(30, 100)]);
  const held = gate ? {} : { validation_split: one([0, 0, 0.2, 0.4]) };
  return {
    seed: whole(0, 1e6),
    data: gate ? { gate: set } : { synthetic: set, samples: whole(10, 80), noise: one([0, 0.1, 0.3, 1]) },
    layers: all.map((layer, i) => (i ? layer : { ...layer, input_dim: head.inputs })),
    compile: { optimizer, loss: one(head.losses), ...(head.activation === 'sigmoid' && { metrics: ['accuracy'] }) },
    fit: {
      epochs,
      batch_size: one([1, 8, 16, 64]),
      ...held,
      ...(held.validation_split && next() < 0.25 && { early_stopping: { monitor: 'val_loss', patience: whole(0, 10) } }),
    },
  };
}

const perceptron = () => ({
  seed: whole(0, 1e6),
  data:
    next() < 0.5
      ? { gate: one(['AND', 'OR', 'NAND', 'NOR', 'XOR', 'XNOR']) }
      : { synthetic: one(['moons', 'blobs']), samples: whole(10, 60) },
  layers: [{ type: 'Dense', units: 1, activation: 'step', input_dim: 2 }],
  compile: { optimizer: { type: 'perceptron', learning_rate: one([1, 0.1]) }, metrics: ['accuracy'] },
  fit: { epochs: whole(3, 40), batch_size: 1 },
});

/** Four digits say as much as a sentence does. */
const short = (value) => (Number.isFinite(value) ? Number(value.toPrecision(4)) : null);

const statuses = { finished: 'finished', 'early-stopping': 'stopped-early', diverged: 'diverged' };

const worker = new WorkerClient(inThread(resolve('dist/worker.js')));
const lines = [];
while (lines.length < COUNT) {
  const spec = drawn();
  const text = JSON.stringify(spec);
  const { history, ending, evaluate } = await worker.run(
    { text, folder: resolve('samples'), workspace: resolve('samples'), task: 'train' },
    () => undefined,
  );
  const notFinite = notFiniteOf(ending);
  const { rule, dropout } = learningOf(readSpec(text).spec);
  const curves = Object.entries(history).filter(([name]) => ['loss', 'val_loss', 'accuracy'].includes(name));
  const run = {
    status: statuses[ending.reason],
    epochs: spec.fit.epochs,
    learning: { rule, dropout },
    ...(notFinite && { notFinite }),
    ...(evaluate && {
      evaluate: { on: evaluate.on, logs: Object.fromEntries(Object.entries(evaluate.logs).map(([k, v]) => [k, short(v)])) },
    }),
    columns: Object.fromEntries(curves.map(([name, values]) => [name, values.map(short)])),
  };
  lines.push(`  ${JSON.stringify(run)}`);
}
writeFileSync('test/webview/training/trained-histories.json', `[\n${lines.join(',\n')}\n]\n`);
rmSync(dirname(bundle), { recursive: true });
// The worker's thread would keep this process alive.
process.exit(0);
