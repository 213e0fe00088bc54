import type { Variable } from './matrix';
import type { NeuronPlan } from './neurons';
import { largestOf } from './weight-text';

/** Variables by layer, as far as they are known. */
export type Weights = ReadonlyMap<string, readonly Variable[]>;

/** A line between two units. */
export interface Link {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** Counted from 0, within their columns. */
  readonly from: number;
  readonly to: number;
  /** Name of the layer that the line leads to. */
  readonly layer: string;
  readonly weight: number | undefined;
}

const named = (weights: Weights, layer: string, name: string): Float32Array | undefined =>
  weights.get(layer)?.find((v) => v.name === name)?.values;

export const biasOf = (weights: Weights, layer: string, unit: number): number | undefined => named(weights, layer, 'bias')?.[unit];

export function linksOf({ columns, radius }: NeuronPlan, weights: Weights): Link[] {
  return columns.slice(1).flatMap((column, i) => {
    const before = columns[i]!;
    const kernel = named(weights, column.name, 'kernel');
    return before.y.flatMap((y1, from) =>
      column.y.map(
        (y2, to): Link => ({
          ...{ x1: before.x + radius, y1, x2: column.x - radius, y2, from, to, layer: column.name },
          weight: kernel?.[from * column.units + to],
        }),
      ),
    );
  });
}

/** Of all layers: everything is drawn to one measure, so that layers can be compared. */
export const largestNamed = (weights: Weights, variable: 'kernel' | 'bias'): number =>
  Math.max(0, ...[...weights.values()].flat().flatMap(({ name, values }) => (name === variable ? [largestOf(values)] : [])));

/** How a number is drawn: its sign as a class (colour and dashes), its size as a part of the largest. */
export interface Stroke {
  readonly sign: 'positive' | 'negative' | 'zero' | 'unknown';
  /** 0 … 1 */
  readonly size: number;
}

export function strokeOf(value: number | undefined, largest: number): Stroke {
  if (value === undefined || Number.isNaN(value)) return { sign: 'unknown', size: 0 };
  if (value === 0 || largest === 0) return { sign: 'zero', size: 0 };
  return { sign: value > 0 ? 'positive' : 'negative', size: Math.min(1, Math.abs(value) / largest) };
}
