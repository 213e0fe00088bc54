import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lookInside, type StepLook } from '../../../src/ml/step/look-inside';
import { fitData } from '../../../src/ml/training/fit-data';
import { prepare, stepOf } from '../../golden/run-case';

type Engine = Parameters<typeof prepare>[1];

async function look(text: object, { epoch = 0, batch = 0, sample = 0, engine = 'wasm' as Engine } = {}): Promise<StepLook> {
  const prepared = await prepare(text, engine);
  const { spec, model, dataset, session } = prepared;
  try {
    const { compile, fit, seed } = spec;
    const step = await stepOf(prepared, { epoch, batch });
    return await lookInside({ model, compile, seed, ...fitData(dataset, fit), sample, check: true }, step);
  } finally {
    session.dispose();
  }
}

/** How far gradients are from their finite differences, relative to the largest of the network. */
function apart({ variables }: StepLook): number {
  let [most, largest] = [0, 0];
  for (const { gradient, finiteDifference } of variables)
    gradient?.values.forEach((g, i) => {
      most = Math.max(most, Math.abs(g - (finiteDifference?.values[i] as number)));
      largest = Math.max(largest, Math.abs(g));
    });
  assert.ok(largest > 0);
  return most / largest;
}

const x = Array.from({ length: 6 }, (_, i) => [Math.sin(i + 1), Math.cos(3 * i), Math.sin(5 * i)]);
const regression = (layers: readonly object[], more: object = {}) => ({
  seed: 3,
  data: { x, y: x.map(([a = 0, b = 0]) => [a * b]) },
  layers,
  compile: { optimizer: 'sgd', loss: 'mse' },
  fit: { epochs: 4, batch_size: 3, ...more },
});

describe('the perceptron rule, worked out by hand', () => {
  // Step on AND from weights of 0.5 and −0.2: z = 0.5 − 0.2 = 0.3, ŷ = 1, y = 0 for the row [1, 1].
  const spec = {
    data: {
      x: [
        [1, 1],
        [0, 1],
      ],
      y: [[0], [1]],
    },
    layers: [{ type: 'Dense', units: 1, activation: 'step', input_shape: [2], weights: [[0.5], [-0.2]], bias: [0] }],
    compile: { optimizer: { type: 'perceptron', learning_rate: 0.5 } },
    fit: { epochs: 1, batch_size: 1, shuffle: false },
  };
  for (const engine of ['compact', 'wasm'] as const)
    it(`the error is the slope in the pre-activation, and the rule adds −rate · error · x (${engine})`, async () => {
      const { layers, variables } = await look(spec, { engine });
      const [layer] = layers;
      assert.deepEqual([...(layer?.dPreActivations?.values ?? [])], [1]);
      assert.equal(layer?.dOutput, undefined);
      assert.deepEqual([...(layer?.dInputs?.[0]?.values ?? [])], [0.5, Math.fround(-0.2)]);
      const [kernel, bias] = variables;
      assert.deepEqual([...(kernel?.gradient?.values ?? [])], [1, 1]);
      assert.deepEqual([...(kernel?.after.values ?? [])], [0, Math.fround(Math.fround(-0.2) - 0.5)]);
      assert.deepEqual([...(bias?.after.values ?? [])], [-0.5]);
      assert.deepEqual(kernel?.memoryAfter, {});
    });
  it('agrees with finite differences of Σ (ŷ − y) · z', async () => assert.ok(apart(await look(spec)) < 1e-6));
});

describe('dropout', () => {
  const spec = regression(
    [
      { type: 'Dense', units: 5, activation: 'tanh' },
      { type: 'Dropout', rate: 0.4 },
      { type: 'LSTM', units: 2, dropout: 0.3, recurrent_dropout: 0.3 },
      { type: 'Dense', units: 1 },
    ].toSpliced(2, 0, { type: 'Reshape', target_shape: [5, 1] } as never),
  );
  it('is the mask that the step had: nothing comes back through what was dropped, and gradients are their finite differences', async () => {
    const found = await look(spec, { epoch: 2, batch: 1, sample: 2 });
    const dropped = found.layers[1] ?? assert.fail();
    const [given, output, slopes] = [dropped.inputs[0]?.values ?? [], dropped.output.values, dropped.dInputs?.[0]?.values ?? []];
    output.forEach((v, i) => {
      if (v === 0) assert.equal(slopes[i], 0);
      else assert.ok(Math.abs(v - (given[i] as number) / 0.6) < 1e-6);
    });
    assert.ok(output.includes(0) && output.some((v) => v !== 0));
    assert.ok(apart(found) < 1e-4, `${apart(found)}`);
  });
});

