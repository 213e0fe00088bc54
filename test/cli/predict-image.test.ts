import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { shippedSets } from '../data-sets';
import { png } from '../ml/pictures/png';
import { call, folderWith } from './helper';

const spec = {
  data: { dataset: 'mnist', size: 'sample', scale: 255, one_hot: true },
  layers: [
    { type: 'Flatten', input_shape: [28, 28] },
    { type: 'Dense', units: 16, activation: 'relu' },
    { type: 'Dense', units: 10, activation: 'softmax' },
  ],
  compile: { optimizer: 'rmsprop', loss: 'categorical_crossentropy' },
  fit: { epochs: 2, batch_size: 128 },
};

/** Test pictures of the shipped digits. */
const digits = gunzipSync(readFileSync(join(shippedSets.folder, 'mnist', 't10k-images-idx3-ubyte.gz'))).subarray(16);
const digit = (row: number): Uint8Array => digits.subarray(row * 784, (row + 1) * 784);
const rows = [0, 1, 2, 3, 4, 5, 6, 7];

/** Black on white, each pixel as a square of ten. */
const large = (values: Uint8Array): Uint8Array =>
  png(
    280,
    280,
    Array.from({ length: 280 * 280 }, (_, i) => 255 - (values[Math.floor(i / 2800) * 28 + Math.floor((i % 280) / 10)] as number)),
  );

test('pictures of digits are answered as the rows that they were made of', async (t) => {
  const small = Object.fromEntries(rows.map((row) => [`s${row}.png`, png(28, 28, digit(row))]));
  const big = Object.fromEntries(rows.map((row) => [`b${row}.png`, large(digit(row))]));
  const cwd = folderWith({ 'digits.nn.json': spec, ...small, ...big }, t);
  assert.equal((await call(['export', 'digits.nn.json', '--to', 'npz', '--out', 'w.npz'], { cwd })).code, 0);
  const ask = async (...words: string[]) => {
    const { code, stdout, stderr } = await call(['predict', 'digits.nn.json', '--weights', 'w.npz', '--json', ...words], { cwd });
    assert.equal(code, 0, stderr);
    return { ...JSON.parse(stdout), stderr };
  };
  const wanted = await ask(
    ...rows.flatMap((row) => [
      '--input',
      JSON.stringify([Array.from({ length: 28 }, (_, i) => [...digit(row).subarray(28 * i, 28 * i + 28)])]),
    ]),
  );
  assert.equal(new Set(wanted.classes).size > 3, true, 'the network tells digits apart');
  const found = await ask(...[...Object.keys(small), ...Object.keys(big)].flatMap((file) => ['--image', file]));
  assert.deepEqual(found.predictions.slice(0, 8), wanted.predictions);
  assert.deepEqual(found.classes, [...wanted.classes, ...wanted.classes]);
  assert.deepEqual(
    found.images.map(({ file, inverted, framed }: { file: string; inverted: boolean; framed: boolean }) => [file, inverted, framed]),
    [...Object.keys(small).map((file) => [file, false, true]), ...Object.keys(big).map((file) => [file, true, true])],
  );
  assert.match(found.stderr, /^s0\.png: framed as MNIST: 20 × \d+ pixels\.$/m);
  assert.match(found.stderr, /^b0\.png: dark on light, so inverted; framed as MNIST: \d+ × \d+ pixels\.$/m);
});

const colours = {
  data: {
    x: [
      [
        [
          [0, 0, 0],
          [0, 0, 0],
          [0, 0, 0],
        ],
        [
          [0, 0, 0],
          [0, 0, 0],
          [0, 0, 0],
        ],
        [
          [0, 0, 0],
          [0, 0, 0],
          [0, 0, 1],
        ],
      ],
    ],
    y: [[1, 0]],
    class_names: ['red', 'blue'],
  },
  layers: [
    { type: 'Flatten', input_shape: [3, 3, 3] },
    {
      type: 'Dense',
      units: 2,
      weights: Array.from({ length: 27 }, (_, i) => [i % 3 === 0 ? 1 : 0, i % 3 === 2 ? 1 : 0]),
      bias: [0, 0],
      activation: 'softmax',
    },
  ],
};

test('pictures for other networks keep their colours, in the range of the data', async (t) => {
  const blue = png(
    5,
    5,
    Array.from({ length: 75 }, (_, i) => (i % 3 === 2 ? 255 : 0)),
  );
  const cwd = folderWith({ 'c.nn.json': colours, 'blue.png': blue }, t);
  const { code, stdout, stderr } = await call(['predict', 'c.nn.json', '--engine', 'cpu', '--image', 'blue.png'], { cwd });
  assert.deepEqual([code, stderr], [0, 'blue.png: brought to the size of the network’s pictures.\n']);
  assert.equal(stdout, '   image       red    blue  class\nblue.png  1.234e-4  0.9999   blue\n');
});

test('what is no picture is a problem of that file', async (t) => {
  const cwd = folderWith({ 'c.nn.json': colours, 'a.png': 'GIF89a', 'b.jpg': png(3, 3, new Array<number>(9).fill(7)).subarray(0, 40) }, t);
  const { code, stdout, stderr } = await call(['predict', 'c.nn.json', '--image', 'a.png', '--image', 'b.jpg', '--image', 'c.png'], {
    cwd,
  });
  assert.deepEqual([code, stdout], [1, '']);
  assert.deepEqual(stderr.match(/^\S+:1:1:|\[.*\]$/gm), [
    'a.png:1:1:',
    '[picture-format]',
    'b.jpg:1:1:',
    '[picture-unreadable]',
    'c.png:1:1:',
    '[file-missing]',
  ]);
});

test('pictures and rows are not given together, and only to networks that take pictures', async (t) => {
  const cwd = folderWith({ 'c.nn.json': colours, 'd.nn.json': { layers: [{ type: 'Dense', units: 1, input_dim: 2 }] } }, t);
  const both = await call(['predict', 'c.nn.json', '--image', 'a.png', '--input', '[]'], { cwd });
  assert.deepEqual([both.code, both.stdout], [2, '']);
  assert.match(both.stderr, /not both/);
  const none = await call(['predict', 'd.nn.json', '--image', 'a.png'], { cwd });
  assert.equal(none.code, 2);
  assert.match(none.stderr, /no picture/);
});
