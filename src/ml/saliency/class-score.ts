import { type Notice, notice } from '../language/notice';
import type { Model } from '../model/model';
import { type OutputReading, probabilityOf } from '../model/output-reading';

/** Which number of a network's answer speaks for a class, and which way. */
export interface ClassScore {
  /** Of the last axis, from 0. */
  readonly output: number;
  /** −1 where a smaller output speaks for the class: the first of two that share one output. */
  readonly sign: 1 | -1;
  /** Whether `of` gives probabilities or, where outputs are none, the output itself (times `sign`). */
  readonly unit: 'probability' | 'output';
  /** How much an answer is for the class. */
  of(row: ArrayLike<number>): number;
}

/**
 * How an answer is for a class; where each output is a question of its own, `klass` says which, and yes is meant.
 * @returns why there is none where the network has no such class, or takes tokens, which cannot be changed a little or covered
 */
export function classScore({ layers }: Pick<Model, 'layers'>, reading: OutputReading, klass: number): ClassScore | Notice {
  const single = reading.kind === 'binary' && reading.outputs === 1;
  const classes = single ? 2 : reading.outputs;
  if (klass >= classes) return notice('no-saliency', { what: 'class', klass, classes });
  if (layers.some(({ config }) => config.type === 'Embedding')) return notice('no-saliency', { what: 'tokens' });
  const output = single ? 0 : klass;
  const sign = single && klass === 0 ? -1 : 1;
  if (reading.kind === 'number' || reading.probability === undefined)
    return { output, sign, unit: 'output', of: (row) => sign * (row[output] as number) };
  const meant = reading.kind === 'binary' && !single ? 1 : klass;
  return { output, sign, unit: 'probability', of: (row) => probabilityOf(reading, row, meant, output) ?? Number.NaN };
}
