import type { Network } from '../messages/state';
import type { TextSize } from '../shared/measure';

/** A layer small enough to be drawn unit by unit. */
export interface NeuronColumn {
  readonly name: string;
  /** What stands above it, line by line. */
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
