import type { Reading } from '../../shared/reading';

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
export const levelsOf = ({ link, probability }: Deciding): readonly number[] =>
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

/** By how much weighted sums have to pass the border for a level of `levelsOf`; undefined where that is not the same everywhere. */
export function sumOver(reading: Deciding, level: number): number | undefined {
  if (level === 0) return 0;
  if (reading.kind === 'classes') return reading.sums === 'even' ? level : undefined;
  if (reading.link === 'atanh') return level / 2;
  return reading.sumIsLogit ? level : undefined;
}
