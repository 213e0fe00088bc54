import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { notFiniteOf } from '../../../src/extension/runs/run';
import { statusWord } from '../../../src/extension/runs/run-text';
import type { Ending } from '../../../src/ml/training/events';
import { brokenValue, explainNonFinite } from '../../../src/ml/training/explain-non-finite';
import { runHere } from '../../ml/worker/kept-spec';

const past = (losses: number[]) => ({ optimizer: { type: 'SGD', learning_rate: 0.1 } as never, losses });
const weights = (value: number) => new Map([['dense/kernel', Float32Array.of(value)]]);
const at = { epoch: 0, batch: 0 };

describe('what was not a finite number in a run', () => {
  const cases: readonly (readonly [string, Ending, ReturnType<typeof notFiniteOf>, string])[] = [
    [
      'a gradient of weights that grew',
      explainNonFinite({ where: 'gradient', batch: 0, name: 'dense/kernel', value: 'NaN', largestWeight: 1e6 }, 0, 0, past([1])),
      { of: 'training', grew: true, sound: false },
      'diverged',
    ],
    [
      'a loss that grew',
      explainNonFinite({ where: 'loss', batch: 0, value: 'NaN', largestWeight: 1 }, 2, 0, past([1, 100])),
      { of: 'training', grew: true, sound: false },
      'diverged',
    ],
    [
      'the loss of the validation rows',
      brokenValue({ what: 'validation', value: 'Infinity' }, at, weights(1), past([1])),
      { of: 'validation', grew: false, sound: false },
      'diverged',
    ],
    [
      'the evaluation of weights that are sound',
      brokenValue({ what: 'evaluation', value: 'Infinity' }, at, weights(1), past([1])),
      { of: 'evaluation', grew: false, sound: true },
      'evaluation not finite',
    ],
    [
      'the evaluation of weights that ran away in the last step',
      brokenValue({ what: 'evaluation', value: 'Infinity' }, at, weights(1e9), past([1])),
      { of: 'evaluation', grew: true, sound: false },
      'diverged',
    ],
    [
      'a prediction',
      brokenValue({ what: 'prediction', value: 'NaN', row: 3 }, at, weights(1), past([1])),
      { of: 'prediction', grew: false, sound: true },
      'prediction not finite',
    ],
  ];
  for (const [of, ending, found, word] of cases)
    it(`is known of ${of}: ${word}`, () => {
      assert.deepEqual(notFiniteOf(ending), found);
      assert.equal(statusWord({ status: 'diverged', end: { format: 1, ending, milliseconds: 1 } }), word);
    });

  it('is nothing of a run that ended otherwise', () => {
    assert.equal(notFiniteOf({ reason: 'cancelled', epoch: 0, batch: 0 }), undefined);
  });

  it('is the prediction where a run is asked of an input too large for its sound weights', async () => {
    const { outcome } = await runHere({
      text: JSON.stringify({
        engine: 'cpu',
        data: { x: [1, 2], y: [1, 2] },
        layers: [{ type: 'Dense', units: 1, input_dim: 1, weights: [[1]], activation: 'exponential' }],
        compile: { optimizer: { type: 'SGD', learning_rate: 0.001 }, loss: 'mse' },
        fit: { epochs: 1 },
        predict: [[1000]],
      }),
      folder: '.',
      workspace: '.',
      task: 'train',
    });
    assert.deepEqual(outcome.ending && notFiniteOf(outcome.ending), { of: 'prediction', grew: false, sound: true });
  });
});
