import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as tf from '@tensorflow/tfjs-core';
import * as layersApi from '@tensorflow/tfjs-layers';
import { openTfjs } from '../../../src/ml/engine/tfjs/open';
import { volume } from '../../../src/ml/language/shape';
import type { Model } from '../../../src/ml/model/model';
import { random } from '../../../src/ml/random/random';
import { writeLayersModel } from '../../../src/ml/results/layers-model-out';
import type { NamedWeights } from '../../../src/ml/results/weights';
import { readWeightsFile } from '../../../src/ml/results/weights-file';
import { drawnWeights, filesOf, messagesOf, modelOf } from './helper';

const picture = { input_shape: [8, 9, 2] };
const sequence = { input_shape: [5, 3] };

/** Every layer and every activation that tfjs-layers has, with all that changes what they compute. */
const representable: Readonly<Record<string, unknown>> = {
  'Dense with each activation': [
    'linear',
    'relu',
    'relu6',
    'sigmoid',
    'tanh',
    'softmax',
    'log_softmax',
    'softplus',
    'softsign',
    'elu',
    'selu',
    'silu',
    'mish',
    'gelu',
  ].map((activation, i) => ({ type: 'Dense', units: 6, activation, ...(i === 0 && { input_dim: 4 }) })),
  'Dense without bias, on more than one axis': [
    { type: 'Dense', units: 4, use_bias: false, input_shape: [3, 2] },
    { type: 'Dense', units: 2, activation: 'tanh' },
  ],
  'Flatten of rows and of pictures': [{ type: 'Flatten', ...picture }, { type: 'Flatten' }, { type: 'Dense', units: 3 }],
  'Activation, Dropout and Reshape': [
    { type: 'Dense', units: 12, input_shape: [4] },
    { type: 'Activation', activation: 'softplus' },
    { type: 'Dropout', rate: 0.4 },
    { type: 'Reshape', target_shape: [2, -1] },
  ],
  'BatchNormalization of rows and of pictures': [
    { type: 'BatchNormalization', ...picture, epsilon: 0.01, center: false },
    { type: 'Flatten' },
    { type: 'BatchNormalization', scale: false, trainable: false },
  ],
  convolutions: [
    { type: 'Conv2D', filters: 4, kernel_size: 3, activation: 'relu', ...picture },
    { type: 'Conv2D', filters: 3, kernel_size: [2, 3], strides: 2, padding: 'same', use_bias: false },
    { type: 'Conv2D', filters: 2, kernel_size: 2, dilation_rate: [1, 1] },
  ],
  'a dilated convolution': [{ type: 'Conv2D', filters: 4, kernel_size: 3, dilation_rate: 2, ...picture }],
  pooling: [
    { type: 'MaxPooling2D', pool_size: 2, strides: 1, padding: 'same', ...picture },
    { type: 'AveragePooling2D', pool_size: [3, 2], padding: 'same' },
    { type: 'GlobalAveragePooling2D' },
  ],
  Embedding: [{ type: 'Embedding', input_dim: 10, output_dim: 3, input_shape: [6] }, { type: 'Flatten' }, { type: 'Dense', units: 1 }],
  SimpleRNN: [
    { type: 'SimpleRNN', units: 4, return_sequences: true, go_backwards: true, ...sequence },
    { type: 'SimpleRNN', units: 3, use_bias: false },
  ],
  LSTM: [
    { type: 'LSTM', units: 4, return_sequences: true, recurrent_dropout: 0.2, ...sequence },
    { type: 'LSTM', units: 3, activation: 'softsign', dropout: 0.3 },
  ],
  'GRU with reset_after false': [{ type: 'GRU', units: 4, reset_after: false, ...sequence }],
  'a graph with Concatenate and Add': [
    { type: 'Input', shape: [4], name: 'in' },
    { type: 'Dense', units: 4, name: 'left', activation: 'relu' },
    { type: 'Dense', units: 4, name: 'right', inputs: ['in'] },
    { type: 'Add', name: 'sum', inputs: ['left', 'right', 'in'] },
    { type: 'Concatenate', name: 'both', inputs: ['sum', 'right'] },
    { type: 'Dense', units: 1, name: 'out' },
  ],
  'a graph without an Input layer': [
    { type: 'Dense', units: 4, name: 'first', input_dim: 3 },
    { type: 'Dense', units: 4, name: 'second' },
    { type: 'Concatenate', axis: 1, inputs: ['first', 'second'] },
  ],
};

