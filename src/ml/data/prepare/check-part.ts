import { reportAt } from '../../language/reporter';
import type { Loading, Part } from '../context';
import { inParts } from '../context';
import type { Tensor } from '../dataset';

/**
 * Holds a part's inputs against its targets: both have rows, equally many, and only finite numbers.
 * @returns the part with x at least two-dimensional (a flat list has one number a sample), or undefined after a problem was reported
 */
export async function checkPart(part: Part, context: Loading): Promise<Part | undefined> {
  const { x, y, xName, yName, path } = part;
  const report = reportAt(context, path);
  const scalar = [x, y].findIndex(({ shape }) => shape.length === 0);
  if (scalar !== -1) return report('not-a-list', { name: scalar === 0 ? xName : yName });
  const empty = [x, y].findIndex(({ values }) => values.length === 0);
  if (empty !== -1) return report('data-empty', { name: empty === 0 ? xName : yName, shape: [...(empty === 0 ? x : y).shape] });
  const rows = x.shape[0] as number;
  if (y.shape[0] !== rows) return report('rows-differ', { xName, yName, x: [...x.shape], y: [...y.shape] });
  // Both are looked through, so that both are reported.
  const finite = [await reportNotFinite(x, xName, part, context), await reportNotFinite(y, yName, part, context)];
  if (!finite.every(Boolean)) return undefined;
  return x.shape.length === 1 ? { ...part, x: { ...x, shape: [rows, 1] } } : part;
}

/** @returns whether all numbers are finite */
async function reportNotFinite({ shape, values, within }: Tensor, name: string, { path }: Part, context: Loading): Promise<boolean> {
  if (within) return true;
  let [first, count] = [-1, 0];
  // Data sets have many millions of numbers: over typed arrays, a counted loop is five times faster than an iterator or a callback.
  await inParts(values.length, context.breathe, (from, to) => {
    for (let i = from; i < to; i++) {
      if (Number.isFinite(values[i])) continue;
      if (count === 0) first = i;
      count++;
    }
  });
  if (count === 0) return true;
  reportAt(context, path)('data-not-finite', { name, index: indices(first, shape), value: String(values[first]), count });
  return false;
}

/** The place of a row-major value by its index on each axis, from 0. */
function indices(at: number, shape: readonly number[]): number[] {
  let rest = at;
  return shape
    .toReversed()
    .map((size) => {
      const index = rest % size;
      rest = Math.floor(rest / size);
      return index;
    })
    .reverse();
}

/** True if rows of the two parts have the same shape; a part other than the training rows is measured by these. */
export function sameRows(rows: Part, other: Part, context: Loading): boolean {
  const report = reportAt(context, other.path);
  const pairs = [
    { name: other.xName, wanted: rows.x.shape.slice(1), found: other.x.shape.slice(1) },
    { name: other.yName, wanted: rows.y.shape.slice(1), found: other.y.shape.slice(1) },
  ];
  const unlike = pairs.filter(({ wanted, found }) => String(wanted) !== String(found));
  for (const pair of unlike) report('row-shapes-differ', pair);
  return unlike.length === 0;
}
