import assert from 'node:assert/strict';
import { parse } from 'jsonc-parser';
import { explain } from '../../../src/ml/step/explain/explain';
import { gradientsOf } from '../../../src/ml/step/gradients-over-run';
import type { Outcome } from '../../../src/ml/worker/messages';
import { prepare } from '../../golden/run-case';
import { stepTo } from '../../ml/step/explain/look';
import { answers, curve, evaluated, last, lowest, weights } from '../figures/figure';
import { type Change, sampleText } from '../run-sample';
import { apart, type Claims, check, claim, ends, epochs, inLayer, ok, rate, removed, rises, type Sample, withSeeds } from './claim';

/** With its own seed, then with five others. */
const all = async (sample: Sample, ...changes: readonly Change[]): Promise<readonly Outcome[]> => [
  await sample.run(...changes),
  ...(await withSeeds(sample, ...changes)),
];

/** The epoch, from 1, in which the validation loss is lowest. */
const turn = (ran: Outcome): number => curve(ran, 'val_loss').indexOf(lowest(ran, 'val_loss')) + 1;

/** How much the validation loss has risen since. */
const rise = (ran: Outcome): number => last(ran, 'val_loss') - lowest(ran, 'val_loss');

const hidden = [0, 1, 2, 3, 4, 5];
const activations = (name: string): readonly Change[] => hidden.map((layer) => inLayer(layer, 'activation', name));

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** How far the first layer's weights are from where they began, as a share of their length. */
async function moved(sample: Sample): Promise<number> {
  const still = await sample.run(rate(0), epochs(1));
  const [before, after] = [weights(still, 'dense/kernel'), weights(await sample.run(), 'dense/kernel')];
  return Math.hypot(...after.map((value, i) => value - (before[i] as number))) / Math.hypot(...before);
}

const dropout = (value: number): readonly Change[] => [inLayer(1, 'rate', value), inLayer(3, 'rate', value)];
const split = (value: number): Change => [['data', 'validation'], value];

/** How large the gradients of the first and the last layer are after so many epochs, as the view of the training shows them. */
async function gradientsAfter(sample: Sample, done: number): Promise<{ readonly first: number; readonly last: number }> {
  const ran = await sample.run(epochs(done));
  const { spec, model, dataset, session } = await prepare(parse(sampleText(sample.name)), 'wasm');
  try {
    const { compile, fit, seed } = spec;
    const look = gradientsOf(session, { model, compile, fit, seed, dataset }, () => Promise.resolve());
    session.load('train', dataset.train);
    const weights = new Map([...ran.weights].map(([name, { values }]) => [name, values]));
    const { layers } = await look(done, { weights, optimizer: new Map(), step: 0 });
    const sizes = layers.flatMap(({ gradient }) => gradient ?? []);
    return { first: sizes[0] as number, last: sizes.at(-1) as number };
  } finally {
    session.dispose();
  }
}

