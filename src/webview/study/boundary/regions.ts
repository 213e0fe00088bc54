import { cells, samplesIn } from './cells';
import { type Area, areas, around, type Grid, samples } from './grid';
import { corners, cut, type Line, turned } from './line';
import { levelsOf, margins, sumOver } from './margin';
import { classCount, classOf, NEITHER, type Reading } from './reading';

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
  /** The line of the unit that is read, where it sits on the inputs themselves: its weighted sum. */
  readonly own?: Line;
  /** Lines between which the answer cannot change. */
  readonly steps?: readonly Line[];
}

/** The regions of all classes; exact where lines bound them, otherwise contours of the samples. */
export function regions(reading: Classes, field: Field): Region[] {
  const line = border(reading, field.own);
  if (line && reading.kind === 'binary') return besideLine(reading, line, field);
  if (field.steps) return betweenLines(reading, field.steps, field);
  const levels = levelsOf(reading);
  return Array.from({ length: classCount(reading) }, (_, klass) =>
    areas(field.grid, margins(reading, field.values, field.units, klass), levels).map((area, level): Region => ({ klass, level, area })),
  ).flat();
}

/** The straight line at which a unit on the inputs changes its answer. */
export function border(reading: Reading, own: Line | undefined): Line | undefined {
  if (!own || reading.kind !== 'binary' || reading.sum === undefined) return undefined;
  return { ...own, b: own.b - reading.sum };
}

const besideLine = (reading: Classes, line: Line, { grid }: Field): Region[] =>
  [turned(line), line].flatMap((side, klass) =>
    levelsOf(reading).map((level, i): Region => {
      const part = cut(corners(around(grid)), { ...side, b: side.b - sumOver(reading, level) });
      return { klass, level: i, area: part.length > 2 ? [part] : [] };
    }),
  );

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
