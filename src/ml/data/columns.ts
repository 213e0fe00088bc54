import type { Breathe } from './breathe';
import { inParts } from './context';
import { rowSize, type Split, type Tensor } from './dataset';

/** What the values of a column are: all the same, only 0 and 1, whole numbers, any numbers, or numbers of classes. */
type ColumnKind = 'constant' | 'zero-one' | 'whole' | 'number' | 'class';

/** How often values lie in each of equally wide intervals: interval i goes from `from + i × width` up to the next; the last one has its upper edge too. */
interface Histogram {
  readonly from: number;
  readonly width: number;
  readonly counts: readonly number[];
}

/** What is known of a column of a table. */
interface ColumnFacts {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Of all rows, as NumPy's `std`. */
  readonly std: number;
  /** Different values; counting stops at 1,000. */
  readonly distinct: number;
  /** Of whole numbers the intervals have whole numbers in their middle, of classes one each. */
  readonly histogram: Histogram;
}

/** The columns of a split whose samples are rows of numbers. */
export interface TableColumns {
  readonly inputs: readonly ColumnFacts[];
  readonly targets: readonly ColumnFacts[];
}

interface Naming {
  readonly inputNames?: readonly string[];
  readonly targetNames?: readonly string[];
}

/** Tables with more columns are pictures or texts written as rows: no reader looks at their columns one by one. */
const maxColumns = 300;

const maxDistinct = 1000;
const maxBins = 50;
/** Where the rule gives none: half of all values are the same. */
const usualBins = 20;

/**
 * Facts of each column, or undefined where samples are no rows of numbers, or too long ones. Numbers are as the data is given: `scale` is undone.
 * @param labels the class that each target names, for targets that name one: they are then one column
 */
export async function columnsOf(
  { x, y }: Split,
  { inputNames, targetNames }: Naming,
  {
    scale = 1,
    labels,
    breathe = () => Promise.resolve(),
  }: { scale?: number | undefined; labels?: Int32Array | undefined; breathe?: Breathe },
): Promise<TableColumns | undefined> {
  if (!isTable(x) || !isTable(y)) return undefined;
  const [target = 'y'] = targetNames ?? [];
  return {
    inputs: await factsOf(x, inputNames ?? numbered('x', rowSize(x)), asGiven(scale), breathe),
    targets: labels ? [classFacts(target, labels)] : await factsOf(y, targetNames ?? numbered('y', rowSize(y)), (value) => value, breathe),
  };
}

const isTable = (tensor: Tensor): boolean => tensor.shape.length <= 2 && rowSize(tensor) <= maxColumns;

const numbered = (letter: string, count: number): string[] =>
  count === 1 ? [letter] : Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);

/** Undoes the division by `scale`: a whole number that was divided in float32, such as a pixel by 255, is whole again. */
export function asGiven(scale: number): (value: number) => number {
  if (scale === 1) return (value) => value;
  return (value) => {
    const product = value * scale;
    const whole = Math.round(product);
    return Math.fround(whole / scale) === value ? whole : product;
  };
}

async function factsOf(
  table: Tensor,
  names: readonly string[],
  given: (value: number) => number,
  breathe: Breathe,
): Promise<readonly ColumnFacts[]> {
  const width = rowSize(table);
  const rows = table.shape[0] ?? 0;
  const found: ColumnFacts[] = [];
  for (let column = 0; column < width; column++) {
    const values = new Float64Array(rows);
    await inParts(rows, breathe, (from, to) => {
      for (let row = from; row < to; row++) values[row] = given(table.values[row * width + column] as number);
    });
    found.push(numberFacts(names[column] ?? String(column + 1), values));
    if (rows > 0) await breathe();
  }
  return found;
}

/** @param values are sorted by it */
function numberFacts(name: string, values: Float64Array): ColumnFacts {
  const { mean, std } = momentsOf(values);
  values.sort();
  const min = values[0] ?? 0;
  const max = values.at(-1) ?? 0;
  let distinct = values.length > 0 ? 1 : 0;
  for (let i = 1; i < values.length && distinct < maxDistinct; i++) if (values[i] !== values[i - 1]) distinct++;
  const whole = values.every(Number.isInteger);
  const zeroOne = distinct === 2 && min === 0 && max === 1;
  const kind = distinct <= 1 ? 'constant' : zeroOne ? 'zero-one' : whole ? 'whole' : 'number';
  return { name, kind, min, max, mean, std, distinct, histogram: whole ? wholeBins(values) : bins(values) };
}

/** Mean and standard deviation, each in a pass of its own, so that large means cost no digits. */
function momentsOf(values: ArrayLike<number>): { mean: number; std: number } {
  const { length } = values;
  if (length === 0) return { mean: 0, std: 0 };
  let sum = 0;
  for (let i = 0; i < length; i++) sum += values[i] as number;
  const mean = sum / length;
  let squares = 0;
  for (let i = 0; i < length; i++) squares += ((values[i] as number) - mean) ** 2;
  return { mean, std: Math.sqrt(squares / length) };
}

function classFacts(name: string, labels: Int32Array): ColumnFacts {
  const sorted = Float64Array.from(labels);
  const facts = numberFacts(name, sorted);
  return { ...facts, kind: 'class', histogram: count(sorted, -0.5, 1, Math.max(0, facts.max) + 1) };
}

/** Whole numbers in the middle of each interval, which holds as many of them as it takes to have few intervals. */
function wholeBins(sorted: Float64Array): Histogram {
  if (sorted.length === 0) return { from: 0, width: 1, counts: [] };
  const [min, max] = [sorted[0] as number, sorted.at(-1) as number];
  const width = Math.ceil((max - min + 1) / maxBins);
  return count(sorted, min - 0.5, width, Math.ceil((max - min + 1) / width));
}

/** Intervals by the rule of Freedman and Diaconis (as NumPy's `histogram_bin_edges(values, "fd")`), at most 50 of them. */
function bins(sorted: Float64Array): Histogram {
  const [min, max] = [sorted[0] as number, sorted.at(-1) as number];
  if (min === max) return count(sorted, min - 0.5, 1, 1);
  const spread = quantile(sorted, 0.75) - quantile(sorted, 0.25);
  const wanted = (2 * spread) / Math.cbrt(sorted.length);
  const number = wanted > 0 ? Math.min(maxBins, Math.ceil((max - min) / wanted)) : usualBins;
  return count(sorted, min, (max - min) / number, number);
}

/** Between the two values around it, as NumPy's. */
function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)] as number, sorted[Math.ceil(at)] as number];
  return below + (above - below) * (at - Math.floor(at));
}

function count(values: Float64Array, from: number, width: number, number: number): Histogram {
  const counts = new Array<number>(number).fill(0);
  for (const value of values) {
    const bin = Math.min(number - 1, Math.floor((value - from) / width));
    if (bin >= 0) counts[bin] = (counts[bin] as number) + 1;
  }
  return { from, width, counts };
}
