import assert from 'node:assert/strict';
import { checkSpec } from '../../../src/ml/checks/check-spec';
import type { Outcome } from '../../../src/ml/worker/messages';
import { answers, curve, evaluated, last, weights } from '../figures/figure';
import { type Change, changed, filesOf, sampleText } from '../run-sample';
import { apart, type Claims, check, claim, ends, epochs, inLayer, ok, rate, removed, rows, type Sample, withSeeds } from './claim';

const rising = (values: readonly number[]): boolean => values.every((value, i) => i === 0 || value > (values[i - 1] as number));

/** Rows of answers of so many outputs each. */
const rowsOf = (values: readonly number[], outputs: number): readonly (readonly number[])[] =>
  Array.from({ length: values.length / outputs }, (_, row) => values.slice(row * outputs, (row + 1) * outputs));

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** With its own seed, then with five others. */
const all = async (sample: Sample, ...changes: readonly Change[]): Promise<readonly Outcome[]> => [
  await sample.run(...changes),
  ...(await withSeeds(sample, ...changes)),
];

const threshold = (value: number): Change => [['compile', 'metrics', 0, 'threshold'], value];
const weightless = removed('fit', 'class_weight');
const withoutNormalization = [removed('layers', 0), inLayer(0, 'input_shape', [3])];

/** The three questions of multi-label, asked at a grid of points away from their borders: how many of each are answered right. */
async function questions(sample: Sample, ...changes: readonly Change[]): Promise<readonly number[]> {
  const ticks = Array.from({ length: 13 }, (_, i) => -1.8 + 0.3 * i).map((tick) => Number(tick.toFixed(1)));
  const points = ticks.flatMap((x) => ticks.map((y) => [x, y] as const)).filter(([x, y]) => x !== 0 && y !== 0);
  const said = rowsOf(answers(await sample.run(rows(points), ...changes)), 3);
  const truth = points.map(([x, y]) => [x > 0, y > 0, x * x + y * y < 1]);
  return [0, 1, 2].map(
    (question) => said.filter((row, i) => (row[question] as number) > 0.5 === truth[i]?.[question]).length / points.length,
  );
}

