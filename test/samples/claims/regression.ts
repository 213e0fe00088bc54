import assert from 'node:assert/strict';
import { checkSpec } from '../../../src/ml/checks/check-spec';
import type { Outcome } from '../../../src/ml/worker/messages';
import { answers, curve, evaluated, last, weights } from '../figures/figure';
import { type Change, changed, filesOf, sampleText } from '../run-sample';
import { apart, type Claims, check, claim, ends, epochs, inLayer, ok, rate, removed, type Sample, seed, withSeeds } from './claim';

const lineOf = (ran: Outcome): readonly [number, number] => [
  weights(ran, 'dense/kernel')[0] as number,
  weights(ran, 'dense/bias')[0] as number,
];

/** The answer to a row of "predict", by its place. */
const answer = async (sample: Sample, at: number, ...changes: readonly Change[]): Promise<number> =>
  answers(await sample.run(...changes))[at] as number;

/** Fails unless x goes from one number to another by equal steps. */
function evenly(sample: Sample, from: number, to: number, by: number): void {
  const x = sample.numbers('data', 'x');
  assert.deepEqual([x[0], x.at(-1)], [from, to]);
  x.forEach((value, i) => ok(i === 0 || apart(value - (x[i - 1] as number), by) < 1e-9, 'steps'));
}

/** Fails unless the targets are those of a function, to half a unit of their last digit. */
function isOf(sample: Sample, of: (x: number) => number, within: number): void {
  const [x, y] = [sample.numbers('data', 'x'), sample.numbers('data', 'y')];
  x.forEach((value, i) => ok(apart(y[i], of(value)) <= within, 'target', value));
}

/** Away from the line y = 2x + 1. */
const off = (ran: Outcome, slope: number, offset: number): number => apart(lineOf(ran)[0], slope) + apart(lineOf(ran)[1], offset);

