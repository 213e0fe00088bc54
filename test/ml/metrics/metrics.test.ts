import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { defaults } from '../../../src/ml/registry/entry';
import { metric, metrics } from '../../../src/ml/registry/metrics';
import { accuracyKind, createMetric, metricFits } from '../../../src/ml/training/metrics';
import type { MetricContext } from '../../../src/ml/training/metrics/streaming';
import { readWell } from '../registry/read';

const shapes = (outputShape: number[], targetShape: number[]): MetricContext => ({ outputShape, targetShape });

function result(config: unknown, context: MetricContext, targets: number[], predictions: number[], rows: number): number {
  const made = createMetric(readWell(metric, config), context);
  made.update(Float32Array.from(targets), Float32Array.from(predictions), rows);
  return made.result();
}

describe('accuracy takes its form from the shapes', () => {
  for (const [outputs, targets, kind] of [
    [[1], [1], 'binary'],
    [[1], [], 'binary'],
    [[3], [3], 'categorical'],
    [[3], [], 'sparse'],
    [[3], [1], 'sparse'],
    [[4, 3], [4], 'sparse'],
    [[4, 3], [4, 3], 'categorical'],
  ] as const) {
    test(`outputs [${outputs}], targets [${targets}]: ${kind}`, () => assert.equal(accuracyKind(shapes([...outputs], [...targets])), kind));
  }
});

test('corners', () => {
  assert.equal(result('acc', shapes([1], []), [1, 0, 1, 1], [0.5, 0.5, 0.51, 1], 4), 0.75, 'a half is no yes');
  assert.equal(
    result('sparse_categorical_accuracy', shapes([3], []), [0, 1], [0.4, 0.4, 0.2, 0.4, 0.4, 0.2], 2),
    0.5,
    'the first of equals',
  );
  assert.equal(
    result({ type: 'top_k_categorical_accuracy', k: 1 }, shapes([2], [2]), [0, 1], [0.5, 0.5], 1),
    1,
    'equals are all at the top',
  );
  assert.equal(result('precision', shapes([1], [1]), [1, 0], [0.1, 0.2], 2), 0, 'no yes at all');
  assert.equal(result('auc', shapes([1], [1]), [1, 1], [0.1, 0.2], 2), 0, 'no false answer is possible');
  assert.equal(result('sparse_categorical_crossentropy', shapes([2], []), [2], [0.5, 0.5], 1), Number.NaN, 'no such class');
  assert.equal(result('hinge', shapes([1], [1]), [0, 1], [-1, 1], 2), 0, '0 means −1');
  assert.equal(result('r2_score', shapes([1], [1]), [0.1, 0.1, 0.1], [0, 0.1, 0.3], 3), 0, 'a target that never changes');
});

test('cross-entropy of a sure wrong answer', () => {
  const bce = (targets: number[], predictions: number[], outputActivation?: 'sigmoid'): number =>
    result('bce', { ...shapes([1], [1]), ...(outputActivation && { outputActivation }) }, targets, predictions, 1);
  const near = (found: number, expected: number): void => assert.ok(Math.abs(found - expected) < 1e-3, `${found}, expected ${expected}`);
  near(bce([1], [0]), 16.118);
  near(bce([0], [1]), 15.9424);
  near(bce([1], [1e-30], 'sigmoid'), 69.0776);
  assert.ok(Number.isFinite(bce([1], [0], 'sigmoid')) && Number.isFinite(bce([0], [1], 'sigmoid')));
});

test('metricFits says what createMetric takes', () => {
  const size = fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 });
  const config = fc.constantFrom(...Object.keys(metrics)).map((type) => readWell(metric, type));
  fc.assert(
    fc.property(config, size, size, (one, outputShape, targetShape) => {
      const context = { outputShape, targetShape };
      if (metricFits(one, context)) assert.equal(createMetric(one, context).name, one.type);
      else assert.throws(() => createMetric(one, context), RangeError);
    }),
    { seed: 8, numRuns: 2000 },
  );
});

describe('over an epoch', () => {
  /** Metrics of a mean over rows: how rows fall into batches does not matter. */
  for (const type of Object.keys(metrics)) {
    const { targets } = metrics[type as keyof typeof metrics];
    const context = shapes([3], targets === 'labels' ? [] : [3]);
    const width = targets === 'labels' ? 1 : 3;
    const config = { type, ...defaults(metrics[type as keyof typeof metrics]) } as Parameters<typeof createMetric>[0];

    test(`${type} does not depend on the batches`, () => {
      // Whole numbers as targets and no row of zeros, so that each metric has something to say.
      const row = fc.tuple(
        fc.array(targets === 'labels' ? fc.nat(2) : fc.constantFrom(0, 1), { minLength: width, maxLength: width }),
        fc.array(fc.double({ min: 0.01, max: 0.99, noNaN: true }), { minLength: 3, maxLength: 3 }),
      );
      fc.assert(
        fc.property(fc.array(row, { minLength: 2, maxLength: 9 }), fc.nat(), (rows, cut) => {
          const take = (metricOf: ReturnType<typeof createMetric>, some: typeof rows): void =>
            metricOf.update(Float32Array.from(some.flatMap(([y]) => y)), Float32Array.from(some.flatMap(([, p]) => p)), some.length);
          const at = 1 + (cut % (rows.length - 1));
          const [whole, parts] = [createMetric(config, context), createMetric(config, context)];
          take(whole, rows);
          take(parts, rows.slice(0, at));
          take(parts, rows.slice(at));
          const [a, b] = [whole.result(), parts.result()];
          assert.ok(Object.is(a, b) || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a)), `${a} and ${b}`);
        }),
        { seed: 9, numRuns: 100 },
      );
    });
  }
});
