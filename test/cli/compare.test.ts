import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { keep } from '../extension/runs/kept';
import { call, folderWith, xor } from './helper';

const wider = {
  ...xor,
  layers: [
    { type: 'Dense', units: 8, activation: 'relu', input_shape: [2] },
    { type: 'Dropout', rate: 0.2 },
    { type: 'Dense', units: 1, activation: 'sigmoid' },
  ],
  compile: { ...xor.compile, optimizer: { type: 'Adam', learning_rate: 0.01 } },
};

test('compare says what differs between two specs, section by section and layer by layer', async (t) => {
  const cwd = folderWith({ 'a.nn.json': xor, 'b.nn.json': wider }, t);
  const { code, stdout, stderr } = await call(['compare', 'a.nn.json', 'b.nn.json'], { cwd });
  assert.deepEqual([code, stderr], [0, '']);
  assert.deepEqual(stdout.trimEnd().split('\n'), [
    'A: a.nn.json',
    'B: b.nn.json',
    '',
    'compile',
    '  learning_rate 0.1 → 0.01',
    '',
    'layers',
    '  dense (Dense): units 4 → 8, activation tanh → relu, parameters 12 → 24',
    '  + dropout (Dropout)',
    '',
    'Layer by layer (type, output shape, parameters)',
    '  ~  dense    Dense  (None, 4)  12  dense    Dense    (None, 8)  24',
    '  +                                 dropout  Dropout  (None, 8)   0',
    '     dense_1  Dense  (None, 1)   5  dense_1  Dense    (None, 1)   9',
    '     total                      17  total                        33',
  ]);
});

test('compare --json gives differences with their values, and aligned layers', async (t) => {
  const cwd = folderWith({ 'a.nn.json': xor, 'b.nn.json': wider }, t);
  const { code, stdout } = await call(['compare', 'a.nn.json', 'b.nn.json', '--json'], { cwd });
  const json = JSON.parse(stdout);
  assert.equal(code, 0);
  assert.deepEqual(json.differences, [{ section: 'compile', key: 'learning_rate', before: 0.1, after: 0.01 }]);
  assert.deepEqual([json.a.params.total, json.b.params.total, json.a.epochs, json.metrics], [17, 33, null, undefined]);
  assert.deepEqual(
    json.layers.map(({ change }: { change: string }) => change),
    ['changed', 'added', 'same'],
  );
  assert.deepEqual(json.layers[0].differences, [
    { key: 'units', before: 4, after: 8 },
    { key: 'activation', before: 'tanh', after: 'relu' },
  ]);
  assert.deepEqual(json.layers[1].a, null);
  assert.deepEqual(json.layers[1].b, { name: 'dropout', type: 'Dropout', output_shape: [null, 8], params: 0 });
});

test('compare says that nothing differs but names', async (t) => {
  const cwd = folderWith({ 'a.nn.json': xor, 'b.nn.json': { ...xor, name: 'again' } }, t);
  const { code, stdout } = await call(['compare', 'a.nn.json', 'b.nn.json'], { cwd });
  assert.equal(code, 0);
  assert.match(stdout, /trained alike/);
});

test('compare of two runs has their metric values, and which is better by each metric', async (t) => {
  const cwd = folderWith({ 'a.nn.json': xor, 'b.nn.json': wider }, t);
  const uri = (name: string): string => String(pathToFileURL(join(cwd, name)));
  const a = keep(cwd, 'one', { uri: uri('a.nn.json'), text: JSON.stringify(xor), ending: { reason: 'finished' } });
  const b = keep(cwd, 'two', { uri: uri('b.nn.json'), text: JSON.stringify(wider), done: 4 });
  const { code, stdout } = await call(['compare', a, b], { cwd });
  assert.equal(code, 0, stdout);
  assert.match(stdout, /Metrics \(A: 10 epochs, B: 4 epochs\)/);
  const { metrics, a: first, b: second } = JSON.parse((await call(['compare', a, b, '--json'], { cwd })).stdout);
  assert.deepEqual([first.epochs, second.epochs], [10, 4]);
  const [loss] = metrics;
  assert.deepEqual([loss.name, loss.direction], ['loss', 'down']);
  assert.equal(loss.last.better, loss.last.a < loss.last.b ? 'a' : 'b');
  assert.ok(Math.abs(loss.last.difference - (loss.last.b - loss.last.a)) < 1e-12);
});

test('compare ends with 1 for a spec with errors or a damaged run, and with 2 where there is nothing to compare', async (t) => {
  const cwd = folderWith({ 'a.nn.json': xor, 'bad.nn.json': { ...xor, layers: [{ type: 'Dens' }] } }, t);
  const bad = await call(['compare', 'a.nn.json', 'bad.nn.json', '--json'], { cwd });
  assert.deepEqual([bad.code, bad.stdout], [1, '']);
  assert.match(bad.stderr, /^bad\.nn\.json:\d+:\d+: .*Dense/);
  const run = keep(cwd, 'torn');
  writeFileSync(join(run, 'run.json'), '{');
  const torn = await call(['compare', 'a.nn.json', run], { cwd, env: { LC_ALL: 'ko_KR.UTF-8' } });
  assert.equal(torn.code, 1);
  assert.match(torn.stderr, /torn: .*\[run-file-broken\]/);
  for (const [words, message] of [
    [['compare', 'a.nn.json'], /^Name two specs or runs: compare A B\./],
    [['compare', 'a.nn.json', 'a.nn.json', 'a.nn.json'], /^compare takes two specs or runs, not 3\./],
    [['compare', 'a.nn.json', 'gone.nn.json'], /^There is no file gone\.nn\.json\./],
  ] as const) {
    const { code, stderr } = await call(words, { cwd });
    assert.deepEqual([code, message.test(stderr)], [2, true], stderr);
  }
});
