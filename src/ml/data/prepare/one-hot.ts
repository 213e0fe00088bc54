import { reportAt } from '../../language/reporter';
import type { Breathe } from '../breathe';
import type { Loading, Part } from '../context';
import { rowSize, type Tensor } from '../dataset';
import { inParts } from '../in-parts';

/**
 * Turns class numbers into rows of zeros with a single 1, as Keras's to_categorical does: y of shape [n] or [n, 1] becomes [n, classes].
 * There are as many classes as names, or, without names, one more than the largest label of all parts.
 * @returns the parts in their order, or undefined after what is wrong was reported
 */
export async function oneHot(
  parts: readonly Part[],
  classNames: readonly string[] | undefined,
  context: Loading,
): Promise<Part[] | undefined> {
  const report = reportAt(context, ['data', 'one_hot']);
  let [smallest, largest] = [Number.POSITIVE_INFINITY, 0];
  for (const { y, yName } of parts) {
    if (y.shape.length > 2 || rowSize(y) !== 1) return report('one-hot-shape', { name: yName, shape: [...y.shape] });
    const { values } = y;
    let odd = -1;
    await inParts(values.length, context.breathe, (from, to) => {
      for (let i = from; i < to && odd === -1; i++) {
        const label = values[i] as number;
        if (!Number.isInteger(label) || label < 0) odd = i;
        else [smallest, largest] = [Math.min(smallest, label), Math.max(largest, label)];
      }
    });
    if (odd !== -1) return report('one-hot-label', { name: yName, row: odd, value: values[odd] as number });
  }
  const classes = classNames?.length ?? largest + 1;
  if (largest >= classes) return report('more-classes-than-names', { names: classes, min: smallest, max: largest });
  if (!parts.every(({ y, yName }) => context.memory.takeTensor(yName, [y.values.length, classes], report))) return undefined;
  const encodedParts: Part[] = [];
  for (const part of parts) encodedParts.push({ ...part, y: await encoded(part.y, classes, context.breathe) });
  return encodedParts;
}

async function encoded({ values: labels }: Tensor, classes: number, breathe: Breathe): Promise<Tensor> {
  const values = new Float32Array(labels.length * classes);
  await inParts(labels.length, breathe, (from, to) => {
    for (let row = from; row < to; row++) values[row * classes + (labels[row] as number)] = 1;
  });
  return { shape: [labels.length, classes], values };
}
