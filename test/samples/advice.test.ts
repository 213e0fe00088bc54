import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runSample, sampleNames } from './run-sample';

/** Samples that are about a fault, and what is said of their runs; nothing is said of any other. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'gradient-descent-diverging': ['rate-too-large'],
  'gradient-descent-too-small': ['still-falling'],
  // It begins where the squared error of a sigmoid is flat, and stays there.
  'logistic-regression-squared-error': ['plateau'],
  overfitting: ['overfitting'],
  'vanishing-gradient-sigmoid': ['vanished-gradient'],
};

/** Those of whole data sets are not shipped, and sheets are not trained. */
const trained = sampleNames.filter((name) => !/^(fashion-)?mnist$|^sheet-|^tensor-/.test(name));

describe('advice on the samples is what a teacher would say', () => {
  for (const name of trained)
    it(name, async () => {
      const { advice = [] } = await runSample(name);
      assert.deepEqual(
        advice.map(({ code }) => code),
        expected[name] ?? [],
      );
    });
});
