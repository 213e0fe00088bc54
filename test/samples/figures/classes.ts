import assert from 'node:assert/strict';
import { accuracy, all, allNear, answers, atLeast, atMost, evaluated, type Figure, type Figures, last, near, weights } from './figure';

/** Rows of answers of so many classes each. */
function rowsOf(values: readonly number[], classes: number): readonly (readonly number[])[] {
  return Array.from({ length: values.length / classes }, (_, row) => values.slice(row * classes, (row + 1) * classes));
}

/** Each row of softmax adds up to 1; the largest of each of the first rows is where it should be. */
const winners =
  (classes: number, ...expected: readonly number[]): Figure =>
  (ran) => {
    const rows = rowsOf(answers(ran), classes);
    for (const row of rows)
      near(
        row.reduce((a, b) => a + b, 0),
        1,
        1e-5,
        'sum of probabilities',
      );
    assert.deepEqual(
      rows.slice(0, expected.length).map((row) => row.indexOf(Math.max(...row))),
      expected,
    );
  };

const rising = (values: readonly number[]): boolean => values.every((value, i) => i === 0 || value > (values[i - 1] as number));

const fourClasses: Figure = all(accuracy(0.9), winners(4, 0, 1, 2, 3), (ran) => {
  atMost(Math.max(...(rowsOf(answers(ran), 4)[4] ?? [])), 0.5, 'largest probability in the centre');
});

export const classFigures: Figures = {
  'logistic-regression': (ran) => {
    assert.ok(rising(answers(ran)));
    const [w, b] = [weights(ran, 'dense/kernel')[0] as number, weights(ran, 'dense/bias')[0] as number];
    // The most likely line for these twelve students, by Newton's method in double precision.
    allNear([w, b, last(ran)], [1.4245, -4.6296, 0.36486], 5e-3, 'weight, bias and loss');
  },
  'logistic-regression-squared-error': async (ran) => {
    atLeast(last(ran), 0.7, 'loss');
    const changed = await ran.again([[['compile', 'loss'], 'binary_crossentropy']]);
    atMost(last(changed), 0.38, 'loss by cross-entropy');
    atLeast(evaluated(changed, 'accuracy'), 0.8, 'accuracy by cross-entropy');
  },
  'logistic-regression-csv': all(accuracy(0.75), (ran) => {
    atLeast(last(ran, 'accuracy'), 0.85, 'accuracy in training');
    const [studied, slept] = weights(ran, 'dense/kernel') as [number, number];
    assert.ok(studied > slept && slept > 0);
    assert.ok(rising(answers(ran)));
  }),
  'binary-threshold': (ran) => {
    const thresholds = ['accuracy', 'accuracy_at_20_percent', 'accuracy_at_80_percent'].map((name) => evaluated(ran, name));
    assert.deepEqual(thresholds, [14 / 16, 13 / 16, 13 / 16]);
    assert.ok(rising(answers(ran)));
    near(answers(ran)[2] as number, 0.44, 0.05, 'the animal near the threshold');
  },
  'class-weight': async (ran) => {
    atLeast(evaluated(ran, 'recall'), 0.9, 'recall');
    const without = await ran.again([[['fit', 'class_weight'], undefined]]);
    atMost(evaluated(without, 'recall'), 0.8, 'recall without class_weight');
    assert.ok(evaluated(without, 'accuracy') > evaluated(ran, 'accuracy'));
  },
  'multi-class-sparse': fourClasses,
  'multi-class-one-hot': all(fourClasses, async (ran) => {
    const numbers = await ran.again([
      [['data', 'one_hot'], undefined],
      [['compile', 'loss'], 'sparse_categorical_crossentropy'],
    ]);
    assert.deepEqual(numbers.history, ran.history, 'the same figures, digit for digit');
  }),
  'multi-class-fruit': all(accuracy(0.95), winners(4, 0, 1, 2, 3)),
  'multi-class-spiral': all(accuracy(0.85), winners(3), (ran) => atLeast(last(ran, 'accuracy'), 0.93, 'accuracy in training')),
  'multi-label': all(
    (ran) => {
      atLeast(evaluated(ran, 'binary_accuracy'), 0.97, 'accuracy');
      assert.deepEqual(answers(ran).map(Math.round), [1, 1, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0]);
    },
    async (ran) => {
      const softmax = await ran.again([[['layers', 1, 'activation'], 'softmax']]);
      atMost(evaluated(softmax, 'binary_accuracy'), 0.9, 'accuracy where the three have to share');
    },
  ),
  'xor-clouds': all(accuracy(0.85), (ran) => {
    allNear(answers(ran), [0, 1, 1, 0], 0.2, 'answers at the corners');
    atMost(last(ran, 'accuracy'), 0.999, 'accuracy in training');
  }),
};