/** Ten samples; whole numbers from 0 to 9 for an Embedding. */
function samples({ inputShape, layers }: Model): Float32Array {
  const numbers = random(3, 'samples');
  const words = layers[0]?.config.type === 'Embedding';
  return Float32Array.from({ length: 10 * volume(inputShape) }, () => (words ? Math.floor(numbers.uniform() * 10) : numbers.normal()));
}

async function ours(model: Model, weights: NamedWeights): Promise<Float32Array> {
  const session = (await openTfjs('cpu')).open({ model, seed: 0 });
  session.setState({ weights: new Map([...weights].map(([name, { values }]) => [name, values])), optimizer: new Map(), step: 0 });
  const { values } = await session.predict({ shape: [10, ...model.inputShape], values: samples(model) }, 32);
  session.dispose();
  return values;
}

/** What `tf.loadLayersModel` would be given over the network. */
function artifacts(json: string, binary: Uint8Array): tf.io.ModelArtifacts {
  const model = JSON.parse(json);
  const weightData = binary.slice().buffer;
  return { modelTopology: model.modelTopology, weightSpecs: model.weightsManifest[0].weights, weightData };
}

async function theirs(model: Model, json: string, binary: Uint8Array): Promise<Float32Array> {
  const loaded = await layersApi.loadLayersModel(tf.io.fromMemory(artifacts(json, binary)));
  const result = loaded.predict(tf.tensor(samples(model), [10, ...model.inputShape])) as tf.Tensor;
  return (await result.data()) as Float32Array;
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  assert.equal(a.length, b.length);
  return a.reduce((most, v, i) => Math.max(most, Math.abs(v - (b[i] as number))), 0);
}

for (const [name, layers] of Object.entries(representable)) {
  test(`tfjs-layers loads ${name} and predicts the same`, async () => {
    const { model, list } = modelOf(layers);
    const weights = drawnWeights(model);
    const files = writeLayersModel(model, weights, 'weights.bin', list);
    assert.ok(files, messagesOf(list.problems));
    const expected = await ours(model, weights);
    assert.ok(
      expected.some((v) => v !== expected[0]),
      'the predictions should differ from each other',
    );
    assert.ok(largestDifference(await theirs(model, files.json, files.binary), expected) <= 1e-5);
  });

  test(`the exported weights of ${name} come back unchanged`, async () => {
    const { model, list } = modelOf(layers);
    const weights = drawnWeights(model);
    const files = writeLayersModel(model, weights, 'weights.bin', list);
    assert.ok(files);
    const stored = filesOf({ 'run/model.json': files.json, 'run/weights.bin': files.binary });
    const read = await readWeightsFile('run/model.json', stored, model, list);
    assert.deepEqual(list.problems, []);
    assert.deepEqual(read, new Map([...weights].map(([key, { values }]) => [key, values])));
  });
}

