import { volume } from '../../language/shape';
import type { Way } from './sheet';
import { cellAt, placeOf, rowMajor, stretched } from './strides';

/** How a result came about: the way to it, its shape, and the shapes of its operands. */
export interface Making {
  readonly way: Way;
  readonly shape: readonly number[];
  readonly operands: readonly (readonly number[])[];
}

/**
 * The cells that a cell of a result was made of, for each operand, in the order in which they are computed with. Nothing is kept for that:
 * they follow from the shapes.
 */
export function sourcesOf({ way, shape, operands }: Making, cell: number): readonly (readonly number[])[] {
  const place = placeOf(shape, cell);
  switch (way.is) {
    case 'view':
      return [[cellAt(place, way.strides, way.offset)]];
    case 'same':
      return [[cell]];
    case 'picked':
      return [[way.cells[cell] as number]];
    case 'each':
      return operands.map((own) => [cellAt(place, stretched(own, rowMajor(own), shape))]);
    case 'joined':
      return joined(way, operands, place);
    case 'product':
      return way.strides.map((strides, i) => {
        const from = cellAt(place, strides);
        return Array.from({ length: way.length }, (_, k) => from + k * (way.steps[i] as number));
      });
    case 'reduced':
      return [reduced(way, operands[0] ?? [], place)];
    case 'running':
      return [running(way.axis, operands[0] ?? [], cell)];
    case 'made':
      return operands.map(() => []);
  }
}

/** The cells of a result that a cell of an operand went into. */
export function usesOf(making: Making, operand: number, cell: number): number[] {
  const { shape, way } = making;
  const cells = Array.from({ length: volume(shape) }, (_, i) => i);
  if (way.is !== 'product') return cells.filter((i) => sourcesOf(making, i)[operand]?.includes(cell));
  // A product has so many terms that they are not written out for each of its numbers.
  const [strides, step] = [way.strides[operand], way.steps[operand]] as [readonly number[], number];
  return cells.filter((i) => {
    const ahead = cell - cellAt(placeOf(shape, i), strides);
    return step === 0 ? ahead === 0 : ahead % step === 0 && ahead >= 0 && ahead / step < way.length;
  });
}

function joined({ axis, stacked }: Extract<Way, { is: 'joined' }>, operands: Making['operands'], place: readonly number[]): number[][] {
  let left = place[axis] as number;
  let found = false;
  return operands.map((own) => {
    const size = stacked ? 1 : (own[axis] as number);
    const here = !found && left < size;
    if (!here) {
      if (!found) left -= size;
      return [];
    }
    found = true;
    const within = stacked ? place.filter((_, i) => i !== axis) : place.map((index, i) => (i === axis ? left : index));
    return [cellAt(within, rowMajor(own))];
  });
}

function reduced({ axes, keepdims }: Extract<Way, { is: 'reduced' }>, own: readonly number[], place: readonly number[]): number[] {
  const strides = rowMajor(own);
  const kept = own.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
  const base = kept.reduce((cell, axis, i) => cell + (place[keepdims ? axis : i] as number) * (strides[axis] as number), 0);
  return axes.reduce<number[]>(
    (cells, axis) => cells.flatMap((cell) => Array.from({ length: own[axis] as number }, (_, i) => cell + i * (strides[axis] as number))),
    [base],
  );
}

function running(axis: number | undefined, own: readonly number[], cell: number): number[] {
  if (axis === undefined) return Array.from({ length: cell + 1 }, (_, i) => i);
  const stride = rowMajor(own)[axis] as number;
  const index = Math.floor(cell / stride) % (own[axis] as number);
  return Array.from({ length: index + 1 }, (_, i) => cell - (index - i) * stride);
}
