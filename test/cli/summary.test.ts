import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, folderWith, xor } from './helper';

test('summary prints the table, multiply-adds and memory', async (t) => {
  const cwd = folderWith({ 'xor.nn.json': xor }, t);
  const { code, stdout, stderr } = await call(['summary', 'xor.nn.json'], { cwd });
  assert.deepEqual([code, stderr], [0, '']);
  const lines = stdout.split('\n');
  assert.equal(lines[0], 'Model: "XOR"');
  assert.equal(lines[1]?.length, 76);
  assert.match(
    stdout,
    /\n Non-trainable params: 0 \(0\.00 B\)\n\n Multiply-adds a sample: 12\n Memory: 68\.00 B for the weights; to train in batches of 4 at least \d+\.\d\d B, and/,
  );
  assert.doesNotMatch(stdout, /inputs/);
});

test('the rows of a step are those that the validation part leaves', async (t) => {
  const cwd = folderWith({ 'xor.nn.json': { ...xor, fit: { ...xor.fit, validation_split: 0.25 } } }, t);
  const { stdout } = await call(['summary', 'xor.nn.json'], { cwd });
  assert.match(stdout, /; to train in batches of 3 at least/);
});

test('--arithmetic says where each count comes from', async (t) => {
  const cwd = folderWith(
    {
      'a.nn.json': {
        ...xor,
        layers: [{ type: 'Flatten', input_shape: [2] }, ...xor.layers.map((l) => ({ ...l, input_shape: undefined }))],
      },
    },
    t,
  );
  const { stdout } = await call(['summary', 'a.nn.json', '--arithmetic'], { cwd });
  assert.match(
    stdout,
    /\n flatten {2}no weights\n dense {4}\(2 inputs \+ 1 bias\) × 4 units = 12\n dense_1 {2}\(4 inputs \+ 1 bias\) × 1 unit = 5\n$/,
  );
});

test('summary --json gives the rows as one object', async (t) => {
  const cwd = folderWith({ 'xor.nn.json': xor }, t);
  const { stdout } = await call(['summary', 'xor.nn.json', '--json'], { cwd });
  assert.match(stdout, /^\{.*\}\n$/);
  const { name, layers, params, multiply_adds, bytes } = JSON.parse(stdout);
  assert.deepEqual([name, params, multiply_adds, bytes], ['XOR', { total: 17, trainable: 17, non_trainable: 0 }, 12, 68]);
  assert.deepEqual(layers[1], {
    name: 'dense_1',
    type: 'Dense',
    output_shape: [null, 1],
    params: 5,
    connected_to: ['dense'],
    arithmetic: layers[1].arithmetic,
    multiply_adds: 4,
    bytes: 20,
    trainable: true,
  });
});

test('a network is summed up even where its data is missing, and the missing data is still a problem', async (t) => {
  const cwd = folderWith({ 'a.nn.json': { ...xor, data: { csv: 'none.csv', target: 'y' } } }, t);
  const { code, stdout, stderr } = await call(['summary', 'a.nn.json'], { cwd });
  assert.equal(code, 1);
  assert.match(stderr, /^a\.nn\.json:\d+:\d+: .* \[file-missing\]$/m);
  assert.match(stdout, / Total params: 17 /);
});
