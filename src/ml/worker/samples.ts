import { asGiven } from '../data/columns';
import { pickRows, rowCount, rowSize } from '../data/dataset';
import type { DataFacts } from '../data/facts';
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
};

/** Rows of a spec's data, as the data is given: what it is divided by is put back. */
export async function samplesOf({ text, scope, split, pick, as }: SamplesRequest, data: SpecData): Promise<AnswerTo<SamplesRequest>> {
  const opening = await data.open(text, scope);
  if ('problems' in opening) return opening;
  const { spec, facts, splits, labels } = opening.opened;
  const block = splits[split];
  if (!block) return nothing;
  const all = labels(split);
  const { total, rows: wanted } = 'rows' in pick ? given(pick.rows, rowCount(block)) : windowOf(all, pick);
  const rows = wanted.subarray(0, Math.max(1, Math.floor(MOST_NUMBERS / Math.max(1, rowSize(block.x)))));
  const picked = pickRows(block.x, rows).values;
  const x = as === 'pixels' ? pixels(picked, facts.inputs) : picked.map(asGiven(spec.data?.scale ?? 1));
  return { total, rows: rows.slice(), x, y: pickRows(block.y, rows).values, labels: Int32Array.from(rows, (row) => all[row] as number) };
}

const pixels = (values: Float32Array, { min, max }: DataFacts['inputs']): Uint8Array =>
  Uint8Array.from(values, (value) => Math.round(max > min ? (255 * (value - min)) / (max - min) : 0));

/** Those of some rows that exist. */
function given(rows: readonly number[], count: number): { total: number; rows: Uint32Array } {
  const existing = rows.filter((row) => row < count);
  return { total: existing.length, rows: Uint32Array.from(existing) };
}

/** A part of all rows, or of those of one class, in their order. */
function windowOf(
  labels: Int32Array,
  { klass, from, count }: { readonly klass?: number; readonly from: number; readonly count: number },
): { total: number; rows: Uint32Array } {
  if (klass === undefined) {
    const end = Math.min(labels.length, from + count);
    return { total: labels.length, rows: Uint32Array.from({ length: Math.max(0, end - from) }, (_, i) => from + i) };
  }
  const rows: number[] = [];
  let total = 0;
  labels.forEach((label, row) => {
    if (label !== klass) return;
    if (total >= from && rows.length < count) rows.push(row);
    total++;
  });
  return { total, rows: Uint32Array.from(rows) };
}
