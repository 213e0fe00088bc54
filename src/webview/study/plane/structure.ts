import type { LayerRow, Network } from '../messages/state';
import { type Line, mostLines } from './boundary/line';

/** What of a network the boundary view looks into. */
export interface Structure {
  readonly output: LayerRow;
  /** Dense layers that sit on the two inputs themselves: each of their units has a straight line. */
  readonly first: readonly LayerRow[];
  /** The layers between inputs and output that have something to show, in order. */
  readonly hidden: readonly LayerRow[];
  /** The answer can change only at the lines of `first`: all of their units are steps. */
  readonly steps: boolean;
  /** The layer of the one unit on the inputs, where there are no other weights: they can be moved by hand. */
  readonly single?: LayerRow;
  /** The one hidden unit that everything goes through: whatever the output makes of it, the border is a straight line. */
  readonly funnel?: LayerRow;
  /** The layer before the output, where it has two units: a plane of its own. */
  readonly plane?: LayerRow;
}

const kernelOf = ({ variables }: LayerRow): readonly number[] | undefined => variables.find(({ name }) => name === 'kernel')?.shape;

/** A Dense layer's units, where it takes so many numbers; 0 for all else. */
const denseUnits = (row: LayerRow, inputs: number): number => {
  const kernel = kernelOf(row);
  return row.type === 'Dense' && kernel?.length === 2 && kernel[0] === inputs ? (kernel[1] as number) : 0;
};

/** @param inputs numbers of one sample */
export function structureOf({ rows, edges }: Pick<Network, 'rows' | 'edges'>, inputs = 2): Structure | undefined {
  const isInput = (row: LayerRow | undefined): boolean => row?.type === 'InputLayer';
  const sources = (to: number): number[] => edges.filter((edge) => edge.to === to).map(({ from }) => from);
  const last = rows.findLastIndex((row, i) => !isInput(row) && edges.every(({ from }) => from !== i));
  const output = rows[last];
  if (!output) return undefined;
  const onInputs = (row: LayerRow, i: number): boolean => !isInput(row) && sources(i).every((from) => isInput(rows[from]));
  const first = rows.filter((row, i) => onInputs(row, i) && denseUnits(row, inputs) > 0);
  const past = rows.some((row, i) => !first.includes(row) && (onInputs(row, i) || sources(i).some((from) => isInput(rows[from]))));
  const lines = first.reduce((sum, row) => sum + denseUnits(row, inputs), 0);
  const weighty = rows.filter(({ variables }) => variables.length > 0);
  const [alone] = weighty;
  const before = sources(last);
  const plane = before.length === 1 && denseUnits(output, 2) > 0 ? rows[before[0] as number] : undefined;
  const [hidden] = first;
  const narrow = !past && first.length === 1 && lines === 1 && hidden !== output && weighty.length === 2 && weighty[1] === output;
  const funnel = narrow && hidden?.gives.monotone && output.gives.monotone ? hidden : undefined;
  return {
    output,
    first,
    hidden: rows.filter((row) => row !== output && !isInput(row) && (row.type === 'Dense' || row.activation !== '')),
    steps: !past && lines <= mostLines && first.every(({ gives }) => gives.jumps),
    ...(alone && weighty.length === 1 && denseUnits(alone, inputs) === 1 && { single: alone }),
    ...(funnel && { funnel }),
    ...(plane && !isInput(plane) && { plane }),
  };
}

/** The weighted sums of a Dense layer on two inputs, one line a unit. @param kernel [2, units] */
export const linesOf = (kernel: Float32Array, bias: Float32Array | undefined): Line[] =>
  Array.from({ length: kernel.length / 2 }, (_, unit) => ({
    w1: kernel[unit] as number,
    w2: kernel[kernel.length / 2 + unit] as number,
    b: bias?.[unit] ?? 0,
  }));
