import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inFolder, jobOf, runHere } from '../ml/worker/kept-spec';
import { flat, golden, type Nested } from './figures';

interface BranchCase {
  readonly name: string;
  readonly before: object;
  readonly after: object;
  /** Epochs of the first call of `fit`. */
  readonly epoch: number;
  /** Of both calls. */
  readonly losses: readonly number[];
  readonly weights: Readonly<Record<string, Readonly<Record<string, Nested>>>>;
}

const near = (own: readonly number[], keras: readonly number[], what: string): void => {
  assert.equal(own.length, keras.length, what);
  own.forEach((value, i) => {
    const wanted = keras[i] as number;
    assert.ok(Math.abs(value - wanted) < 2e-4 * Math.max(1, Math.abs(wanted)), `${what} ${i}: ${value}, Keras ${wanted}`);
  });
};

describe('a branch of a run is Keras’s second call of fit', () => {
  for (const { name, before, after, epoch, losses, weights } of golden<BranchCase>('branch'))
    it(name, () =>
      inFolder(async (folder) => {
        const text = (spec: object): string => JSON.stringify({ engine: 'cpu', ...spec });
        await runHere(jobOf(text(before), { folder }));
        const { outcome } = await runHere({ ...jobOf(text(after)), from: { folder, epoch } });
        near(outcome.history['loss'] ?? [], losses, 'loss of epoch');
        for (const [layer, variables] of Object.entries(weights))
          for (const [variable, values] of Object.entries(variables))
            near([...(outcome.weights.get(`${layer}/${variable}`)?.values ?? [])], flat(values), `${layer}/${variable}`);
      }),
    );
});
