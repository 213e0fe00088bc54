import { type Pair, windows } from '../windows';
import { named, product, sum } from './expression';
import { type About, comesTo, type LayerRule } from './numbers';
import { overBatch } from './over-batch';

/** Which numbers of the input, kernel and sums belong together: each sum is Σ input · kernel + bias. Indices are those of one sample. */
interface Linear {
  /** Units or filters: each has a bias, which is in all sums of that remainder. */
  readonly units: number;
  /** Of a sum: the numbers of the input, each with its weight. */
  ofSum(index: number): readonly (readonly [input: number, kernel: number])[];
  /** Of a number of the input: the sums that it is in, each with its weight. */
  ofInput(index: number): readonly (readonly [sum: number, kernel: number])[];
  /** Of a weight: the sums that it is in, each with its number of the input. */
  ofKernel(index: number): readonly (readonly [sum: number, input: number])[];
}

const upTo = (length: number): readonly number[] => Array.from({ length }, (_, i) => i);

/** Along the last axis, at each place of the others alike. */
function dense({ layer }: About): Linear {
  const units = layer.outputShape.at(-1) as number;
  const inner = layer.inputShapes[0]?.at(-1) as number;
  const places = layer.outputShape.reduce((all, n) => all * n, 1) / units;
  return {
    units,
    ofSum: (index) => upTo(inner).map((i) => [Math.floor(index / units) * inner + i, i * units + (index % units)] as const),
    ofInput: (index) => upTo(units).map((u) => [Math.floor(index / inner) * units + u, (index % inner) * units + u] as const),
    ofKernel: (index) => upTo(places).map((p) => [p * units + (index % units), p * inner + Math.floor(index / units)] as const),
  };
}

function convolution({ layer }: About): Linear {
  const { config, inputShapes, outputShape, weights } = layer;
  if (config.type !== 'Conv2D') throw new TypeError(`${config.type} is no convolution.`);
  const [rows, columns, channels] = inputShapes[0] as readonly [number, number, number];
  const filters = outputShape.at(-1) as number;
  const { strides, padding, dilation_rate: dilation } = config;
  const window = weights[0]?.shape.slice(0, 2) as unknown as Pair;
  const { cells } = windows([1, rows, columns, channels], { window, strides, padding, dilation });
  const all = upTo(channels);
  return {
    units: filters,
    ofSum: (index) =>
      (cells[Math.floor(index / filters)] ?? []).flatMap((cell, at) =>
        cell < 0 ? [] : all.map((c) => [cell * channels + c, (at * channels + c) * filters + (index % filters)] as const),
      ),
    ofInput: (index) =>
      cells.flatMap((seen, w) => {
        const at = seen.indexOf(Math.floor(index / channels));
        return at < 0 ? [] : upTo(filters).map((f) => [w * filters + f, (at * channels + (index % channels)) * filters + f] as const);
      }),
    ofKernel: (index) => {
      const row = Math.floor(index / filters);
      return cells.flatMap((seen, w) => {
        const cell = seen[Math.floor(row / channels)] as number;
        return cell < 0 ? [] : [[w * filters + (index % filters), cell * channels + (row % channels)] as const];
      });
    },
  };
}

const linearRule = (linear: (about: About) => Linear): LayerRule => ({
  sums: (about, index) => {
    const [kernel, bias, input, sums] = [
      about.variable('kernel'),
      about.variable('bias'),
      about.block('input'),
      about.block('preActivations'),
    ];
    if (!input || !kernel) return comesTo(sums, index, named('input·kernel + bias'));
    const { units, ofSum } = linear(about);
    const products = ofSum(index).map(([i, k]) => product(kernel.at(k), input.at(i)));
    return comesTo(sums, index, sum(bias ? [...products, bias.at(index % units)] : products));
  },
  dInput: (about, index) => {
    const [kernel, slopes, result] = [about.variable('kernel'), about.block('dPreActivations'), about.block('dInput')];
    if (!slopes || !kernel) return comesTo(result, index, named('∂L/∂z·kernelᵀ'));
    const parts = linear(about)
      .ofInput(index)
      .map(([o, k]) => product(slopes.at(o), kernel.at(k)));
    return comesTo(result, index, sum(parts));
  },
  gradient: (about, variable, index) => {
    const { units, ofKernel } = linear(about);
    if (variable === 'kernel') {
      const pairs = ofKernel(index);
      return overBatch(about, variable, index, ({ input, slopes }) => pairs.map(([o, i]) => product(input.at(i), slopes.at(o))));
    }
    return overBatch(about, variable, index, ({ slopes }) =>
      upTo(slopes.values.length / units).map((place) => slopes.at(place * units + index)),
    );
  },
});

export const Dense = linearRule(dense);
export const Conv2D = linearRule(convolution);