describe('what cancels out is seen in float64', () => {
  it('a bias before BatchNormalization has a finite difference of 0', async () => {
    const found = await look(regression([{ type: 'Dense', units: 3 }, { type: 'BatchNormalization' }, { type: 'Dense', units: 1 }]));
    const bias = found.variables.find(({ name }) => name === 'dense/bias');
    assert.ok((bias?.finiteDifference?.values ?? [1]).every((d) => Math.abs(d) < 1e-8));
    const mean = found.variables.find(({ name }) => name === 'batch_normalization/moving_mean');
    assert.deepEqual([mean?.gradient, mean?.finiteDifference, mean?.memoryBefore], [undefined, undefined, {}]);
    assert.notDeepEqual(mean?.before, mean?.after);
  });
  it('a gradient that has vanished on its way through eight sigmoids agrees with its finite difference', async () => {
    const deep = [...Array.from({ length: 8 }, () => ({ type: 'Dense', units: 3, activation: 'sigmoid' })), { type: 'Dense', units: 1 }];
    const { variables } = await look(regression(deep));
    const [first] = variables;
    const most = Math.max(...(first?.gradient?.values ?? []).map(Math.abs));
    assert.ok(most > 0 && most < 1e-5, `${most}`);
    first?.gradient?.values.forEach((g, i) => assert.ok(Math.abs(g - (first.finiteDifference?.values[i] as number)) < 1e-3 * most));
  });
});

it('at a corner, the finite difference is that of the side which training follows', async () => {
  // The row 0 has a pre-activation of exactly 0, where ReLU's slope is 0 to the left and 1 to the right.
  const spec = {
    ...regression([
      { type: 'Dense', units: 2, activation: 'relu', weights: [[1, -1]], bias: [0, 0] },
      { type: 'Dense', units: 1 },
    ]),
    data: { x: [[0], [1], [2]], y: [[1], [2], [3]] },
  };
  assert.ok(apart(await look(spec)) < 1e-4);
});

it('every activation that has a slope agrees with finite differences, through a whole row too', async () => {
  for (const activation of ['sparsemax', 'softmax', 'log_softmax', 'gelu', 'selu', 'mish', 'squareplus'])
    assert.ok(
      apart(
        await look(
          regression([
            { type: 'Dense', units: 4, activation },
            { type: 'Dense', units: 1 },
          ]),
        ),
      ) < 1e-4,
      activation,
    );
});

it('a cross-entropy that Keras takes from other pre-activations than its own has no slope in the output', async () => {
  const spec = {
    ...regression([{ type: 'Dense', units: 2, activation: 'softmax' }]),
    data: { x, y: x.map((_, i) => [i % 2, 1 - (i % 2)]) },
  };
  const found = await look({ ...spec, compile: { optimizer: 'sgd', loss: 'binary_crossentropy' } });
  assert.equal(found.layers[0]?.dOutput, undefined);
  assert.ok(found.layers[0]?.dPreActivations);
  assert.ok(apart(found) < 1e-4);
});

it('class and sample weights count in slopes as they do in training', async () => {
  const spec = regression(
    [
      { type: 'Dense', units: 3, activation: 'tanh' },
      { type: 'Dense', units: 1 },
    ],
    { sample_weight: [1, 0, 2, 5, 1, 3] },
  );
  const found = await look(spec, { epoch: 1 });
  assert.ok(apart(found) < 1e-4);
  assert.equal(found.sampleWeight, [1, 0, 2, 5, 1, 3][found.rows[0] as number]);
});

it('of a network too large for all its weights, some of each variable are checked', async () => {
  const wide = regression([
    { type: 'Dense', units: 3000, activation: 'tanh' },
    { type: 'Dense', units: 1 },
  ]);
  const { variables } = await look(wide);
  for (const { finiteDifference } of variables) {
    const values = [...(finiteDifference?.values ?? [])];
    assert.ok(values.some((d) => !Number.isNaN(d)));
  }
  assert.ok(variables.some(({ finiteDifference }) => finiteDifference?.values.some(Number.isNaN)));
});
