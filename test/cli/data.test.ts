import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { png } from '../ml/pictures/png';
import { call, folderWith } from './helper';

const table = {
  data: { csv: 'a.csv', target: 'kind', class_names: ['a', 'b'], test: 1 },
  layers: [{ type: 'Dense', units: 1, activation: 'sigmoid' }],
  compile: { optimizer: 'sgd', loss: 'binary_crossentropy' },
  fit: { epochs: 1 },
};

test('data describes each split and its columns, in tables', async (t) => {
  const cwd = folderWith({ 'a.nn.json': table, 'a.csv': 'size,age,kind\n1.5,10,a\n2.5,30,b\n0.5,20,b\n9,40,a\n' }, t);
  const { code, stdout } = await call(['data', 'a.nn.json'], { cwd });
  assert.equal(code, 0);
  assert.equal(
    stdout,
    `split  rows  inputs  from … to  targets  from … to  missing
train     3  3 × 2   0.5 to 30  3        0 to 1           0
test      1  1 × 2   9 to 40    1        0 to 0           0

class  train  test
a          1     1
b          2     0

Columns of train
column          type    min  max  mean     std  distinct
size    input   number  0.5  2.5   1.5  0.8165         3
age     input   whole    10   30    20   8.165         3
kind    target  class     0    1                       2

Columns of test
column          type      min  max  mean  std  distinct
size    input   constant    9    9     9    0         1
age     input   constant   40   40    40    0         1
kind    target  class       0    0                    1
`,
  );
});

test('data --json has a field for everything, also of pictures', async (t) => {
  const spec = {
    data: { pictures: 'pets', color_mode: 'grayscale', scale: 255, shuffle: false },
    layers: [{ type: 'Flatten' }, { type: 'Dense', units: 2, activation: 'softmax' }],
    compile: { optimizer: 'sgd', loss: 'sparse_categorical_crossentropy' },
    fit: { epochs: 1 },
  };
  const cwd = folderWith({ 'p.nn.json': spec }, t);
  for (const [path, level] of [
    ['cat/1', 10],
    ['cat/2', 20],
    ['dog/1', 255],
  ] as const) {
    mkdirSync(`${cwd}/pets/${path.slice(0, 3)}`, { recursive: true });
    writeFileSync(`${cwd}/pets/${path}.png`, png(3, 4, new Array<number>(12).fill(level)));
  }
  const { code, stdout, stderr } = await call(['data', 'p.nn.json', '--json'], { cwd });
  assert.deepEqual([code, stderr], [0, '']);
  assert.deepEqual(JSON.parse(stdout), {
    data_set: null,
    class_names: ['cat', 'dog'],
    input_shape: [3, 4, 1],
    target_shape: [],
    splits: {
      train: {
        rows: 3,
        inputs: { shape: [3, 3, 4, 1], min: 10, max: 255 },
        targets: { shape: [3], min: 0, max: 1 },
        missing: 0,
        class_counts: [2, 1],
        columns: null,
      },
    },
  });
});

test('data says what is wrong with a file, and describes data that its network does not fit to', async (t) => {
  const misfit = { ...table, layers: [{ type: 'Dense', units: 1, input_dim: 7 }] };
  const cwd = folderWith({ 'a.nn.json': table, 'b.nn.json': misfit, 'a.csv': 'size,age,kind\n1.5,,a\n,,b\n' }, t);
  const missing = await call(['data', 'a.nn.json', '--json'], { cwd });
  assert.deepEqual([missing.code, missing.stdout], [1, '']);
  assert.match(missing.stderr, /^a\.csv:2:5: .*Missing by column: age 2, size 1\. \[csv-missing\]\n$/);
  const whole = folderWith({ 'b.nn.json': misfit, 'a.csv': 'size,age,kind\n1.5,1,a\n2,2,b\n' }, t);
  const { code, stdout, stderr } = await call(['data', 'b.nn.json'], { cwd: whole });
  assert.equal(code, 0);
  assert.match(stderr, /\[input-shape\]/);
  assert.match(stdout, /^train {5}1 {2}1 × 2/m);
});
