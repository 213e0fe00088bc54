import { type Labelled, separateThroughZero } from './separation';

/** What decides how long the perceptron rule can take. All is about the rows with a 1 added for the bias, where there is one. */
export interface PerceptronBound {
  /** R: the length of the longest row. */
  readonly radius: number;
  /** γ: how far the nearest row is from the best line through 0; 0 where no line is right about all rows. */
  readonly margin: number;
  /** Where no line separates the classes: a point among the inputs that is between rows of either class. Only with a bias. */
  readonly common?: readonly number[];
}

/** @param bias the line need not go through 0 */
export function perceptronBound({ x, inputs, classes }: Labelled, bias: boolean): PerceptronBound {
  const rows = Array.from({ length: x.length / inputs }, (_, row) => [
    ...Array.from({ length: inputs }, (__, k) => x[row * inputs + k] as number),
    ...(bias ? [1] : []),
  ]);
  const radius = rows.reduce((most, row) => Math.max(most, Math.hypot(...row)), 0);
  const found = separateThroughZero({ x: rows.flat(), inputs: inputs + Number(bias), classes });
  if (found?.separable) return { radius, margin: found.margin };
  // The weights of both classes add up to the same, for their 1s cancel out.
  return { radius, margin: 0, ...(found && bias && { common: found.point.slice(0, -1) }) };
}
