import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { noWholeSet, wholeSets } from '../data-sets';
import { FileServer, serving } from '../files/file-server';
import { call, folderWith } from './helper';

const server = new FileServer();

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

test('get fetches a whole set to where it is looked for, once', { skip: noWholeSet('fashion_mnist') }, async (t) => {
  const cwd = folderWith({}, t);
  const packed = (url = ''): Uint8Array => readFileSync(join(wholeSets.folder, 'fashion-mnist', url.replace(/^.*\//, '')));
  const address = await server.begin((request, response) => serving(packed(request.url))(request, response));
  const env = { KERAS_HOME: join(cwd, 'keras'), NEURAL_NETWORK_DATA_SETS: '' };
  const { code, stdout, stderr } = await call(['get', 'fashion-mnist', '--from', address], { cwd, env });
  assert.deepEqual([code, stderr], [0, '']);
  assert.match(
    stdout,
    /^Fetching Fashion-MNIST \(31 MB\) to .*datasets\nFashion-MNIST is here: 60,000 training and 10,000 test pictures\.\n$/,
  );
  assert.match((await call(['get', 'fashion_mnist'], { cwd, env })).stdout, /^Fashion-MNIST is here already: .*datasets\n$/);
});

test('get says what went wrong', async (t) => {
  const cwd = folderWith({}, t);
  const address = await server.begin((_, response) => void response.writeHead(404).end());
  const env = { KERAS_HOME: join(cwd, 'keras'), NEURAL_NETWORK_DATA_SETS: join(cwd, 'own') };
  const missing = await call(['get', 'mnist', '--from', address], { cwd, env });
  assert.deepEqual(
    [missing.code, missing.stderr],
    [1, `MNIST could not be downloaded: ${address}/mnist.npz answers with the status 404.\n`],
  );
  assert.match(missing.stdout, /^Fetching MNIST \(11 MB\) to .*own\n$/);
  const unknown = await call(['get', 'mnits'], { cwd, env });
  assert.equal(unknown.code, 2);
  assert.match(unknown.stderr, /^There is no data set "mnits"\. Did you mean "mnist"\? There are: mnist, fashion_mnist\.\n/);
});
