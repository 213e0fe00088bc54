import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { calibrationOf } from '../../src/ml/report/calibration';
import { confusionOf } from '../../src/ml/report/confusion';
import { scoresOf } from '../../src/ml/report/scores';
import { golden } from './figures';
import { near } from './near';

type Mean = readonly [precision: number, recall: number, f1: number];

interface ReportCase {
  readonly name: string;
  readonly spec: {
    readonly classes: number;
    readonly labels: readonly number[];
    readonly predictions: readonly number[];
    readonly probability: readonly number[];
  };
  readonly expect: Readonly<Record<'precision' | 'recall' | 'f1' | 'support', readonly number[]>> & {
    readonly confusion: readonly (readonly number[])[];
    readonly accuracy: number;
    readonly macro: Mean;
    readonly weighted: Mean;
    readonly calibration: Readonly<Record<'count' | 'accuracy' | 'probability', readonly number[]>> & { readonly error: number };
  };
}

/** Figures have nine digits. */
const BOUND = 1e-8;

describe('what is counted of answers is scikit-learn’s', () => {
  for (const { name, spec, expect } of golden<ReportCase>('report')) {
    const answers = {
      labels: Uint16Array.from(spec.labels),
      predictions: Int16Array.from(spec.predictions),
      probability: Float32Array.from(spec.probability),
    };
    const confusion = confusionOf(answers, spec.classes);

    it(`${name}: the confusion matrix`, () => {
      assert.deepEqual([...confusion.counts], expect.confusion.flat());
      assert.deepEqual([...confusion.support], expect.support);
    });

    it(`${name}: scores by class and their means`, () => {
      const { classes, accuracy, macro, weighted } = scoresOf(confusion);
      for (const score of ['precision', 'recall', 'f1', 'support'] as const)
        near(classes.map((one) => one[score]), expect[score], BOUND, score); // biome-ignore format: one line
      near([accuracy], [expect.accuracy], BOUND, 'accuracy');
      near([macro.precision, macro.recall, macro.f1], expect.macro, BOUND, 'macro');
      near([weighted.precision, weighted.recall, weighted.f1], expect.weighted, BOUND, 'weighted');
    });

    it(`${name}: how often it is right at each probability`, () => {
      const { bins, error } = calibrationOf(answers);
      const { count, accuracy, probability } = expect.calibration;
      assert.deepEqual(
        bins.map((bin) => bin.count),
        count,
      );
      const filled = bins.filter((bin) => bin.count > 0);
      near(filled.map((bin) => bin.accuracy), accuracy, BOUND, 'accuracy'); // biome-ignore format: one line
      near(filled.map((bin) => bin.probability), probability, BOUND, 'probability'); // biome-ignore format: one line
      near([error], [expect.calibration.error], BOUND, 'error');
    });
  }
});
