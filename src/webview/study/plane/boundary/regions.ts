import { classCount, classOf, NEITHER, type Reading } from '../../shared/reading';
import type { Box } from '../../shared/scale';
import { type Area, areas, around, type Grid, samples } from './grid';
import { between, cells, corners, cut, isLine, type Line, type Polygon, samplesIn, turned } from './line';
import { levelsOf, margins, sumOver } from './margin';

type Classes = Exclude<Reading, { kind: 'number' }>;

/** Where a class wins; a higher level, where it wins more clearly. */
export interface Region {
  readonly klass: number;
  readonly level: number;
  readonly area: Area;
}

/** What the regions are drawn from. */
export interface Field {
  readonly grid: Grid;
  /** [samples, units] */
  readonly values: Float32Array;
  readonly units: number;
  /** What the activation of each output is applied to, where that is a plane over the two inputs. */
  readonly sums?: readonly Line[];
  /** Lines between which the answer cannot change. */
  readonly steps?: readonly Line[];
}

/** The regions of all classes; exact where lines bound them, otherwise contours of the samples. */
export function regions(reading: Classes, field: Field): Region[] {
  const exact = straightRegions(reading, field.sums, around(field.grid));
  if (exact.length === 0 && field.steps) return betweenLines(reading, field.steps, field);
  return [...exact, ...contours(reading, field, new Set(exact.map(({ level }) => level)))].sort(
    (a, b) => a.klass - b.klass || a.level - b.level,
  );
}

/**
 * The regions that straight lines bound, cut from a box: of each class those levels where its border depends on the outputs' sums alone. None
 * where these are no planes, or do not decide.
 */
export function straightRegions(reading: Classes, sums: readonly Line[] | undefined, box: Box): Region[] {
  if (!sums) return [];
  return Array.from({ length: classCount(reading) }, (_, klass) =>
    levelsOf(reading).flatMap((level, i): Region[] => {
      const sides = sidesOf(reading, sums, klass, level);
      if (!sides) return [];
      const part = sides.reduce((left, { line, ties }) => half(left, line, ties), corners(box));
      return [{ klass, level: i, area: part.length > 2 ? [part] : [] }];
    }),
  ).flat();
}

/** The straight line at which one output changes its answer. */
export function border(reading: Reading, sums: readonly Line[] | undefined): Line | undefined {
  const own = reading.kind === 'binary' ? sums?.[reading.unit] : undefined;
  if (!own || reading.kind !== 'binary' || reading.sum === undefined) return undefined;
  return { ...own, b: own.b - reading.sum };
}

/** One side of a line. */
interface Side {
  readonly line: Line;
  /** Where there is no line and nothing to choose, the class has it. */
  readonly ties: boolean;
}

/** A class has a level on the positive side of all of these lines; undefined where it is not lines that decide. */
function sidesOf(reading: Classes, sums: readonly Line[], klass: number, level: number): Side[] | undefined {
  const by = sumOver(reading, level);
  if (by === undefined) return undefined;
  const passed = (line: Line): Line => ({ ...line, b: line.b - by });
  if (reading.kind === 'binary') {
    const line = border(reading, sums);
    return line && [{ line: passed(klass === 1 ? line : turned(line)), ties: klass === 0 && !reading.neither }];
  }
  if (!reading.sums) return undefined;
  const own = sums[klass] as Line;
  // As argmax: of equal outputs the first names the class.
  return sums.flatMap((other, k) => (k === klass ? [] : [{ line: passed(between(own, other)), ties: klass < k }]));
}

function half(polygon: Polygon, line: Line, ties: boolean): Polygon {
  if (isLine(line)) return cut(polygon, line);
  return line.b > 0 || (ties && line.b === 0) ? polygon : [];
}

/** The levels that are not known exactly. */
function contours(reading: Classes, { grid, values, units }: Field, known: ReadonlySet<number>): Region[] {
  const levels = levelsOf(reading).flatMap((least, level) => (known.has(level) ? [] : [{ least, level }]));
  if (levels.length === 0) return [];
  return Array.from({ length: classCount(reading) }, (_, klass) =>
    areas(
      grid,
      margins(reading, values, units, klass),
      levels.map(({ least }) => least),
    ).map((area, i): Region => ({ klass, level: (levels[i] as { readonly level: number }).level, area })),
  ).flat();
}

function betweenLines(reading: Classes, lines: readonly Line[], { grid, values, units }: Field): Region[] {
  const pieces = cells(lines, around(grid));
  const found = samplesIn(pieces, lines, samples(grid));
  const byClass = new Map<number, Area>();
  for (const [i, piece] of pieces.entries()) {
    const sample = found[i];
    const klass = sample === undefined ? NEITHER : classOf(reading, values.subarray(sample * units, (sample + 1) * units));
    if (klass !== NEITHER) byClass.set(klass, [...(byClass.get(klass) ?? []), piece]);
  }
  return [...byClass].sort(([a], [b]) => a - b).map(([klass, area]) => ({ klass, level: 0, area }));
}

/** The borders between classes: the edges of these areas. */
export const borders = (found: readonly Region[], reading: Classes): Area =>
  found.filter(({ klass, level }) => level === 0 && (reading.kind === 'classes' || klass === 1)).flatMap(({ area }) => area);
