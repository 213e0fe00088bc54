import assert from 'node:assert/strict';
import { answers, curve, evaluated, last, lowest, weights } from '../figures/figure';
import { sampleText } from '../run-sample';
import {
  apart,
  type Claim,
  type Claims,
  check,
  claim,
  ends,
  epochs,
  ok,
  rate,
  reached,
  removed,
  rises,
  type Sample,
  withSeeds,
} from './claim';

const unit = (s: Sample): readonly number[] => [...s.numbers('layers', 0, 'weights'), ...s.numbers('layers', 0, 'bias')];

const byHand = claim(/\((0\.\d), (0\.\d), (-0\.\d)\)/, unit);

/** The first epoch without a mistake. */
const settles: Claim = claim(/settled in the (\d)th epoch/, async (s) => [reached(await s.run(), 1e-9)]);

const answerAt = async (s: Sample, x: number): Promise<number> => answers(await s.run())[s.numbers('predict').indexOf(x)] as number;

const at20 = async (s: Sample): Promise<readonly number[]> => [20, await answerAt(s, 20)];

const total = async (s: Sample): Promise<number> => (await s.run()).params.total;

/** What the cells of samples/README.md say with figures. */
export const indexClaims: Claims = {
  'gate-and': [byHand],
  'gate-or': [byHand],
  'perceptron-and': [settles],
  'perceptron-or': [settles],
  'perceptron-nand': [settles],
  'perceptron-sign': [check(/targets (-1) and (1)/, (s, no, yes) => assert.deepEqual([...new Set(s.numbers('data', 'y'))], [no, yes]))],
  'xor-clouds': [
    check(/the accuracy stays below (1)/, async (s, all) => ok(Math.max(...curve(await s.run(), 'accuracy')) < all, 'accuracy')),
  ],
  'regression-a': [
    check(/: (\d+) parameters, loss below ([\de-]+), (\d) → ([\d.]+)/, async (s, params, loss, x, y) => {
      assert.deepEqual([await total(s), s.numbers('predict')], [params, [x]]);
      ok(evaluated(await s.run()) < loss && apart(answers(await s.run())[0], y) < 0.005, 'loss and answer');
    }),
  ],
  'regression-b': [
    check(/: ([\d,]+) parameters, \[(\d+), ([\d.]+)\] → about (\d+)/, async (s, params, a, b, y) => {
      assert.deepEqual([await total(s), s.numbers('predict')], [params, [a, b]]);
      ok(apart(answers(await s.run())[0], y) < 0.3, 'answer');
    }),
  ],
  'regression-c': [
    check(/: ([\d,]+) parameters, \[(\d+), ([\d.]+), (\d)\] → about (\d+)/, async (s, params, a, b, c, y) => {
      assert.deepEqual([await total(s), s.numbers('predict')], [params, [a, b, c]]);
      ok(apart(answers(await s.run())[0], y) < 0.3, 'answer');
    }),
  ],
  'function-line': [
    claim(/y = ([\d.]+)x \+ (\d) by one unit: weight ([\d.]+), bias (\d)/, async (s) => {
      const ran = await s.run();
      const [w, b] = [weights(ran, 'dense/kernel')[0] as number, weights(ran, 'dense/bias')[0] as number];
      return [w, b, w, b];
    }),
  ],
  'function-parabola': [
    check(/y = x² - x - (\d) by (\d+) tanh units; outside (-\d) … (\d) it fails/, (s, offset, units, from, to) => {
      const x = s.numbers('data', 'x');
      assert.deepEqual([s.value('layers', 0, 'units'), x[0], x.at(-1)], [units, from, to]);
      assert.equal(s.numbers('data', 'y')[0], from ** 2 - from - offset);
    }),
  ],
  'function-cubic': [
    check(/y = (\d)x³ - x - (\d+) out of straight pieces/, (s, factor, offset) => {
      assert.equal(s.numbers('data', 'y')[0], factor * (-5) ** 3 + 5 - offset);
      assert.equal(s.value('layers', 0, 'activation'), 'relu');
    }),
  ],
  'gradient-descent': [claim(/: rate ([\d.]+)/, (s) => s.numbers('compile', 'optimizer', 'learning_rate'))],
  'gradient-descent-too-small': [claim(/rate ([\d.]+): right, and slow/, (s) => s.numbers('compile', 'optimizer', 'learning_rate'))],
  'gradient-descent-diverging': [
    check(/rate ([\d.]+): the loss grows at every step/, async (s, rate) => {
      assert.equal(s.value('compile', 'optimizer', 'learning_rate'), rate);
      assert.equal(rises(await s.run()), curve(await s.run()).length - 1);
    }),
  ],
  'optimizer-race': [
    check(/Momentum in (\d+) epochs, SGD in (\d+)/, (s, momentum, sgd) =>
      ok(sampleText(s.name).includes(`SGD in ${sgd}, Momentum in ${momentum}`), 'as in its comment'),
    ),
  ],
  'loss-mse': [claim(/(\d+) → (\d+) in place of (\d+)/, async (s) => [...(await at20(s)), 2 * 20 + 1])],
  'loss-mae': [claim(/(\d+) → ([\d.]+)/, at20)],
  'sample-weight': [
    check(/outliers of weight (0): (\d+) → ([\d.]+)/, async (s, none, x, y) => {
      assert.equal(Math.min(...s.numbers('fit', 'sample_weight')), none);
      ok(apart(await answerAt(s, x), y) < 0.05, 'answer');
    }),
  ],
  'batch-size-1': [claim(/(\d+) steps an epoch/, (s) => s.numbers('data', 'samples'))],
  'batch-size-8': [
    claim(/(\d) steps an epoch/, (s) => [(s.value('data', 'samples') as number) / (s.value('fit', 'batch_size') as number)]),
  ],
  'logistic-regression-squared-error': [claim(/stuck at ([\d.]+)/, async (s) => [await ends(s)])],
  'class-weight': [
    claim(/recall ([\d.]+), without the weights ([\d.]+)/, async (s) => [
      evaluated(await s.run(), 'recall'),
      evaluated(await s.run(removed('fit', 'class_weight')), 'recall'),
    ]),
  ],
  overfitting: [
    check(/validation loss turns up at epoch (\d+), training loss keeps falling/, async (s, at) => {
      const ran = await s.run();
      assert.equal(curve(ran, 'val_loss').indexOf(lowest(ran, 'val_loss')) + 1, at);
      ok(last(ran) < (curve(ran)[at - 1] as number) / 2, 'falls on');
    }),
  ],
  'overfitting-early-stopping': [claim(/stopped (\d+) epochs after its best/, (s) => s.numbers('fit', 'early_stopping', 'patience'))],
  'vanishing-gradient-sigmoid': [
    check(/six sigmoid layers: (\d+) epochs of guessing/, async (s, n) => {
      assert.equal(s.value('fit', 'epochs'), n);
      for (const ran of [await s.run(), ...(await withSeeds(s))]) ok(last(ran) > 0.68, 'guessing');
    }),
  ],
  'graph-skip': [
    check(/in (\d+) epochs a straight boundary, in (\d+) the bend/, async (s, few, many) => {
      assert.equal(s.value('fit', 'epochs'), few);
      ok(evaluated(await s.run(epochs(many)), 'accuracy') === 1, 'the bend');
    }),
  ],
  'matrix-product': [
    claim(/(\d)·(\d) \+ (\d)·(\d) = (\d+)/, async (s) => {
      const [kernel, x] = [s.numbers('layers', 0, 'weights'), s.numbers('data', 'x')];
      const [a, b, c, d] = [kernel[0], x[0], kernel[2], x[1]] as [number, number, number, number];
      return [a, b, c, d, answers(await s.run(rate(0)))[0] as number];
    }),
  ],
  'forward-pass': [
    claim(/(\d)-(\d)-(\d)-(\d) with all weights given, number by number in \*Step\*: (\d+) % and (\d+) %/, async (s) => [
      ...s.numbers('layers', 0, 'input_shape'),
      ...[0, 1, 2].flatMap((i) => s.numbers('layers', i, 'units')),
      ...answers(await s.run()).map((p) => 100 * p),
    ]),
  ],
  'picture-conv': [claim(/in (\d) × (\d) pictures/, (s) => s.numbers('layers', 0, 'input_shape'))],
  'fashion-mnist-sample': [
    check(/validation accuracy near ([\d.]+)/, async (s, share) =>
      ok(apart(last(await s.run(), 'val_accuracy'), share) < 0.02, 'accuracy'),
    ),
  ],
  'mnist-sample': [
    check(/test accuracy near ([\d.]+)/, async (s, share) => ok(apart(evaluated(await s.run(), 'accuracy'), share) < 0.02, 'accuracy')),
  ],
  // Not every machine has the whole sets; their first layers have 784 inputs.
  'fashion-mnist': [claim(/: ([\d,]+) parameters/, (s) => [dense(s, 784, [300, 100, 10])])],
  mnist: [claim(/: ([\d,]+) parameters/, (s) => [dense(s, 784, [512, 10])])],
};

/** Parameters of Dense layers in a row. */
function dense(s: Sample, inputs: number, units: readonly number[]): number {
  assert.deepEqual(
    (s.value('layers') as readonly { readonly units?: number }[]).flatMap((layer) => layer.units ?? []),
    units,
  );
  return units.reduce((sum, n, i) => sum + n * ((units[i - 1] ?? inputs) + 1), 0);
}