export const trainingClaims: Claims = {
  'backpropagation-step': [
    check(/Look at it in the study panel: open Step and point at a number to see where it comes from\./, async (s) => {
      const step = await stepTo(parse(sampleText(s.name)) as object);
      for (const layer of [0, 1])
        for (const of of ['preActivations', 'output', 'dOutput', 'dPreActivations', 'dInput'] as const)
          assert.ok(
            explain({ layer, of, index: 0 }, step, { number: String, fixed: String, moreTerms: String, moreRows: String }).lines.length > 0,
          );
    }),
    claim(
      /Forward: ([\d.]+) and ([\d.]+) at the hidden units, ([\d.]+) at the output; the loss is \((1) - ([\d.]+)\) squared, ([\d.]+)\. Back: start with the slope of that, (-2) \((1) - ([\d.]+)\) = (-[\d.]+),/,
      async (s) => {
        // As the weights in the file have it; rate 0 leaves them.
        const output = answers(await s.run(rate(0)))[0] as number;
        const inner = answers(await s.run(rate(0), removed('layers', 1), [['data', 'y'], [[1, 1]]]));
        return [...inner, output, 1, output, await ends(s), -2, 1, output, -2 * (1 - output)];
      },
    ),
    check(
      /learning_rate times that is taken off\. Try to work out one of the new weights before you point at it; then try (\d+) epochs/,
      async (s, many) => {
        const hiddenOut = sigmoid(1 * 0.2 + 0.5 * 0.2 + 0.1);
        const output = answers(await s.run(rate(0)))[0] as number;
        const gradient = -2 * (1 - output) * output * (1 - output) * hiddenOut;
        ok(
          apart(weights(await s.run(), 'output/kernel')[0], 0.5 - (s.value('compile', 'optimizer', 'learning_rate') as number) * gradient) <
            1e-6,
          'by hand',
        );
        const ran = await s.run(epochs(many));
        ok(rises(ran) === 0 && last(ran) < 0.01, 'it learns its sample');
      },
    ),
  ],
  overfitting: [
    claim(/: ([\d,]+) parameters and only (\d+) noisy points to learn from; (\d+) more points are held back/, async (s) => {
      const held = s.value('data', 'validation') as number;
      return [(await s.run()).params.total, (s.value('data', 'samples') as number) - held, held];
    }),
    check(
      /Look at the two losses: that of training keeps falling, that of validation turns after some (\d+) epochs and rises/,
      async (s, n) => {
        const ran = await s.run();
        ok(apart(turn(ran), n) <= 5 && rise(ran) > lowest(ran, 'val_loss'), 'turns in epoch', turn(ran));
        for (const other of await withSeeds(s))
          ok(turn(other) < 75 && rise(other) > 0.3 && last(other) < 0.2, 'other seeds', turn(other), rise(other));
      },
    ),
    check(/From there on the network learns its (\d+) points by heart\. Look at the islands/, async (s, points) => {
      assert.equal((s.value('data', 'samples') as number) - (s.value('data', 'validation') as number), points);
      ok(last(await s.run(), 'accuracy') === 1, 'all of them right');
    }),
    check(/Try fewer units, fewer epochs, or more data \("validation": (\d+)\)\. What delays the turn/, async (s, held) => {
      const own = await s.run();
      const few = await s.run(inLayer(0, 'units', 8), inLayer(1, 'units', 8));
      const more = await s.run(split(held));
      ok(turn(few) > turn(own) && turn(more) > turn(own), 'the turn', turn(own), turn(few), turn(more));
      ok(rise(await s.run(epochs(30))) < rise(own), 'fewer epochs rise less');
    }),
  ],
  'overfitting-early-stopping': [
    claim(/when the validation loss has not improved for (\d+) epochs, training ends/, (s) =>
      s.numbers('fit', 'early_stopping', 'patience'),
    ),
    check(/Look at where it stops, and compare the boundary with that of overfitting/, async (s) => {
      const [own, whole] = [await s.run(), await s.other('overfitting').run()];
      assert.equal(turn(own), turn(whole));
      assert.equal(curve(own).length, turn(own) + (s.value('fit', 'early_stopping', 'patience') as number));
      ok(curve(own).length < curve(whole).length, 'sooner');
    }),
    check(/Try "patience": (\d)\. Why is it too impatient/, async (s, none) => {
      const ran = await s.run([['fit', 'early_stopping', 'patience'], none]);
      ok(lowest(ran, 'val_loss') > lowest(await s.run(), 'val_loss') && turn(ran) < turn(await s.run()), 'before the lowest');
    }),
    check(/Then try "restore_best_weights": false/, async (s) => {
      const ran = await s.run([['fit', 'early_stopping', 'restore_best_weights'], false]);
      ok(evaluated(ran) < evaluated(await s.run()), 'the last weights know the training points better');
    }),
  ],
  'overfitting-dropout': [
    check(/a random half of the units is silent/, (s) =>
      assert.deepEqual([...s.numbers('layers', 1, 'rate'), ...s.numbers('layers', 3, 'rate')], [0.5, 0.5]),
    ),
    check(/Look at the validation loss: in the same (\d+) epochs it rises far less/, async (s, n) => {
      const whole = s.other('overfitting');
      assert.deepEqual([s.value('fit', 'epochs'), whole.value('fit', 'epochs')], [n, n]);
      ok(rise(await s.run()) < rise(await whole.run()) / 10, 'far less');
      const [own, without] = [await withSeeds(s), await withSeeds(whole)];
      own.forEach((ran, i) => ok(rise(ran) < rise(without[i] as Outcome), 'less', rise(ran), rise(without[i] as Outcome)));
    }),
    check(/Look at the training loss too: it is higher and restless/, async (s) => {
      const [own, without] = [await all(s), await all(s.other('overfitting'))];
      own.forEach((ran, i) =>
        ok(last(ran) > last(without[i] as Outcome) && rises(ran) > rises(without[i] as Outcome), 'higher', rises(ran)),
      );
    }),
    check(/Try rates of ([\d.]+) and ([\d.]+)\./, async (s, little, much) => {
      const [less, own, more] = [await s.run(...dropout(little)), await s.run(), await s.run(...dropout(much))];
      ok(last(less) < last(own) && last(own) < last(more) && rise(less) > rise(own) && rise(own) > rise(more), 'more and more held back');
    }),
  ],
  'vanishing-gradient-sigmoid': [
    check(/the slope of a sigmoid is at most (1)\/(4)/, (_, one, four) => assert.equal(sigmoid(0) * (1 - sigmoid(0)), one / four)),
    check(
      /look at Gradients of each layer: that of the first layer is less than (1)\/(100) of that of the last/,
      async (s, one, hundred) => {
        for (const done of [10, 20, s.value('fit', 'epochs') as number]) {
          const { first, last: output } = await gradientsAfter(s, done);
          ok(first > 0 && first < (one / hundred) * output, 'gradients', first, output);
        }
      },
    ),
    check(/Look at the weights before and after, which stay nearly as they were drawn/, async (s) =>
      ok((await moved(s)) < 0.05, 'moved by', await moved(s)),
    ),
    check(/Look at the loss: (\d+) epochs at about ([\d.]+); guessing has ([\d.]+)/, async (s, n, about, guess) => {
      ok(apart(Math.LN2, guess) < 5e-4 && s.value('fit', 'epochs') === n, 'guessing');
      for (const ran of await all(s))
        ok(
          curve(ran)
            .slice(5)
            .every((loss) => apart(loss, about) < 0.03),
          'about',
          last(ran),
        );
    }),
    check(/Compare with vanishing-gradient-relu/, async (s) =>
      ok((await ends(s)) > 10 * (await ends(s.other('vanishing-gradient-relu'))), 'ReLU learns'),
    ),
    check(/Try to remove layers, one after the other\. With how few does it begin to learn/, async (s) => {
      const layers = (n: number): readonly Change[] => Array.from({ length: 6 - n }, () => removed('layers', 1));
      const accuracy = async (n: number): Promise<number> => evaluated(await s.run(...layers(n)), 'accuracy');
      ok((await accuracy(4)) < 0.6 && (await accuracy(3)) > 0.8, 'with three');
    }),
  ],
  'vanishing-gradient-relu': [
    check(/its slope is (1) wherever the unit is active/, (_, slope) => assert.equal(slope, 1)),
    check(/look at Gradients of each layer: that of the first layer is more than (1)\/(10) of that of the last/, async (s, one, ten) => {
      for (const done of [10, 20, s.value('fit', 'epochs') as number]) {
        const { first, last: output } = await gradientsAfter(s, done);
        ok(first > (one / ten) * output, 'gradients', done, first, output);
      }
    }),
    check(/Look at the loss: it falls within the first ten epochs/, async (s) => {
      for (const ran of await all(s)) ok((curve(ran)[9] as number) < 0.5 && last(ran, 'accuracy') > 0.95, 'falls', curve(ran)[9]);
    }),
    check(/Look at the weights of the first layer, before and after: they have moved/, async (s) =>
      ok((await moved(s)) > 0.3, 'moved by', await moved(s)),
    ),
    check(
      /Try "tanh", whose slope is (1) in the middle and almost (0) at both ends: is it nearer to ReLU or to sigmoid/,
      async (s, middle, end) => {
        assert.deepEqual([1 - Math.tanh(0) ** 2, Math.round(1 - Math.tanh(9) ** 2)], [middle, end]);
        for (const ran of await all(s, ...activations('tanh'))) ok(last(ran) < 0.1, 'as ReLU', last(ran));
      },
    ),
  ],
  'graph-skip': [
    check(
      /Look at the graph: .* as deep as vanishing-gradient-sigmoid, same rate, same epochs, and this one learns, though in (\d+) epochs not more than a straight boundary/,
      async (s, n) => {
        const deep = s.other('vanishing-gradient-sigmoid');
        assert.deepEqual(
          [s.value('compile'), s.value('fit'), s.value('data')],
          [deep.value('compile'), deep.value('fit'), deep.value('data')],
        );
        assert.equal(s.value('fit', 'epochs'), n);
        const alone = await deep.run([['layers'], [{ type: 'Dense', units: 1, activation: 'sigmoid', input_dim: 2 }]], epochs(1000));
        for (const ran of await all(s, epochs(30))) ok(last(ran) < 0.45 && evaluated(ran, 'accuracy') > 0.78, 'learns', last(ran));
        // One unit, which has a straight border, gets as far.
        ok((await ends(s)) > last(alone) - 0.02, 'not more', await ends(s), last(alone));
      },
    ),
    check(/Try (\d+) epochs\./, async (s, n) => ok(evaluated(await s.run(epochs(n)), 'accuracy') === 1, 'the bend')),
    check(/Then learning_rate ([\d.]+) and (\d), here and in vanishing-gradient-sigmoid/, async (s, slow, fast) => {
      for (const value of [slow, fast])
        ok(
          (await ends(s, rate(value))) < 0.4 && (await ends(s.other('vanishing-gradient-sigmoid'), rate(value))) > 0.68,
          'only this one learns',
        );
    }),
  ],
  'graph-wide-and-deep': [
    claim(
      /Look at the graph, and at the parameters of the last layer: (\d+) weights \((\d) from the deep side, (\d) from the inputs\) and a bias/,
      async (s) => {
        const count = weights(await s.run(), 'answer/kernel').length;
        const deep = s.value('layers', 2, 'units') as number;
        return [count, deep, count - deep];
      },
    ),
    check(/Try fewer units on the deep side, down to (\d) and (\d)\. What is left to the straight way/, async (s, two, one) => {
      const few = (units: number): readonly Change[] => [inLayer(1, 'units', units), inLayer(2, 'units', units)];
      const line = await s.run([['layers'], [{ type: 'Dense', units: 1, activation: 'sigmoid', input_dim: 2 }]], epochs(300));
      const [least, less, own] = [last(await s.run(...few(one))), last(await s.run(...few(two))), last(await s.run())];
      ok(own < 0.1 && less > 0.2 && apart(least, last(line)) < 0.03, 'a straight border', own, less, least, last(line));
    }),
  ],
};
