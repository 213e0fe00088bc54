import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { noWholeSet, wholeSets } from '../data-sets';
import { call, folderWith } from './helper';

/** The notes' network, in a run of a second. */
const digits = {
  seed: 1,
  data: { dataset: 'mnist', size: 'sample', scale: 255, one_hot: true },
  layers: [
    { type: 'Flatten', input_shape: [28, 28] },
    { type: 'Dense', units: 16, activation: 'relu' },
    { type: 'Dense', units: 10, activation: 'softmax' },
  ],
  compile: { optimizer: 'rmsprop', loss: 'categorical_crossentropy', metrics: ['accuracy'] },
  fit: { epochs: 2, batch_size: 32 },
};
const whole = { ...digits, data: { ...digits.data, size: 'whole' } };
/** No folder of the machine that runs the tests has a part in it. */
const nowhere = { KERAS_HOME: 'nowhere', NEURAL_NETWORK_DATA_SETS: 'nowhere' };

test('the shipped sample trains at once, and every result says that it is of the sample', async (t) => {
  const cwd = folderWith({ 'digits.nn.json': digits }, t);
  const { code, stdout, stderr } = await call(['train', 'digits.nn.json'], { cwd, env: nowhere });
  assert.deepEqual([code, stderr], [0, '']);
  assert.match(stdout, /\nMNIST, sample: 2,000 training and 500 test pictures\n\nEvaluation on the test rows\n/);
  const json = await call(['train', 'digits.nn.json', '--json'], { cwd, env: nowhere });
  assert.deepEqual(JSON.parse(json.stdout).data_set, { name: 'mnist', size: 'sample', rows: { train: 2000, test: 500 } });
  const summary = await call(['summary', 'digits.nn.json'], { cwd, env: { ...nowhere, LC_ALL: 'ko_KR.UTF-8' } });
  assert.match(summary.stdout, /\n Data: MNIST 표본: 훈련 이미지 2,000개, 테스트 이미지 500개\n/);
});

test('where the whole set is not here, it is said how to get it', async (t) => {
  const cwd = folderWith({ 'digits.nn.json': whole }, t);
  const { code, stderr } = await call(['check', 'digits.nn.json'], { cwd, env: nowhere });
  if (stderr === '') return t.skip('This machine has MNIST where all programs find it.');
  assert.equal(code, 1);
  assert.match(stderr, /^digits\.nn\.json:4:\d+: MNIST is not on this computer yet\..* \[picture-set-missing\]\n$/);
});

test('a folder of data sets that the environment names', { skip: noWholeSet('mnist') }, async (t) => {
  const cwd = folderWith({ 'digits.nn.json': whole }, t);
  const { code, stdout } = await call(['summary', 'digits.nn.json', '--json'], {
    cwd,
    env: { ...nowhere, NEURAL_NETWORK_DATA_SETS: join(wholeSets.folder) },
  });
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(stdout).data_set, { name: 'mnist', size: 'whole', rows: { train: 60_000, test: 10_000 } });
});
