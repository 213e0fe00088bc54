import assert from 'node:assert/strict';
import { parse } from 'jsonc-parser';
import { figure, fixed } from '../../../src/ml/language/number-text';
import type { Writing } from '../../../src/ml/step/explain/cells';
import { explain } from '../../../src/ml/step/explain/explain';
import type { Outcome } from '../../../src/ml/worker/messages';
import { stepTo } from '../../ml/step/explain/look';
import { allNear, answers, curve, evaluated, last } from '../figures/figure';
import { type Change, sampleText } from '../run-sample';
import { apart, type Claims, check, claim, epochs, inLayer, ok, rate, reached, removed, rows, type Sample, withSeeds } from './claim';

/** With its own seed, then with five others. */
const all = async (sample: Sample, ...changes: readonly Change[]): Promise<readonly Outcome[]> => [
  await sample.run(...changes),
  ...(await withSeeds(sample, ...changes)),
];

const product = (): object => parse(sampleText('matrix-product')) as object;

const figures: Writing = { number: figure, fixed, moreTerms: String, moreRows: String };

const paramsOf = (ran: Outcome, type: string): number => ran.layers.find((layer) => layer.type === type)?.params ?? 0;

const test = (ran: Outcome): number => evaluated(ran, 'accuracy');

/** A set of pictures has so many, for training and testing. */
const PICTURES = 70_000;
const FOR_TRAINING = 60_000;

const last2 = (sample: Sample): readonly number[] => sample.numbers('layers', 0, 'input_shape');

const cnn = (filters: number): Change => inLayer(1, 'filters', filters);

const flat: Change = [['layers', 1], { type: 'Flatten' }];

