import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, folderWith, xor } from './helper';

/** The notes' example: two inputs, two hidden neurons, one output. */
const byHand = {
  data: {
    x: [
      [1, 0.5],
      [0, 1],
    ],
    y: [[1], [0]],
  },
  layers: [
    {
      type: 'Dense',
      units: 2,
      activation: 'sigmoid',
      name: 'hidden',
      input_shape: [2],
      weights: [
        [0.2, -0.4],
        [0.2, 0.3],
      ],
      bias: [0.1, -0.2],
    },
    { type: 'Dense', units: 1, name: 'out', weights: [[0.5], [-0.3]], bias: [0] },
  ],
  compile: { optimizer: { type: 'SGD', learning_rate: 0.5 }, loss: 'mse' },
  fit: { epochs: 5, batch_size: 1, shuffle: false },
};

test('step writes a small network’s arithmetic out, forward, back and updated', async (t) => {
  const cwd = folderWith({ 'a.nn.json': byHand }, t);
  const { code, stdout, stderr } = await call(['step', 'a.nn.json', '--check'], { cwd });
  assert.deepEqual([code, stderr], [0, '']);
  const lines = stdout.split('\n').map((line) => line.trim());
  for (const line of [
    'Step 1: epoch 1, batch 1 of 2',
    'sample 0: row 0, target [1]',
    '0.2·1 + 0.2·0.5 + 0.1 = 0.4',
    'sigmoid(0.4) = 1 / (1 + e^(−0.4)) = 0.59869',
    '−0.4·1 + 0.3·0.5 − 0.2 = −0.45',
    '0.5·0.59869 − 0.3·0.38936 + 0 = 0.18254',
    '(1 − 0.18254)² = 0.66825',
    '∂L/∂output [−1.6349]',
    '2·(0.18254 − 1) = −1.6349',
    'sigmoid′(0.4) = 0.59869·(1 − 0.59869) = 0.24026',
    '−0.81746·0.24026 = −0.1964',
    '0.59869·(−1.6349) = −0.97881',
    'w ← 0.5 − 0.5·(−0.97881) = 0.98941',
    'after [[0.98941], [0.018289]]',
  ])
    assert.ok(lines.includes(line), `${line}\n${stdout}`);
  assert.equal(lines.filter((line) => line.startsWith('apart by at most')).length, 4);
});

test('step shows the perceptron rule’s error in place of slopes that there are not', async (t) => {
  const perceptron = {
    data: { gate: 'AND' },
    layers: [{ type: 'Dense', units: 1, activation: 'step', weights: [[1], [1]], bias: [0] }],
    compile: { optimizer: 'perceptron' },
    fit: { epochs: 1, batch_size: 1, shuffle: false },
  };
  const cwd = folderWith({ 'a.nn.json': perceptron }, t);
  const { stdout } = await call(['step', 'a.nn.json', '--batch', '2'], { cwd });
  const lines = stdout.split('\n').map((line) => line.trim());
  for (const line of ['step(1) = 1', 'error ŷ − y [1]', 'w ← 1 − 1·1 = 0', 'after [[1], [0]]', 'after [−1]'])
    assert.ok(lines.includes(line), `${line}\n${stdout}`);
  assert.ok(!stdout.includes('∂L'));
});

test('step --json has the step in Keras’s shapes', async (t) => {
  const cwd = folderWith({ 'a.nn.json': byHand }, t);
  const { code, stdout } = await call(['step', 'a.nn.json', '--json', '--epoch', '2', '--batch', '2'], { cwd });
  assert.equal(code, 0);
  const found = JSON.parse(stdout);
  assert.deepEqual(Object.keys(found), ['epoch', 'batch', 'sample', 'rows', 'loss', 'layers', 'variables']);
  assert.deepEqual([found.epoch, found.batch, found.sample, found.rows], [2, 2, 0, [1]]);
  assert.deepEqual(Object.keys(found.layers[0]), ['name', 'input', 'sums', 'output', 'd_output', 'd_sums', 'd_input']);
  assert.deepEqual(Object.keys(found.variables[0]), ['name', 'before', 'gradient', 'memory_before', 'memory_after', 'after']);
  assert.deepEqual(found.layers[0].input, [0, 1]);
  assert.equal(found.variables[0].name, 'hidden/kernel');
  const checked = JSON.parse((await call(['step', 'a.nn.json', '--json', '--check'], { cwd })).stdout);
  assert.equal(checked.variables[0].finite_difference[0].length, 2);
});

