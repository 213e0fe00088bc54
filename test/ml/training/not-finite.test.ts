import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Outcome } from '../../../src/ml/worker/messages';
import { runHere } from '../worker/kept-spec';

const layer = { type: 'Dense', units: 1, input_dim: 1, weights: [[1]] };
const compile = { optimizer: { type: 'SGD', learning_rate: 0.1 }, loss: 'mse' };

async function outcomeOf(spec: object, task: 'train' | 'predict' = 'train'): Promise<Outcome> {
  return (await runHere({ text: JSON.stringify({ engine: 'cpu', ...spec }), folder: '.', workspace: '.', task })).outcome;
}

/** The message that a run ended with. */
function endOf({ ending }: Outcome): string {
  assert.equal(ending?.reason, 'diverged');
  return ending.problem.message;
}

describe('a value that stops being finite', () => {
  it('in the validation ends the run after that epoch, with its cause', async () => {
    const outcome = await outcomeOf({
      data: { x: [1, 2, 1e30], y: [1, 2, 3] },
      layers: [layer],
      compile,
      fit: { epochs: 3, validation_split: 0.3 },
    });
    assert.match(
      endOf(outcome),
      /^The loss of the validation rows became Infinity; training stopped after that epoch\. The weights are still moderate/,
    );
    assert.equal(outcome.ending?.reason === 'diverged' && outcome.ending.epoch, 0);
  });

  it('in the evaluation is the end of the run, which says that the weights diverged', async () => {
    const outcome = await outcomeOf({
      data: { x: [1, 2, 3], y: [1, 2, 3] },
      layers: [layer, { type: 'Dense', units: 1, weights: [[5]] }],
      compile: { ...compile, optimizer: { type: 'SGD', learning_rate: 1e10 } },
      fit: { epochs: 1 },
    });
    assert.match(endOf(outcome), /^Training came to its end, but the loss of the evaluation after it is Infinity\. The weights diverged/);
    assert.match(endOf(outcome), /Try a learning_rate well below 1e10, "clipnorm": 1/);
  });

  it('in a prediction names its row', async () => {
    const outcome = await outcomeOf({
      data: { x: [1, 2], y: [1, 2] },
      layers: [{ ...layer, activation: 'exponential' }],
      compile: { ...compile, optimizer: { type: 'SGD', learning_rate: 0 } },
      fit: { epochs: 1 },
      predict: [[1], [1000]],
    });
    assert.match(endOf(outcome), /^The prediction for row 2 is Infinity\. The weights are still moderate/);
  });

  it('in a prediction without training is a problem of "predict"', async () => {
    const { ending, problems } = await outcomeOf({ layers: [{ ...layer, activation: 'exponential' }], predict: [[1000]] }, 'predict');
    assert.equal(ending, undefined);
    assert.deepEqual(
      problems.filter(({ severity }) => severity === 'error').map(({ code, args }) => [code, args]),
      [['figure-not-finite', { what: 'prediction', value: 'Infinity', row: 1, largestWeight: 1, runaway: false }]],
    );
  });

  it('in a metric alone is a warning at that metric, and the run continues', async () => {
    const text = {
      data: { x: [1, 2], y: [1, 1] },
      layers: [layer],
      compile: { ...compile, metrics: ['mae', { type: 'r2_score', class_aggregation: 'variance_weighted_average' }] },
      fit: { epochs: 2 },
    };
    const { ending, problems } = await outcomeOf(text);
    assert.equal(ending?.reason, 'finished');
    assert.deepEqual(
      problems.map(({ severity, message }) => [severity, message]),
      [
        [
          'warning',
          'r2_score is NaN from epoch 1 on, while the loss is a number: this metric has no value for such targets and outputs. Look at another metric.',
        ],
      ],
    );
  });
});
