import { contours } from 'd3-contour';
import type { Box } from '../../shared/scale';
import type { Polygon } from './line';

/** Samples over a box, and one row of them outside of it on every side, so that contours do not end at its edge. */
export interface Grid {
  readonly box: Box;
  /** Cells of the box along each axis. */
  readonly cells: number;
}

const across = ({ cells }: Grid): number => cells + 3;

/** How many samples there are. */
export const sampleCount = (grid: Grid): number => across(grid) ** 2;

/** The box with all of its samples: areas reach so far, and their edges are not in the picture. */
export const around = ({ box, cells }: Grid): Box => ({
  x: [place(box.x, 0, cells), place(box.x, cells + 2, cells)],
  y: [place(box.y, 0, cells), place(box.y, cells + 2, cells)],
});

/** @returns [samples, 2], row by row from the lowest x₂ up */
export function samples(grid: Grid): Float32Array {
  const n = across(grid);
  const x = new Float32Array(n * n * 2);
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) {
      x[2 * (j * n + i)] = place(grid.box.x, i, grid.cells);
      x[2 * (j * n + i) + 1] = place(grid.box.y, j, grid.cells);
    }
  }
  return x;
}

const place = ([from, to]: Box['x'], i: number, cells: number): number => from + ((i - 1) / cells) * (to - from);

/** A part of the plane, as outer rings and holes. */
export type Area = readonly Polygon[];

/** Where values are at least so much, for each of some thresholds. @param values one for each sample */
export function areas(grid: Grid, values: ArrayLike<number>, thresholds: readonly number[]): Area[] {
  const n = across(grid);
  const { x, y } = grid.box;
  return contours()
    .size([n, n])
    .thresholds([...thresholds])(Array.from(values))
    .map(({ coordinates }) =>
      coordinates.flatMap((rings) =>
        // d3-contour has the middle of the first sample at (0.5, 0.5).
        rings.map((ring) =>
          ring.map((point): [number, number] => [
            place(x, (point[0] as number) - 0.5, grid.cells),
            place(y, (point[1] as number) - 0.5, grid.cells),
          ]),
        ),
      ),
    );
}
