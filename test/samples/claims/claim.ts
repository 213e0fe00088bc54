import assert from 'node:assert/strict';
import { type JSONPath, parse } from 'jsonc-parser';
import type { Outcome } from '../../../src/ml/worker/messages';
import { answers, curve, last } from '../figures/figure';
import { type Change, runSample, sampleText } from '../run-sample';

/** A sample as its file has it, what its run came to, and a way to run it, or another one, with changes. Nothing runs twice. */
export interface Sample {
  readonly name: string;
  /** A value of the file. */
  value(...path: JSONPath): unknown;
  /** All numbers of a value, in their order. */
  numbers(...path: JSONPath): readonly number[];
  run(...changes: readonly Change[]): Promise<Outcome>;
  /** Another sample. */
  other(name: string): Sample;
}

type Holds = readonly number[] | undefined;

/**
 * What a text says, found by its words; each group is a figure. `holds` gives the figures as they are, in the order of the groups, and the text
 * must have them to its last digit; or it checks by itself what is said, with the figures as they were read.
 */
export interface Claim {
  readonly words: RegExp;
  readonly holds: (sample: Sample, ...said: number[]) => Holds | Promise<Holds>;
}

export type Claims = Readonly<Record<string, readonly Claim[]>>;

export const claim = (words: RegExp, holds: (sample: Sample, ...said: number[]) => Holds | undefined | Promise<Holds>): Claim => ({
  words,
  holds,
});

/** A claim in which figures are read, but none is compared by itself. */
export const check = (words: RegExp, holds: (sample: Sample, ...said: number[]) => void | Promise<void>): Claim => ({
  words,
  holds: async (sample, ...said) => {
    await holds(sample, ...said);
    return undefined;
  },
});

const flat = (value: unknown): readonly number[] => (Array.isArray(value) ? value.flatMap(flat) : typeof value === 'number' ? [value] : []);

const runs = new Map<string, Promise<Outcome>>();

/** A sample by name. */
export function sampleOf(name: string): Sample {
  const spec: unknown = parse(sampleText(name));
  const value = (...path: JSONPath): unknown =>
    path.reduce<unknown>((at, key) => (at as Readonly<Record<string | number, unknown>> | undefined)?.[key], spec);
  return {
    name,
    value,
    numbers: (...path) => flat(value(...path)),
    run(...changes) {
      const key = JSON.stringify([name, changes.map(([path, to]) => [path, to ?? null])]);
      const known = runs.get(key) ?? runSample(name, changes);
      runs.set(key, known);
      return known;
    },
    other: sampleOf,
  };
}

/** Seeds other than those of the files. */
const OTHER_SEEDS = [11, 12, 13, 14, 15];

export const seed = (value: number): Change => [['seed'], value];
export const rate = (value: number): Change => [['compile', 'optimizer', 'learning_rate'], value];
export const epochs = (value: number): Change => [['fit', 'epochs'], value];
export const batchSize = (value: number): Change => [['fit', 'batch_size'], value];
export const inLayer = (layer: number, key: string, value: unknown): Change => [['layers', layer, key], value];
export const removed = (...path: JSONPath): Change => [path, undefined];
export const rows = (values: unknown): Change => [['predict'], values];

/** Runs a sample, changed or not, with five other seeds: what a text says of more than its file. */
export const withSeeds = async (sample: Sample, ...changes: readonly Change[]): Promise<readonly Outcome[]> => {
  const all: Outcome[] = [];
  for (const other of OTHER_SEEDS) all.push(await sample.run(seed(other), ...changes));
  return all;
};

/** Epochs in which the loss rises. */
export const rises = (ran: Outcome): number => curve(ran).filter((loss, i, all) => i > 0 && loss > (all[i - 1] as number)).length;

/** The first epoch, from 1, in which a metric is below or above a bound; infinity where there is none. */
export function reached(ran: Outcome, bound: number, name = 'loss'): number {
  const at = curve(ran, name).findIndex((value) => (name === 'loss' ? value < bound : value >= bound));
  return at < 0 ? Number.POSITIVE_INFINITY : at + 1;
}

/** How far apart two numbers are. */
export const apart = (a: number | undefined, b: number): number => Math.abs((a ?? Number.NaN) - b);

export const ok = (value: boolean, what: string, ...found: readonly unknown[]): void => assert.ok(value, `${what} ${found.join(', ')}`);

/** Inputs of "predict" for which a unit fires. */
export const firing = async (sample: Sample, ...changes: readonly Change[]): Promise<readonly number[]> => {
  const said = answers(await sample.run(...changes));
  return (sample.value('predict') as readonly (readonly number[])[]).flatMap((row, i) => (said[i] === 1 ? row : []));
};

export const ends = async (sample: Sample, ...changes: readonly Change[]): Promise<number> => last(await sample.run(...changes));
