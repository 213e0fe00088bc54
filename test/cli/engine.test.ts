import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { built } from '../built';
import { itOn } from '../golden/backends';
import { large } from '../vscode/suite/specs';
import { type Called, call, cli, folderWith, xor } from './helper';

itOn('tensorflow', '--engine tensorflow trains on it, and prints nothing but its results', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nn-cli-'));
  const { code, stdout, stderr } = await call(['train', resolve('samples', 'xor-learned.nn.json'), '--engine', 'tensorflow', '--json'], {
    cwd: folder,
  });
  rmSync(folder, { recursive: true });
  assert.deepEqual([code, stderr], [0, '']);
  const { engine, predictions } = JSON.parse(stdout) as { engine: Record<string, unknown>; predictions: number[][] };
  assert.deepEqual([engine['name'], engine['why']], ['tensorflow', 'it was asked for']);
  assert.match(String(engine['version']), /^2\.\d+\.\d+/);
  assert.deepEqual(
    predictions.map(([p]) => Math.round(p as number)),
    [0, 1, 1, 0],
  );
});

itOn('tensorflow', 'Ctrl-C in a terminal, which all processes get, ends a run in good order', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nn-cli-'));
  writeFileSync(join(folder, 'xor.nn.json'), JSON.stringify({ ...xor, fit: { epochs: 1_000_000, batch_size: 4 } }));
  // Its own group stands for the terminal's.
  const child = spawn(process.execPath, [cli, 'train', 'xor.nn.json', '--engine', 'tensorflow'], { cwd: folder, detached: true });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (!stdout.includes('Epoch') && (stdout + text).includes('Epoch')) process.kill(-(child.pid as number), 'SIGINT');
    stdout += text;
  });
  const code = await new Promise((done) => child.on('close', done));
  rmSync(folder, { recursive: true });
  assert.equal(code, 130);
  assert.match(stdout, /\nCancelled in epoch \d+, /);
});

/** A network that the compact engine does not know. */
const normalized = { ...xor, layers: [...xor.layers.slice(0, 1), { type: 'BatchNormalization' }, ...xor.layers.slice(1)] };

const engineIn = (stdout: string): string => (JSON.parse(stdout) as { engine: { name: string } }).engine.name;

/** Calls a copy of the command line in a project where nothing was set up. */
async function callElsewhere(words: readonly string[], cwd: string): Promise<Called> {
  const dist = join(cwd, 'dist');
  mkdirSync(dist);
  const files = ['cli.js', 'worker.js', 'tfjs-backend-wasm-simd.wasm', 'compact.wasm', 'compact-relaxed.wasm'];
  for (const file of files) copyFileSync(built(file), join(dist, file));
  return await call(words, { cwd, cli: join(dist, 'cli.js') });
}

test('--engine tensorflow says how to set it up where it is not', async (t) => {
  const cwd = folderWith({ 'xor.nn.json': xor }, t);
  const { code, stdout, stderr } = await callElsewhere(['train', 'xor.nn.json', '--engine', 'tensorflow', '--json'], cwd);
  assert.deepEqual([code, stdout], [1, '']);
  assert.match(stderr, /^xor\.nn\.json:1:1: The engine "tensorflow" is not set up here: .*npm run native.* \[engine-not-set-up\]\n$/);
});

test('auto does without it', async (t) => {
  const cwd = folderWith({ 'xor.nn.json': normalized }, t);
  const { code, stdout, stderr } = await callElsewhere(['train', 'xor.nn.json', '--json'], cwd);
  assert.deepEqual([code, stderr], [0, '']);
  assert.equal(engineIn(stdout), 'wasm');
});

test('auto takes the compact engine for a stack of Dense layers, and says why', async (t) => {
  const cwd = folderWith({ 'xor.nn.json': xor }, t);
  const { stdout } = await call(['train', 'xor.nn.json', '--json'], { cwd });
  const { engine } = JSON.parse(stdout) as { engine: { name: string; why: string } };
  assert.deepEqual([engine.name, engine.why], ['compact', 'it is made for networks like this one, and the fastest']);
});

itOn('tensorflow', 'auto takes TensorFlow for other networks, in a process of its own, where batches are large', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nn-cli-'));
  writeFileSync(join(folder, 'xor.nn.json'), JSON.stringify(normalized));
  writeFileSync(join(folder, 'large.nn.json'), large());
  for (const [file, engine] of [
    ['xor.nn.json', 'wasm'],
    ['large.nn.json', 'tensorflow'],
  ] as const) {
    const { code, stdout } = await call(['train', file, '--json'], { cwd: folder });
    assert.deepEqual([code, engineIn(stdout)], [0, engine]);
  }
  rmSync(folder, { recursive: true });
});

test('--engine compact says what keeps it from running a network', async (t) => {
  const cwd = folderWith({ 'xor.nn.json': normalized }, t);
  const { code, stderr } = await call(['train', 'xor.nn.json', '--engine', 'compact', '--json'], { cwd });
  assert.equal(code, 1);
  assert.match(stderr, /The engine "compact" cannot run this network: .*batch_normalization.*\[engine-cannot-run\]/);
});
