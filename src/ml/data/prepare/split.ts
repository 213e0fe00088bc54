import { reportAt } from '../../language/reporter';
import { random } from '../../random/random';
import type { PartSize } from '../../spec/data-section';
import { type DataContext, inParts, type Loading, type Part } from '../context';
import { rowSize, type Split, type SplitName, type Tensor } from '../dataset';

/** Rows from `from` up to, but not including, `to`. */
interface RowRange {
  readonly from: number;
  readonly to: number;
}

type SplitSizes = { readonly [N in SplitName]?: PartSize | undefined };
type SplitPlan = { readonly train: RowRange } & { readonly [N in SplitName]?: RowRange };

interface Wish {
  readonly atStart: boolean;
  /** Below 1: a share of all rows. */
  readonly size: number;
}

const wishOf = (size: PartSize): Wish => (typeof size === 'number' ? { atStart: false, size } : { atStart: true, size: size.first });
const isShare = ({ size }: Wish): boolean => size < 1;

/**
 * Divides `rows` rows: first the test rows are taken from the end (or from the start, for `first`), then the validation rows from what
 * is left, and the training rows are the first of the rest. A share is rounded as Keras rounds `validation_split`,
 * n − ⌊n (1 − share)⌋, but takes no rows that another part asks for by number, nor the last one from training.
 * @returns undefined after what is wrong was reported
 */
export function planSplit(rows: number, sizes: SplitSizes, context: DataContext): SplitPlan | undefined {
  const wishes = new Map<SplitName, Wish>();
  for (const name of ['test', 'validation', 'train'] as const) {
    const size = sizes[name];
    if (size !== undefined) wishes.set(name, wishOf(size));
  }
  if (!wholeCounts(wishes, context) || !enoughRows(rows, wishes, context)) return undefined;
  let left: RowRange = { from: 0, to: rows };
  const plan: { -readonly [N in SplitName]?: RowRange } = {};
  for (const name of ['test', 'validation'] as const) {
    const wish = wishes.get(name);
    if (!wish) continue;
    const available = left.to - left.from - promised(name === 'test' ? ['validation', 'train'] : ['train'], wishes);
    const count = Math.min(available, isShare(wish) ? rows - Math.floor(rows * (1 - wish.size)) : wish.size);
    if (count <= 0) {
      context.reporter.report('part-empty', { name, rows }, ['data', name]);
      continue;
    }
    plan[name] = wish.atStart ? { from: left.from, to: left.from + count } : { from: left.to - count, to: left.to };
    left = wish.atStart ? { from: left.from + count, to: left.to } : { from: left.from, to: left.to - count };
  }
  return { ...plan, train: trainingRows(rows, left, wishes) };
}

/** The part of a source's own rows that a size asks for: all of them if none is given. */
export function planSome(rows: number, name: SplitName, size: PartSize | undefined, context: DataContext): RowRange | undefined {
  if (size === undefined) return { from: 0, to: rows };
  const wish = wishOf(size);
  const wishes = new Map([[name, wish]]);
  if (!wholeCounts(wishes, context)) return undefined;
  if (asked(rows, wishes) > rows) {
    context.reporter.report('parts-exceed', { rows, parts: [{ name, size: wish.size }] }, ['data', name]);
    return undefined;
  }
  const count = isShare(wish) ? Math.max(1, Math.round(rows * wish.size)) : wish.size;
  return wish.atStart ? { from: 0, to: count } : { from: rows - count, to: rows };
}

/** Rows that these parts ask for by number; training always gets one. */
function promised(names: readonly SplitName[], wishes: ReadonlyMap<SplitName, Wish>): number {
  const least = (name: SplitName): number => (name === 'train' ? 1 : 0);
  return names.reduce((sum, name) => {
    const wish = wishes.get(name);
    return sum + (wish && !isShare(wish) ? wish.size : least(name));
  }, 0);
}

function trainingRows(rows: number, left: RowRange, wishes: ReadonlyMap<SplitName, Wish>): RowRange {
  const wish = wishes.get('train');
  if (!wish) return left;
  const count = isShare(wish) ? Math.max(1, Math.round(rows * wish.size)) : wish.size;
  return { from: left.from, to: Math.min(left.to, left.from + count) };
}

/** Rows that all parts ask for together, before rounding. */
const asked = (rows: number, wishes: ReadonlyMap<SplitName, Wish>): number =>
  [...wishes.values()].reduce((sum, wish) => sum + (isShare(wish) ? rows * wish.size : wish.size), 0);

function wholeCounts(wishes: ReadonlyMap<SplitName, Wish>, { reporter }: DataContext): boolean {
  const broken = [...wishes].filter(([, wish]) => !isShare(wish) && !Number.isInteger(wish.size));
  for (const [name, { size }] of broken) reporter.report('part-not-whole', { name, size }, ['data', name]);
  return broken.length === 0;
}

function enoughRows(rows: number, wishes: ReadonlyMap<SplitName, Wish>, { reporter }: DataContext): boolean {
  const parts = [...wishes].map(([name, { size }]) => ({ name, size }));
  const path = ['data', ...(parts.length === 1 ? parts.map(({ name }) => name) : [])];
  const others = new Map([...wishes].filter(([name]) => name !== 'train'));
  if (asked(rows, wishes) > rows * (1 + 1e-9)) reporter.report('parts-exceed', { rows, parts }, path);
  else if (asked(rows, others) > rows * (1 - 1e-9)) reporter.report('no-training-rows', { rows, parts }, path);
  else return true;
  return false;
}

export interface Splits {
  readonly train: Split;
  readonly validation?: Split;
  readonly test?: Split;
}

/** Cuts a part by a plan. The pieces share the part's memory. */
export function cut(part: Part, { train, validation, test }: SplitPlan): Splits {
  return {
    train: piece(part, train),
    ...(validation && { validation: piece(part, validation) }),
    ...(test && { test: piece(part, test) }),
  };
}

const piece = ({ x, y }: Part, range: RowRange): Split => ({ x: rowsOf(x, range), y: rowsOf(y, range) });

function rowsOf(tensor: Tensor, { from, to }: RowRange): Tensor {
  const size = rowSize(tensor);
  return { ...tensor, shape: [to - from, ...tensor.shape.slice(1)], values: tensor.values.subarray(from * size, to * size) };
}

/**
 * The rows in random order, inputs and targets alike; `order` has the number of each row as it was before. Undefined after it was reported
 * that there is no memory for it.
 */
export async function shuffled(part: Part, context: Loading): Promise<{ readonly part: Part; readonly order?: Uint32Array } | undefined> {
  const order = random(context.seed, 'data', 'shuffle').shuffle(Uint32Array.from({ length: part.x.shape[0] ?? 0 }, (_, i) => i));
  const x = await inOrder(part.x, part.xName, order, context);
  const y = x && (await inOrder(part.y, part.yName, order, context));
  return x && y && { part: { ...part, x, y }, order };
}

async function inOrder(
  { values: old, ...tensor }: Tensor,
  name: string,
  order: Uint32Array,
  context: Loading,
): Promise<Tensor | undefined> {
  const { shape } = tensor;
  if (!context.memory.takeTensor(name, shape, reportAt(context, ['data', 'shuffle']))) return undefined;
  const size = rowSize({ shape, values: old });
  const values = new Float32Array(old.length);
  await inParts(order.length, context.breathe, (start, end) => {
    for (let to = start; to < end; to++) {
      const from = (order[to] as number) * size;
      values.set(old.subarray(from, from + size), to * size);
    }
  });
  context.memory.give(old.byteLength);
  return { ...tensor, values };
}
