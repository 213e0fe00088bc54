import { volume } from '../../../language/shape';
import type { Part } from '../expression/tree';
import { limits } from '../limits';
import { fail } from '../mistake';
import type { NumberType, TensorValue } from '../sheet';
import { rowMajor } from '../strides';

/** A tensor while it is computed with. */
export interface Value extends TensorValue {
  /**
   * How NumPy would have it in memory, as a step along each axis: a transposed matrix is the same numbers with other strides. NumPy adds
   * numbers up in the order of its memory, which decides the last digit of a sum of floats.
   */
  readonly strides: readonly number[];
}

export const tensorOf = (
  shape: readonly number[],
  type: NumberType,
  values: Float64Array,
  strides: readonly number[] = rowMajor(shape),
): Value => ({
  shape,
  type,
  values,
  strides,
});

export const scalar = (value: number, type: NumberType = 'int'): Value => tensorOf([], type, Float64Array.of(value));

/** Counts what a sheet needs before it is allocated or computed. */
export class Room {
  #cells = 0;
  #work = 0;

  /** @throws Mistake if a tensor of this shape is too large, or one too many */
  take(shape: readonly number[], what: string, part: Part): void {
    const cells = volume(shape);
    if (shape.length > limits.dimensions) fail('too-many-dimensions', { what, dimensions: shape.length, limit: limits.dimensions }, part);
    if (cells > limits.cells) fail('tensor-too-large', { what, cells, limit: limits.cells }, part);
    this.#cells += cells;
    if (this.#cells > limits.cellsInAll) fail('tensor-sheet-too-large', { limit: limits.cellsInAll }, part);
    this.work(cells, part);
  }

  work(numbers: number, part: Part): void {
    this.#work += numbers;
    if (this.#work > limits.work) fail('tensor-too-much-work', undefined, part);
  }
}

/**
 * Goes through all cells of a shape, row-major.
 * @param strides of what is walked along with them, each along the shape's axes
 * @param visit is given the places that belong to the cell
 */
export function walk(
  shape: readonly number[],
  strides: readonly (readonly number[])[],
  visit: (cell: number, at: readonly number[]) => void,
): void {
  const index = shape.map(() => 0);
  const at = strides.map(() => 0);
  const cells = volume(shape);
  for (let cell = 0; cell < cells; cell++) {
    visit(cell, at);
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const size = shape[axis] as number;
      const last = index[axis] === size - 1;
      index[axis] = last ? 0 : (index[axis] as number) + 1;
      for (let i = 0; i < at.length; i++) at[i] = (at[i] as number) + (strides[i]?.[axis] as number) * (last ? 1 - size : 1);
      if (!last) break;
    }
  }
}
