import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as tf from '@tensorflow/tfjs-core';
import { parseTree } from 'jsonc-parser';
import { activate } from '../../src/ml/engine/tfjs/activations';
import { ProblemList } from '../../src/ml/language/reporter';
import { activation, hasGradient, outputLink, rowOrder, worksOnRows } from '../../src/ml/registry/activations';
import { backends, itOn } from './backends';
import { flat, golden, type Nested } from './figures';
import { near } from './near';
import { prepare } from './run-case';

/** An activation at some points and its derivative; for functions of whole rows the gradient of Σ output · [1, 2, 3, …]. */
interface ValueCase {
  readonly name: string;
  readonly spec?: unknown;
  readonly activation: unknown;
  readonly x: Nested;
  readonly y: Nested;
  readonly dy: Nested;
}

function read(spec: unknown) {
  const text = JSON.stringify(spec);
  const list = new ProblemList(text);
  const found = activation.read(parseTree(text) as NonNullable<ReturnType<typeof parseTree>>, 'activation', list);
  assert.ok(found, list.problems.map((p) => p.message).join());
  return found;
}

/** Some kernels approximate exp and erf to a few units in the sixth decimal. */
const BOUND = 2e-5;
/** The compact engine's are exact to the last places; derivatives near 0 are differences of larger numbers. */
const EXACT = 1e-5;

/**
 * Keras 3.15 sums the cumulative sums of the support where the paper takes the last one, so that its "probabilities" come out as
 * all 0 or as 3.16. Here the paper (arXiv 1602.02068) decides: the only τ at which Σ max(0, z − τ) is 1, found by bisection.
 */
function paperSparsemax(z: readonly number[]): number[] {
  let [low, high] = [Math.min(...z) - 1, Math.max(...z)];
  const at = (tau: number): number[] => z.map((v) => Math.max(0, v - tau));
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (at(middle).reduce((a, b) => a + b) > 1) low = middle;
    else high = middle;
  }
  return at(high);
}

/** The gradient of Σ sparsemax · [1, 2, 3, …], by differences. */
function slopeOfSparsemax(z: readonly number[]): number[] {
  const weighted = (at: readonly number[]): number => paperSparsemax(at).reduce((sum, p, i) => sum + (i + 1) * p, 0);
  const moved = (i: number, by: number): number[] => z.map((v, k) => (k === i ? v + by : v));
  return z.map((_, i) => (weighted(moved(i, 1e-4)) - weighted(moved(i, -1e-4))) / 2e-4);
}

/** An activation at some points and its slope, weighted as in the figures, by a network whose biases are the points. */
async function onCompact(spec: unknown, x: readonly number[], weights: readonly number[]): Promise<{ y: Float32Array; dy: Float32Array }> {
  const { session, dataset } = await prepare(
    {
      // So far from the target, the absolute error's slope is 1.
      data: { x: [[0]], y: [[-1e30]] },
      layers: [
        { type: 'Dense', units: x.length, activation: spec, weights: [x.map(() => 0)], bias: x },
        { type: 'Dense', units: 1, use_bias: false, weights: weights.map((w) => [w]) },
      ],
      compile: { optimizer: 'sgd', loss: 'mae' },
    },
    'compact',
  );
  session.load('train', dataset.train);
  const step = await session.step({ split: 'train', indices: Uint32Array.of(0) });
  session.dispose();
  return { y: step.outputs[0]?.values ?? new Float32Array(0), dy: step.gradients.get('dense/bias') ?? new Float32Array(0) };
}

describe('values and derivatives of activations as in Keras, on compact', () => {
  for (const one of golden<ValueCase>('activations')) {
    if (one.spec || one.activation === 'sparsemax' || !hasGradient(read(one.activation))) continue;
    it(one.name, async () => {
      const whole = worksOnRows(read(one.activation));
      const lines = (values: Nested): number[][] => (whole ? (values as number[][]) : [values as number[]]);
      for (const [i, x] of lines(one.x).entries()) {
        const { y, dy } = await onCompact(
          one.activation,
          x,
          x.map((_, k) => (whole ? k + 1 : 1)),
        );
        near(y, lines(one.y)[i] as number[], EXACT, 'value');
        near(dy, lines(one.dy)[i] as number[], EXACT, 'derivative');
      }
    });
  }

  it('values and derivatives of sparsemax as in the paper', async () => {
    const rows = golden<ValueCase>('activations').find((c) => c.activation === 'sparsemax')?.x as number[][];
    for (const z of rows) {
      const { y, dy } = await onCompact(
        'sparsemax',
        z,
        z.map((_, k) => k + 1),
      );
      near(y, paperSparsemax(z), EXACT, 'value');
      near(dy, slopeOfSparsemax(z), 1e-3, 'derivative');
    }
  });
});

/** What float32 distinguishes of functions that near a bound. */
const TOLD_APART = 9;

describe('what the sums of a row say of its outputs', () => {
  for (const one of golden<ValueCase>('activations')) {
    if (one.spec || one.activation === 'sparsemax') continue;
    it(one.name, () => {
      const config = read(one.activation);
      const order = rowOrder(config);
      const lines = (values: Nested): number[][] => (worksOnRows(config) ? (values as number[][]) : [values as number[]]);
      const undone = (output: number): number => (outputLink(config) === 'log' ? Math.log(output) : output);
      const rises = lines(one.x).every((x, row) => {
        const points = x
          .map((sum, i) => ({ sum, output: (lines(one.y)[row] as number[])[i] as number }))
          .filter(({ sum }) => Math.abs(sum) < TOLD_APART)
          .sort((a, b) => a.sum - b.sum);
        return points.slice(1).every((to, i) => {
          const from = points[i] as (typeof points)[number];
          if (order === 'even') near([undone(to.output) - undone(from.output)], [to.sum - from.sum], 1e-4, 'difference');
          return to.sum === from.sum || to.output > from.output;
        });
      });
      assert.equal(order !== undefined, rises);
    });
  }
});

for (const backend of backends) {
  describe(`values and derivatives of activations as in Keras, on ${backend}`, () => {
    for (const one of golden<ValueCase>('activations')) {
      if (one.spec) continue;
      if (one.activation === 'sparsemax') continue;
      itOn(backend, one.name, () => {
        const config = read(one.activation);
        const x = tf.tensor(one.x as number[]);
        const weights = worksOnRows(config) ? tf.range(1, (x.shape.at(-1) as number) + 1) : tf.scalar(1);
        near(activate(config, x).dataSync(), flat(one.y), BOUND, 'value');
        const slope = tf.grad((z) => tf.sum(tf.mul(activate(config, z), weights)))(x);
        near(slope.dataSync(), flat(one.dy), BOUND, 'derivative');
      });
    }

    itOn(backend, 'values and derivatives of sparsemax as in the paper', () => {
      const rows = golden<ValueCase>('activations').find((c) => c.activation === 'sparsemax')?.x as number[][];
      const config = read('sparsemax');
      const x = tf.tensor2d(rows);
      near(activate(config, x).dataSync(), rows.flatMap(paperSparsemax), BOUND, 'value');
      const slope = tf.grad((z) => tf.sum(tf.mul(activate(config, z), tf.range(1, 6))))(x);
      near(slope.dataSync(), rows.flatMap(slopeOfSparsemax), 1e-3, 'derivative');
    });
  });
}
