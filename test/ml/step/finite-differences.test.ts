import assert from 'node:assert/strict';
import { it } from 'node:test';
import { finiteDifferences } from '../../../src/ml/step/finite-differences';
import { prepare } from '../../golden/run-case';

it('a batch that would not fit into memory with its slopes is not gone through for finite differences', async () => {
  const { model, session } = await prepare(
    {
      data: { gate: 'AND' },
      layers: [
        { type: 'Dense', units: 10_000 },
        { type: 'Dense', units: 1 },
      ],
      compile: { optimizer: 'sgd', loss: 'mse' },
    },
    'cpu',
  );
  session.dispose();
  const gradients = new Map([['dense_1/bias', new Float32Array(1)]]);
  const compute = (): never => assert.fail('it was gone through');
  const found = await finiteDifferences(compute, new Map(), gradients, { model, rows: 10_000 }, () => Promise.resolve());
  assert.deepEqual(
    [...found].map(([name, values]) => [name, ...values]),
    [['dense_1/bias', Number.NaN]],
  );
});
