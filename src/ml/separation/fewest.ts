import { lowest, product, solved, type Whole } from './exact';

/** A vector, and a share of it above 0. */
interface Shared {
  readonly vector: Whole;
  readonly share: bigint;
}

/**
 * As few of the vectors as make the same sum, up to a factor: those that are left are independent.
 * Source: Carathéodory's theorem; shares change along a dependence of the vectors until one of them is 0.
 */
export function fewest<T extends Shared>(from: readonly T[]): T[] {
  let left = [...from];
  for (;;) {
    const some = dependence(left.map(({ vector }) => vector));
    if (!some) return left;
    const falling = some.some((value) => value > 0n) ? some : some.map((value) => -value);
    // The first share to become 0 is the least of share / change.
    let [part, of] = [0n, 0n];
    left.forEach(({ share }, i) => {
      const by = falling[i] as bigint;
      if (by > 0n && (of === 0n || share * of < part * by)) [part, of] = [share, by];
    });
    const shares = lowest(left.map(({ share }, i) => share * of - part * (falling[i] as bigint)));
    left = left.map((one, i) => ({ ...one, share: shares[i] as bigint })).filter(({ share }) => share > 0n);
  }
}

/** Factors, not all 0, with which vectors add up to 0; undefined where there are none. */
function dependence(vectors: readonly Whole[]): Whole | undefined {
  const products = vectors.map((a) => vectors.map((b) => product(a, b)));
  /** The factors with which the first vectors make one, times the denominator; undefined where these are dependent. */
  const makes = (count: number, made: number) =>
    solved(Array.from({ length: count }, (_, i) => [...(products[i] as Whole).slice(0, count), products[i]?.[made] as bigint]));
  const last = vectors.findIndex((_, i) => makes(i + 1, i) === undefined);
  if (last < 0) return undefined;
  const { over, under } = makes(last, last) ?? { over: [], under: 1n };
  return [...over, -under, ...vectors.slice(last + 1).map(() => 0n)];
}
