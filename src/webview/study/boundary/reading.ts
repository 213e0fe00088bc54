import type { Data, Network } from '../messages';

/** How the network's answer is read. */
export type Reading =
  /** One unit says yes above a threshold, and no up to it. */
  | { readonly kind: 'binary'; readonly unit: number; readonly threshold: number; readonly activation: string }
  /** The largest of several outputs wins. */
  | { readonly kind: 'classes'; readonly count: number; readonly activation: string }
  /** The answer is a number. */
  | { readonly kind: 'graded'; readonly unit: number };

const zeroToOne: ReadonlySet<string> = new Set(['sigmoid', 'hard_sigmoid', 'sparse_sigmoid', 'step']);
const aroundZero: ReadonlySet<string> = new Set(['tanh', 'hard_tanh', 'softsign', 'sign']);
const sharing: ReadonlySet<string> = new Set(['softmax', 'log_softmax', 'sparsemax']);

/**
 * Derives from the last layer and the targets how an answer is read.
 * @param unit the output to look at, where each is a question of its own
 */
export function readingOf(network: Pick<Network, 'outputShape' | 'outputActivation'>, data: Data | undefined, unit = 0): Reading {
  const units = outputsOf(network);
  const activation = network.outputActivation;
  if (units > 1 && (sharing.has(activation) || (data && classTargets(data, units)))) return { kind: 'classes', count: units, activation };
  if (zeroToOne.has(activation)) return { kind: 'binary', unit, threshold: 0.5, activation };
  const [low, high] = twoTargets(data, unit);
  const middle = high === 1 && (low === 0 || low === -1) ? (low + high) / 2 : undefined;
  if (aroundZero.has(activation)) return { kind: 'binary', unit, threshold: middle ?? 0, activation };
  return middle === undefined ? { kind: 'graded', unit } : { kind: 'binary', unit, threshold: middle, activation };
}

/** Numbers of one answer. */
export const outputsOf = ({ outputShape }: Pick<Network, 'outputShape'>): number => outputShape.reduce((a, b) => a * b, 1);

/** True where each row has one class of so many: as its number, or as a row with a single 1. */
function classTargets({ targets, points }: Data, units: number): boolean {
  if (targets === 1) return true;
  if (targets !== units) return false;
  return points.every(({ y }) => {
    for (let i = 0; i < y.length; i += units) {
      const row = y.subarray(i, i + units);
      if (row.some((value) => value !== 0 && value !== 1) || row.reduce((a, b) => a + b, 0) !== 1) return false;
    }
    return true;
  });
}

/** The two values that targets have, the lower first; nothing when there are others or fewer. */
function twoTargets(data: Data | undefined, unit: number): readonly [number?, number?] {
  if (!data) return [];
  const seen = new Set<number>();
  for (const { y } of data.points) {
    for (let i = unit; i < y.length; i += data.targets) {
      seen.add(y[i] as number);
      if (seen.size > 2) return [];
    }
  }
  const [a, b] = [...seen].sort((p, q) => p - q);
  return a !== undefined && b !== undefined ? [a, b] : [];
}

/** The class of an answer that stands for neither: a sign of 0, or no number at all. */
export const NEITHER = -1;

/** The class that an answer stands for. @param row one answer; for `graded`, 0 */
export function classOf(reading: Reading, row: ArrayLike<number>): number {
  if (reading.kind === 'graded') return 0;
  if (reading.kind === 'classes') return largest(row, reading.count);
  const value = row[reading.unit] as number;
  if (Number.isNaN(value) || (reading.activation === 'sign' && value === reading.threshold)) return NEITHER;
  return value > reading.threshold ? 1 : 0;
}

/** The class that a target stands for. */
export function targetClass(reading: Reading, row: ArrayLike<number>): number {
  if (reading.kind === 'classes') return row.length === 1 ? Math.round(row[0] as number) : largest(row, reading.count);
  return reading.kind === 'binary' && (row[reading.unit] as number) > reading.threshold ? 1 : 0;
}

function largest(row: ArrayLike<number>, count: number): number {
  let best = 0;
  for (let i = 1; i < count; i++) if ((row[i] as number) > (row[best] as number)) best = i;
  return best;
}

/** How many classes points and regions can have. */
export const classCount = (reading: Reading): number => (reading.kind === 'graded' ? 0 : reading.kind === 'binary' ? 2 : reading.count);
