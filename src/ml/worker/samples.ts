import { asGiven } from '../data/columns';
import { byteIn, pickRows, rowCount, rowSize, type Split } from '../data/dataset';
import type { SamplesAnswer, SamplesRequest } from './data-questions';
import type { AnswerTo } from './messages';
import type { SpecData } from './spec-data';

/** Numbers of an answer, at most. */
const MOST_NUMBERS = 2 ** 22;

const nothing: SamplesAnswer = {
  total: 0,
  rows: new Uint32Array(),
  x: new Float32Array(),
  y: new Float32Array(),
  labels: new Int32Array(),
  ofClass: new Uint32Array(),
};

/** Rows of a spec's data, as the data is given: what it is divided by is put back. */
export async function samplesOf({ text, scope, split, pick, as }: SamplesRequest, data: SpecData): Promise<AnswerTo<SamplesRequest>> {
  const opening = await data.open(text, scope);
  if ('problems' in opening) return opening;
  const { spec, facts, splits, labels, ofClass } = opening.opened;
  const block = splits[split];
  if (!block) return nothing;
  const all = labels(split);
  const { total, rows: wanted } =
    'rows' in pick ? given(pick.rows, rowCount(block)) : windowOf(block, pick, (klass) => ofClass(split, klass));
  const rows = wanted.subarray(0, Math.max(1, Math.floor(MOST_NUMBERS / Math.max(1, rowSize(block.x)))));
  const picked = pickRows(block.x, rows).values;
  const x = as === 'pixels' ? Uint8Array.from(picked, byteIn(facts.inputs)) : picked.map(asGiven(spec.data?.scale ?? 1));
  const of = Int32Array.from(rows, (row) => all[row] as number);
  return {
    total,
    rows: rows.slice(),
    x,
    y: pickRows(block.y, rows).values,
    labels: of,
    ofClass: rows.map((row, i) => placeIn(ofClass(split, of[i] as number), row)),
  };
}

/** Those of some rows that exist. */
function given(rows: readonly number[], count: number): { total: number; rows: Uint32Array } {
  const existing = rows.filter((row) => row < count);
  return { total: existing.length, rows: Uint32Array.from(existing) };
}

/** A part of all rows, or of those of one class, in their order. */
function windowOf(
  block: Split,
  { klass, from, count }: { readonly klass?: number; readonly from: number; readonly count: number },
  ofClass: (klass: number) => Uint32Array,
): { total: number; rows: Uint32Array } {
  if (klass !== undefined) {
    const rows = ofClass(klass);
    return { total: rows.length, rows: rows.subarray(from, from + count) };
  }
  const total = rowCount(block);
  return { total, rows: Uint32Array.from({ length: Math.max(0, Math.min(total - from, count)) }, (_, i) => from + i) };
}

/** Where a number is among others that ascend. */
function placeIn(ascending: Uint32Array, wanted: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
