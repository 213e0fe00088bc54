import { classCount, classOf, NEITHER, type Reading } from '../../shared/reading';
import type { Box } from '../../shared/scale';
import { type Area, areas, around, type Grid, samples } from './grid';
import { between, cells, corners, cut, isLine, type Line, type Polygon, samplesIn, turned } from './line';

type Deciding = Exclude<Reading, { kind: 'number' }>;

/** Nearer to 0 and 1 than this, float32 no longer tells how sure a network is. */
const SURE = 1e-7;

const logit = (p: number): number => {
  const kept = Math.min(1 - SURE, Math.max(SURE, p));
  return Math.log(kept / (1 - kept));
};

/** Answers that grow evenly through the border, where they may jump from 0 to 1 themselves. */
const straighten: Readonly<Record<Deciding['link'], (value: number) => number>> = {
  identity: (value) => value,
  logit,
  atanh: (value) => logit((1 + value) / 2),
  log: (value) => Math.log(Math.max(SURE, value)),
};

/** Where the regions of a class become darker: three times, and nineteen times as likely as the next. Only where an answer is a chance. */
const levelsOf = ({ link, probability }: Deciding): readonly number[] =>
  link !== 'identity' || (probability !== undefined && probability !== 'output') ? [0, Math.log(3), Math.log(19)] : [0];

/**
 * How far each answer is on a class's side of the border: positive where the class wins.
 * @param values [rows, units]
 */
export function margins(reading: Deciding, values: Float32Array, units: number, klass: number): Float64Array {
  const rows = values.length / units;
  const result = new Float64Array(rows);
  const even = straighten[reading.link];
  if (reading.kind === 'binary') {
    const border = even(reading.threshold);
    const side = klass === 1 ? 1 : -1;
    for (let i = 0; i < rows; i++) result[i] = side * (even(values[i * units + reading.unit] as number) - border);
    return result;
  }
  for (let i = 0; i < rows; i++) {
    let others = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < reading.outputs; k++) if (k !== klass) others = Math.max(others, values[i * units + k] as number);
    result[i] = even(values[i * units + klass] as number) - even(others);
  }
  return result;
}

/** By how much pre-activations have to pass the border for a level of `levelsOf`; undefined where that is not the same everywhere. */
function preActivationOver(reading: Deciding, level: number): number | undefined {
  if (level === 0) return 0;
  if (reading.kind === 'classes') return reading.preActivations === 'even' ? level : undefined;
  if (reading.link === 'atanh') return level / 2;
  return reading.preActivationIsLogit ? level : undefined;
}

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
  readonly preActivations?: readonly Line[];
  /** Lines between which the answer cannot change. */
  readonly steps?: readonly Line[];
}

/** The regions of all classes; exact where lines bound them, otherwise contours of the samples. */
export function regions(reading: Classes, field: Field): Region[] {
  const exact = straightRegions(reading, field.preActivations, around(field.grid));
  if (exact.length === 0 && field.steps) return betweenLines(reading, field.steps, field);
  return [...exact, ...contours(reading, field, new Set(exact.map(({ level }) => level)))].sort(
    (a, b) => a.klass - b.klass || a.level - b.level,
  );
}

/**
 * The regions that straight lines bound, cut from a box: of each class those levels where its border depends on the outputs' pre-activations alone. None
 * where these are no planes, or do not decide.
 */
export function straightRegions(reading: Classes, preActivations: readonly Line[] | undefined, box: Box): Region[] {
  if (!preActivations) return [];
  return Array.from({ length: classCount(reading) }, (_, klass) =>
    levelsOf(reading).flatMap((level, i): Region[] => {
      const sides = sidesOf(reading, preActivations, klass, level);
      if (!sides) return [];
      const part = sides.reduce((left, { line, ties }) => half(left, line, ties), corners(box));
      return [{ klass, level: i, area: part.length > 2 ? [part] : [] }];
    }),
  ).flat();
}

/** The straight line at which one output changes its answer. */
export function border(reading: Reading, preActivations: readonly Line[] | undefined): Line | undefined {
  const own = reading.kind === 'binary' ? preActivations?.[reading.unit] : undefined;
  if (!own || reading.kind !== 'binary' || reading.preActivation === undefined) return undefined;
  return { ...own, b: own.b - reading.preActivation };
}

/** One side of a line. */
interface Side {
  readonly line: Line;
  /** Where there is no line and nothing to choose, the class has it. */
  readonly ties: boolean;
}

/** A class has a level on the positive side of all of these lines; undefined where it is not lines that decide. */
function sidesOf(reading: Classes, preActivations: readonly Line[], klass: number, level: number): Side[] | undefined {
  const by = preActivationOver(reading, level);
  if (by === undefined) return undefined;
  const passed = (line: Line): Line => ({ ...line, b: line.b - by });
  if (reading.kind === 'binary') {
    const line = border(reading, preActivations);
    return line && [{ line: passed(klass === 1 ? line : turned(line)), ties: klass === 0 && !reading.neither }];
  }
  if (!reading.preActivations) return undefined;
  const own = preActivations[klass] as Line;
  // As argmax: of equal outputs the first names the class.
  return preActivations.flatMap((other, k) => (k === klass ? [] : [{ line: passed(between(own, other)), ties: klass < k }]));
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