export const layerClaims: Claims = {
  'matrix-product': [
    claim(
      /The rows \[(\d+), (\d+)\] and \[(\d+), (\d+)\] go through the weights \[\[(\d+), (\d+)\], \[(\d+), (\d+)\]\] and become \[(\d+), (\d+)\] and \[(\d+), (\d+)\]/,
      async (s) => [...s.numbers('data', 'x'), ...s.numbers('layers', 0, 'weights'), ...answers(await s.run(rate(0)))],
    ),
    check(
      /Look at a pre-activation: point at it, and its row and its column are marked, with (\d)·(\d) \+ (\d)·(\d) = (\d+) under them/,
      async (_, a, b, c, d, sum) => {
        const { lines, uses } = explain({ layer: 0, of: 'preActivations', index: 0 }, await stepTo(product()), figures);
        assert.deepEqual(lines, [`${a}·${b} + ${c}·${d} = ${sum}`]);
        assert.deepEqual(
          uses.map(({ indices }) => indices),
          [
            [0, 2],
            [0, 1],
          ],
        );
      },
    ),
    check(
      /In the gradient of a weight the first matrix is transposed: its column \[(\d), (\d)\] meets the slopes\. Try other numbers/,
      async (s, ...column) => {
        assert.deepEqual(
          column,
          [0, 2].map((i) => s.numbers('data', 'x')[i]),
        );
        const step = await stepTo(product());
        const [line] = explain({ variable: 'product/kernel', of: 'gradient', index: 1 }, step, figures).lines;
        assert.match(line ?? '', new RegExp(`^${column[0]}·.* [+−] ${column[1]}·`));
      },
    ),
  ],
  'forward-pass': [
    claim(/through (\d) inputs, (\d) and (\d) hidden units and (\d) outputs/, (s) => [
      ...s.numbers('layers', 0, 'input_shape'),
      ...[0, 1, 2].flatMap((i) => s.numbers('layers', i, 'units')),
    ]),
    check(/learning_rate (0) leaves the weights as they are given/, async (s, zero) => {
      assert.equal(s.value('compile', 'optimizer', 'learning_rate'), zero);
      assert.deepEqual([...((await s.run()).weights.get('layer_3/bias')?.values ?? [])], s.numbers('layers', 2, 'bias').map(Math.fround));
    }),
    claim(
      /At each layer there is a = x W \+ b, .*: ([\d.]+), ([\d.]+), ([\d.]+) become ([\d.]+), ([\d.]+), ([\d.]+) at the first/,
      async (s) => {
        // Less than the whole network has no targets.
        const first = [removed('compile'), removed('data'), removed('fit'), removed('layers', 2), removed('layers', 1)];
        return [...answers(await s.run(...first, inLayer(0, 'activation', 'linear'))), ...answers(await s.run(...first))];
      },
    ),
    claim(/The answer is (\d+) % and (\d+) %/, async (s) => answers(await s.run()).map((p) => 100 * p)),
    claim(/but for the last bias, ([\d.]+)\./, (s) => s.numbers('layers', 2, 'bias', 1)),
    check(/Try ([\d.]+) there, as textbooks have it: (\d+) % and (\d+) %/, async (s, bias, ...percent) =>
      allNear(
        answers(await s.run([['layers', 2, 'bias', 1], bias])),
        percent.map((p) => p / 100),
        0.005,
        'answers',
      ),
    ),
  ],
  'picture-conv': [
    claim(/in pictures of (\d) x (\d)\. Six filters of (\d) x (\d) slide/, (s) => {
      assert.equal(s.value('layers', 1, 'filters'), 6);
      const kernel = s.value('layers', 1, 'kernel_size') as number;
      return [...last2(s), kernel, kernel];
    }),
    check(/Look at the parameters: the filters need (\d+), fewer than one unit of picture-dense has inputs/, async (s, n) => {
      assert.equal(paramsOf(await s.run(), 'Conv2D'), n);
      ok(n < 8 * 8, 'fewer');
    }),
    check(/Compare the test accuracy with picture-dense/, async (s) => {
      const [own, dense] = [await all(s), await all(s.other('picture-dense'))];
      own.forEach((ran, i) => ok(test(ran) > test(dense[i] as Outcome) + 0.05, 'accuracies', test(ran), test(dense[i] as Outcome)));
    }),
    check(/Try (\d) filters/, async (s, few) => ok(test(await s.run(cnn(few))) < test(await s.run()), 'too few')),
  ],
  'picture-dense': [
    claim(/laid out in a row of (\d+) numbers/, (s) => [last2(s).reduce((a, b) => a * b, 1)]),
    check(
      /Look at the two accuracies: every training picture is learned by heart, but test pictures, .* are often taken for something else/,
      async (s) => {
        for (const ran of await all(s)) ok(last(ran, 'accuracy') === 1 && test(ran) < 0.9, 'accuracies', test(ran));
      },
    ),
    check(/Try more units, then Dropout\. Does the test accuracy follow/, async (s) => {
      const more = await s.run(inLayer(1, 'units', 128));
      const dropped = await s.run(
        [['layers', 2], { type: 'Dropout', rate: 0.5 }],
        [['layers', 3], { type: 'Dense', units: 4, activation: 'softmax' }],
      );
      for (const ran of [more, dropped]) ok(test(ran) < 0.95, 'not to where a convolution gets', test(ran));
    }),
  ],
  'picture-folder': [
    check(/Look at the test accuracy: the shapes are found wherever they are/, async (s) => {
      for (const ran of await all(s)) ok(test(ran) > 0.9, 'test accuracy', test(ran));
    }),
    check(
      /Try "color_mode": "rgb" without "input_shape"\. Each pixel is three numbers then, and the first layer has more weights/,
      async (s) => {
        const colours = await s.run([['data', 'color_mode'], 'rgb'], removed('layers', 0, 'input_shape'));
        ok(paramsOf(colours, 'Conv2D') > paramsOf(await s.run(), 'Conv2D'), 'more weights');
      },
    ),
  ],
  'picture-batch-normalization': [
    claim(/Look at the summary: (\d+) of the parameters do not train/, async (s) => [(await s.run()).params.nonTrainable]),
    check(/Try to remove both BatchNormalization layers, and compare the first epochs/, async (s) => {
      const few = epochs(3);
      const [own, without] = [await all(s, few), await all(s, removed('layers', 6), removed('layers', 2), few)];
      own.forEach((ran, i) =>
        ok((curve(ran, 'accuracy')[2] as number) > (curve(without[i] as Outcome, 'accuracy')[2] as number) + 0.2, 'third epoch'),
      );
    }),
  ],
  'sequence-next-value': [
    check(/Ten values of a wave go in/, (s) => assert.equal((s.value('predict', 0) as readonly number[]).length, 10)),
    claim(/keeps a memory of (\d) numbers/, (s) => s.numbers('layers', 1, 'units')),
    claim(/Look at the parameters: (\d) x \((\d) input \+ (\d) remembered \+ (\d) bias\) = (\d+), however long/, async (s) => {
      const units = s.value('layers', 1, 'units') as number;
      return [units, 1, units, 1, paramsOf(await s.run(), 'SimpleRNN')];
    }),
    check(
      /Look at the two answers: after ([\d.]+), ([\d.]+), (\d) the slow wave turns \(([\d.]+) comes next\), after ([\d.]+), ([\d.]+), ([\d.]+) the fast one falls to (\d)/,
      async (s, a, b, c, slow, d, e, f, fast) => {
        assert.deepEqual(
          [s.numbers('predict', 0).slice(-3), s.numbers('predict', 1).slice(-3)],
          [
            [a, b, c],
            [d, e, f],
          ],
        );
        // Twentieths and tenths of a turn.
        ok(apart(Math.sin((2 * Math.PI * 6) / 20), slow) < 0.005 && apart(Math.sin(Math.PI), fast) < 0.005, 'the waves');
        for (const ran of await all(s)) allNear(answers(ran), [slow, fast], 0.2, 'answers');
      },
    ),
    check(/Try "LSTM" and "GRU" in place of "SimpleRNN"/, async (s) => {
      for (const type of ['LSTM', 'GRU']) ok(evaluated(await s.run(inLayer(1, 'type', type)), 'mae') < 0.1, type);
    }),
  ],
  'memory-lstm': [
    check(/sequences of ten numbers, and the only one that counts is the first, (-1) or (1)/, async (s, no, yes) => {
      const noise = [0.5, -0.3, 0.2, 0.4, -0.6, 0.1, -0.2, 0.3, -0.4];
      const asked = rows([no, yes].flatMap((first) => [noise, noise.map((v) => -v)].map((rest) => [first, ...rest].map((v) => [v]))));
      allNear(answers(await s.run(asked)).map(Math.round), [0, 0, 1, 1], 0, 'answers');
    }),
    check(/a forget gate near (1) keeps what is remembered\. Look at how soon it understands/, async (s, one) => {
      assert.equal(one, 1);
      // The first epochs show it, and are the same however many follow.
      for (const ran of await all(s, epochs(5))) ok(reached(ran, 0.94, 'accuracy') <= 5, 'epoch', reached(ran, 0.94, 'accuracy'));
    }),
    check(/\((\d+) steps x (\d) feature\), with test sequences of their own/, (s, ...shape) => assert.deepEqual(last2(s), shape)),
    check(/Compare with memory-gru/, async (s) => {
      for (const sample of [s, s.other('memory-gru')]) ok(test(await sample.run()) > 0.95, 'both remember');
    }),
  ],
  'memory-gru': [
    claim(/one gate fewer, and (\d+) parameters in place of (\d+)/, async (s) => [
      paramsOf(await s.run(), 'GRU'),
      paramsOf(await s.other('memory-lstm').run(), 'LSTM'),
    ]),
    check(
      /Look at how suddenly it understands, and at the epoch in which each of the two reaches an accuracy of ([\d.]+)/,
      async (s, share) => {
        // From near guessing to knowing in a few epochs.
        for (const ran of await all(s, epochs(12))) ok(reached(ran, share, 'accuracy') - reached(ran, 0.65, 'accuracy') <= 4, 'epochs');
        ok(
          reached(await s.other('memory-lstm').run(), share, 'accuracy') < reached(await s.run(), share, 'accuracy'),
          'the LSTM is first here',
        );
      },
    ),
    check(/Try "SimpleRNN" too\. Ten steps are within its reach/, async (s) => {
      for (const ran of await all(s, inLayer(0, 'type', 'SimpleRNN'), epochs(10))) ok(test(ran) > 0.95, 'within its reach');
    }),
  ],
  words: [
    check(
      /good \((1)\) or bad \((0)\)\? Words are numbers: (0) \(none\), (1) the, (2) film, (3) is, (4) good, (5) great, (6) bad, (7) dull, (8) not, (9) never/,
      (s, ...said) => {
        assert.deepEqual(said, [1, 0, ...Array.from({ length: s.value('layers', 0, 'input_dim') as number }, (_, i) => i)]);
        // One good or bad word alone, or turned round by a word before it.
        const meaning = (row: readonly number[]): number => Number([4, 5].includes(row[3] as number) !== [8, 9].includes(row[2] as number));
        const [x, y] = [s.value('data', 'x') as readonly (readonly number[])[], s.numbers('data', 'y')];
        assert.deepEqual(x.map(meaning), y);
      },
    ),
    claim(/An Embedding learns a row of (\d) numbers for each word/, (s) => s.numbers('layers', 0, 'output_dim')),
    check(/Look at the answers for "film is not good" and "film is never bad", which are not among the data/, async (s) => {
      const [x, asked] = [s.value('data', 'x') as readonly (readonly number[])[], s.value('predict') as readonly (readonly number[])[]];
      assert.deepEqual(asked.slice(2), [
        [2, 3, 8, 4],
        [2, 3, 9, 6],
      ]);
      ok(!asked.some((row) => x.some((known) => known.join() === row.join())), 'not among the data');
      for (const ran of await all(s)) allNear(answers(ran).slice(2), [0, 1], 0.1, 'answers');
    }),
    check(/Try \{ "type": "Flatten" \} in place of the GRU: each word counts for itself/, async (s) => {
      for (const ran of await all(s, flat)) ok(evaluated(ran, 'accuracy') < 0.75, 'accuracy', evaluated(ran, 'accuracy'));
    }),
  ],
  mnist: [
    claim(/: ([\d,]+) digits written by hand, (\d+) x (\d+)/, (s) => [PICTURES, ...last2(s)]),
    claim(/Flatten makes (\d+) numbers of a picture/, (s) => [last2(s).reduce((a, b) => a * b, 1)]),
    claim(/An epoch has (\d+) steps/, (s) => [Math.ceil(FOR_TRAINING / (s.value('fit', 'batch_size') as number))]),
    // The accuracy itself is held by picture-sets.test.ts, where the whole set can be had.
    check(/Look for a test accuracy near ([\d.]+)\. Try (\d+) epochs with batch_size (\d+)/, (s, share, n, size) =>
      ok(
        share > 0.9 && n > (s.value('fit', 'epochs') as number) && size < (s.value('fit', 'batch_size') as number),
        'longer, and in smaller steps',
      ),
    ),
  ],
  'fashion-mnist': [
    claim(/: ([\d,]+) pictures of clothes, (\d+) x (\d+), in ten classes/, (s) => {
      assert.equal(s.value('layers', 3, 'units'), 10);
      return [PICTURES, ...last2(s)];
    }),
    claim(/The first ([\d,]+) rows are for validation/, (s) => s.numbers('data', 'validation', 'first')),
    check(/Look for a validation accuracy of ([\d.]+) or more\. Try "train": (\d+) to begin with/, (_, share, few) =>
      ok(share > 0.8 && few < FOR_TRAINING, 'fewer'),
    ),
  ],
  'mnist-sample': [
    claim(/: ([\d,]+) to train on and (\d+) to test, (\d+) x (\d+), equally many/, async (s) => {
      const { rows } = (await s.run()).set ?? assert.fail();
      return [rows.train ?? 0, rows.test ?? 0, ...last2(s)];
    }),
    check(/In (\d+) epochs it learns all training digits by heart/, async (s, n) => {
      assert.equal(s.value('fit', 'epochs'), n);
      ok(last(await s.run(), 'accuracy') > 0.998, 'by heart');
    }),
    check(
      /Look for a test accuracy near ([\d.]+): what is missing to the ([\d.]+) of the whole set is more digits/,
      async (s, share, whole) => {
        for (const ran of await all(s)) ok(test(ran) >= 0.9 && apart(test(ran), share) < 0.02, 'test accuracy', test(ran));
        ok(sampleText('mnist').replaceAll('\n// ', ' ').includes(`a test accuracy near ${whole}`), 'as the whole set says');
      },
    ),
    check(/Try "train": (\d+), and it drops to ([\d.]+)/, async (s, few, share) => {
      for (const ran of await all(s, [['data', 'train'], few])) ok(apart(test(ran), share) < 0.02, 'test accuracy', test(ran));
    }),
  ],
  'fashion-mnist-sample': [
    claim(/: ([\d,]+) pictures to train on and (\d+) to test, (\d+) x (\d+), equally many of each of the ten classes/, async (s) => {
      const { rows } = (await s.run()).set ?? assert.fail();
      assert.equal(s.value('layers', 3, 'units'), 10);
      return [(rows.train ?? 0) + (rows.validation ?? 0), rows.test ?? 0, ...last2(s)];
    }),
    claim(/The first (\d+) rows are for validation/, (s) => s.numbers('data', 'validation', 'first')),
    check(/Look for a validation accuracy near ([\d.]+)/, async (s, share) => {
      for (const ran of await all(s)) ok(apart(last(ran, 'val_accuracy'), share) < 0.025, 'validation accuracy', last(ran, 'val_accuracy'));
    }),
    check(/Try "train": (\d+), and it drops to about ([\d.]+)/, async (s, few, share) => {
      for (const ran of await all(s, [['data', 'train'], few]))
        ok(apart(last(ran, 'val_accuracy'), share) < 0.03, 'validation accuracy', last(ran, 'val_accuracy'));
    }),
  ],
};
