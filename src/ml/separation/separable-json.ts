import type { LineOrNot } from './line-or-not';
import type { Separation, Share } from './separation';

/** What `separable --json` prints. Rows count from 0. */
export const separableJson = ({ found, throughZero, drawn }: LineOrNot): string =>
  JSON.stringify({
    ...answer(found),
    network: { line: 'line', 'line-through-zero': 'line_through_zero', bends: 'bends' }[drawn],
    ...(throughZero && { through_zero: answer(throughZero) }),
  });

function answer(found: Separation) {
  if (found.separable) {
    const { separable, weights, bias, margin, support } = found;
    return { separable, weights, bias, margin, support };
  }
  const { separable, point, from } = found;
  return { separable, point, from_class_0: from[0].map(pair), from_class_1: from[1].map(pair) };
}

const pair = ({ row, weight }: Share): [row: number, weight: number] => [row, weight];
