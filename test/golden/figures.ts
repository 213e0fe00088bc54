import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Nested lists as NumPy prints them. */
export type Nested = number | readonly Nested[];

/** One case of a figures file: a spec of ours, and what Keras (or the paper's rule in PyTorch) made of it. */
export interface GoldenCase {
  readonly name: string;
  readonly spec: Record<string, unknown>;
  readonly expect: {
    readonly history?: Readonly<Record<string, readonly (number | readonly number[])[]>>;
    readonly evaluate?: Readonly<Record<string, number>>;
    readonly predictions?: Nested;
    readonly weights?: Readonly<Record<string, Readonly<Record<string, Nested>>>>;
    readonly weights_after_10_steps?: Readonly<Record<string, Readonly<Record<string, Nested>>>>;
    readonly weights_per_epoch?: readonly Readonly<Record<string, Readonly<Record<string, Nested>>>>[];
    readonly layers?: readonly {
      readonly name: string;
      readonly type: string;
      readonly output_shape: readonly (number | null)[];
      readonly params: number;
    }[];
    readonly params?: { readonly total: number; readonly trainable: number; readonly non_trainable: number };
    readonly output?: Nested;
    /** Of every layer before the last, by name. */
    readonly outputs?: Readonly<Record<string, Nested>>;
  };
}

/** All cases of one group, as `make_golden.py` wrote them. */
export function golden<C = GoldenCase>(group: string): readonly C[] {
  const file = join('test', 'golden', 'figures', `${group}.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly C[] }).cases;
}

export const flat = (values: Nested): number[] => (typeof values === 'number' ? [values] : values.flatMap(flat));
