/** One Dense layer of a golden case. */
export interface DenseSpec {
  readonly name: string;
  readonly units: number;
  readonly activation?: string;
  readonly weights: readonly (readonly number[])[];
  readonly bias: readonly number[];
}

/** Functions with their derivatives by the function's value. */
const functions: Readonly<Record<string, readonly [f: (z: number) => number, slope: (a: number) => number]>> = {
  linear: [(z) => z, () => 1],
  tanh: [Math.tanh, (a) => 1 - a * a],
  sigmoid: [(z) => 1 / (1 + Math.exp(-z)), (a) => a * (1 - a)],
};

/** Variables of a stack of Dense layers, kernel and bias in turn. */
export const variablesOf = (layers: readonly DenseSpec[]): Float32Array[] =>
  layers.flatMap(({ weights, bias }) => [Float32Array.from(weights.flat()), Float32Array.from(bias)]);

/**
 * Gradients of the mean squared error by the chain rule, written as plainly as can be: the optimizers are to be tested with
 * gradients that no engine had a hand in.
 */
export function gradients(
  layers: readonly DenseSpec[],
  variables: readonly Float32Array[],
  x: readonly (readonly number[])[],
  y: readonly (readonly number[])[],
): Float32Array[] {
  const sums = variables.map((v) => new Float64Array(v.length));
  x.forEach((row, n) => {
    const signals = [row];
    layers.forEach((_, l) => signals.push(forward(layers, variables, l, signals[l] as readonly number[])));
    const outputs = signals.at(-1) as readonly number[];
    let delta = outputs.map((a, j) => (2 * (a - (y[n]?.[j] ?? 0))) / (outputs.length * x.length));
    for (let l = layers.length - 1; l >= 0; l--) delta = backward(layers, variables, l, signals, delta, sums);
  });
  return sums.map((sum) => Float32Array.from(sum));
}

const functionOf = (layer: DenseSpec | undefined): (typeof functions)[string] =>
  functions[layer?.activation ?? 'linear'] ?? [() => Number.NaN, () => Number.NaN];

function forward(layers: readonly DenseSpec[], variables: readonly Float32Array[], l: number, input: readonly number[]): number[] {
  const bias = variables[2 * l + 1] as Float32Array;
  const kernel = variables[2 * l] as Float32Array;
  const [f] = functionOf(layers[l]);
  return Array.from(bias, (b, j) => f(input.reduce((sum, a, i) => sum + a * (kernel[i * bias.length + j] as number), b)));
}

/** Adds a layer's gradients to the sums; gives what its inputs answer for. */
function backward(
  layers: readonly DenseSpec[],
  variables: readonly Float32Array[],
  l: number,
  signals: readonly (readonly number[])[],
  delta: readonly number[],
  sums: readonly Float64Array[],
): number[] {
  const [, slope] = functionOf(layers[l]);
  const errors = delta.map((d, j) => d * slope(signals[l + 1]?.[j] as number));
  const [kernel, kernelSums, biasSums] = [variables[2 * l] as Float32Array, sums[2 * l] as Float64Array, sums[2 * l + 1] as Float64Array];
  return (signals[l] as readonly number[]).map((a, i) => {
    let back = 0;
    errors.forEach((error, j) => {
      const at = i * errors.length + j;
      kernelSums[at] = (kernelSums[at] as number) + a * error;
      if (i === 0) biasSums[j] = (biasSums[j] as number) + error;
      back += (kernel[at] as number) * error;
    });
    return back;
  });
}
