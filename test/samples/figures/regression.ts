import assert from 'node:assert/strict';
import { applyEdits } from 'jsonc-parser';
import { checkSpec } from '../../../src/ml/checks/check-spec';
import { changed, filesOf, sampleText } from '../run-sample';
import {
  all,
  allNear,
  answers,
  atLeast,
  atMost,
  curve,
  evaluated,
  type Figure,
  type Figures,
  last,
  near,
  type Ran,
  weights,
} from './figure';

const parameters =
  (total: number): Figure =>
  (ran) =>
    assert.equal(ran.params.total, total);

/** Regressions B and C: what the issue asks of them. */
const twenty: Figure = (ran) => {
  atMost(evaluated(ran), 0.1, 'loss');
  near(answers(ran)[0] as number, 20, 0.3, 'answer');
};

/** Without "transpose" the message says what is wrong, and its fix brings the sample back. */
const turnedBack: Figure = async () => {
  const name = 'regression-b';
  const broken = changed(sampleText(name), [[['data', 'transpose'], undefined]]);
  const { problems } = await checkSpec(broken, filesOf(name));
  const [problem] = problems;
  assert.ok(problem && problems.length === 1 && problem.message.includes('2 × 10'), problems.map(({ message }) => message).join(' '));
  const mended = await checkSpec(applyEdits(broken, [...(problem.fixes[0]?.edits ?? [])]), filesOf(name));
  assert.deepEqual(
    mended.problems.map(({ code }) => code),
    ['many-parameters'],
  );
  assert.deepEqual(mended.facts?.inputShape, [2]);
};

/** A unit with one input has found the line y = slope · x + offset. */
const line =
  (slope: number, offset: number, within: number): Figure =>
  (ran) => {
    allNear([...weights(ran, 'dense/kernel'), ...weights(ran, 'dense/bias')], [slope, offset], within, 'weight and bias');
  };

const falls = ({ history }: Pick<Ran, 'history'>): boolean =>
  curve({ history }).every((loss, i, losses) => i === 0 || loss < (losses[i - 1] as number));

/** The first step of gradient descent on y = 2x + 1 over x = 1 … 4 from (0, 0), worked out by hand: −35 and −12 are the slopes. */
const firstStep =
  (rate: number): Figure =>
  async (ran) => {
    const one = await ran.again([[['fit', 'epochs'], 1]]);
    allNear([...weights(one, 'dense/kernel'), ...weights(one, 'dense/bias')], [35 * rate, 12 * rate], 1e-5, 'after one step');
  };

const rises = (losses: readonly number[]): number => losses.filter((loss, i) => i > 0 && loss > (losses[i - 1] as number)).length;

export const regressionFigures: Figures = {
  'regression-a': all(parameters(694), (ran) => {
    atMost(evaluated(ran), 1e-6, 'loss');
    near(answers(ran)[0] as number, 4, 0.01, 'answer for 4');
  }),
  'regression-b': all(parameters(14_028), twenty, turnedBack),
  'regression-c': all(parameters(14_053), twenty),
  'regression-noisy-line': all(line(2, 1, 0.1), (ran) => near(last(ran), 0.09, 0.03, 'loss')),
  'function-line': all(
    line(0.5, 2, 1e-3),
    (ran) => near(answers(ran)[3] as number, 27, 0.01, 'answer for 50'),
    async (ran) => {
      const hasty = await ran.again([[['compile', 'optimizer', 'learning_rate'], 0.12]]);
      atLeast(last(hasty), 1e6, 'loss with a larger learning rate');
    },
  ),
  'function-parabola': (ran) => {
    allNear(answers(ran).slice(0, 5), [0, -2.1875, -2.25, -2.1875, 0], 0.3, 'answers inside');
    atLeast(88 - (answers(ran)[5] as number), 40, 'how far off the answer outside is');
  },
  'function-cubic': (ran) => allNear(answers(ran), [-533, -68, -38, 67, 457], 20, 'answers'),
  'gradient-descent': all(firstStep(0.1), line(2, 1, 0.05), (ran) => assert.ok(falls(ran))),
  'gradient-descent-too-small': all(firstStep(0.001), (ran) => {
    assert.ok(falls(ran));
    atLeast(11 - (answers(ran)[0] as number), 1, 'how far off the answer for 5 still is');
  }),
  'gradient-descent-diverging': all(firstStep(0.15), async (ran) => {
    const losses = curve(ran);
    assert.equal(rises(losses), losses.length - 1, 'the loss grows at every step');
    const longer = await ran.again([[['fit', 'epochs'], 300]]);
    assert.ok(longer.ending?.reason === 'diverged' && longer.ending.problem.code === 'not-finite');
  }),
  'optimizer-race': all(line(2, 1, 0.2), (ran) => assert.ok(falls(ran))),
  'loss-mse': (ran) => atLeast((answers(ran)[2] as number) - 41, 10, 'how far two points pull the line'),
  'loss-mae': (ran) => near(answers(ran)[2] as number, 41, 1, 'answer for 20'),
  'loss-huber': (ran) => near(answers(ran)[2] as number, 41, 1, 'answer for 20'),
  'sample-weight': (ran) => allNear(answers(ran), [1, 11, 41], 0.01, 'answers'),
  'head-softplus': all(
    (ran) => {
      const [cold, frosty, zero, mild, hot] = answers(ran) as [number, number, number, number, number];
      for (const value of [cold, frosty, zero]) assert.ok(value >= 0 && value < 0.5);
      allNear([mild, hot], [6, 30], 1, 'answers');
    },
    async (ran) => {
      const linear = await ran.again([[['layers', 1, 'activation'], 'linear']]);
      assert.ok(
        answers(linear).some((value) => value < -0.1),
        'a linear head sells a negative number',
      );
    },
  ),
  'batch-size-1': (ran) => {
    atMost(evaluated(ran), 0.06, 'loss');
    atLeast(rises(curve(ran)), 10, 'epochs in which the loss rises');
  },
  'batch-size-8': async (ran) => {
    atMost(evaluated(ran), 0.05, 'loss');
    const [small, large] = [await ran.again([[['fit', 'batch_size'], 1]]), await ran.again([[['fit', 'batch_size'], 64]])];
    // After ten epochs, in which they have made 640, 80 and 10 steps.
    const early = [small, ran, large].map((one) => curve(one)[9] as number);
    assert.deepEqual(
      early,
      [...early].sort((a, b) => a - b),
      'smaller batches are ahead by epochs',
    );
  },
  'batch-size-64': (ran) => {
    assert.equal(rises(curve(ran)), 0, 'epochs in which the loss rises');
    near(last(ran), 0.09, 0.06, 'loss');
  },
};