test('step on a batch of convolutions, joined inputs and time steps names shapes where there is no small arithmetic', async (t) => {
  const pictures = {
    data: {
      x: Array.from({ length: 4 }, (_, n) => [0, 1, 2, 3, 4, 5].map((r) => [0, 1, 2, 3, 4, 5].map((c) => [Math.sin(n + r * c)]))),
      y: [[0], [1], [1], [0]],
    },
    layers: [
      { type: 'Input', shape: [6, 6, 1], name: 'picture' },
      { type: 'Conv2D', name: 'a', filters: 2, kernel_size: 3, activation: 'relu' },
      { type: 'Conv2D', name: 'b', filters: 2, kernel_size: 3, inputs: ['picture'] },
      { type: 'Concatenate', name: 'both', inputs: ['a', 'b'] },
      { type: 'Flatten' },
      { type: 'Dense', units: 1, activation: 'sigmoid' },
    ],
    compile: { optimizer: 'adam', loss: 'binary_crossentropy' },
  };
  const cwd = folderWith({ 'a.nn.json': pictures }, t);
  const { code, stdout } = await call(['step', 'a.nn.json'], { cwd });
  assert.equal(code, 0);
  assert.match(stdout, /input 6 × 6 × 1 numbers: /);
  const found = JSON.parse((await call(['step', 'a.nn.json', '--json'], { cwd })).stdout);
  const both = found.layers.find(({ name }: { name: string }) => name === 'both');
  assert.equal(both.sums, null);
  assert.deepEqual([both.input.length, both.d_input.length, both.output[0][0].length], [2, 2, 4]);
});

test('step where training breaks off says where, shows that step with null, and none after it', async (t) => {
  const cwd = folderWith({ 'a.nn.json': { ...byHand, compile: { optimizer: { type: 'SGD', learning_rate: 1e30 }, loss: 'mse' } } }, t);
  const late = await call(['step', 'a.nn.json', '--json', '--epoch', '5'], { cwd });
  assert.deepEqual([late.code, late.stdout], [1, '']);
  const [, epoch, batch] = /In epoch (\d+), batch (\d+), .*\[not-finite\]/.exec(late.stderr) ?? [];
  assert.match(late.stderr, /^a\.nn\.json:\d+:\d+: /);
  const there = await call(['step', 'a.nn.json', '--json', '--epoch', String(epoch), '--batch', String(batch)], { cwd });
  assert.equal(there.code, 1);
  assert.equal(there.stderr, late.stderr);
  const found = JSON.parse(there.stdout);
  assert.equal(found.loss, null);
  const { where, value } = found.broken;
  assert.deepEqual([where, value], ['loss', 'Infinity']);
  assert.deepEqual(found.variables[0].before, found.variables[0].after);
  const shown = await call(['step', 'a.nn.json', '--epoch', String(epoch), '--batch', String(batch)], { cwd });
  assert.match(shown.stdout, /nothing was updated: a number is not finite/);
  assert.ok(!shown.stdout.includes('w ←'));
});

test('step knows that a run stops early', async (t) => {
  const early = { ...xor, fit: { epochs: 100, early_stopping: { monitor: 'loss', patience: 1, min_delta: 10 } } };
  const cwd = folderWith({ 'a.nn.json': early }, t);
  const { code, stderr } = await call(['step', 'a.nn.json', '--epoch', '3'], { cwd });
  assert.equal(code, 2);
  assert.match(stderr, /^--epoch 3: the run stops early, after epoch 2\. Give 1 to 2\./);
  assert.equal((await call(['step', 'a.nn.json', '--epoch', '2'], { cwd })).code, 0);
});

test('step needs something that is trained', async (t) => {
  const { compile: _, ...untrained } = xor;
  const frozen = { ...xor, layers: xor.layers.map((layer) => ({ ...layer, trainable: false })) };
  const cwd = folderWith({ 'a.nn.json': untrained, 'b.nn.json': frozen }, t);
  const none = await call(['step', 'a.nn.json'], { cwd });
  assert.equal(none.code, 1);
  assert.match(none.stderr, /a\.nn\.json:1:1: Nothing is trained here, .* no "compile"\. .* \[no-steps\]/);
  const still = await call(['step', 'b.nn.json'], { cwd });
  assert.equal(still.code, 1);
  assert.match(still.stderr, /\[nothing-to-train\]/);
});
