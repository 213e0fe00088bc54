import { type DataContext, fits, type Part, reportAt } from '../context';
import { rowSize, type Tensor } from '../dataset';

/**
 * Turns class numbers into rows of zeros with a single 1, as Keras's to_categorical does: y of shape [n] or [n, 1] becomes [n, classes].
 * There are as many classes as names, or, without names, one more than the largest label of all parts.
 * @returns the parts in their order, or undefined after what is wrong was reported
 */
export function oneHot(parts: readonly Part[], classNames: readonly string[] | undefined, context: DataContext): Part[] | undefined {
  const report = reportAt(context, ['data', 'one_hot']);
  let largest = 0;
  for (const { y, yName } of parts) {
    if (y.shape.length > 2 || rowSize(y) !== 1) return report('one-hot-shape', { name: yName, shape: [...y.shape] });
    const odd = y.values.findIndex((label) => !Number.isInteger(label) || label < 0);
    if (odd !== -1) return report('one-hot-label', { name: yName, row: odd, value: y.values[odd] as number });
    for (const label of y.values) if (label > largest) largest = label;
  }
  const classes = classNames?.length ?? largest + 1;
  if (largest >= classes) return report('more-classes-than-names', { names: classes, classes: largest + 1 });
  if (!parts.every(({ y, yName }) => fits(yName, [y.values.length, classes], report))) return undefined;
  return parts.map((part) => ({ ...part, y: encoded(part.y, classes) }));
}

function encoded({ values: labels }: Tensor, classes: number): Tensor {
  const values = new Float32Array(labels.length * classes);
  labels.forEach((label, row) => {
    values[row * classes + label] = 1;
  });
  return { shape: [labels.length, classes], values };
}
