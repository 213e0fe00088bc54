import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeNpz } from '../../src/ml/data/formats/npz';
import { call, folderWith, xor } from './helper';

/** The signs of each row's verdict. */
const verdicts = (stdout: string): string => (stdout.match(/[✓✗]$/gm) ?? []).join('');

test('train shows the summary, about twenty epochs, and what was learned; a gate with its truth table', async (t) => {
  const cwd = folderWith({ 'xor.nn.json': xor }, t);
  const { code, stdout, stderr } = await call(['train', 'xor.nn.json', '--engine', 'cpu'], { cwd });
  assert.deepEqual([code, stderr], [0, '']);
  assert.match(stdout, /^Model: "XOR"\n┏━/);
  const epochs = [...stdout.matchAll(/^Epoch +(\d+)\/120 - accuracy: \S+ - loss: \S+$/gm)].map((m) => Number(m[1]));
  assert.deepEqual(epochs, [1, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120]);
  assert.match(stdout, /\n\nEvaluation on the training rows\naccuracy: 1\.0000 - loss: 0\.\d{4}\n\nWeights\ndense\/kernel {4}\[\[/);
  assert.match(stdout, /\nPredictions\nx1 {2}x2 +output {2}class {2}XOR\n 0 {3}0 /);
  assert.equal(verdicts(stdout), '✓✓✓✓');
  assert.match(
    stdout,
    /\n\nEngine and time\ncpu \S+, 1 thread: it was asked for\.\n.* for training \(120 epochs, .* each\), .* for reading, .* for preparing\.\n$/,
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: without a terminal nothing is drawn over.
  assert.doesNotMatch(stdout, /[\r\u001b]/);
});

test('few epochs are shown as Keras shows them to a file', async (t) => {
  const cwd = folderWith({ 'xor.nn.json': { ...xor, fit: { epochs: 2, batch_size: 3 } } }, t);
  const { stdout } = await call(['train', 'xor.nn.json', '--engine', 'cpu'], { cwd });
  assert.match(stdout, /\nEpoch 1\/2\n2\/2 - 0s - \d+(ms|us)\/step - accuracy: \S+ - loss: \S+\nEpoch 2\/2\n2\/2 - 0s - /);
});

test('a gate that was not learned gets its crosses', async (t) => {
  const layers = [{ type: 'Dense', units: 1, activation: 'sigmoid', input_dim: 2, weights: [[9], [9]], bias: [-4] }];
  const cwd = folderWith(
    {
      'or.nn.json': {
        data: { gate: 'AND' },
        layers,
        predict: [
          [0, 0],
          [0, 1],
          [1, 0],
          [1, 1],
        ],
      },
    },
    t,
  );
  const { code, stdout } = await call(['train', 'or.nn.json', '--engine', 'cpu'], { cwd });
  assert.equal(code, 0);
  assert.match(stdout, /The spec has no "compile", so nothing was trained\./);
  assert.equal(verdicts(stdout), '✓✗✗✓');
});

test('--quiet leaves the results alone', async (t) => {
  const cwd = folderWith({ 'xor.nn.json': xor }, t);
  const { stdout } = await call(['train', 'xor.nn.json', '--engine', 'cpu', '--quiet'], { cwd });
  assert.match(stdout, /^Evaluation on the training rows\n/);
});

test('train --json prints one JSON object and nothing else, with all that the contract names', async (t) => {
  const spec = {
    ...xor,
    predict: [
      [0, 1],
      [1, 1],
    ],
    fit: { ...xor.fit, epochs: 3 },
  };
  const cwd = folderWith({ 'xor.nn.json': spec }, t);
  const { code, stdout, stderr } = await call(['train', 'xor.nn.json', '--json', '--engine', 'cpu', '--weights'], { cwd });
  assert.deepEqual([code, stderr], [0, '']);
  assert.match(stdout, /^\{.*\}\n$/);
  const { engine, params, layers, history, ending, evaluate, evaluated_on, predictions, weights, timing } = JSON.parse(stdout);
  assert.deepEqual([engine.name, engine.threads, engine.why, typeof engine.version], ['cpu', 1, 'it was asked for', 'string']);
  assert.deepEqual(params, { total: 17, trainable: 17, non_trainable: 0 });
  assert.deepEqual(layers, [
    { name: 'dense', type: 'Dense', output_shape: [null, 4], params: 12 },
    { name: 'dense_1', type: 'Dense', output_shape: [null, 1], params: 5 },
  ]);
  assert.deepEqual(Object.keys(history).sort(), ['accuracy', 'loss']);
  assert.equal(history.loss.length, 3);
  assert.deepEqual([ending, evaluated_on, Object.keys(evaluate).sort()], [{ reason: 'finished' }, 'train', ['accuracy', 'loss']]);
  assert.deepEqual(
    predictions.map((row: number[]) => row.length),
    [1, 1],
  );
  assert.deepEqual(Object.keys(weights), ['dense/kernel', 'dense/bias', 'dense_1/kernel', 'dense_1/bias']);
  assert.deepEqual(weights['dense/kernel'].shape, [2, 4]);
  assert.deepEqual(
    weights['dense/kernel'].values.map((row: number[]) => row.length),
    [4, 4],
  );
  assert.deepEqual(weights['dense_1/bias'].values.length, 1);
  assert.ok([timing.load_ms, timing.compile_ms, timing.train_ms].every((ms) => typeof ms === 'number' && ms >= 0));
});

const climbing = {
  data: { x: [1, 2, 3, 4], y: [3, 5, 7, 9] },
  layers: [{ type: 'Dense', units: 1, input_dim: 1 }],
  compile: { optimizer: { type: 'SGD', learning_rate: 0.15 }, loss: 'mse' },
  fit: { epochs: 30, batch_size: 4 },
};

test('train gives advice on a run that went wrong: its code and message with --json, else in lines at the end; none on one that is fine', async (t) => {
  const cwd = folderWith({ 'climbing.nn.json': climbing, 'xor.nn.json': xor, 'few.nn.json': { ...climbing, fit: { epochs: 3 } } }, t);
  const advice = async (file: string) => JSON.parse((await call(['train', file, '--json'], { cwd })).stdout).advice;
  const [one, ...others] = await advice('climbing.nn.json');
  assert.deepEqual([others, Object.keys(one), one.code], [[], ['code', 'message'], 'rate-too-large']);
  assert.match(one.message, /^The loss grew from \S+ in the first epoch to \S+ in the last ones: with a learning rate of 0\.15/);
  assert.deepEqual([await advice('xor.nn.json'), await advice('few.nn.json')], [[], []]);
  const plain = await call(['train', 'climbing.nn.json'], { cwd });
  assert.ok(plain.stdout.endsWith(`\n\nAdvice\n${one.message}\n`));
  const korean = await call(['train', 'climbing.nn.json'], { cwd, env: { LC_ALL: 'ko_KR.UTF-8' } });
  assert.match(korean.stdout, /\n\nAdvice\n손실이 첫 에포크의 .* 학습률을 줄이세요\.\n$/);
});

test('advice names the epoch and the layer where it is about one', async (t) => {
  const exploding = {
    ...climbing,
    data: { x: [1, 2, 1000], y: [1, 2, 3] },
    layers: [
      { type: 'Dense', name: 'overflows', units: 1, activation: 'exponential', input_dim: 1, weights: [[1]] },
      { type: 'Dense', units: 1 },
    ],
  };
  const cwd = folderWith({ 'exploding.nn.json': exploding }, t);
  const { code, stdout } = await call(['train', 'exploding.nn.json', '--json'], { cwd });
  const [{ message, ...advice }] = JSON.parse(stdout).advice;
  assert.deepEqual([code, advice], [1, { code: 'diverged', epoch: 1, layer: 'overflows' }]);
  assert.match(message, /^Diverged at step 1 of epoch 1, in layer "overflows"/);
});

test('without --weights no weights are printed, and two runs print the same', async (t) => {
  const cwd = folderWith({ 'xor.nn.json': xor }, t);
  const [a, b] = await Promise.all([1, 2].map(() => call(['train', 'xor.nn.json', '--json', '--engine', 'cpu'], { cwd })));
  const without = ({ stdout }: { stdout: string }) => ({ ...JSON.parse(stdout), timing: undefined });
  assert.ok(a && b);
  assert.deepEqual(without(a), without(b));
  assert.equal('weights' in JSON.parse(a.stdout), false);
});

test('training that runs away is a problem with its place: exit code 1, and still valid JSON', async (t) => {
  const spec = {
    data: { x: [1, 2, 3], y: [1e6, 2e6, 3e6] },
    layers: [
      { type: 'Dense', units: 8, input_dim: 1 },
      { type: 'Dense', units: 8 },
      { type: 'Dense', units: 1 },
    ],
    compile: { optimizer: { type: 'SGD', learning_rate: 100 }, loss: 'mse' },
    fit: { epochs: 50 },
  };
  const cwd = folderWith({ 'a.nn.json': spec }, t);
  const { code, stdout, stderr } = await call(['train', 'a.nn.json', '--json', '--engine', 'cpu', '--weights'], { cwd });
  assert.equal(code, 1);
  assert.match(stderr, /\[learning-rate-diverges\]\na\.nn\.json:\d+:\d+: In epoch \d+, batch 1, .* \[not-finite\]\n$/);
  const { ending, evaluate } = JSON.parse(stdout);
  assert.deepEqual([ending.reason, ending.code, evaluate], ['diverged', 'not-finite', { loss: null }]);
  const text = await call(['train', 'a.nn.json', '--engine', 'cpu'], { cwd });
  assert.equal(text.code, 1);
  assert.match(text.stdout, /Training broke off; what follows is from the weights before that step\./);
});

test('Ctrl-C ends the run between two batches, shows what there is, and the exit code is 130', {
  skip: process.platform === 'win32' && 'A process of Windows cannot be sent what Ctrl-C sends.',
}, async (t) => {
  const spec = { ...xor, data: { synthetic: 'spiral', samples: 4000 }, fit: { epochs: 5000, batch_size: 4 } };
  const cwd = folderWith({ 'a.nn.json': spec }, t);
  let sent = false;
  const onStdout = (stdout: string): NodeJS.Signals | undefined => {
    if (sent || !stdout.includes('Epoch')) return undefined;
    sent = true;
    return 'SIGINT';
  };
  const { code, stdout } = await call(['train', 'a.nn.json', '--engine', 'cpu'], { cwd, onStdout });
  assert.equal(code, 130);
  assert.match(
    stdout,
    /\nCancelled in epoch \d+, after [\d,]+ batch(es)? of it\.\n\n(Evaluation on the training rows\naccuracy: |Weights\n)/,
  );
});

test('weights named in the spec are read; what is wrong with them has its place in the spec', async (t) => {
  const layers = [{ type: 'Dense', units: 1, input_dim: 2 }];
  const cwd = folderWith({ 'a.nn.json': { layers, weights: 'w.npz', predict: [[10, 1]] } }, t);
  const write = (shape: number[]): void =>
    writeFileSync(
      join(cwd, 'w.npz'),
      writeNpz(
        new Map([
          ['dense/kernel', { shape, values: Float32Array.of(2, 3) }],
          ['dense/bias', { shape: [1], values: Float32Array.of(0.5) }],
        ]),
      ),
    );
  write([2, 1]);
  const good = await call(['predict', 'a.nn.json', '--json'], { cwd });
  assert.deepEqual([good.code, good.stderr, JSON.parse(good.stdout).predictions], [0, '', [[23.5]]]);
  write([1, 2]);
  const bad = await call(['train', 'a.nn.json'], { cwd });
  assert.equal(bad.code, 1);
  assert.match(bad.stderr, /^a\.nn\.json:9:14: "dense\/kernel" should be 2 × 1, .* \[weights-file-shape\]\n$/);
});
