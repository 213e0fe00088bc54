import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Tensor } from '../../../src/ml/data/dataset';
import type { Files } from '../../../src/ml/data/files';
import { writeNpz } from '../../../src/ml/data/formats/npz';
import { weightsFromNpz, weightsToNpz } from '../../../src/ml/results/weights';
import { readWeightsFile } from '../../../src/ml/results/weights-file';
import { collector } from '../data/helper';
import { drawnWeights, filesOf, messagesOf, modelOf } from './helper';

const twoLayers = [
  { type: 'Dense', units: 3, input_dim: 2 },
  { type: 'Dense', units: 1, name: 'out' },
];

const tensor = (...shape: number[]): Tensor => {
  const length = shape.reduce((a, b) => a * b, 1);
  return { shape, values: Float32Array.from({ length }, (_, i) => i / 8 - 1) };
};

const whole = { 'dense/kernel': tensor(2, 3), 'dense/bias': tensor(3), 'out/kernel': tensor(3, 1), 'out/bias': tensor(1) };

/** Reads an .npz file of these arrays for the network above. */
async function read(arrays: Readonly<Record<string, Tensor>>, layers: unknown = twoLayers) {
  const { model, list } = modelOf(layers);
  const weights = await readWeightsFile('w.npz', filesOf({ 'w.npz': writeNpz(new Map(Object.entries(arrays))) }), model, list);
  return { weights, problems: list.problems };
}

/** Reads a model.json of this content. */
async function readJson(content: unknown, binary: Uint8Array = new Uint8Array(52)) {
  const { model, list } = modelOf(twoLayers);
  const json = typeof content === 'string' ? content : JSON.stringify(content);
  const weights = await readWeightsFile('m/model.json', filesOf({ 'm/model.json': json, 'm/w.bin': binary }), model, list);
  return { weights, problems: list.problems };
}

const manifest = (weights: unknown) => ({ weightsManifest: [{ paths: ['w.bin'], weights }] });
const entries = Object.entries(whole).map(([name, { shape }]) => ({ name, shape, dtype: 'float32' }));

test('weights written as .npz come back bit for bit', async () => {
  const { model, list } = modelOf(twoLayers);
  const weights = drawnWeights(model);
  const back = await weightsFromNpz(weightsToNpz(weights), 'w.npz', collector());
  assert.deepEqual(back, weights);
  assert.deepEqual(list.problems, []);
});

test('variables are found by name, in whichever order they are', async () => {
  const { weights, problems } = await read(Object.fromEntries(Object.entries(whole).reverse()));
  assert.deepEqual(problems, []);
  assert.deepEqual(weights, new Map(Object.entries(whole).map(([name, { values }]) => [name, values])));
});

test('longer names, as Keras and its converter write them, are understood', async () => {
  const renamed = Object.fromEntries(Object.entries(whole).map(([name, array]) => [`sequential/${name}:0`, array]));
  const { weights, problems } = await read(renamed);
  assert.deepEqual(problems, []);
  assert.deepEqual(weights?.get('dense/kernel'), whole['dense/kernel'].values);
});

test('np.savez("w.npz", *model.get_weights()) is taken in order, also with more than ten arrays', async () => {
  const layers = Array.from({ length: 6 }, (_, i) => ({ type: 'Dense', units: i + 2, ...(i === 0 && { input_dim: 1 }) }));
  const arrays = layers.flatMap(({ units }, i) => [tensor(i === 0 ? 1 : units - 1, units), tensor(units)]);
  const { weights, problems } = await read(Object.fromEntries(arrays.map((array, i) => [`arr_${i}`, array])), layers);
  assert.deepEqual(
    problems.map((p) => p.code),
    ['weights-by-order'],
  );
  assert.deepEqual(weights?.get('dense_5/bias'), tensor(7).values);
});

/** Layers as a notebook names them: the automatic names count the models before. */
const automatic = [
  { type: 'Dense', units: 3, input_dim: 2 },
  { type: 'Dense', units: 1 },
];
const layerOf = (name: string, kernel: Tensor, bias: Tensor) => ({ [`${name}/kernel`]: kernel, [`${name}/bias`]: bias });

for (const [first, second] of [
  ['dense_1', 'dense_2'],
  ['dense_7', 'dense_8'],
  ['dense_1', 'out'],
] as const) {
  test(`weights of the layers ${first} and ${second} are taken in order for dense and dense_1`, async () => {
    const arrays = { ...layerOf(first, tensor(2, 3), tensor(3)), ...layerOf(second, tensor(3, 1), tensor(1)) };
    const { weights, problems } = await read(arrays, automatic);
    assert.deepEqual(
      problems.map((p) => p.code),
      ['weights-by-order'],
    );
    assert.deepEqual([...(weights?.keys() ?? [])], ['dense/kernel', 'dense/bias', 'dense_1/kernel', 'dense_1/bias']);
    assert.deepEqual(weights?.get('dense_1/kernel'), tensor(3, 1).values);
  });
}

