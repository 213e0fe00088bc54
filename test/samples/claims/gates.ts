import assert from 'node:assert/strict';
import { separate } from '../../../src/ml/separation/separation';
import { allNear, answers, curve, evaluated, last, weights } from '../figures/figure';
import type { Change } from '../run-sample';
import {
  batchSize,
  type Claims,
  check,
  claim,
  epochs,
  firing,
  inLayer,
  ok,
  rate,
  reached,
  removed,
  rises,
  rows,
  type Sample,
  seed,
  withSeeds,
} from './claim';

const tables = { AND: [0, 0, 0, 1], OR: [0, 1, 1, 1], NOR: [1, 0, 0, 0], XOR: [0, 1, 1, 0], XNOR: [1, 0, 0, 1] } as const;

/** The point that is in both hulls of a gate of two inputs, and the rows of class 0 and of class 1 that it is halfway between. */
function inBothHulls(sample: Sample): readonly number[] {
  const corners = [0, 0, 0, 1, 1, 0, 1, 1];
  const table = tables[sample.value('data', 'gate') as keyof typeof tables];
  const found = separate({ x: corners, inputs: 2, classes: table });
  assert.ok(found?.separable === false, 'a line separates it');
  assert.ok(found.from.flat().every(({ weight }) => weight === 0.5));
  return [...found.point, ...(found.from[0] ?? []).flatMap(({ row }) => corners.slice(2 * row, 2 * row + 2))];
}

const byHand = (layer: number, kernel: readonly (readonly number[])[], bias: readonly number[]): readonly Change[] => [
  inLayer(layer, 'weights', kernel),
  inLayer(layer, 'bias', bias),
];

/** Two weights and a bias of the only unit. */
const unit = (sample: Sample): readonly number[] => [...sample.numbers('layers', 0, 'weights'), ...sample.numbers('layers', 0, 'bias')];

const says = async (sample: Sample, table: readonly number[], ...changes: readonly Change[]): Promise<void> =>
  assert.deepEqual(answers(await sample.run(...changes)), table);

const layersOf = (...units: readonly (readonly [kernel: readonly (readonly number[])[], bias: readonly number[]])[]): Change => [
  ['layers'],
  units.map(([kernel, bias], i) => ({
    type: 'Dense',
    units: bias.length,
    activation: 'step',
    ...(i === 0 && { input_dim: 2 }),
    weights: kernel,
    bias,
  })),
];

const mirrors = (name: string) => (sample: Sample) =>
  assert.deepEqual(
    unit(sample),
    unit(sample.other(name)).map((value) => -value),
  );

const mistakes = async (sample: Sample): Promise<number> => curve(await sample.run()).reduce((sum, loss) => sum + 4 * loss, 0);

const atEnd = async (sample: Sample, n: number): Promise<readonly number[]> => {
  const ran = await sample.run(epochs(n));
  return [...weights(ran, 'dense/kernel'), ...weights(ran, 'dense/bias')];
};

