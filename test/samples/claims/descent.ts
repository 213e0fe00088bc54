import assert from 'node:assert/strict';
import type { Outcome } from '../../../src/ml/worker/messages';
import { answers, curve, last, weights } from '../figures/figure';
import type { Change } from '../run-sample';
import {
  apart,
  batchSize,
  type Claims,
  check,
  claim,
  ends,
  epochs,
  inLayer,
  ok,
  rate,
  reached,
  rises,
  type Sample,
  seed,
  withSeeds,
} from './claim';

const lineOf = (ran: Outcome): readonly [number, number] => [
  weights(ran, 'dense/kernel')[0] as number,
  weights(ran, 'dense/bias')[0] as number,
];

/** The answer to a row of "predict", by its place. */
const answer = async (sample: Sample, at: number, ...changes: readonly Change[]): Promise<number> =>
  answers(await sample.run(...changes))[at] as number;

/** Fails unless the targets are those of a function, to half a unit of their last digit. */
function isOf(sample: Sample, of: (x: number) => number, within: number): void {
  const [x, y] = [sample.numbers('data', 'x'), sample.numbers('data', 'y')];
  x.forEach((value, i) => ok(apart(y[i], of(value)) <= within, 'target', value));
}

const outliers = /(?:Ten points on the line y = (\d)x \+ (\d) and two wild ones \(at (\d+) and (\d+)\))/;

const delta = (value: number): Change => [['compile', 'loss', 'delta'], value];

const sizes = async (sample: Sample, size: number, ...changes: readonly Change[]): Promise<Outcome> =>
  sample.run(batchSize(size), ...changes);

const stepsAnEpoch = (sample: Sample): number =>
  Math.ceil((sample.value('data', 'samples') as number) / (sample.value('fit', 'batch_size') as number));

