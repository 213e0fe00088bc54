import { volume } from '../../../ml/language/shape';
import type { Data, Network } from '../messages/state';

/** Rows that are answered, as the spec has them (`shown`) and as the network takes them (`x`). */
export interface AskedRows {
  /** Numbers of one sample. */
  readonly width: number;
  readonly shown: readonly (readonly number[])[];
  readonly x: Float32Array;
  /** Rows that are left out, because there are too many. */
  readonly more: number;
}

/** A table of more rows than this is not read. */
const MOST = 200;
/** Data with no more rows than this is shown where the spec asks for nothing. */
const FEW = 16;

/** The rows of the spec's "predict"; where it has none, those of small data, such as a gate's. */
export function askedRows(
  network: Network,
  data: Data | undefined,
  predict: { readonly values: readonly number[] } | undefined,
): AskedRows {
  const width = Math.max(1, volume(network.inputShape));
  const scale = data?.scale ?? 1;
  const points = data?.points.find(({ split }) => split === 'train');
  const small = points && points.x.length <= FEW * width ? Array.from(points.x, (value) => value * scale) : [];
  const values = predict?.values ?? small;
  const rows = Math.floor(values.length / width);
  const shown = Array.from({ length: Math.min(rows, MOST) }, (_, row) => values.slice(row * width, (row + 1) * width));
  return { width, shown, x: scaled(shown.flat(), scale), more: rows - shown.length };
}

/** Numbers as the network takes them. */
export const scaled = (values: readonly number[], scale: number): Float32Array => Float32Array.from(values, (value) => value / scale);

/** The target of a row that is one of the data's; undefined where it is none of them, or where its likes have several targets. */
export function targetOf(data: Data | undefined, x: ArrayLike<number>): readonly number[] | undefined {
  if (!data || data.inputs !== x.length) return;
  let found: readonly number[] | undefined;
  for (const points of data.points) {
    for (let row = 0; row * data.inputs < points.x.length; row++) {
      if (!sameRow(points.x, row * data.inputs, x)) continue;
      const target = Array.from(points.y.subarray(row * data.targets, (row + 1) * data.targets));
      if (found?.some((value, i) => value !== target[i])) return;
      found = target;
    }
  }
  return found;
}

/** The row of the training data that a sample is, the first of several; undefined where it is none of them. */
export function trainingRow(data: Data | undefined, x: ArrayLike<number>): number | undefined {
  const points = data?.points.find(({ split }) => split === 'train');
  if (!points || data?.inputs !== x.length) return undefined;
  const at = points.rows.findIndex((_, i) => sameRow(points.x, i * x.length, x));
  return points.rows[at];
}

function sameRow(all: Float32Array, at: number, x: ArrayLike<number>): boolean {
  for (let i = 0; i < x.length; i++) if (all[at + i] !== x[i]) return false;
  return true;
}
