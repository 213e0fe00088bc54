import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { TfjsBackend } from '../../../src/ml/engine/tfjs/open';
import { backends, itOn } from '../../golden/backends';
import { fit, prepare } from '../../golden/run-case';

/** One epoch is one step here, so that thousands of them take seconds. */
const xor = (epochs: number) => ({
  data: { gate: 'XOR' },
  layers: [
    { type: 'Dense', units: 2, activation: 'tanh', input_shape: [2] },
    { type: 'BatchNormalization' },
    { type: 'Dense', units: 1, activation: 'sigmoid' },
  ],
  compile: { optimizer: 'adam', loss: 'binary_crossentropy', metrics: ['accuracy'] },
  fit: { epochs, batch_size: 4 },
});

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes held outside and inside V8's heap, after everything unreachable is gone. */
function held(): number {
  collectGarbage();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + external + arrayBuffers;
}

async function trainFor(epochs: number, backend: TfjsBackend): Promise<void> {
  const prepared = await prepare(xor(epochs), backend);
  await fit(prepared);
  prepared.session.dispose();
}

/** @param epochs so many hold no more than the first few hundred */
export function memoryStaysFlat(epochs: number): void {
  describe('memory', () => {
    for (const backend of backends) {
      itOn(backend, `stays flat over ${epochs} epochs on ${backend}`, async () => {
        await trainFor(500, backend);
        const before = held();
        await trainFor(epochs, backend);
        const grown = (held() - before) / 2 ** 20;
        // A tensor that each step leaves behind would take more than this by far.
        assert.ok(grown < 1 + 3e-4 * epochs, `${grown.toFixed(1)} MiB more are held than before`);
      });
    }
  });
}
