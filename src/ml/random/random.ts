import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** Random numbers of one purpose. The same seed and purpose give the same numbers on every machine and engine. */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Normal with mean 0 and standard deviation 1. */
  normal(): number;
  /** Uniform whole number in [0, n). */
  below(n: number): number;
  /** Puts a list into random order, in place (Fisher and Yates). */
  shuffle<T extends { length: number; [i: number]: number }>(list: T): T;
}

/**
 * Random numbers for a purpose named by words and counters, such as `random(7, 'shuffle', epoch)`. Because each purpose has
 * numbers of its own, a run resumed at epoch 20 shuffles as the uninterrupted one did, and adding a layer changes no other's weights.
 */
export function random(seed: number, ...purpose: readonly (string | number)[]): Random {
  const generator = xoroshiro128plus(seedOf(seed, ...purpose));
  let spare: number | undefined;
  const uniform = (): number => uniformFloat64(generator);
  return {
    uniform,
    normal() {
      if (spare !== undefined) {
        const value = spare;
        spare = undefined;
        return value;
      }
      // Box and Muller's transform; 1 - u keeps the logarithm's argument above zero.
      const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
      const angle = 2 * Math.PI * uniform();
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
    below: (n) => uniformInt(generator, 0, n - 1),
    shuffle: (list) => shuffle(generator, list),
  };
}

/**
 * Shuffles often: `shuffler(seed, 'shuffle')(epoch, list)` does as `random(seed, 'shuffle', epoch).shuffle(list)`, in half the time, or
 * with a part of the list only.
 */
export function shuffler(
  seed: number,
  ...purpose: readonly string[]
): (counter: number, list: Uint32Array, from?: number, to?: number) => void {
  const before = mixed(START, `${seed}/${purpose.join('/')}/`);
  return (counter, list, from, to) => void shuffle(xoroshiro128plus(avalanche(mixed(before, `${counter}`))), list, from, to);
}

function shuffle<T extends { length: number; [i: number]: number }>(generator: RandomGenerator, list: T, from = 0, to = list.length): T {
  for (let i = to - from - 1; i > 0; i--) {
    const j = uniformInt(generator, 0, i);
    const held = list[from + i] as number;
    list[from + i] = list[from + j] as number;
    list[from + j] = held;
  }
  return list;
}

/** A dropout mask with 0 or 1 / (1 − rate) in each place: the same for the same layer, use and step, on every engine. */
export function dropoutMask(
  { seed, layer, use, step }: { readonly seed: number; readonly layer: string; readonly use: string; readonly step: number },
  rate: number,
  length: number,
): Float32Array {
  const numbers = random(seed, 'dropout', layer, use, step);
  const kept = 1 / (1 - rate);
  return Float32Array.from({ length }, () => (numbers.uniform() < rate ? 0 : kept));
}

/** What the generator of a purpose starts from: a signed 32-bit number. For engines that draw the same numbers themselves. */
export const seedOf = (seed: number, ...purpose: readonly (string | number)[]): number =>
  avalanche(mixed(START, `${seed}/${purpose.join('/')}`));

/** A 32-bit FNV-1a hash, continued from that of what came before. */
function mixed(before: number, words: string): number {
  let h = before;
  for (let i = 0; i < words.length; i++) h = Math.imul(h ^ words.charCodeAt(i), 0x01000193);
  return h;
}

const START = 0x811c9dc5;

/** Murmur3's last step, so that near seeds give unlike generators. */
function avalanche(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}
