import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Outcome } from '../../src/ml/worker/messages';
import { answers, curve, evaluated, last, lowest, weights } from './figures/figure';
import { type Change, runSample, sampleText } from './run-sample';

/** A figure that a comment names, and what it is in a run of the file as it is, or with the change that the comment invites to. */
interface Named {
  readonly sample: string;
  /** Finds the figure, its only group, in the comment on one line. */
  readonly words: RegExp;
  of(run: Outcome): number;
  readonly changes?: readonly Change[];
}

const accuracyNear = (run: Outcome, epochs: number): number => {
  const values = curve(run, 'accuracy').slice(2, epochs);
  return values.reduce((a, b) => a + b, 0) / values.length;
};

const named: readonly Named[] = [
  { sample: 'backpropagation-step', words: /\(1 - ([\d.]+)\) squared/, of: (run) => 1 - Math.sqrt(last(run)) },
  { sample: 'backpropagation-step', words: /squared, ([\d.]+)\./, of: last },
  { sample: 'backpropagation-step', words: /= -([\d.]+), and multiply/, of: (run) => 2 * Math.sqrt(last(run)) },
  { sample: 'regression-noisy-line', words: /stops at ([\d.]+),/, of: last },
  { sample: 'binary-threshold', words: /for 5.2 kg, ([\d.]+),/, of: (run) => answers(run)[2] as number },
  { sample: 'vanishing-gradient-sigmoid', words: /60 epochs at about ([\d.]+);/, of: last },
  { sample: 'multi-class-spiral', words: /stays near ([\d.]+) for/, of: (run) => accuracyNear(run, 25) },
  {
    sample: 'gradient-descent',
    words: /to w = ([\d.]+) and/,
    of: (run) => weights(run, 'dense/kernel')[0] as number,
    changes: [[['fit', 'epochs'], 1]],
  },
  {
    sample: 'gradient-descent',
    words: /and b = ([\d.]+)\./,
    of: (run) => weights(run, 'dense/bias')[0] as number,
    changes: [[['fit', 'epochs'], 1]],
  },
  { sample: 'overfitting', words: /^Overfitting, plain to see: ([\d,]+) parameters/, of: ({ params }) => params.total },
  {
    sample: 'memory-gru',
    words: /fewer, and ([\d,]+) parameters/,
    of: ({ layers }) => layers.find(({ type }) => type === 'GRU')?.params ?? 0,
  },
];

const commentOf = (name: string): string =>
  sampleText(name)
    .split('\n')
    .filter((line) => line.startsWith('//'))
    .map((line) => line.slice(2).trim())
    .join(' ');

const runs = new Map<string, Promise<Outcome>>();

/** Each sample runs once for all its figures. */
function ran(sample: string, changes: readonly Change[] = []): Promise<Outcome> {
  const key = JSON.stringify([sample, changes]);
  const known = runs.get(key) ?? runSample(sample, changes);
  runs.set(key, known);
  return known;
}

describe('a figure in the comment of a sample is that of its run', () => {
  for (const { sample, words, of, changes } of named) {
    it(`${sample}: ${words.source}`, async () => {
      const text = words.exec(commentOf(sample))?.[1];
      assert.ok(text, `the comment has no ${words}`);
      const digits = text.split('.')[1]?.length ?? 0;
      const found = of(await ran(sample, changes));
      // As exact as the comment: half a unit of its last digit.
      const within = 0.5001 * 10 ** -digits;
      const said = Number(text.replaceAll(',', ''));
      assert.ok(Math.abs(found - said) <= within, `the comment says ${text}, the run ${found}`);
    });
  }
});

describe('what a comment invites to try comes out as it says', () => {
  const rate = ['compile', 'optimizer', 'learning_rate'];

  it('the perceptron on OR ends with every seed, on the same line', async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const run = await runSample('perceptron-or', [
        [['seed'], seed],
        [['fit', 'shuffle'], true],
      ]);
      assert.equal(last(run, 'accuracy'), 1, `seed ${seed}`);
    }
  });

  it('batch size 8 ends below 1 and 64, with other seeds too', async () => {
    for (const seed of [3, 4, 5, 6, 7]) {
      const [one, eight, all] = await Promise.all(['1', '8', '64'].map((size) => runSample(`batch-size-${size}`, [[['seed'], seed]])));
      assert.ok(last(eight as Outcome) < last(one as Outcome) && last(eight as Outcome) < last(all as Outcome), `seed ${seed}`);
    }
  });

  it('AND needs more than 500 epochs with a rate of 0.1, and 2000 are enough', async () => {
    const run = await runSample('and-learned', [
      [rate, 0.1],
      [['fit', 'epochs'], 2000],
    ]);
    const reached = curve(run).findIndex((loss) => loss < 0.1);
    assert.ok(reached >= 500, `reached in epoch ${reached + 1}`);
  });

  it('PAdam with partial 0 and rate 1 is SGD with momentum', async () => {
    const padam = await runSample('optimizers/padam', [
      [rate, 1],
      [['compile', 'optimizer', 'partial'], 0],
    ]);
    const momentum = await runSample('optimizers/momentum');
    assert.ok(Math.abs(last(padam) - last(momentum)) < 1e-4, `${last(padam)} and ${last(momentum)}`);
  });

  it('skip connections learn the bend in 1000 epochs', async () => {
    const run = await runSample('graph-skip', [[['fit', 'epochs'], 1000]]);
    assert.equal(evaluated(run, 'accuracy'), 1);
    assert.ok(lowest(run) < 0.01, String(lowest(run)));
  });

  it('ten points leave the line further from 2 and 1 than two hundred, with 1000 epochs for both', async () => {
    const off = ({ weights: all }: Outcome): number =>
      Math.abs((weights({ weights: all }, 'dense/kernel')[0] as number) - 2) +
      Math.abs((weights({ weights: all }, 'dense/bias')[0] as number) - 1);
    const few = await runSample('regression-noisy-line', [
      [['data', 'samples'], 10],
      [['fit', 'epochs'], 1000],
    ]);
    const many = await runSample('regression-noisy-line', [[['fit', 'epochs'], 1000]]);
    assert.ok(off(few) > off(many), `${off(few)} and ${off(many)}`);
  });
});
