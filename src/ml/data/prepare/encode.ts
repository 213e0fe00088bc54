import { reportAt } from '../../language/reporter';
import type { Breathe } from '../breathe';
import { type DataContext, inParts, type Loading, type Part } from '../context';
import { rowSize, type Tensor } from '../dataset';

/**
 * Divides the inputs of all parts, which are the loader's own, in place.
 * @returns the parts with what is known of their numbers now; undefined after a problem was reported
 */
export async function scaleInputs(parts: readonly Part[], divisor: number, context: Loading): Promise<readonly Part[] | undefined> {
  const scaled: Part[] = [];
  for (const part of parts) {
    const { values, within } = part.x;
    const now = within && { min: Math.fround(within.min / divisor), max: Math.fround(within.max / divisor) };
    const known = now !== undefined && Number.isFinite(now.min) && Number.isFinite(now.max);
    const finite = known ? await divide(values, divisor, context) : await divideAndLook(values, divisor, context);
    // Only a divisor below 1 can take finite numbers out of float32's range.
    if (!finite) return reportAt(context, ['data', 'scale'])('scale-overflows', { name: part.xName, scale: divisor });
    const { within: _, ...x } = part.x;
    scaled.push({ ...part, x: { ...x, ...(known && { within: now }) } });
  }
  return scaled;
}

async function divide(values: Float32Array, divisor: number, { breathe }: Loading): Promise<true> {
  await inParts(values.length, breathe, (from, to) => {
    for (let i = from; i < to; i++) values[i] = (values[i] as number) / divisor;
  });
  return true;
}

/** @returns whether all numbers are finite */
async function divideAndLook(values: Float32Array, divisor: number, { breathe }: Loading): Promise<boolean> {
  let finite = true;
  await inParts(values.length, breathe, (from, to) => {
    for (let i = from; i < to; i++) {
      values[i] = (values[i] as number) / divisor;
      finite &&= Number.isFinite(values[i]);
    }
  });
  return finite;
}

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

/**
 * Targets by their names, where every class name is a number and every target is one of these: class 3 of the names "3", "5" and "7" becomes
 * class 0, as a text that is a name would. Targets of -1 and 1 that are named so stay, because losses and activations of their own take them.
 */
export function namedByNumber(parts: readonly Part[], names: readonly string[] | undefined): readonly Part[] {
  if (!names || parts.some(({ y }) => rowSize(y) !== 1)) return parts;
  const classes = new Map(names.map((name, i) => [name.trim() === '' ? Number.NaN : Math.fround(Number(name)), i]));
  if (classes.size < names.length || classes.has(Number.NaN)) return parts;
  if (names.length === 2 && classes.has(-1) && classes.has(1)) return parts;
  if (!parts.every(({ y }) => y.values.every((value) => classes.has(value)))) return parts;
  return parts.map((part) => ({ ...part, y: { shape: part.y.shape, values: part.y.values.map((value) => classes.get(value) as number) } }));
}

/**
 * Holds the spec's class names against the targets: a name for each class number, or for each column of several.
 * @returns false after an error was reported
 */
export function namesFit(parts: readonly Part[], names: readonly string[], context: DataContext): boolean {
  const report = reportAt(context, ['data', 'class_names']);
  const width = parts[0] ? rowSize(parts[0].y) : 1;
  if (width > 1) {
    if (width !== names.length) report('names-for-columns', { names: names.length, columns: width });
    return width === names.length;
  }
  let [smallest, largest] = [Number.POSITIVE_INFINITY, 0];
  for (const { y } of parts) {
    for (const value of y.values) {
      // Targets of -1 and 1 mean two classes too, and those of a regression none.
      if (value === -1 && names.length === 2) continue;
      if (!Number.isInteger(value) || value < 0) {
        report('names-without-classes', { value });
        return true;
      }
      if (value < smallest) smallest = value;
      if (value > largest) largest = value;
    }
  }
  if (largest >= names.length) report('more-classes-than-names', { names: names.length, min: smallest, max: largest });
  return largest < names.length;
}
