import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Loss, losses } from '../../src/ml/registry/losses';
import { bestGuess } from '../../src/ml/step/best-guess';
import { flat, golden, type Nested } from './figures';

interface GuessCase {
  readonly name: string;
  readonly loss: Partial<Loss> & Pick<Loss, 'type'>;
  readonly targets: readonly Nested[];
  readonly outputs: number;
  readonly weights?: readonly number[];
  /** What SciPy came to with Keras's loss. */
  readonly best: number;
}

const cases = golden<GuessCase>('guesses');

/** With Keras's defaults for what a case does not say. */
const whole = ({ loss }: GuessCase): Loss => {
  const defaults = Object.entries(losses[loss.type].params).map(([name, field]) => [name, (field as { readonly value?: unknown }).value]);
  return { ...Object.fromEntries(defaults), ...loss } as Loss;
};

describe('the best guess', () => {
  for (const one of cases)
    it(one.name, () => {
      const values = Float32Array.from(one.targets.flatMap((row) => flat(row)));
      const y = { shape: [one.targets.length, ...(Array.isArray(one.targets[0]) ? [values.length / one.targets.length] : [])], values };
      const guess = bestGuess(whole(one), y, one.outputs, one.weights);
      assert.ok(guess && Math.abs(guess.loss - one.best) < 1e-6 * Math.max(1, Math.abs(one.best)), `${guess?.loss}, SciPy ${one.best}`);
    });

  it('is known for every loss but those that have no formula for it', () => {
    const unknown = Object.keys(losses).filter((name) => !cases.some(({ loss }) => loss.type === name));
    assert.deepEqual(unknown, ['categorical_hinge']);
    const y = { shape: [2, 3], values: Float32Array.of(1, 0, 0, 0, 1, 0) };
    assert.equal(bestGuess({ type: 'categorical_hinge' }, y, 3), undefined);
    assert.equal(
      bestGuess({ type: 'categorical_focal_crossentropy', gamma: 2, alpha: 0.25, from_logits: false, label_smoothing: 0 }, y, 3),
      undefined,
    );
  });

  it('is 0.693 for two even classes, and ln 10 for ten', () => {
    const of = (type: 'binary_crossentropy' | 'sparse_categorical_crossentropy', classes: number, outputs: number) =>
      bestGuess(
        whole({ loss: { type } } as GuessCase),
        { shape: [100], values: Float32Array.from({ length: 100 }, (_, i) => i % classes) },
        outputs,
      );
    assert.equal(of('binary_crossentropy', 2, 1)?.loss.toFixed(4), '0.6931');
    assert.equal(of('sparse_categorical_crossentropy', 10, 10)?.loss.toFixed(6), Math.log(10).toFixed(6));
  });

  it('is not looked for where it would take too long', () => {
    const y = { shape: [300_000], values: Float32Array.from({ length: 300_000 }, (_, i) => i) };
    assert.equal(bestGuess({ type: 'mean_squared_error' }, y, 1), undefined);
  });
});
