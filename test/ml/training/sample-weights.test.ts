import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkSpec } from '../../../src/ml/checks/check-spec';
import { fitData } from '../../../src/ml/training/fit-data';
import { fit, noFiles, prepare } from '../../golden/run-case';

const numbers = (count: number, first = 1): number[] => Array.from({ length: count }, (_, i) => first + i);

const specOf = (data: object, sample_weight: readonly number[], more: object = {}) => ({
  seed: 3,
  data: { x: numbers(20), y: numbers(20), ...data },
  layers: [{ type: 'Dense', units: 1, input_shape: [1], kernel_initializer: 'zeros' }],
  compile: { optimizer: { type: 'SGD', learning_rate: 0.1 }, loss: 'mse' },
  fit: { epochs: 1, batch_size: 20, shuffle: false, sample_weight, ...more },
});

/** The target of each row is also its weight, so that both must be alike wherever rows go. */
async function targetsAndWeights(data: object, sample_weight: readonly number[], more: object = {}) {
  const { spec, dataset, problems } = await checkSpec(JSON.stringify(specOf(data, sample_weight, more)), noFiles);
  // A batch holds all rows, however many there are.
  assert.deepEqual(
    problems.filter(({ code }) => code !== 'batch-larger-than-data'),
    [],
  );
  assert.ok(spec && dataset);
  const { train, trainWeights, validation, validationWeights } = fitData(dataset, spec.fit);
  return { targets: train.y.values, weights: trainWeights, validation: validation?.y.values, validationWeights };
}

describe('sample weights', () => {
  for (const [name, data] of [
    ['as they are', {}],
    ['shuffled', { shuffle: true }],
    ['with test rows at the end', { test: 4 }],
    ['with test rows at the start', { test: { first: 4 } }],
    ['with fewer rows for training', { train: 5 }],
    ['shuffled, with rows of validation and test', { shuffle: true, validation: 0.2, test: { first: 3 } }],
  ] as const) {
    it(`stay with their rows: ${name}`, async () => {
      const { targets, weights } = await targetsAndWeights(data, numbers(20));
      assert.deepEqual(weights, targets);
    });
  }

  it('go with the rows that are split off for validation', async () => {
    const found = await targetsAndWeights({ shuffle: true }, numbers(20), { validation_split: 0.25 });
    assert.deepEqual(found.weights, found.targets);
    assert.equal(found.validation?.length, 5);
    assert.deepEqual(found.validationWeights, found.validation);
  });

  it('may be given for the training rows alone, where these are in order', async () => {
    const { targets, weights } = await targetsAndWeights({ validation: 4, test: { first: 2 } }, numbers(14, 3));
    assert.equal(targets.length, 14);
    assert.deepEqual(weights, targets);
  });

  // Keras 3.15.1 says 10000 for these rows, in whichever order they come: 6 · 100² / 6.
  it('count as in Keras when rows are shuffled', async () => {
    const prepared = await prepare(
      { ...specOf({ x: Array(6).fill(1), y: [0, 0, 0, 100, 0, 0], shuffle: true }, [0, 0, 0, 6, 0, 0]), seed: 1 },
      'cpu',
    );
    const { history } = await fit(prepared);
    prepared.session.dispose();
    assert.deepEqual(history, { loss: [10000] });
  });
});
