import { rowSize, type Tensor } from '../data/dataset';
import { type Loss, lossOutputs, lossTargets } from '../registry/losses';
import { lossOfOutputs } from './loss-formulas';
import { targetsOf } from './losses';

/** What always giving one and the same answer comes to at best: what any network should be better than. */
export interface BestGuess {
  /** The loss of that answer, as `fit` reports it: weighted by the rows' weights, without penalties. */
  readonly loss: number;
  /** [outputs]; probabilities also where the loss takes logits. */
  readonly answer: Float64Array;
}

/** Rows of targets that are alike, and how much they count together. */
interface Group {
  readonly y: Float64Array;
  weight: number;
}

/** So many different numbers are searched through at each edit of a spec: it takes a few milliseconds. */
const MOST = 200_000;

/** Where the best answer to one output is looked for, apart from what the targets themselves are. */
const bounds = { numbers: undefined, counts: undefined, probability: [0, 1], margin: [-1, 1] } as const;

/**
 * The best constant answer.
 * @param y targets of the training rows, as the data has them: [rows, …]
 * @param outputs numbers of one answer
 * @param weights how much each row counts, if not all alike
 * @returns undefined where no such answer is known for this loss, or the targets are too many different ones
 */
export function bestGuess(loss: Loss, y: Tensor, outputs: number, weights?: ArrayLike<number>): BestGuess | undefined {
  const rows = y.shape[0] ?? 0;
  const each = lossTargets(loss) === 'labels' ? 1 : outputs;
  const answers = y.values.length / each;
  if (rows === 0 || rowSize(y) % each !== 0) return undefined;
  const perRow = answers / rows;
  const groups = grouped(targetsOf(loss, Float64Array.from(y.values), outputs), each, (i) => weights?.[Math.floor(i / perRow)] ?? 1);
  // Logits have the same best probabilities.
  const plain = 'from_logits' in loss ? { ...loss, from_logits: false } : loss;
  const answer = groups && bestAnswer(plain, groups, outputs);
  if (!answer) return undefined;
  const of = lossOfOutputs(plain);
  const best = groups.reduce((sum, group) => sum + group.weight * of.loss(group.y, answer), 0) / answers;
  return Number.isFinite(best) ? { answer, loss: best } : undefined;
}

/** Undefined where there are too many. */
function grouped(y: Float64Array, each: number, weightOf: (answer: number) => number): Group[] | undefined {
  const groups = new Map<number | string, Group>();
  for (let i = 0; i * each < y.length; i++) {
    const own = y.subarray(i * each, (i + 1) * each);
    const key = each === 1 ? (own[0] as number) : own.join();
    const known = groups.get(key);
    if (known) known.weight += weightOf(i);
    else groups.set(key, { y: own, weight: weightOf(i) });
    if (groups.size * each > MOST) return undefined;
  }
  return [...groups.values()];
}

function bestAnswer(loss: Loss, groups: readonly Group[], outputs: number): Float64Array | undefined {
  const taken = lossOutputs(loss);
  switch (taken) {
    case 'distribution':
      // A class that is never right costs nothing, and how much less sure answers count has no formula.
      return 'gamma' in loss && loss.gamma > 0 ? undefined : shares(groups, outputs);
    case 'direction':
      return meanOf(groups, outputs, ({ y }) => y.map((v) => v / Math.hypot(...y)));
    case 'scores':
      return undefined;
    default: {
      const one = lossOfOutputs(loss).one;
      return one && Float64Array.from({ length: outputs }, (_, j) => bestNumber(one, groups, j, bounds[taken]));
    }
  }
}

/** How often each class is right. */
const shares = (groups: readonly Group[], outputs: number): Float64Array =>
  meanOf(groups, outputs, ({ y }) => (y.length === outputs ? y : Float64Array.from({ length: outputs }, (_, k) => Number(k === y[0]))));

function meanOf(groups: readonly Group[], outputs: number, of: (group: Group) => Float64Array): Float64Array {
  const sums = new Float64Array(outputs);
  for (const group of groups) of(group).forEach((v, k) => (sums[k] = (sums[k] as number) + v * group.weight));
  const all = groups.reduce((sum, { weight }) => sum + weight, 0);
  return sums.map((sum) => sum / all);
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Golden-section search: every loss of one number falls up to its best answer and rises after it. */
function bestNumber(
  one: (y: number, p: number) => number,
  groups: readonly Group[],
  j: number,
  within: readonly [number, number] | undefined,
): number {
  const total = (p: number): number => groups.reduce((sum, { y, weight }) => sum + weight * one(y[j] as number, p), 0);
  let [low, high] = within ?? [Math.min(...groups.map(({ y }) => y[j] as number)), Math.max(...groups.map(({ y }) => y[j] as number))];
  let [a, b] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atA, atB] = [total(a), total(b)];
  for (let i = 0; i < 60; i++) {
    if (atA <= atB) {
      [high, b, atB] = [b, a, atA];
      a = high - GOLDEN * (high - low);
      atA = total(a);
    } else {
      [low, a, atA] = [a, b, atB];
      b = low + GOLDEN * (high - low);
      atB = total(b);
    }
  }
  return (low + high) / 2;
}
