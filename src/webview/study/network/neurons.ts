import type { Network } from '../messages/state';
import type { TextSize } from '../shared/measure';
import { largestOf, type Variable } from './matrix';

/** A layer small enough to be drawn unit by unit. */
interface NeuronColumn {
  readonly name: string;
  /** What is above it, line by line. */
  readonly lines: readonly string[];
  readonly units: number;
  /** Index in the network's rows; not set for inputs that have no row of their own. */
  readonly row?: number;
}

/** Beyond these a drawing of every unit is a thicket of lines. */
const MOST_UNITS = 16;
const MOST_LAYERS = 5;

/** The columns of a small chain of dense layers, inputs first; undefined for any other network. */
export function neuronColumns({ rows, branches, inputShape }: Network, inputs: string): NeuronColumn[] | undefined {
  const [width] = inputShape;
  const dense = rows.filter(({ type }) => type === 'Dense');
  const others = rows.filter(({ type }) => type !== 'Dense');
  const plain = others.length === 0 || (others.length === 1 && rows[0]?.type === 'InputLayer');
  if (branches || !plain || !dense.length || dense.length > MOST_LAYERS || inputShape.length !== 1 || width === undefined) return undefined;
  const columns = rows.map(
    (row, i): NeuronColumn => ({
      name: row.name,
      lines: [row.name, row.type === 'Dense' ? row.activation || 'linear' : row.type],
      units: row.type === 'Dense' ? (row.variables[0]?.shape[1] ?? 0) : width,
      row: i,
    }),
  );
  if (!others.length) columns.unshift({ name: '', lines: [inputs, ''], units: width });
  return columns.every(({ units }) => units > 0 && units <= MOST_UNITS) ? columns : undefined;
}

export interface PlacedColumn extends NeuronColumn {
  /** Middle of the column. */
  readonly x: number;
  /** Middles of the circles, top to bottom. */
  readonly y: readonly number[];
  readonly width: number;
}

export interface NeuronPlan {
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  /** Where the circles begin, below the headings. */
  readonly top: number;
  readonly columns: readonly PlacedColumn[];
}

const sizes = {
  whole: { radius: 10, step: 32, gap: 72, margin: 8 },
  compact: { radius: 7, step: 20, gap: 64, margin: 4 },
};

/**
 * Columns side by side, each in the middle of the height.
 * @param form `compact` leaves the headings out
 */
export function placeNeurons(columns: readonly NeuronColumn[], text: TextSize, form: keyof typeof sizes): NeuronPlan {
  const { radius, step, gap, margin } = sizes[form];
  const headed = form === 'whole';
  const top = headed ? 2 * text.line + margin : 0;
  const most = Math.max(...columns.map(({ units }) => units));
  const middle = top + margin + (most * step) / 2;
  let x = 0;
  const placed = columns.map((column, i): PlacedColumn => {
    const width = Math.ceil(
      Math.max(2 * radius + 2 * margin, ...(headed ? column.lines.map((words) => text.width(words) + 2 * margin) : [])),
    );
    x += (i ? gap - 2 * margin : 0) + width / 2;
    const place = { ...column, x, width, y: Array.from({ length: column.units }, (_, u) => middle + (u - (column.units - 1) / 2) * step) };
    x += width / 2;
    return place;
  });
  return { width: x, height: top + most * step + 2 * margin, radius, top, columns: placed };
}

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
  /** Place of the weight in the layer's kernel. */
  readonly index: number;
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
      column.y.map((y2, to): Link => {
        const index = from * column.units + to;
        return { x1: before.x + radius, y1, x2: column.x - radius, y2, from, to, layer: column.name, index, weight: kernel?.[index] };
      }),
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