test('where shapes contradict the order, a name that happens to coincide takes nothing', async () => {
  const arrays = { ...layerOf('dense_1', tensor(3, 1), tensor(1)), ...layerOf('dense_2', tensor(2, 3), tensor(3)) };
  const { weights, problems } = await read(arrays, automatic);
  assert.equal(weights, undefined);
  assert.match(messagesOf(problems), /^error weights-missing/);
});

test('numbers of automatic names are put into order, as files sorted by name have dense_10 before dense_9', async () => {
  const square = [
    { type: 'Dense', units: 2, input_dim: 2 },
    { type: 'Dense', units: 2 },
  ];
  const [first, second] = [{ shape: [2, 2], values: new Float32Array(4).fill(1) }, tensor(2, 2)];
  const { weights } = await read({ ...layerOf('dense_10', second, tensor(2)), ...layerOf('dense_9', first, tensor(2)) }, square);
  assert.deepEqual(weights?.get('dense/kernel'), first.values);
  assert.deepEqual(weights?.get('dense_1/kernel'), second.values);
});

test('a layer never gets the weights of one whose name was chosen', async () => {
  const square = [
    { type: 'Dense', units: 2, input_dim: 2, name: 'first' },
    { type: 'Dense', units: 2 },
  ];
  const { weights, problems } = await read(
    { ...layerOf('dense_3', tensor(2, 2), tensor(2)), ...layerOf('first', tensor(2, 2), tensor(2)) },
    square,
  );
  assert.equal(weights, undefined);
  assert.match(messagesOf(problems), /weights-missing: "w.npz" has no weights for dense\/kernel, dense\/bias/);
});

test('values that the spec itself gives may be missing in the file', async () => {
  const { 'out/bias': _, ...rest } = whole;
  const { weights, problems } = await read(rest, [twoLayers[0], { ...twoLayers[1], bias: [4] }]);
  assert.deepEqual(problems, []);
  assert.equal(weights?.has('out/bias'), false);
});

test('arrays that have no place in the network are warned of', async () => {
  const { weights, problems } = await read({ ...whole, 'dense/scale': tensor(3) });
  assert.ok(weights);
  assert.equal(
    messagesOf(problems),
    'warning weights-unused: "w.npz" also has dense/scale, for which this network has no place; they are not used.',
  );
});

const { 'out/bias': _bias, 'out/kernel': _kernel, ...firstOnly } = whole;
const bad: readonly [string, Readonly<Record<string, Tensor>>, RegExp][] = [
  [
    'a variable of another shape',
    { ...whole, 'dense/kernel': tensor(3, 2) },
    /weights-file-shape: "dense\/kernel" should be 2 × 3, but in "w.npz" it is 3 × 2/,
  ],
  ['a missing layer', firstOnly, /weights-missing: "w.npz" has no weights for out\/kernel, out\/bias\. It has: dense\/kernel/],
  [
    'other names and other layers',
    { 'a/kernel': tensor(2, 3), 'b/kernel': tensor(3, 1) },
    /weights-differ: "w.npz" holds a\/kernel, b\/kernel\. This network needs dense\/kernel/,
  ],
  ['too few arrays without names', { arr_0: tensor(2, 3), arr_1: tensor(3) }, /weights-differ: "w.npz" holds arr_0, arr_1\./],
  [
    'NaN',
    { ...whole, 'out/bias': { shape: [1], values: new Float32Array([Number.NaN]) } },
    /weights-not-finite: "out\/bias" in "w.npz" contains NaN/,
  ],
];

for (const [name, arrays, message] of bad) {
  test(`an .npz file with ${name} is refused, and the message says which variable`, async () => {
    const { weights, problems } = await read(arrays);
    assert.equal(weights, undefined);
    assert.match(messagesOf(problems), message);
    assert.ok(problems.every((p) => p.severity === 'error' && p.range.start.line > 1));
  });
}

test('every wrong shape is reported, not only the first', async () => {
  const { problems } = await read({ ...whole, 'dense/kernel': tensor(3, 2), 'out/bias': tensor(2) });
  assert.deepEqual(
    problems.map((p) => p.code),
    ['weights-file-shape', 'weights-file-shape'],
  );
});

