import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { type BuildOptions, build } from 'esbuild';
import { inWine } from '../../../wine';
import { wasmFolder } from './both-backends';

const binary = 'tfjs-backend-wasm-simd.wasm';
let folder = '';

/** What a bundle of the product would hold: starts the backend beside it, trains a step and tells what it finds. */
const program = `
  import * as tf from '@tensorflow/tfjs-core';
  import { Worker, isMainThread, parentPort } from 'node:worker_threads';
  import { startWasm } from './src/ml/engine/tfjs/wasm/backend';
  import { installGradients } from './src/ml/engine/tfjs/gradients';
  import { installTrainingKernels } from './src/ml/engine/tfjs/wasm/install';

  const events = ['uncaughtException', 'unhandledRejection'];
  const counts = () => events.map((event) => process.listenerCount(event));
  async function report() {
    const own = () => {};
    process.on('unhandledRejection', own);
    installGradients();
    installTrainingKernels();
    await startWasm(__dirname);
    await startWasm(__dirname);
    const kept = process.listeners('unhandledRejection').includes(own);
    process.off('unhandledRejection', own);
    const gradient = tf.grad((x) => tf.sum(tf.gather(tf.square(x), tf.tensor1d([1, 1], 'int32'))))(tf.tensor1d([2, 3]));
    return { backend: tf.getBackend(), listeners: counts(), kept, gradient: Array.from(gradient.dataSync()) };
  }
  const failing = process.argv[2];
  if (failing === 'rejection') report().then(() => Promise.reject(new Error('mine')));
  else if (failing === 'exception') report().then(() => setTimeout(() => { throw new Error('mine'); }));
  else if (isMainThread) {
    report().then((main) => {
      const worker = new Worker(__filename);
      worker.on('message', (inWorker) => console.log(JSON.stringify({ main, inWorker })));
    });
  } else report().then((found) => parentPort.postMessage(found));
`;

const bundled = (contents: string, file: string): BuildOptions => ({
  stdin: { contents, resolveDir: resolve('.'), loader: 'ts' },
  outfile: join(folder, file),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  external: ['node-fetch'],
});

const run = (file: string, ...parameters: string[]) =>
  spawnSync(process.execPath, [file, ...parameters], { cwd: tmpdir(), encoding: 'utf8' });

const noEsbuild = inWine && 'The packages are those of Linux, and esbuild, which bundles here, runs only where it was installed for.';

before(async () => {
  if (noEsbuild) return;
  folder = mkdtempSync(join(tmpdir(), 'wasm-backend-'));
  await build({ ...bundled(program, 'modules.js'), mainFields: ['module', 'main'], minify: true });
  await build(bundled(program, 'commonjs.js'));
  copyFileSync(join(wasmFolder, binary), join(folder, binary));
});

after(() => folder && rmSync(folder, { recursive: true, force: true }));

for (const file of ['modules.js', 'commonjs.js']) {
  test(`${file}, bundled, works beside its program, in the main thread and in a worker`, { skip: noEsbuild }, () => {
    const { stdout, stderr, status } = run(join(folder, file));
    assert.equal(stderr, '');
    assert.equal(status, 0);
    const expected = { backend: 'wasm', listeners: [0, 0], kept: true, gradient: [0, 12] };
    assert.deepEqual(JSON.parse(stdout), { main: expected, inWorker: expected });
  });

  for (const failing of ['rejection', 'exception']) {
    test(`${file}: an unhandled ${failing} of ours ends the process as ever`, { skip: noEsbuild }, () => {
      const { stderr, status } = run(join(folder, file), failing);
      // Emscripten's listeners would make it 7, and point into their own code.
      assert.equal(status, 1);
      assert.match(stderr, /Error: mine/);
    });
  }
}

/** Starts the backend in a process of its own, as one that failed cannot be started again. */
async function starting(where: string): Promise<ReturnType<typeof run>> {
  const contents = `import { startWasm } from './src/ml/engine/tfjs/wasm/backend';
    startWasm(${JSON.stringify(where)}).catch((error) => console.log(error.message, process.listenerCount('uncaughtException')));`;
  await build(bundled(contents, 'starting.js'));
  return run(join(folder, 'starting.js'));
}

test('a missing program is named', { skip: noEsbuild }, async () => {
  const { stdout, status } = await starting(join(folder, 'nowhere'));
  assert.equal(status, 0);
  assert.match(stdout, /is missing: .*nowhere.tfjs-backend-wasm-simd\.wasm 0/);
});

test('a program that is no WebAssembly is named', { skip: noEsbuild }, async () => {
  const broken = mkdtempSync(join(folder, 'broken-'));
  writeFileSync(join(broken, binary), 'not WebAssembly');
  const { stdout, status } = await starting(broken);
  assert.equal(status, 0);
  assert.match(stdout, /could not be started from .*broken.*\.wasm 0/);
});
