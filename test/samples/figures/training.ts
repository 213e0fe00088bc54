import assert from 'node:assert/strict';
import type { Outcome } from '../../../src/ml/worker/messages';
import { all, atLeast, atMost, curve, evaluated, type Figure, type Figures, last, lowest, near, type Ran, weights } from './figure';

/** Every optimizer gets round the ring, from the same first weights. */
const finishes: Figure = (ran) => {
  atLeast(last(ran, 'accuracy'), 0.94, 'accuracy');
  atMost(last(ran), 0.25, 'loss');
};

/** How far each kernel moves in one epoch, as a share of its length; the first layer's over the last one's. */
async function movesInFront(ran: Ran): Promise<number> {
  const [before, after] = [await ran.again([], 'predict'), await ran.again([[['fit', 'epochs'], 1]])];
  const kernels = [...before.weights.keys()].filter((name) => name.endsWith('/kernel'));
  const moved = kernels.map((name) => distance(before, after, name));
  return (moved[0] as number) / (moved.at(-1) as number);
}

function distance(before: Outcome, after: Outcome, name: string): number {
  const [from, to] = [weights(before, name), weights(after, name)];
  const length = (values: readonly number[]): number => Math.hypot(...values);
  return length(to.map((value, i) => value - (from[i] as number))) / length(from);
}

const turnsUp: Figure = (ran) => {
  const [losses, held] = [curve(ran), curve(ran, 'val_loss')];
  const turn = held.indexOf(lowest(ran, 'val_loss'));
  assert.ok(turn > 5 && turn < 75, `the validation loss turns at epoch ${turn + 1} of 150`);
  atLeast(last(ran, 'val_loss') / lowest(ran, 'val_loss'), 2, 'how many times its least the validation loss is at the end');
  atMost(last(ran) / (losses[turn] as number), 0.4, 'what is left of the training loss since then');
};

export const trainingFigures: Figures = {
  overfitting: turnsUp,
  'overfitting-early-stopping': (ran) => {
    assert.ok(ran.ending?.reason === 'early-stopping' && ran.ending.restored);
    const held = curve(ran, 'val_loss');
    assert.equal(ran.ending.best, held.indexOf(lowest(ran, 'val_loss')));
    assert.equal(held.length, ran.ending.best + 1 + 15, 'it ends when the patience does');
    // The weights are those of the best epoch: the training loss with them is higher than at the end.
    assert.ok(evaluated(ran) > last(ran));
  },
  'overfitting-dropout': async (ran) => {
    const without = await ran.again([
      [['layers', 3], undefined],
      [['layers', 1], undefined],
    ]);
    atMost(last(ran, 'val_loss') / last(without, 'val_loss'), 0.75, 'validation loss, compared with that without Dropout');
  },
  'vanishing-gradient-sigmoid': async (ran) => {
    near(last(ran), Math.LN2, 0.02, 'loss');
    atMost(await movesInFront(ran), 0.02, 'how far the first layer moves, compared with the last');
  },
  'vanishing-gradient-relu': async (ran) => {
    atMost(last(ran), 0.05, 'loss');
    atLeast(await movesInFront(ran), 0.1, 'how far the first layer moves, compared with the last');
  },
  'graph-skip': (ran) => {
    atLeast(evaluated(ran, 'accuracy'), 0.82, 'accuracy');
    atMost(last(ran), 0.4, 'loss');
  },
  'graph-wide-and-deep': (ran) => {
    assert.equal(ran.params.total, 195);
    assert.equal(ran.layers.find(({ name }) => name === 'answer')?.params, 11);
    atLeast(evaluated(ran, 'accuracy'), 0.9, 'accuracy');
  },
  ...Object.fromEntries(
    ['sgd', 'momentum', 'nag', 'adagrad', 'rmsprop', 'adam', 'adamw', 'adamax', 'nadam', 'radam', 'laprop', 'padam'].map((name) => [
      `optimizers/${name}`,
      finishes,
    ]),
  ),
  'optimizers/adadelta': all(finishes, async (ran) => {
    const usual = await ran.again([[['compile', 'optimizer', 'epsilon'], undefined]]);
    atLeast(last(usual), 0.65, 'loss with the default epsilon');
  }),
};