export const descentClaims: Claims = {
  'gradient-descent': [
    check(/The data is y = (\d)x \+ (\d)\./, (s, slope, offset) => isOf(s, (x) => slope * x + offset, 0)),
    check(
      /Look at w and b epoch by epoch: from \((\d), (\d)\) they leap to and fro across it, each leap two thirds as long as the last, and then creep along its floor to \((\d), (\d)\)/,
      async (s, ...said) => {
        const [w0, b0, w, b] = said as [number, number, number, number];
        assert.deepEqual([w0, b0], [...s.numbers('layers', 0, 'weights'), ...s.numbers('layers', 0, 'bias')]);
        const path = await Promise.all([1, 2, 3, 4, 5].map(async (n) => lineOf(await s.run(epochs(n)))[0]));
        const leaps = [w0, ...path].slice(1).map((value, i) => value - ([w0, ...path][i] as number));
        leaps.slice(1).forEach((leap, i) => ok(apart(leap / (leaps[i] as number), -2 / 3) < 0.05, 'leap', leap));
        const [endW, endB] = lineOf(await s.run());
        ok(apart(endW, w) < 0.05 && apart(endB, b) < 0.05, 'ends at', endW, endB);
      },
    ),
    check(/By hand: at \((\d), (\d)\) dJ\/dw = (-\d+) and dJ\/db = (-\d+)/, (s, w, b, dw, db) => {
      const [x, y] = [s.numbers('data', 'x'), s.numbers('data', 'y')];
      const slope = (of: (x: number) => number): number =>
        x.reduce((sum, at, i) => sum + 2 * (w * at + b - (y[i] as number)) * of(at), 0) / x.length;
      assert.deepEqual([slope((at) => at), slope(() => 1)], [dw, db]);
    }),
    claim(/the first step leads to w = ([\d.]+) and b = ([\d.]+)/, async (s) => lineOf(await s.run(epochs(1)))),
    check(/Try ([\d.]+) and ([\d.]+), or the samples/, async (s, small, large) => {
      const calm = await s.run(rate(small));
      ok(rises(calm) === 0 && last(calm) > (await ends(s)), 'slower');
      ok(rises(await s.run(rate(large))) === 99, 'grows at every step');
    }),
  ],
  'gradient-descent-too-small': [
    check(
      /Look at the loss: it falls at every step, and after (\d+) steps the answer for (\d) is not (\d+) yet/,
      async (s, steps, x, y) => {
        const ran = await s.run();
        assert.deepEqual([curve(ran).length, s.numbers('predict')], [steps, [x]]);
        ok(rises(ran) === 0 && y - (answers(ran)[0] as number) > 1, 'not yet');
      },
    ),
    check(/Compare with gradient-descent\. How many epochs does this one need to get as near/, async (s) => {
      const goal = await ends(s.other('gradient-descent'));
      const at = reached(await s.run(epochs(12_000)), goal);
      ok(at > 9000 && at < 11_000, 'a hundred times as many:', at);
    }),
  ],
  'gradient-descent-diverging': [
    check(
      /Look at the loss: it grows at every step\. Look at w and b: they swing from one side to the other, wider each time/,
      async (s) => {
        const ran = await s.run();
        assert.equal(rises(ran), curve(ran).length - 1);
        const from = await Promise.all([3, 4, 5, 6].map(async (n) => lineOf(await s.run(epochs(n)))[0] - 2));
        from
          .slice(1)
          .forEach((value, i) => ok(value * (from[i] as number) < 0 && Math.abs(value) > Math.abs(from[i] as number), 'swings', value));
      },
    ),
    check(/Try (\d+) epochs and read the message/, async (s, n) => assert.equal((await s.run(epochs(n))).ending?.reason, 'diverged')),
    check(/Where is the border between converging and diverging, between ([\d.]+) and ([\d.]+)/, async (s, low, high) => {
      const first = curve(await s.run())[0] as number;
      ok((await ends(s, rate(low), epochs(100))) < first && (await ends(s, rate(high))) > first, 'between');
    }),
  ],
  'loss-mse': [
    check(outliers, (s, slope, offset, a, b) => {
      const [x, y] = [s.numbers('data', 'x'), s.numbers('data', 'y')];
      assert.deepEqual(
        x.filter((at, i) => y[i] !== slope * at + offset),
        [a, b],
      );
    }),
    check(/Look at the answer for (\d+): the line says (\d+), but squares .* pull the whole line/, async (s, x, y) => {
      assert.equal(2 * x + 1, y);
      for (const ran of [await s.run(), ...(await withSeeds(s))]) ok((answers(ran)[2] as number) - y > 10, 'pulled');
    }),
    check(/Compare with loss-mae and loss-huber, which see the same data/, (s) => {
      for (const name of ['loss-mae', 'loss-huber']) assert.deepEqual(s.other(name).value('data'), s.value('data'));
    }),
  ],
  'loss-mae': [
    check(/Look at the answer for (\d+): near (\d+)/, async (s, x, y) => {
      assert.equal(s.numbers('predict')[2], x);
      for (const ran of [await s.run(), ...(await withSeeds(s))]) ok(apart(answers(ran)[2], y) < 1, 'answer');
    }),
    check(/Look at the end of the loss curve: it trembles, .* Try learning_rate ([\d.]+)\./, async (s, slow) => {
      const trembles = (ran: Outcome): number => {
        const end = curve(ran).slice(-50);
        return Math.max(...end) - Math.min(...end);
      };
      const ran = await s.run();
      ok(trembles(ran) > 0.02 && trembles(await s.run(rate(slow))) < trembles(ran) / 3, 'trembling', trembles(ran));
    }),
  ],
  'loss-huber': [
    check(/Look at the answer for (\d+): near (\d+), and the end of the loss curve is smooth/, async (s, x, y) => {
      assert.equal(s.numbers('predict')[2], x);
      for (const ran of [await s.run(), ...(await withSeeds(s))]) {
        ok(apart(answers(ran)[2], y) < 1, 'answer');
        const end = curve(ran).slice(-50);
        ok(Math.max(...end) - Math.min(...end) < 0.001, 'smooth');
      }
    }),
    check(/Try "delta": ([\d.]+), then (\d+)\./, async (s, small, large) => {
      const [near, far] = [await answer(s, 2, delta(small)), await answer(s, 2, delta(large))];
      ok(
        apart(near, await answer(s.other('loss-mae'), 2)) < 1 && apart(far, await answer(s.other('loss-mse'), 2)) < 0.1,
        'like',
        near,
        far,
      );
    }),
  ],
  'sample-weight': [
    check(
      /The same twelve points as in loss-mse.* the two wild points \(at (\d+) and (\d+)\) count nothing, because their sample_weight is (\d)/,
      (s, a, b, weight) => {
        assert.deepEqual(s.value('data'), s.other('loss-mse').value('data'));
        const w = s.numbers('fit', 'sample_weight');
        assert.deepEqual(
          s.numbers('data', 'x').filter((_, i) => w[i] === weight),
          [a, b],
        );
      },
    ),
    claim(/Look at the answer for (\d+): (\d+), the line of the other ten/, async (s) => [
      s.numbers('predict')[2] as number,
      await answer(s, 2),
    ]),
    check(/Try weights of ([\d.]+) for the two, then (\d)/, async (s, little, full) => {
      const weighted = (w: number): Change[] => [3, 10].map((at) => [['fit', 'sample_weight', at], w]);
      const [own, some, all] = [await answer(s, 2), await answer(s, 2, ...weighted(little)), await answer(s, 2, ...weighted(full))];
      ok(own < some && some < all && apart(all, await answer(s.other('loss-mse'), 2)) < 0.01, 'pulled more and more');
    }),
  ],
  'head-softplus': [
    claim(/on days of (-\d+) to (\d+) degrees/, (s) => [Math.min(...s.numbers('data', 'x')), Math.max(...s.numbers('data', 'x'))]),
    check(
      /A softplus output cannot go below (\d), whatever comes in\. Look at the answers for (-\d+) and (-\d+) degrees: small, but not negative/,
      async (s, least, a, b) => {
        const asked = s.numbers('predict');
        for (const ran of [await s.run(), ...(await withSeeds(s))])
          for (const x of [a, b])
            ok((answers(ran)[asked.indexOf(x)] as number) >= least && (answers(ran)[asked.indexOf(x)] as number) < 0.5, 'small');
      },
    ),
    check(/Try "relu", then "linear" on the last layer\. Which of the three would sell a negative number/, async (s) => {
      const negative = async (activation: string): Promise<boolean> =>
        answers(await s.run(inLayer(1, 'activation', activation))).some((value) => value < 0);
      assert.deepEqual([await negative('softplus'), await negative('relu'), await negative('linear')], [false, false, true]);
    }),
  ],
  'batch-size-1': [
    claim(/Batch size (\d): (\d+) rows, so (\d+) small steps an epoch/, (s) => [
      s.value('fit', 'batch_size') as number,
      s.value('data', 'samples') as number,
      stepsAnEpoch(s),
    ]),
    check(/Look at the loss by epoch: it falls fast and keeps trembling/, async (s) => {
      for (const ran of [await s.run(), ...(await withSeeds(s))]) ok(reached(ran, 0.1) <= 5 && rises(ran) >= 10, 'trembles', rises(ran));
    }),
    claim(/Look at the time: (\d+) steps take longer than one/, (s) => [stepsAnEpoch(s)]),
    check(/Compare with batch-size-8 and batch-size-64: the same network, data and seed/, (s) => {
      for (const name of ['batch-size-8', 'batch-size-64'])
        for (const key of ['data', 'layers', 'seed', 'compile']) assert.deepEqual(s.other(name).value(key), s.value(key));
    }),
  ],
  'batch-size-8': [
    claim(/Batch size (\d): (\d) steps an epoch, each along the mean slope of (\d) rows/, (s) => [
      s.value('fit', 'batch_size') as number,
      stepsAnEpoch(s),
      s.value('fit', 'batch_size') as number,
    ]),
    check(/Look at the loss by epoch: at first between those of batch-size-1 and batch-size-64, at the end below both/, async (s) => {
      for (const n of [3, 11, 12, 13, 14, 15]) {
        const [one, own, all] = [await sizes(s, 1, seed(n)), await sizes(s, 8, seed(n)), await sizes(s, 64, seed(n))];
        const at = (ran: Outcome, epoch: number): number => curve(ran)[epoch - 1] as number;
        ok(at(one, 3) < at(own, 3) && at(own, 3) < at(all, 3), 'between at first, seed', n);
        ok(last(own) < last(one) && last(own) < last(all), 'below at the end, seed', n);
        ok(rises(own) < rises(one) || last(own) < last(one), 'trembles less');
      }
    }),
    check(/Look at the time an epoch takes/, (s) => ok(stepsAnEpoch(s) < stepsAnEpoch(s.other('batch-size-1')), 'fewer steps')),
    check(/Try (\d+) and (\d+)\. Which one reaches a loss of ([\d.]+) first/, async (s, more, most, bound) => {
      const at = await Promise.all([8, more, most].map(async (size) => reached(await sizes(s, size), bound)));
      ok(at.every(Number.isFinite) && at[0] === Math.min(...at), 'reached in epochs', at);
    }),
  ],
  'batch-size-64': [
    claim(/Batch size (\d+): all rows at once, a single step/, (s) => [s.value('data', 'samples') as number]),
    check(/Look at the loss by epoch: perfectly smooth, and slow, as (\d+) epochs are only (\d+) steps/, async (s, n, steps) => {
      assert.deepEqual([n, steps], [s.value('fit', 'epochs'), n * stepsAnEpoch(s)]);
      for (const ran of [await s.run(), ...(await withSeeds(s))]) assert.equal(rises(ran), 0);
    }),
    check(/Try ([\d,]+) epochs: as many steps as batch-size-1 makes in (\d+)/, async (s, n, few) => {
      assert.equal(n * stepsAnEpoch(s), few * stepsAnEpoch(s.other('batch-size-1')));
      ok((await ends(s, epochs(n))) < 0.05, 'it gets there');
    }),
  ],
};