const badJson: readonly [string, unknown, Uint8Array | undefined, RegExp][] = [
  ['text that is no JSON', '{ "weightsManifest": [', undefined, /weights-json/],
  ['another JSON file', { format: 'other' }, undefined, /weights-json/],
  ['a list', [], undefined, /weights-json/],
  ['null', null, undefined, /weights-json/],
  ['an entry without a shape', manifest([{ name: 'dense/kernel', dtype: 'float32' }]), undefined, /weights-json/],
  ['a negative size', manifest([{ name: 'dense/kernel', shape: [-2, 3], dtype: 'float32' }]), undefined, /weights-json/],
  ['a path that is no text', { weightsManifest: [{ paths: [3], weights: entries }] }, undefined, /weights-json/],
  ['a graph model', { format: 'graph-model', ...manifest(entries) }, undefined, /weights-graph-model/],
  [
    'whole numbers',
    manifest([{ name: 'dense/kernel', shape: [2, 3], dtype: 'int32' }]),
    undefined,
    /weights-dtype: "dense\/kernel".*int32/,
  ],
  [
    'quantized weights',
    manifest([{ ...entries[0], quantization: { dtype: 'uint8', scale: 1, min: 0 } }]),
    undefined,
    /weights-dtype.*uint8/,
  ],
  [
    'a truncated binary file',
    manifest(entries),
    new Uint8Array(30),
    /weights-truncated: .* inside "dense\/bias": they should have at least 36 bytes, but 30/,
  ],
  ['sizes beyond any file', manifest([{ name: 'dense/kernel', shape: [2 ** 40, 2 ** 40], dtype: 'float32' }]), undefined, /data-too-large/],
  [
    'a binary file that is not there',
    { weightsManifest: [{ paths: ['other.bin'], weights: entries }] },
    undefined,
    /file-missing: There is no file "m\/other.bin"/,
  ],
];

for (const [name, content, binary, message] of badJson) {
  test(`a model.json with ${name} is refused with a message`, async () => {
    const { weights, problems } = await readJson(content, binary);
    assert.equal(weights, undefined);
    assert.match(messagesOf(problems), message);
  });
}

test('a sound model.json is read', async () => {
  const { weights, problems } = await readJson(manifest(entries));
  assert.deepEqual(problems, []);
  assert.deepEqual(weights?.get('dense/kernel'), new Float32Array(6));
});

/** A network of one layer, 63 × 63 and 63 numbers, whose model.json lists this file six times. */
async function readSixTimes(binary: Uint8Array, memory: number) {
  const { model, list } = modelOf([{ type: 'Dense', units: 63, input_dim: 63 }]);
  const weights = [
    { name: 'dense/kernel', shape: [63, 63], dtype: 'float32' },
    { name: 'dense/bias', shape: [63], dtype: 'float32' },
  ];
  const json = JSON.stringify({ weightsManifest: [{ paths: Array.from({ length: 6 }, () => 'w.bin'), weights }] });
  const files = filesOf({ 'model.json': json, 'w.bin': binary });
  let reads = 0;
  const read: Files['read'] = (path, ...rest) => {
    if (path === 'w.bin') reads++;
    return files.read(path, ...rest);
  };
  const found = await readWeightsFile('model.json', { ...files, memory, read }, model, list);
  return { found, reads, problems: list.problems };
}

test('of a model.json that lists one file six times, one copy is held at a time', async () => {
  const [all, part] = [63 * 64 * 4, (63 * 64 * 4) / 6];
  const numbers = Float32Array.from({ length: part / 4 }, (_, i) => i);
  const { found, reads, problems } = await readSixTimes(new Uint8Array(numbers.buffer), all + part);
  assert.equal(messagesOf(problems), '');
  assert.deepEqual([reads, found?.get('dense/bias')?.at(-1)], [6, part / 4 - 1]);
  const refused = await readSixTimes(new Uint8Array(part), all + part - 1);
  assert.equal(refused.found, undefined);
  assert.match(messagesOf(refused.problems), /^error data-too-large: /);
});

test('of a model.json that lists one file six times, no more is read than its variables need', async () => {
  const { reads, problems } = await readSixTimes(new Uint8Array(63 * 64 * 4), 3 * 63 * 64 * 4);
  assert.deepEqual([reads, problems], [1, []]);
});

test('other kinds of files are named as such, with a way out for Keras', async () => {
  const { model, list } = modelOf(twoLayers);
  for (const file of ['w.txt', 'weights', 'model.weights.h5', 'model.KERAS'])
    assert.equal(await readWeightsFile(file, filesOf({}), model, list), undefined);
  assert.deepEqual(
    list.problems.map((p) => [p.code, /np\.savez/.test(p.message)]),
    [
      ['weights-kind', false],
      ['weights-kind', false],
      ['weights-kind', true],
      ['weights-kind', true],
    ],
  );
});

test('whatever bytes are in the files, reading ends with weights or with problems', async () => {
  const { model } = modelOf(twoLayers);
  const npz = weightsToNpz(drawnWeights(model));
  const json = new TextEncoder().encode(JSON.stringify(manifest(entries)));
  const flips = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(fc.boolean(), flips, fc.nat(), async (packed, changes, length) => {
      const bytes = (packed ? npz : json).slice();
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      const file = packed ? 'w.npz' : 'm/model.json';
      const { list } = modelOf(twoLayers);
      const kept = bytes.subarray(0, length % 3 === 0 ? length % bytes.length : bytes.length);
      const weights = await readWeightsFile(file, filesOf({ [file]: kept, 'm/w.bin': new Uint8Array(52) }), model, list);
      assert.equal(
        weights === undefined,
        list.problems.some((p) => p.severity === 'error'),
      );
    }),
    { seed: 5, numRuns: 500 },
  );
});