export const gateClaims: Claims = {
  'gate-and': [
    claim(/weights ([\d.]+) and ([\d.]+) and bias (-[\d.]+) fires only when both inputs are (1)/, async (s) => [
      ...unit(s),
      ...(await firing(s)).slice(1),
    ]),
    claim(/the line ([\d.]+) x1 \+ ([\d.]+) x2 (- [\d.]+) = (0): the point \((1), (1)\) lies on one side/, async (s) => [
      ...unit(s),
      0,
      ...(await firing(s)),
    ]),
    check(/Try other numbers\. Which still give AND\?/, async (s) => {
      await says(s, tables.AND, ...byHand(0, [[1], [0.7]], [-1.2]));
      await says(s, tables.OR, ...byHand(0, [[1], [0.7]], [-0.6]));
    }),
    check(/Multiply all three by (10)/, async (s, by) => {
      const [a = 0, b = 0, c = 0] = unit(s);
      await says(s, tables.AND, ...byHand(0, [[by * a], [by * b]], [by * c]));
    }),
  ],
  'gate-nand': [
    claim(/weights (-[\d.]+) and (-[\d.]+), bias ([\d.]+)/, unit),
    check(/Look at the line: it is the same as for AND/, mirrors('gate-and')),
    check(/Try to build NOT .* the same value/, async (s) => {
      const same = [
        [0, 0],
        [1, 1],
      ];
      await says(s, [1, 0], rows(same));
    }),
  ],
  'gate-nor': [
    claim(/weights (-[\d.]+) and (-[\d.]+), bias ([\d.]+)\. It fires for \((0), (0)\) only/, async (s) => [
      ...unit(s),
      ...(await firing(s)),
    ]),
    check(/Look at the line: OR and NOR share one/, mirrors('gate-or')),
    check(/Try to make NOR out of NAND gates only/, async (s) => {
      const nand = [[-0.4], [-0.4]];
      const nots = [
        [-0.8, 0],
        [0, -0.8],
      ];
      await says(s, tables.NOR, layersOf([nots, [0.6, 0.6]], [nand, [0.6]], [[[-0.8]], [0.6]]));
    }),
  ],
  'gate-or': [
    check(/with bias (-[\d.]+), a single (1) is enough/, (s, bias, one) => {
      const [a = 0, b = 0, c = 0] = unit(s);
      assert.equal(bias, c);
      ok(a * one + c > 0 && b * one + c > 0 && c <= 0, 'one input is enough');
      assert.deepEqual([a, b], unit(s.other('gate-and')).slice(0, 2));
    }),
    check(/OR is (0) for \((0), (0)\) only/, async (s, ...none) => {
      assert.deepEqual(none, [0, 0, 0]);
      await says(s, tables.OR);
    }),
    check(/Look at where the line moved, compared with gate-and/, (s) =>
      ok((unit(s)[2] as number) > (unit(s.other('gate-and'))[2] as number), 'bias'),
    ),
    check(/Try bias (-[\d.]+), then (0)/, async (s, less, none) => {
      await says(s, tables.AND, inLayer(0, 'bias', [less]));
      await says(s, tables.OR, inLayer(0, 'bias', [none]));
      await says(s, [1, 1, 1, 1], inLayer(0, 'bias', [0.1]));
    }),
  ],
  'gate-xnor': [
    check(/both (1) \(that is AND\) or both (0) \(that is NOR\)/, async (s, ...both) => {
      assert.deepEqual(both, [1, 0]);
      await says(
        s,
        tables.AND.flatMap((and, i) => [and, tables.NOR[i] as number]),
        removed('layers', 1),
      );
    }),
    check(/Look at the two lines of the first layer: they are those of gate-xor/, (s) => mirrors('gate-xor')(s)),
    check(/Try another way: turn gate-xor into XNOR/, (s) => says(s.other('gate-xor'), tables.XNOR, ...byHand(1, [[-0.4], [-0.4]], [0.6]))),
  ],
  'gate-xor': [
    check(/Can a line do it\? shows why one cannot do it/, (s) => assert.equal(inBothHulls(s).length, 6)),
    claim(/The hidden units answer \((0), (1)\) and \((1), (0)\) alike, with (1) and (1)/, async (s) => {
      const hidden = answers(await s.run(removed('layers', 1)));
      assert.deepEqual(hidden.slice(2, 4), hidden.slice(4, 6));
      return [...s.numbers('predict', 1), ...s.numbers('predict', 2), ...hidden.slice(2, 4)];
    }),
    check(/Look at the two lines/, (s) => assert.equal(s.numbers('layers', 0, 'bias').length, 2)),
    check(/Try to find another pair of hidden gates/, (s) => {
      const pair = [
        [0.4, 0.4],
        [0.4, 0.4],
      ];
      return says(s, tables.XOR, ...byHand(0, pair, [-0.6, -0.3]), ...byHand(1, [[-0.4], [0.4]], [-0.3]));
    }),
  ],
  'graph-xor': [
    check(/Look at the graph: two ways/, (s) => assert.deepEqual(s.value('layers', 3, 'inputs'), ['nand', 'or'])),
    check(/Try to add a NOR gate, and make XNOR/, (s) =>
      says(
        s,
        tables.XNOR,
        inLayer(1, 'weights', [[0.4], [0.4]]),
        inLayer(1, 'bias', [-0.6]),
        inLayer(2, 'weights', [[-0.4], [-0.4]]),
        inLayer(2, 'bias', [0.3]),
        inLayer(4, 'bias', [-0.3]),
      ),
    ),
  ],
  'weights-from-file': [
    check(/named hidden\/kernel, hidden\/bias, output\/kernel, output\/bias/, async (s) =>
      assert.deepEqual([...(await s.run()).weights.keys()], ['hidden/kernel', 'hidden/bias', 'output/kernel', 'output/bias']),
    ),
    claim(
      /Look at the numbers: the hidden units draw the lines x1 \+ x2 = ([\d.]+) and x1 \+ x2 = ([\d.]+), and between the two the answer is (1)/,
      async (s) => {
        const middle = await s.run(rows([[0.5, 0.5]]));
        const [kernel, bias] = [weights(middle, 'hidden/kernel'), weights(middle, 'hidden/bias')];
        return [...bias.map((b, i) => -b / (kernel[i] as number)), answers(middle)[0] as number];
      },
    ),
    check(/Try "trainable": false on the first layer, with a "compile" of your own/, async (s) => {
      const compile: Change = [['compile'], { optimizer: 'adam', loss: 'binary_crossentropy' }];
      const [before, after] = [await s.run(), await s.run(inLayer(0, 'trainable', false), compile, epochs(20))];
      const same = (name: string): boolean => weights(before, name).join() === weights(after, name).join();
      ok(same('hidden/kernel') && !same('output/kernel'), 'only the second layer moves');
    }),
  ],
  'and-learned': [
    check(
      /Look at the two weights and the bias at the end: they are not ([\d.]+), ([\d.]+) and (-[\d.]+), but they draw a line in the same place/,
      async (s, ...hand) => {
        assert.deepEqual(hand, unit(s.other('gate-and')));
        const ran = await s.run();
        assert.equal(evaluated(ran, 'accuracy'), 1);
        ok(
          !hand.some((value, i) => Math.abs(value - ([...weights(ran, 'dense/kernel'), ...weights(ran, 'dense/bias')][i] as number)) < 1),
          'others',
        );
      },
    ),
    check(
      /Try a learning_rate of ([\d.]+) and of (\d+), .* until the loss is below ([\d.]+)\. With ([\d.]+), (\d+) epochs are too few: give it (\d+)/,
      async (s, slow, fast, bound, same, few, enough) => {
        assert.deepEqual([same, few], [slow, s.value('fit', 'epochs')]);
        ok(reached(await s.run(rate(fast)), bound) < reached(await s.run(), bound), 'a larger rate is there sooner');
        const at = reached(await s.run(rate(slow), epochs(enough)), bound);
        ok(at > few && at <= enough, 'reached in epoch', at);
      },
    ),
  ],
  'or-learned': [
    check(/Three of the four rows are (1), so guessing "always (1)" is right three times out of four/, (_, ...said) => {
      assert.deepEqual(said, [1, 1]);
      assert.equal(tables.OR.filter(Boolean).length, 3);
    }),
    check(/Look at the accuracy: it can stay at ([\d.]+) for a while, long before the loss has finished falling/, async (s, share) => {
      for (const ran of [await s.run(), ...(await withSeeds(s))]) {
        ok(curve(ran, 'accuracy').filter((value) => value === share).length >= 5, 'a while');
        assert.equal(rises(ran), 0);
      }
    }),
    check(/Try to stop after (\d+) epochs/, async (s, few) => {
      const ran = await s.run(epochs(few));
      ok(last(ran, 'accuracy') < 1 && last(await s.run(), 'accuracy') === 1, 'not all right yet');
    }),
  ],
  'nand-learned': [
    check(/Look at the learned weights: both are negative and the bias is positive/, async (s) => {
      for (const ran of [await s.run(), ...(await withSeeds(s))]) {
        const [a = 0, b = 0] = weights(ran, 'dense/kernel');
        ok(a < 0 && b < 0 && (weights(ran, 'dense/bias')[0] as number) > 0, 'signs');
      }
    }),
    check(/Try batch_size (1): four small steps an epoch in place of one\. Which curve is smoother/, async (s, one) => {
      assert.equal(4 / (s.value('fit', 'batch_size') as number), 1);
      ok(rises(await s.run(batchSize(one))) > rises(await s.run()), 'single rows tremble');
    }),
  ],
  'xor-learned': [
    check(/Can a line do it\? has the proof/, (s) => assert.equal(inBothHulls(s).length, 6)),
    claim(/Look at the loss: it starts at ([\d.]+), the loss of guessing/, async (s) => [curve(await s.run())[0] as number]),
    check(/All four answers end up right/, async (s) => {
      for (const ran of [await s.run(), ...(await withSeeds(s))]) assert.equal(evaluated(ran, 'accuracy'), 1);
    }),
    check(
      /Try (1) hidden unit: why can it never work\? In Boundary, Can a line do it\? has the proof\. Try (2): it works with some seeds and gets stuck with others/,
      async (s, one, two) => {
        for (const ran of await withSeeds(s, inLayer(0, 'units', one))) ok(evaluated(ran, 'accuracy') < 1, 'one unit');
        const right = [];
        for (let n = 1; n <= 10; n++) right.push(evaluated(await s.run(seed(n), inLayer(0, 'units', two)), 'accuracy') === 1);
        ok(right.includes(true) && right.includes(false), 'two units:', right);
      },
    ),
  ],
  'xor-clouds': [
    claim(/four corners \((0), (0)\), \((0), (1)\), \((1), (0)\), \((1), (1)\)/, (s) => s.numbers('predict')),
    check(/Look at the boundary: .* here the accuracy stays below (1)/, async (s, all) =>
      ok(Math.max(...curve(await s.run(), 'accuracy')) < all, 'accuracy'),
    ),
    check(/Try "noise": ([\d.]+), then ([\d.]+)\./, async (s, less, more) => {
      const share = async (noise: number): Promise<number> => last(await s.run([['data', 'noise'], noise]), 'accuracy');
      ok((await share(less)) === 1 && (await share(more)) < last(await s.run(), 'accuracy'), 'accuracies');
    }),
    check(/Try one hidden unit: how many of the four clouds can one line get right/, async (s) => {
      for (const ran of [await s.run(inLayer(0, 'units', 1)), ...(await withSeeds(s, inLayer(0, 'units', 1)))])
        assert.equal(answers(ran).filter((value, i) => Math.round(value) === tables.XOR[i]).length, 3);
    }),
  ],
  'perceptron-and': [
    check(/Weights start at (0) and rows come in order/, (s, zero) => {
      assert.equal(zero, 0);
      assert.deepEqual([s.value('layers', 0, 'kernel_initializer'), s.value('fit', 'shuffle')], ['zeros', false]);
    }),
    check(/Look at when the accuracy reaches (1): from then on nothing changes/, async (s, all) => {
      const at = curve(await s.run(), 'accuracy').indexOf(all) + 1;
      ok(at > 0, 'reached');
      assert.deepEqual(await atEnd(s, at), await atEnd(s, at + 5));
    }),
    check(/Try learning_rate ([\d.]+): the mistakes stay the same\. .* weights start at (0)/, async (s, slow, zero) => {
      assert.equal(zero, 0);
      assert.deepEqual(curve(await s.run(rate(slow))), curve(await s.run()));
    }),
  ],
  'perceptron-nand': [
    check(
      /only a mistake on \((1), (1)\) pushes them there: the other rows, with target (1), push weights or bias up/,
      (_, a, b, target) => {
        // A mistake changes weight i by (target − answer) · input i: down only with target 0 and an input of 1.
        assert.deepEqual([a, b, target], [1, 1, 1]);
      },
    ),
    check(/Look at how many epochs it takes until a whole epoch passes without a mistake/, async (s) =>
      ok(reached(await s.run(), 1e-9) < 20, 'it does'),
    ),
    check(
      /Try to start from weights of your own: replace the initializer by "weights": \[\[(1)\], \[(1)\]\], "bias": \[(0)\]/,
      async (s, a, b, c) => {
        const ran = await s.run(inLayer(0, 'kernel_initializer', undefined), ...byHand(0, [[a], [b]], [c]));
        ok(last(ran) === 0 && reached(ran, 1e-9) > 1, 'it settles');
      },
    ),
  ],
  'perceptron-or': [
    check(/It needs fewer corrections than AND/, async (s) =>
      ok((await mistakes(s)) < (await mistakes(s.other('perceptron-and'))), 'corrections'),
    ),
    check(/Look at the weights after each epoch and at the line moving/, async (s) =>
      assert.notDeepEqual(await atEnd(s, 1), await atEnd(s, 20)),
    ),
    check(/Try "shuffle": true with several seeds: the epochs it takes differ, but it always ends/, async (s) => {
      const all = await withSeeds(s, [['fit', 'shuffle'], true]);
      ok(
        all.every((ran) => last(ran) === 0),
        'it ends',
      );
      ok(new Set(all.map((ran) => reached(ran, 1e-9))).size > 1, 'epochs differ');
    }),
  ],
  'perceptron-sign': [
    check(/which answer (-1) or (1) instead of (0) or (1); here for AND, with targets (-1) and (1)/, (s, ...said) => {
      assert.deepEqual(said, [-1, 1, 0, 1, -1, 1]);
      assert.deepEqual(s.value('data', 'y'), [-1, -1, -1, 1]);
    }),
    check(
      /Look at an update: a mistake now moves the weights by (2) \* learning_rate \* input, as target - answer is (2) or (-2); only the very first, where the answer is sign\((0)\) = (0), moves the bias by (1)/,
      async (s, ...said) => {
        assert.deepEqual(said, [2, 2, -2, 0, 0, 1]);
        const bias = async (n: number): Promise<number> => (await atEnd(s, n))[2] as number;
        // Row by row by hand: the first row moves the bias by 1, all later mistakes by 2, so it is odd ever after.
        for (const n of [1, 2, 3, 20]) assert.equal(Math.abs((await bias(n)) % 2), 1);
        for (const n of [1, 2, 3])
          ok(
            (await atEnd(s, n)).slice(0, 2).every((w) => w % 2 === 0),
            'weights are even',
          );
      },
    ),
    check(/Try inputs of (-1) and (1) as well\. Does it settle sooner/, async (s, no, yes) => {
      const signed = [
        [no, no],
        [no, yes],
        [yes, no],
        [yes, yes],
      ];
      ok(reached(await s.run([['data', 'x'], signed]), 1e-9) < reached(await s.run(), 1e-9), 'sooner');
    }),
  ],
  'perceptron-three-gates': [
    check(/Look at the three columns of weights: each unit learns by itself/, async (s) => {
      const ran = await s.run();
      const alone = await Promise.all(['and', 'or', 'nand'].map((name) => atEnd(s.other(`perceptron-${name}`), 20)));
      const [kernel, bias] = [weights(ran, 'dense/kernel'), weights(ran, 'dense/bias')];
      for (const [i, by] of alone.entries()) assert.deepEqual([kernel[i], kernel[3 + i], bias[i]], by);
    }),
    check(
      /Try to make the third gate XOR \(targets (0), (1), (1), (0)\): the first two still settle, the third never does/,
      async (s, ...xor) => {
        assert.deepEqual(xor, tables.XOR);
        const targets = tables.AND.map((and, i) => [and, tables.OR[i], xor[i]]);
        for (const n of [20, 200]) {
          const ran = await s.run([['data', 'y'], targets], epochs(n));
          const column = (unit: number): number[] => answers(ran).filter((_, i) => i % 3 === unit);
          assert.deepEqual([column(0), column(1)], [[...tables.AND], [...tables.OR]]);
          ok(last(ran) > 0, 'the third still makes mistakes');
        }
      },
    ),
  ],
  'perceptron-xor': [
    claim(/\(([\d.]+), ([\d.]+)\) is halfway between \((\d), (\d)\) and \((\d), (\d)\), and halfway between the other two/, inBothHulls),
    check(/no straight line has \((0), (1)\) and \((1), (0)\) on one side/, (_, ...said) => assert.deepEqual(said, [0, 1, 1, 0])),
    check(
      /Look at the weights batch by batch: within each epoch they run round in a circle, and are back where they were at its end/,
      async (s) => {
        assert.deepEqual(await atEnd(s, 2), await atEnd(s, 3));
        assert.deepEqual(await atEnd(s, 3), await atEnd(s, 20));
        // Four mistakes an epoch: it is not standing still.
        assert.equal(last(await s.run()), 1);
      },
    ),
    check(/the accuracy never stays at (1) however many epochs/, async (s, all) =>
      ok(Math.max(...curve(await s.run(epochs(200)), 'accuracy').slice(10)) < all, ''),
    ),
    check(/Try xor-learned or gate-xor next/, async (s) => {
      await says(s.other('gate-xor'), tables.XOR);
      allNear(answers(await s.other('xor-learned').run()), tables.XOR, 0.1, 'answers');
    }),
  ],
};
