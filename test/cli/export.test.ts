import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeFiles } from '../../src/cli/out-files';
import { UsageError } from '../../src/cli/usage';
import { readNpz } from '../../src/ml/data/formats/npz';
import { call, folderWith, xor } from './helper';

const short = { ...xor, fit: { ...xor.fit, epochs: 3 } };

const exported = (cwd: string, to: string, out: string, ...more: string[]) =>
  call(['export', 'xor.nn.json', '--engine', 'cpu', '--to', to, '--out', out, ...more], { cwd });

test('export writes what was asked for and prints its path', async (t) => {
  const cwd = folderWith({ 'xor.nn.json': short }, t);
  for (const [to, out] of [
    ['npz', 'w.npz'],
    ['csv', 'runs/history.csv'],
    ['dot', 'graph.dot'],
    ['summary', 'summary.txt'],
  ] as const) {
    assert.deepEqual(await exported(cwd, to, out), { code: 0, stdout: `${out}\n`, stderr: '' });
  }
  const trained = JSON.parse((await call(['train', 'xor.nn.json', '--engine', 'cpu', '--json', '--weights'], { cwd })).stdout);
  const arrays = readNpz(readFileSync(join(cwd, 'w.npz')), 'w.npz', () => undefined);
  assert.deepEqual([...(arrays?.keys() ?? [])], Object.keys(trained.weights));
  assert.deepEqual(arrays?.get('dense/kernel')?.values, Float32Array.from(trained.weights['dense/kernel'].values.flat()));
  const csv = readFileSync(join(cwd, 'runs/history.csv'), 'utf8').trimEnd().split('\n');
  assert.equal(csv.length, 4);
  assert.deepEqual(csv[3]?.split(','), [
    '2',
    ...(csv[0] as string)
      .split(',')
      .slice(1)
      .map((name) => String(trained.history[name][2])),
  ]);
  assert.match(readFileSync(join(cwd, 'graph.dot'), 'utf8'), /^digraph G \{[\s\S]*layer0 -> layer1/);
  assert.match(readFileSync(join(cwd, 'summary.txt'), 'utf8'), /^Model: "XOR"\n┏[\s\S]* Total params: 17 \(68\.00 B\)\n/);
});

test('a TensorFlow.js model goes into a folder, or beside the file that is named', async (t) => {
  const cwd = folderWith({ 'xor.nn.json': short }, t);
  const folder = await exported(cwd, 'tfjs', 'model');
  assert.equal(folder.stdout, `${join('model', 'model.json')}\n${join('model', 'weights.bin')}\n`);
  assert.equal((await exported(cwd, 'tfjs', 'net.json')).stdout, 'net.json\nnet.weights.bin\n');
  assert.deepEqual(JSON.parse(readFileSync(join(cwd, 'net.json'), 'utf8')).weightsManifest[0].paths, ['net.weights.bin']);
  assert.equal(readFileSync(join(cwd, 'net.weights.bin')).length, 68);
});

test('files that are there are written over only with --force', async (t) => {
  const cwd = folderWith({ 'xor.nn.json': short, 'w.npz': 'mine' }, t);
  const refused = await exported(cwd, 'npz', 'w.npz');
  assert.deepEqual([refused.code, refused.stdout], [2, '']);
  assert.equal(readFileSync(join(cwd, 'w.npz'), 'utf8'), 'mine');
  assert.equal((await exported(cwd, 'npz', 'w.npz', '--force')).code, 0);
  assert.notEqual(readFileSync(join(cwd, 'w.npz'), 'utf8'), 'mine');
  writeFileSync(join(cwd, 'm.weights.bin'), 'mine');
  assert.equal((await exported(cwd, 'tfjs', 'm.json')).code, 2);
  assert.equal(existsSync(join(cwd, 'm.json')), false);
});

test('what TensorFlow.js cannot represent is a problem with its place, and nothing is written', async (t) => {
  const layers = [{ ...xor.layers[0], activation: 'leaky_relu' }, xor.layers[1]];
  const cwd = folderWith({ 'xor.nn.json': { ...short, layers } }, t);
  const { code, stdout, stderr } = await exported(cwd, 'tfjs', 'model');
  assert.deepEqual([code, stdout], [1, '']);
  assert.match(stderr, /^xor\.nn\.json:11:21: .*"leaky_relu".* \[tfjs-activation\]\n$/);
  assert.equal(existsSync(join(cwd, 'model')), false);
});

test('a place that cannot be written to is told', async (t) => {
  const cwd = folderWith({ 'xor.nn.json': short }, t);
  const { code, stderr } = await exported(cwd, 'npz', 'xor.nn.json/w.npz');
  assert.equal(code, 2);
  assert.match(stderr, /^xor\.nn\.json is no folder/);
});

test('without training there is no history', async (t) => {
  const { compile: _, ...untrained } = short;
  const cwd = folderWith({ 'xor.nn.json': untrained }, t);
  const { code, stderr } = await exported(cwd, 'csv', 'h.csv');
  assert.equal(code, 2);
  assert.match(stderr, /no history/);
});

test('a file that has come about while the network was trained is not written over either', async (t) => {
  const path = join(folderWith({ 'w.npz': 'mine' }, t), 'w.npz');
  await assert.rejects(writeFiles([{ path, content: 'theirs' }], false), UsageError);
  assert.equal(readFileSync(path, 'utf8'), 'mine');
  await writeFiles([{ path, content: 'theirs' }], true);
  assert.equal(readFileSync(path, 'utf8'), 'theirs');
});
