import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../../src/cli/command';
import { givenInput } from '../../src/cli/given-input';
import { call, folderWith, xor } from './helper';

test('predict trains as the spec says and answers the rows that were given', async (t) => {
  const cwd = folderWith({ 'xor.nn.json': xor }, t);
  const words = ['predict', 'xor.nn.json', '--engine', 'cpu', '--input', '[[0, 1], [1, 1]]', '--input', '[1, 0]'];
  const { code, stdout, stderr } = await call(words, { cwd });
  assert.deepEqual([code, stderr], [0, '']);
  assert.match(stdout, /^x1 {2}x2 +output {2}class {2}XOR\n( \d {3}\d {2}.*✓\n){3}$/);
  const json = await call([...words, '--json'], { cwd });
  assert.match(json.stdout, /^\{.*\}\n$/);
  assert.deepEqual(
    JSON.parse(json.stdout).predictions.map(([p]: [number]) => Math.round(p)),
    [1, 0, 1],
  );
});

test('weights from an export are used in place of training, and give the same answers', async (t) => {
  const cwd = folderWith(
    {
      'xor.nn.json': {
        ...xor,
        predict: [
          [0, 1],
          [0, 0],
        ],
      },
    },
    t,
  );
  const trained = JSON.parse((await call(['predict', 'xor.nn.json', '--engine', 'cpu', '--json'], { cwd })).stdout);
  for (const [format, out, file] of [
    ['npz', 'w.npz', 'w.npz'],
    ['tfjs', 'model', 'model/model.json'],
  ] as const) {
    assert.equal((await call(['export', 'xor.nn.json', '--engine', 'cpu', '--to', format, '--out', out], { cwd })).code, 0);
    const { code, stdout, stderr } = await call(['predict', 'xor.nn.json', '--engine', 'cpu', '--json', '--weights', file], { cwd });
    assert.deepEqual([code, stderr], [0, '']);
    const { predictions, history } = JSON.parse(stdout);
    assert.deepEqual(predictions, trained.predictions);
    assert.deepEqual(history, {});
  }
});

test('a weights file that does not fit is a problem of that file', async (t) => {
  const cwd = folderWith({ 'xor.nn.json': xor, 'w.npz': 'no archive', 'w.txt': '' }, t);
  const ask = (file: string) => call(['predict', 'xor.nn.json', '--input', '[0, 1]', '--weights', file], { cwd });
  assert.match((await ask('w.npz')).stderr, /^w\.npz:1:1: .* \[npz-damaged\]\n$/);
  assert.match((await ask('w.txt')).stderr, /^w\.txt:1:1: .* \[weights-kind\]\n$/);
  const missing = await ask('ww.npz');
  assert.match(missing.stderr, /^ww\.npz:1:1: .* \[file-missing\]\n$/);
  assert.deepEqual([missing.code, missing.stdout], [1, '']);
});

test('classes are named where the data names them', async (t) => {
  const rows = { x: [[0], [1], [5], [6]], y: [0, 0, 1, 1], class_names: ['고양이', 'dog'] };
  const spec = {
    data: rows,
    layers: [{ type: 'Dense', units: 2, activation: 'softmax', input_dim: 1, weights: [[-1, 1]], bias: [3, -3] }],
    predict: [[0.5], [5.5]],
  };
  const cwd = folderWith({ 'a.nn.json': spec }, t);
  const { stdout } = await call(['predict', 'a.nn.json', '--engine', 'cpu'], { cwd });
  assert.equal(stdout, ' input  고양이     dog   class\n0.5000  0.9933  0.0067  고양이\n5.5000  0.0067  0.9933     dog\n');
});

const accepted: readonly [string, readonly number[], readonly number[], readonly number[]][] = [
  ['[[0, 1], [2, 3]]', [2], [2, 2], [0, 1, 2, 3]],
  ['[0, 1]', [2], [1, 2], [0, 1]],
  ['4', [1], [1, 1], [4]],
  ['[4, 5]', [1], [2, 1], [4, 5]],
  ['[[4], [5]]', [1], [2, 1], [4, 5]],
  ['[[[1, 2], [3, 4]]]', [2, 2], [1, 2, 2], [1, 2, 3, 4]],
  ['[[1, 2], [3, 4]]', [2, 2], [1, 2, 2], [1, 2, 3, 4]],
];

for (const [text, input, shape, values] of accepted) {
  test(`--input ${text} for a network that takes ${input.join(' × ')}`, () => {
    assert.deepEqual(givenInput([text], input), { shape, values: Float64Array.from(values) });
  });
}

for (const text of [
  '',
  '[',
  'null',
  '"1"',
  '[]',
  '[[1, 2], [3]]',
  '[[1], [2, 3]]',
  '[["a", "b"]]',
  '[[[0, 1]]]',
  '[[0, 1, 2]]',
  '3',
  '{"x": 1}',
  '[1e999, 0]',
]) {
  test(`--input ${text || '(nothing)'} is wrong usage`, () => {
    assert.throws(() => givenInput([text], [2]), UsageError);
  });
}
