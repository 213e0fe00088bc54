/** Steps along each axis, in cells, of numbers that are counted row-major. */
export function rowMajor(shape: readonly number[]): number[] {
  const strides = shape.map(() => 1);
  for (let i = shape.length - 2; i >= 0; i--) strides[i] = (strides[i + 1] as number) * (shape[i + 1] as number);
  return strides;
}

/** Strides along the axes of a larger shape: 0 where the one place is used again and again. */
export function stretched(shape: readonly number[], strides: readonly number[], to: readonly number[]): number[] {
  const before = to.length - shape.length;
  return to.map((_, axis) => (axis < before || shape[axis - before] === 1 ? 0 : (strides[axis - before] as number)));
}

/** The place of a cell along each axis. */
export function placeOf(shape: readonly number[], cell: number): number[] {
  let rest = cell;
  const place = shape.map(() => 0);
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const size = shape[axis] as number;
    place[axis] = rest % size;
    rest = Math.floor(rest / size);
  }
  return place;
}

/** The cell at a place. */
export const cellAt = (place: readonly number[], strides: readonly number[], offset = 0): number =>
  place.reduce((cell, index, axis) => cell + index * (strides[axis] as number), offset);
