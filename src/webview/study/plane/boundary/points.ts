import type { Data, Points } from '../../messages/state';
import { classOf, type Reading, targetClass } from '../../shared/reading';
import { type Box, roomy, type Span, spanOf } from '../../shared/scale';

/** A row of the data in the plane of its two inputs. */
export interface Dot {
  readonly split: Points['split'];
  /** Its place in the split. */
  readonly row: number;
  readonly x: number;
  readonly y: number;
  readonly target: readonly number[];
  /** By its target; 0 for all where targets are numbers. */
  readonly klass: number;
}

/** What the network says to a dot. */
export interface Verdict {
  readonly output: readonly number[];
  readonly klass: number;
  /** For a number, always true. */
  readonly right: boolean;
}

/** All rows of the data, split after split. */
export function dotsOf(data: Data | undefined, reading: Reading): Dot[] {
  return (data?.points ?? []).flatMap(({ split, rows, x, y }) =>
    Array.from({ length: x.length / 2 }, (_, i): Dot => {
      const target = Array.from(y.subarray(i * (data?.targets ?? 1), (i + 1) * (data?.targets ?? 1)));
      return {
        split,
        row: rows[i] as number,
        x: x[2 * i] as number,
        y: x[2 * i + 1] as number,
        target,
        klass: targetClass(reading, target),
      };
    }),
  );
}

/** @param outputs [dots, units] */
export function verdictsOf(dots: readonly Dot[], outputs: Float32Array, units: number, reading: Reading): Verdict[] {
  return dots.map((dot, i) => {
    const output = Array.from(outputs.subarray(i * units, (i + 1) * units));
    const klass = classOf(reading, output);
    return { output, klass, right: reading.kind === 'number' || klass === dot.klass };
  });
}

/** The corners of a gate with half of a side around them, as in the notes. */
const gateSpan: Span = [-0.5, 1.5];

/** True where all inputs are 0 or 1. */
export const isGate = (data: Data | undefined): boolean =>
  data !== undefined && data.points.length > 0 && data.points.every(({ x }) => x.every((value) => value === 0 || value === 1));

/** The part of the plane to show: the data, and a little around it. */
export function boxOf(data: Data | undefined): Box {
  if (!data || data.points.length === 0 || isGate(data)) return { x: gateSpan, y: gateSpan };
  const along = (axis: number): Span =>
    roomy(spanOf(data.points.flatMap(({ x }) => Array.from(x.filter((_, i) => i % 2 === axis)))) ?? [0, 1]);
  return { x: along(0), y: along(1) };
}
