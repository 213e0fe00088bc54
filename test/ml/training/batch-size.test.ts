import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { engines, itOn } from '../../golden/backends';
import { fit, prepare } from '../../golden/run-case';

const specOf = (batch_size: number) => ({
  seed: 1,
  data: { gate: 'XOR' },
  layers: [
    { type: 'Dense', units: 4, activation: 'tanh', input_dim: 2 },
    { type: 'Dense', units: 1, activation: 'sigmoid' },
  ],
  compile: { optimizer: { type: 'AdamW', learning_rate: 0.1 }, loss: 'binary_crossentropy', metrics: ['accuracy'] },
  fit: { epochs: 3, batch_size, validation_split: 0.25 },
});

/** What training comes to with a batch size. */
async function trained(batch_size: number, engine: (typeof engines)[number]) {
  const prepared = await prepare(specOf(batch_size), engine);
  const { history, state } = await fit(prepared);
  prepared.session.dispose();
  return { history, weights: state.weights };
}

describe('a batch larger than the data is all rows', () => {
  for (const engine of engines) {
    for (const size of [4, 2 ** 31, 2 ** 32, 2 ** 32 + 4, Number.MAX_SAFE_INTEGER]) {
      itOn(engine, `${size} on ${engine}`, async () => assert.deepEqual(await trained(size, engine), await trained(3, engine)));
    }
  }
});