const unrepresentable: readonly [string, unknown, readonly (string | number)[], RegExp][] = [
  ['GRU with reset_after', [{ type: 'GRU', units: 2, name: 'memory', ...sequence }], ['layers', 0], /"reset_after": false on "memory"/],
  [
    'leaky_relu',
    [{ type: 'Dense', units: 2, input_dim: 2, activation: 'leaky_relu' }],
    ['layers', 0, 'activation'],
    /no activation "leaky_relu".* "dense" .*"relu", "elu" or "silu"/,
  ],
  [
    'hard_sigmoid in a gate',
    [{ type: 'LSTM', units: 2, recurrent_activation: 'hard_sigmoid', ...sequence }],
    ['layers', 0, 'recurrent_activation'],
    /"hard_sigmoid".*"lstm"/,
  ],
  [
    'relu with a ceiling',
    [{ type: 'Activation', activation: { type: 'relu', max_value: 3 }, input_shape: [2] }],
    ['layers', 0, 'activation'],
    /"relu" with these parameters.*"activation".*"relu" without/,
  ],
  [
    'elu with another alpha',
    [{ type: 'Dense', units: 1, input_dim: 1, activation: { type: 'elu', alpha: 2 } }],
    ['layers', 0, 'activation'],
    /"alpha": 1/,
  ],
  [
    'gelu by its approximation',
    [{ type: 'Dense', units: 1, input_dim: 1, activation: { type: 'gelu', approximate: true } }],
    ['layers', 0, 'activation'],
    /"approximate": false/,
  ],
  ['step', [{ type: 'Dense', units: 1, input_dim: 1, activation: 'step' }], ['layers', 0, 'activation'], /"step".*"sigmoid"/],
  [
    'keepdims',
    [{ type: 'GlobalAveragePooling2D', keepdims: true, name: 'pool', ...picture }],
    ['layers', 0, 'keepdims'],
    /"pool".*"target_shape": \[1, 1, 2\]/,
  ],
  ['a name that is no tensor name', [{ type: 'Dense', units: 1, input_dim: 1, name: '은닉층' }], ['layers', 0, 'name'], /"은닉층"/],
];

for (const [name, layers, path, message] of unrepresentable) {
  test(`exporting ${name} says which layer and what to use instead`, () => {
    const { model, list } = modelOf(layers);
    assert.equal(writeLayersModel(model, drawnWeights(model), 'weights.bin', list), undefined);
    assert.equal(list.problems.length, 1, messagesOf(list.problems));
    const [problem] = list.problems;
    assert.match(problem?.message ?? '', message);
    const key = String(path.at(-1));
    const marked = list.text.slice(problem?.range.start.offset, problem?.range.end.offset);
    // Where the key is left out in the spec, its layer is marked.
    assert.ok(marked.startsWith('{') || list.text.includes(`"${key}": ${marked}`), marked);
  });
}

test('a model.json made by tfjs-layers is read, whatever it calls its layers', async () => {
  const made = layersApi.sequential();
  made.add(layersApi.layers.dense({ units: 3, inputShape: [4], activation: 'tanh', trainable: false }));
  made.add(layersApi.layers.batchNormalization());
  made.add(layersApi.layers.dense({ units: 2, biasInitializer: 'randomNormal' }));
  let json = '';
  let binary = new Uint8Array();
  await made.save(
    tf.io.withSaveHandler((saved) => {
      json = JSON.stringify({
        modelTopology: saved.modelTopology,
        weightsManifest: [{ paths: ['./a.bin', './b.bin'], weights: saved.weightSpecs }],
      });
      binary = new Uint8Array(saved.weightData as ArrayBuffer);
      return Promise.resolve({ modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } });
    }),
  );
  const { model, list } = modelOf([
    { type: 'Dense', units: 3, input_dim: 4, activation: 'tanh' },
    { type: 'BatchNormalization' },
    { type: 'Dense', units: 2 },
  ]);
  const files = filesOf({ 'model.json': json, './a.bin': binary.subarray(0, 10), './b.bin': binary.subarray(10) });
  const read = await readWeightsFile('model.json', files, model, list);
  assert.deepEqual(
    list.problems.map((p) => [p.code, p.severity]),
    [['weights-by-order', 'info']],
  );
  const kernels = made.layers.flatMap((layer) => layer.getWeights()).filter((w) => w.rank === 2);
  assert.deepEqual(read?.get('dense/kernel'), kernels[0]?.dataSync());
  assert.deepEqual(read?.get('dense_1/kernel'), kernels[1]?.dataSync());
  assert.deepEqual(read?.get('dense_1/bias'), made.layers[2]?.getWeights()[1]?.dataSync());
  assert.deepEqual(read?.get('batch_normalization/moving_variance'), new Float32Array([1, 1, 1]));
});