export const regressionClaims: Claims = {
  'regression-a': [
    claim(/three pairs \((\d), (\d)\), \((\d), (\d)\), \((\d), (\d)\)/, (s) =>
      s.numbers('data', 'x').flatMap((x, i) => [x, s.numbers('data', 'y')[i] as number]),
    ),
    check(
      /Look at the loss on a logarithmic scale, and at the answer for (\d), which was not among the data: very nearly (\d)/,
      async (s, x, y) => {
        assert.deepEqual(s.numbers('predict'), [x]);
        for (const ran of [await s.run(), ...(await withSeeds(s))]) ok(apart(answers(ran)[0], y) < 0.01, 'answer', answers(ran)[0]);
      },
    ),
    check(
      /Try a single Dense with (\d) unit, and \{ "type": "SGD", "learning_rate": ([\d.]+) \}: (\d) parameters do what (\d+) do here/,
      async (s, units, fast, few, many) => {
        const one = await s.run(
          [['layers'], [{ type: 'Dense', units, input_dim: 1 }]],
          [['compile', 'optimizer'], { type: 'SGD', learning_rate: fast }],
        );
        assert.deepEqual([one.params.total, (await s.run()).params.total], [few, many]);
        ok(apart(answers(one)[0], 4) < 0.01 && evaluated(one) < 1e-6, 'learns it too');
      },
    ),
  ],
  'regression-b': [
    check(
      /written as (\d+) rows of (\d+); "transpose" turns them into (\d+) samples of (\d+) inputs/,
      (s, rowCount, columns, samples, inputs) => {
        const x = s.value('data', 'x') as readonly (readonly number[])[];
        assert.deepEqual([x.length, x[0]?.length, samples, inputs], [rowCount, columns, columns, rowCount]);
        assert.equal(s.numbers('data', 'y').length, samples);
      },
    ),
    check(
      /Look at the answer for \[(\d+), ([\d.]+)\], the last column of the data: near (\d+)\. How near changes with the seed/,
      async (s, a, b, near) => {
        const x = s.value('data', 'x') as readonly (readonly number[])[];
        assert.deepEqual(s.numbers('predict'), [a, b]);
        assert.deepEqual(
          x.map((row) => row.at(-1)),
          [a, b],
        );
        const found = [await s.run(), ...(await withSeeds(s))].map((ran) => answers(ran)[0] as number);
        ok(
          found.every((value) => apart(value, near) < 0.5),
          'answers',
          found,
        );
        assert.equal(new Set(found).size, found.length);
      },
    ),
    check(
      /Try to remove "transpose" and read the message: x would be (\d+) samples of (\d+) inputs then, and y has (\d+) targets/,
      async (s, samples, inputs, targets) => {
        const { problems } = await checkSpec(changed(sampleText(s.name), [removed('data', 'transpose')]), filesOf(s.name));
        const [message = ''] = problems.map((problem) => problem.message);
        ok(message.includes(`${samples} × ${inputs}`) && message.includes(String(targets)), message);
      },
    ),
  ],
  'regression-c': [
    check(/three inputs, the third falling from (\d+) to (\d+) while the first rises/, (s, from, to) => {
      const [first, , third] = s.value('data', 'x') as readonly (readonly number[])[];
      assert.deepEqual([third?.[0], third?.at(-1)], [from, to]);
      ok((first?.[0] ?? 0) < (first?.at(-1) ?? 0), 'the first rises');
    }),
    check(/The layers are those of regression B/, (s) => {
      const units = (of: Sample): unknown => (of.value('layers') as readonly { readonly units: number }[]).map((layer) => layer.units);
      assert.deepEqual(units(s), units(s.other('regression-b')));
    }),
    claim(
      /Look at the parameters: only the first layer has grown, by one row of (\d+) weights \(([\d,]+) in place of ([\d,]+)\)/,
      async (s) => {
        const [own, before] = [await s.run(), await s.other('regression-b').run()];
        const grown = own.layers.filter((layer, i) => layer.params !== before.layers[i]?.params);
        assert.equal(grown.length, 1);
        return [own.params.total - before.params.total, own.params.total, before.params.total];
      },
    ),
    check(
      /Try (\d+) epochs, then (\d+), and see how far the answer for \[(\d+), ([\d.]+), (\d)\] is from (\d+)/,
      async (s, few, many, a, b, c, goal) => {
        assert.deepEqual(s.numbers('predict'), [a, b, c]);
        ok(apart(await answer(s, 0, epochs(many)), goal) < apart(await answer(s, 0, epochs(few)), goal), 'nearer');
      },
    ),
  ],
  'regression-noisy-line': [
    check(/The line y = (\d)x \+ (\d) behind (\d+) noisy points: each y is off by about ([\d.]+)/, (s, _slope, _offset, samples, noise) =>
      assert.deepEqual([s.value('data', 'samples'), s.value('data', 'noise')], [samples, noise]),
    ),
    check(/Look at the weight and the bias: near (\d) and (\d), though hardly a point lies on the line/, async (s, slope, offset) => {
      for (const ran of [await s.run(), ...(await withSeeds(s))]) {
        const [w, b] = lineOf(ran);
        ok(apart(w, slope) < 0.15 && apart(b, offset) < 0.15, 'line', w, b);
        ok(last(ran, 'mae') > 0.1, 'the points are off it');
      }
    }),
    claim(/Look at the loss: it stops at ([\d.]+)/, async (s) => [await ends(s)]),
    check(/near ([\d.]+) squared = ([\d.]+)\. What is left is noise/, async (s, noise, square) => {
      assert.equal(Math.round(1e6 * noise ** 2), Math.round(1e6 * square));
      for (const ran of [await s.run(), ...(await withSeeds(s))]) ok(apart(last(ran), square) < 0.02, 'loss', last(ran));
    }),
    check(
      /Try (\d+) samples, with (\d+) epochs, as each has only one step then: how far from (\d) and (\d) does it end now/,
      async (s, few, enough, slope, offset) => {
        const far = [];
        const near = [];
        for (const n of [1, 2, 3, 4, 5]) {
          far.push(off(await s.run(seed(n), [['data', 'samples'], few], epochs(enough)), slope, offset));
          near.push(off(await s.run(seed(n), epochs(enough)), slope, offset));
        }
        const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
        ok(sum(far) > 1.5 * sum(near) && (far[0] as number) > (near[0] as number), 'further', far, near);
      },
    ),
  ],
  'function-line': [
    check(/The line y = ([\d.]+) x \+ (\d), from (-\d) to (\d) by ([\d.]+)/, (s, slope, offset, from, to, by) => {
      evenly(s, from, to, by);
      isOf(s, (x) => slope * x + offset, 1e-9);
    }),
    claim(
      /Look at the two numbers it has learned, the weight \(([\d.]+)\) and the bias \((\d)\), and at the answer for (\d+): (\d+)/,
      async (s) => [...lineOf(await s.run()), s.numbers('predict').at(-1) as number, await answer(s, 3)],
    ),
    check(/Try a learning_rate of ([\d.]+): the steps overshoot, and the loss grows/, async (s, large) => {
      for (const ran of [await s.run(rate(large)), ...(await withSeeds(s, rate(large)))])
        ok(last(ran) > (curve(ran)[0] as number), 'grows');
    }),
    check(/What is the largest one that works/, async (s) =>
      ok((await ends(s, rate(0.108))) < 1 && (await ends(s, rate(0.11))) > 100, 'a border'),
    ),
  ],
  'function-parabola': [
    check(/The parabola y = x\^(\d) - x - (\d), from (-\d) to (\d) by ([\d.]+)/, (s, power, offset, from, to, by) => {
      evenly(s, from, to, by);
      isOf(s, (x) => x ** power - x - offset, 1e-9);
    }),
    claim(/puts it together from (\d+) tanh units/, (s) => s.numbers('layers', 0, 'units')),
    check(
      /Look at the answers between the points, ([\d.]+) and ([\d.]+): the lowest place of the curve, (-[\d.]+) at ([\d.]+), lies between them/,
      async (s, a, b, low, at) => {
        const asked = s.numbers('predict');
        ok(a < at && at < b && asked.includes(a) && asked.includes(b), 'between');
        ok(!s.numbers('data', 'x').includes(a) && !s.numbers('data', 'x').includes(b), 'not among the data');
        assert.equal(at ** 2 - at - 2, low);
        for (const ran of [await s.run(), ...(await withSeeds(s))])
          for (const x of [a, b]) ok(apart(answers(ran)[asked.indexOf(x)], x ** 2 - x - 2) < 0.3, 'answer', x);
      },
    ),
    check(/Look at the answer for (\d+) too: the parabola has (\d+) there/, async (s, x, y) => {
      assert.equal(x ** 2 - x - 2, y);
      for (const ran of [await s.run(), ...(await withSeeds(s))]) ok(y - (answers(ran).at(-1) as number) > 40, 'far off');
    }),
    check(/Try (\d) units, then "relu"/, async (s, few) => {
      ok((await ends(s, inLayer(0, 'units', few))) > 100 * (await ends(s)), 'too few');
      ok((await ends(s, inLayer(0, 'activation', 'relu'))) < 0.1, 'relu learns it');
    }),
  ],
  'function-cubic': [
    check(
      /The cubic y = (\d)x\^(\d) - x - (\d+), from (-\d) to (\d) by ([\d.]+)\. Its values go from (-\d+) to (\d+)/,
      (s, factor, power, offset, from, to, by, low, high) => {
        evenly(s, from, to, by);
        isOf(s, (x) => factor * x ** power - x - offset, 0.5);
        const y = s.numbers('data', 'y');
        assert.deepEqual([Math.min(...y), Math.max(...y)], [low, high]);
      },
    ),
    check(/a network that starts near (\d) has far to go: look at the loss of the first epochs/, async (s, start) => {
      const { history } = await s.run();
      const y = s.numbers('data', 'y');
      const guess = y.reduce((sum, value) => sum + (value - start) ** 2, 0) / y.length;
      ok(apart(history['loss']?.[0], guess) < 0.05 * guess, 'as far as from 0');
    }),
    check(
      /Look at the answers for (-\d) \((-\d+)\), (\d) \((-\d+)\) and (\d) \((\d+)\): (\d) off is half a percent of the whole range/,
      async (s, ...said) => {
        const asked = s.numbers('predict');
        const off = said.at(-1) as number;
        assert.equal(Math.round((1000 * off) / (457 + 533)) / 10, 0.5);
        for (const ran of [await s.run(), ...(await withSeeds(s))])
          for (const i of [0, 2, 4])
            ok(apart(answers(ran)[asked.indexOf(said[i] as number)], said[i + 1] as number) <= off, 'answer', said[i]);
      },
    ),
    check(/Try "tanh", then (\d+) times the epochs/, async (s, times) => {
      const tanh = [inLayer(0, 'activation', 'tanh'), inLayer(1, 'activation', 'tanh')];
      ok((await ends(s, ...tanh)) > 100 && (await ends(s, ...tanh, epochs(times * 1000))) < 1, 'tanh needs longer');
    }),
  ],
};
