import assert from 'node:assert/strict';
import { it } from 'node:test';
import { rowSize, type Tensor } from '../../../src/ml/data/dataset';
import { lookInside, type StepLook } from '../../../src/ml/step/look-inside';
import { networkOf } from '../../../src/ml/step/network';
import { fitData } from '../../../src/ml/training/fit-data';
import { effort } from '../../effort';
import { prepare, stepOf } from '../../golden/run-case';

const wave = (i: number): number => Math.sin(12.9 * i + 1);
const block = (rows: number, columns: number): number[][] =>
  Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => wave(r * columns + c)));

const spec = (rows: number, inputs: number, layers: readonly object[]): object => ({
  seed: 5,
  data: { x: block(rows, inputs), y: block(rows, 1) },
  layers: [{ ...layers[0], input_shape: [inputs] }, ...layers.slice(1)],
  compile: { optimizer: 'sgd', loss: 'mse' },
  fit: { epochs: 1, batch_size: rows, sample_weight: Array.from({ length: rows }, (_, i) => 1 + (i % 3)) },
});

/** A step of one batch with all rows, and how it is looked at. */
async function oneStep(text: object) {
  const prepared = await prepare(text, 'wasm');
  try {
    const { spec: read, model, dataset } = prepared;
    const step = await stepOf(prepared, { epoch: 0, batch: 0 });
    const { compile, fit, seed } = read;
    const question = { model, compile, seed, ...fitData(dataset, fit) };
    return { step, question, look: (sample: number): Promise<StepLook> => lookInside({ ...question, sample, check: false }, step) };
  } finally {
    prepared.session.dispose();
  }
}

it('the slopes of a sample of a large batch are those that the whole batch has, through dropout and time steps too', async () => {
  const layers = [
    { type: 'Dense', units: 6, activation: 'tanh' },
    { type: 'Dropout', rate: 0.4 },
    { type: 'Reshape', target_shape: [3, 2] },
    { type: 'LSTM', units: 2, dropout: 0.3, recurrent_dropout: 0.3 },
    { type: 'Dense', units: 1 },
  ];
  const rows = 24;
  const { step, question, look } = await oneStep(spec(rows, 3, layers));
  const { model, compile, seed, train, trainWeights } = question;
  const ordered = ({ values, ...rest }: Tensor): Float64Array => {
    const size = rowSize({ values, ...rest });
    return Float64Array.from(step.indices).reduce(
      (all, row, i) => {
        all.set(values.subarray(row * size, (row + 1) * size), i * size);
        return all;
      },
      new Float64Array(rows * size),
    );
  };
  const weights = Float32Array.from(step.indices, (row) => trainWeights?.[row] as number);
  const whole = networkOf({ model, compile, seed, step: step.before.step, rows, x: ordered(train.x), y: ordered(train.y), weights })(
    new Map([...step.before.weights].map(([name, values]) => [name, new Float64Array(values)])),
  );
  whole.backward();
  for (const sample of [0, 17]) {
    const { layers: found } = await look(sample);
    assert.equal(found[0]?.batch, undefined);
    whole.layers.forEach(({ inputs }, i) => {
      const slopes = inputs[0]?.slopes ?? assert.fail();
      const size = slopes.length / rows;
      const expected = Array.from(slopes.subarray(sample * size, (sample + 1) * size), Math.fround);
      assert.deepEqual([...(found[i]?.dInputs?.[0]?.values ?? [])], expected, `layer ${i} of sample ${sample}`);
    });
  }
});

it('a sample of a large network or of a large batch takes no more work than a sample', async () => {
  const mnist = [
    { type: 'Dense', units: 512, activation: 'relu' },
    { type: 'Dense', units: 1 },
  ];
  const wide = await oneStep(spec(128, 784, mnist));
  const many = await oneStep(
    spec(10_000, 2, [
      { type: 'Dense', units: 8, activation: 'tanh' },
      { type: 'Dense', units: 1 },
    ]),
  );
  for (const [name, { look }] of [
    ['784-512-1, 128 rows', wide],
    ['10,000 rows', many],
  ] as const) {
    const found = await effort(() => look(1), 12);
    assert.ok(found < 12, `${name}: ${found}`);
  }
});