export const classClaims: Claims = {
  'logistic-regression': [
    check(
      /Look at the answers: they rise from near (0) to near (1), and cross ([\d.]+) where w x \+ b = (0)/,
      async (s, low, high, half, zero) => {
        for (const ran of await all(s)) {
          const said = answers(ran);
          ok(rising(said) && apart(said[0], low) < 0.05 && apart(said.at(-1), high) < 0.05, 'rise');
          const border = (zero - (weights(ran, 'dense/bias')[0] as number)) / (weights(ran, 'dense/kernel')[0] as number);
          ok(
            said.every((p, x) => p > half === x > border),
            'cross',
          );
        }
      },
    ),
    check(
      /-\(y log p \+ \((1) - y\) log\((1) - p\)\)\. Try it by hand for y = (1) and p = ([\d.]+), then for p = ([\d.]+)/,
      async (s, one, other, y, ...ps) => {
        const fixed = (p: number): Change[] => [
          [['data'], { x: [0], y: [y], class_names: ['failed', 'passed'] }],
          inLayer(0, 'weights', [[0]]),
          inLayer(0, 'bias', [Math.log(p / (1 - p))]),
          epochs(1),
        ];
        for (const p of ps)
          ok(apart(await ends(s, ...fixed(p)), -(y * Math.log(p) + (one - y) * Math.log(other - p))) < 1e-6, 'loss of', p);
      },
    ),
  ],
  'logistic-regression-squared-error': [
    check(/the slope of the sigmoid is almost (0)\. Look at the loss: (\d+) epochs, no progress/, async (s, none, n) => {
      assert.deepEqual([none, s.value('fit', 'epochs')], [0, n]);
      const loss = curve(await s.run());
      ok((loss[0] as number) - (loss.at(-1) as number) < 0.05 * (loss[0] as number), 'no progress');
    }),
    check(
      /Try "loss": "binary_crossentropy": the worse the answer, the steeper the slope, and (\d+) epochs make up for the start/,
      async (s, n) => {
        const ran = await s.run([['compile', 'loss'], 'binary_crossentropy'], epochs(n));
        const goal = await ends(s.other('logistic-regression'));
        ok(last(ran) < goal + 0.01 && (curve(ran)[0] as number) > 3 * goal, 'ends at', last(ran));
      },
    ),
  ],
  'logistic-regression-csv': [
    check(/Look at the two weights: an hour of study counts for more than an hour of sleep/, async (s) => {
      for (const ran of await all(s)) {
        const [studied = 0, slept = 0] = weights(ran, 'dense/kernel');
        ok(studied > slept && slept > 0, 'weights', studied, slept);
      }
    }),
    claim(/The last (\d+) students are kept for testing/, (s) => s.numbers('data', 'test')),
    check(
      /Try rows of your own in "predict": is it better to study (\d) hours and sleep (\d), or to study (\d) and sleep (\d)/,
      async (s, a, b, c, d) => {
        const asked = rows([
          [a, b],
          [c, d],
        ]);
        for (const ran of await all(s, asked)) ok((answers(ran)[0] as number) > (answers(ran)[1] as number), 'the first');
      },
    ),
  ],
  'binary-threshold': [
    check(/Cat \((0)\) or dog \((1)\), by weight .* above ([\d.]+), dog/, (s, cat, dog, half) => {
      assert.deepEqual(
        [(s.value('data', 'class_names') as readonly string[])[cat], (s.value('data', 'class_names') as readonly string[])[dog]],
        ['cat', 'dog'],
      );
      assert.equal(half, s.value('compile', 'metrics', 0, 'threshold'));
    }),
    claim(/Look at the answer for ([\d.]+) kg, ([\d.]+), and at the three accuracies: each of them uses another threshold/, async (s) => {
      const thresholds = [0, 1, 2].map((i) => s.value('compile', 'metrics', i, 'threshold'));
      assert.equal(new Set(thresholds).size, 3);
      return [s.numbers('predict')[2] as number, answers(await s.run())[2] as number];
    }),
    check(
      /Try thresholds of ([\d.]+) and ([\d.]+)\. Which one would you choose if calling a cat a dog were far worse/,
      async (s, low, high) => {
        // Of the eight cats, those that are called dogs.
        const dogs = async (above: number): Promise<number> =>
          answers(await s.run(rows(s.numbers('data', 'x').slice(0, 8)))).filter((p) => p > above).length;
        ok((await dogs(low)) > (await dogs(0.5)) && (await dogs(high)) < (await dogs(0.5)), 'cats');
        for (const at of [low, high])
          ok(evaluated(await s.run(threshold(at)), 'accuracy') < evaluated(await s.run(), 'accuracy'), 'accuracy');
      },
    ),
  ],
  'class-weight': [
    check(
      /One machine in fifteen fails\. Calling all of them sound is right (\d+) times out of (\d+), and useless/,
      async (s, right, of) => {
        const always = await s.run(inLayer(0, 'weights', [[0], [0]]), inLayer(0, 'bias', [-5]), rate(0));
        ok(apart(evaluated(always, 'accuracy'), right / of) < 1e-6 && evaluated(always, 'recall') === 0, 'always sound');
      },
    ),
    check(/With class_weight, a failure counts ten times as much/, (s) =>
      assert.deepEqual(s.value('fit', 'class_weight'), { '0': 1, '1': 10 }),
    ),
    check(/Look at recall: .* Try to remove "class_weight": the accuracy rises, and recall falls\. What does precision do/, async (s) => {
      const [own, plain] = [await all(s), await all(s, weightless)];
      own.forEach((ran, i) => {
        const change = (name: string): number => evaluated(plain[i] as Outcome, name) - evaluated(ran, name);
        ok(change('accuracy') > 0 && change('recall') < 0 && change('precision') > 0, 'without weights');
      });
    }),
  ],
  'multi-class-sparse': [
    claim(/with labels (0), (1), (2), (3)/, (s) => Array.from({ length: s.value('data', 'classes') as number }, (_, i) => i)),
    check(
      /Look at the answers: each row adds up to (1)\. At the centre \((0), (0)\) no class is sure to win: all four are near ([\d.]+)/,
      async (s, one, x, y, near) => {
        assert.deepEqual(s.numbers('predict').slice(-2), [x, y]);
        for (const ran of await all(s)) {
          const said = rowsOf(answers(ran), 4);
          ok(
            said.every((row) => apart(sum(row), one) < 1e-5),
            'sums',
          );
          ok(
            (said.at(-1) ?? []).every((p) => apart(p, near) < 0.1),
            'centre',
            said.at(-1),
          );
        }
      },
    ),
    check(/Compare with multi-class-one-hot: the same data and seed/, async (s) =>
      assert.deepEqual((await s.run()).history, (await s.other('multi-class-one-hot').run()).history),
    ),
  ],
  'multi-class-one-hot': [
    check(/class (2) becomes (0), (0), (1), (0)/, (s, klass, ...row) => {
      assert.equal(row.length, s.value('data', 'classes'));
      assert.deepEqual([row.indexOf(1), sum(row)], [klass, 1]);
    }),
    check(/Look at the history: loss and accuracy are the same, digit for digit/, async (s) =>
      assert.deepEqual((await s.run()).history, (await s.other('multi-class-sparse').run()).history),
    ),
    check(/Try to remove "one_hot" and read the message; then change the loss as it says/, async (s) => {
      const { problems } = await checkSpec(changed(sampleText(s.name), [removed('data', 'one_hot')]), filesOf(s.name));
      const other = 'sparse_categorical_crossentropy';
      ok(problems[0]?.message.includes(other) ?? false, problems[0]?.message ?? 'no message');
      assert.deepEqual((await s.run(removed('data', 'one_hot'), [['compile', 'loss'], other])).history, (await s.run()).history);
    }),
  ],
  'multi-class-fruit': [
    check(/Four softmax units give four probabilities that add up to (1)/, async (s, one) => {
      for (const row of rowsOf(answers(await s.run()), 4)) ok(apart(sum(row), one) < 1e-5, 'sum');
    }),
    check(
      /of very different sizes \((\d+) g, ([\d.]+) of red\), so the first layer brings each column to mean (0) and variance (1)/,
      async (s, grams, red, mean, variance) => {
        assert.deepEqual([mean, variance], [0, 1]);
        // Moving averages of the layer: what the columns of the file have.
        const ran = await s.run();
        const [means, variances] = [weights(ran, 'batch_normalization/moving_mean'), weights(ran, 'batch_normalization/moving_variance')];
        ok(apart(means[0], 103) < 10 && apart(means[1], 9) < 1 && apart(means[2], 0.47) < 0.1, 'means', means);
        ok(
          (variances[0] as number) > 1000 && (variances[2] as number) < 0.2 && (means[0] as number) / grams < 2 && red < 1,
          'sizes',
          variances,
        );
      },
    ),
    check(/Look at the answer for a fruit of (\d+) g, (\d+) cm, redness ([\d.]+): banana or lemon/, async (s, ...fruit) => {
      assert.deepEqual(s.numbers('predict').slice(-3), fruit);
      const [apple = 1, banana = 0, cherry = 1, lemon = 0] = rowsOf(answers(await s.run()), 4).at(-1) ?? [];
      ok(apple + cherry < 0.05 && Math.min(banana, lemon) > 0.1, 'one of the two', banana, lemon);
    }),
    check(/Try to remove BatchNormalization: the loss ends several times as high/, async (s) => {
      const [own, without] = [await all(s), await all(s, ...withoutNormalization)];
      own.forEach((ran, i) => {
        ok(last(without[i] as Outcome) > (i === 0 ? 4 : 1.5) * last(ran), 'loss', last(ran), last(without[i] as Outcome));
      });
    }),
  ],
  'multi-class-spiral': [
    check(
      /Look at the boundaries between the classes, and at the accuracy: it stays near ([\d.]+) for some (\d+) epochs, then climbs/,
      async (s, share, long) => {
        const accuracy = curve(await s.run(), 'accuracy');
        const early = accuracy.slice(2, long);
        ok(apart(sum(early) / early.length, share) < 0.01, 'mean of the first epochs', sum(early) / early.length);
        ok(Math.max(...early) < 0.6 && (accuracy.at(-1) as number) > 0.9, 'climbs');
        for (const ran of await withSeeds(s))
          ok((curve(ran, 'accuracy')[long - 1] as number) < 0.65 && last(ran, 'accuracy') > 0.9, 'other seeds');
      },
    ),
    check(/Try hidden layers of (\d) units, then no hidden layer at all, then "tanh" in place of "relu"/, async (s, few) => {
      const none = [removed('layers', 1), removed('layers', 0), inLayer(0, 'input_dim', 2)];
      const tanh = [inLayer(0, 'activation', 'tanh'), inLayer(1, 'activation', 'tanh')];
      for (const changes of [[inLayer(0, 'units', few), inLayer(1, 'units', few)], none, tanh])
        ok(last(await s.run(...changes), 'accuracy') < 0.7, 'does not get so far in these epochs');
    }),
  ],
  'multi-label': [
    check(/the three probabilities need not add up to (1)/, async (s, one) =>
      ok(
        rowsOf(answers(await s.run()), 3).some((row) => apart(sum(row), one) > 0.5),
        'sums',
      ),
    ),
    check(/Look at which question is learned last: the first two are straight lines, the third is a circle/, async (s) => {
      for (const n of [11, 12, 13, 14, 15]) {
        const [right = 0, above = 0, near = 1] = await questions(s, epochs(20), [['seed'], n]);
        ok(near < right && near < above, 'after 20 epochs', right, above, near);
      }
    }),
    check(
      /Try "softmax" on the last layer: now the three have to share, and only points with exactly one label come out right/,
      async (s) => {
        const points = [
          [0.5, 0.5],
          [1.5, 1.5],
          [-0.5, 0.5],
          [1.5, -1.5],
          [-1.5, 1.5],
          [-1.5, -1.5],
        ];
        const said = rowsOf(answers(await s.run(inLayer(1, 'activation', 'softmax'), rows(points))), 3).map((row) =>
          row.map((p) => Number(p > 0.5)),
        );
        const truth = points.map(([x = 0, y = 0]) => [Number(x > 0), Number(y > 0), Number(x * x + y * y < 1)]);
        said.forEach((row, i) => assert.equal(row.join() === truth[i]?.join(), sum(truth[i] ?? []) === 1, `point ${points[i]}`));
      },
    ),
  ],
};
