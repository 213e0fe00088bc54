import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, openSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { UsageError } from '../../src/cli/command';
import { writeFiles } from '../../src/cli/out-files';
import { readNpz } from '../../src/ml/data/formats/npz';
import { collector } from '../ml/data/helper';
import { call, cli, folderWith, xor } from './helper';

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
  const arrays = await readNpz(readFileSync(join(cwd, 'w.npz')), 'w.npz', collector());
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
  assert.equal((await exported(cwd, 'tfjs', 'Other.JSON')).stdout, 'Other.JSON\nOther.weights.bin\n');
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

test('a place that cannot be written to is reported', async (t) => {
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

const onWindows = process.platform === 'win32' && 'Links need a right of their own on Windows, which has no /dev/full.';

test('a spec is never written over by its own export, by whatever name', { skip: onWindows }, async (t) => {
  const cwd = folderWith({ 'xor.nn.json': short }, t);
  symlinkSync('xor.nn.json', join(cwd, 'link.json'));
  const before = readFileSync(join(cwd, 'xor.nn.json'), 'utf8');
  for (const out of ['xor.nn.json', './xor.nn.json', 'link.json', join(cwd, 'xor.nn.json')])
    for (const more of [[], ['--force']]) {
      const { code, stderr } = await exported(cwd, 'summary', out, ...more);
      assert.equal(code, 2);
      assert.match(stderr, /is the spec itself/, out);
    }
  assert.equal((await exported(cwd, 'tfjs', 'link.json', '--force')).code, 2);
  assert.equal(readFileSync(join(cwd, 'xor.nn.json'), 'utf8'), before);
  assert.deepEqual(readdirSync(cwd).sort(), ['link.json', 'xor.nn.json']);
});

test('files of data and weights that a spec names are never written over by its export', { skip: onWindows }, async (t) => {
  const rows = 'a,b,y\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n';
  const spec = { ...short, data: { csv: 'rows.csv', target: 'y' }, weights: 'first.npz' };
  const cwd = folderWith({ 'xor.nn.json': short, 'csv.nn.json': spec, 'rows.csv': rows }, t);
  assert.equal((await exported(cwd, 'npz', 'first.npz')).code, 0);
  symlinkSync('rows.csv', join(cwd, 'link.csv'));
  const before = readFileSync(join(cwd, 'first.npz'));
  for (const [to, out] of [
    ['csv', 'rows.csv'],
    ['summary', 'link.csv'],
    ['npz', './first.npz'],
  ] as const) {
    const { code, stderr } = await call(['export', 'csv.nn.json', '--engine', 'cpu', '--to', to, '--out', out, '--force'], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /is a file that the spec names/, out);
  }
  assert.equal(readFileSync(join(cwd, 'rows.csv'), 'utf8'), rows);
  assert.deepEqual(readFileSync(join(cwd, 'first.npz')), before);
});

/** A limit on the size of files is the full disk that every system has. */
test('on a disk that becomes full the file that was there stays, with --force too', { skip: onWindows }, (t) => {
  const cwd = folderWith({ 'xor.nn.json': { ...xor, fit: { epochs: 600 } }, 'history.csv': 'good' }, t);
  const line = `ulimit -f 8; exec "$0" "$@"`;
  const words = [process.execPath, cli, 'export', 'xor.nn.json', '--engine', 'compact', '--to', 'csv', '--out', 'history.csv', '--force'];
  const { status, stderr } = spawnSync('sh', ['-c', `trap '' XFSZ; ${line}`, ...words], { cwd, encoding: 'utf8' });
  assert.equal(status, 2, stderr);
  assert.match(stderr, /history\.csv cannot be written \(EFBIG\)\. What was there before is unchanged\./);
  assert.equal(readFileSync(join(cwd, 'history.csv'), 'utf8'), 'good');
  assert.deepEqual(readdirSync(cwd).sort(), ['history.csv', 'xor.nn.json']);
});

test('a reader that goes ends the output quietly, and a full disk is said once', { skip: onWindows }, (t) => {
  const cwd = folderWith({ 'xor.nn.json': xor }, t);
  const words = `"${process.execPath}" "${cli}" train xor.nn.json --engine compact --json --weights`;
  assert.equal(execFileSync('sh', ['-c', `${words} | true`], { cwd, encoding: 'utf8', stdio: 'pipe' }), '');
  const closed = spawnSync('sh', ['-c', `{ ${words}; echo "code $?" >&2; } | true`], { cwd, encoding: 'utf8' });
  assert.equal(closed.stderr, 'code 0\n');
  if (!existsSync('/dev/full')) return;
  const full = spawnSync(process.execPath, [cli, 'train', 'xor.nn.json', '--engine', 'compact'], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
  });
  assert.deepEqual([full.status, full.stderr], [1, 'The output cannot be written: the disk is full (ENOSPC).\n']);
});
