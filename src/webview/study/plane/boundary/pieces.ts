import type { Box } from '../../shared/scale';
import { corners, cut, type Line, middle, type Point, type Polygon, turned, valueAt } from './line';

/** More lines than this make more pieces than can be told apart. */
export const mostLines = 24;

/** The pieces into which lines cut a box: exact, where a grid of samples would show stairs. */
export function cells(lines: readonly Line[], box: Box): Polygon[] {
  return lines.reduce<Polygon[]>(
    (pieces, line) => pieces.flatMap((piece) => [cut(piece, line), cut(piece, turned(line))].filter((part) => part.length > 2)),
    [corners(box)],
  );
}

/** On which side of each line a point is: `+-+`. */
const sides = (lines: readonly Line[], point: Point): string => lines.map((line) => (valueAt(line, point) > 0 ? '+' : '-')).join('');

/**
 * Says of each piece what samples found in it. A network whose first layer only says on which side of its lines a point is
 * answers the same all over a piece. Of several samples, that farthest from all lines speaks: right on a line, the network may
 * round to the other side.
 * @param x [samples, 2]
 * @returns the number of a sample in each piece; undefined for a piece so small that none fell into it
 */
export function samplesIn(pieces: readonly Polygon[], lines: readonly Line[], x: Float32Array): (number | undefined)[] {
  const found = new Map<string, { readonly sample: number; readonly far: number }>();
  for (let i = 0; i < x.length / 2; i++) {
    const point = [x[2 * i] as number, x[2 * i + 1] as number] as const;
    const at = sides(lines, point);
    const far = Math.min(...lines.map((line) => Math.abs(valueAt(line, point))));
    if (far > (found.get(at)?.far ?? -1)) found.set(at, { sample: i, far });
  }
  return pieces.map((piece) => found.get(sides(lines, middle(piece)))?.sample);
}
