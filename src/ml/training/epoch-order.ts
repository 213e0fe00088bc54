import { shuffler } from '../random/random';
import type { FitSpec } from '../spec/sections';

/** Writes into a list, or into a part of it that is as long as there are rows, which row comes when in an epoch, counted from 0. */
export function epochOrder(
  { shuffle }: Pick<FitSpec, 'shuffle'>,
  seed: number,
): (epoch: number, order: Uint32Array, from?: number, to?: number) => void {
  const shuffled = shuffle ? shuffler(seed, 'shuffle') : undefined;
  return (epoch, order, from = 0, to = order.length) => {
    for (let i = from; i < to; i++) order[i] = i - from;
    shuffled?.(epoch, order, from, to);
  };
}
