// The way of TensorFlow Playground: one object a neuron and one a connection, as readable as can be. Adam and the losses were added, so
// that it does the same work as the others.
import type { Program } from './serve';
import { mean } from './statistics';
import type { ReadTask } from './tasks';
import type { Activation } from './works';

interface Weight {
  value: number;
  slope: number;
  mean: number;
  square: number;
}

interface Neuron {
  readonly bias: Weight;
  readonly from: { readonly source: Neuron | undefined; readonly input: number; readonly weight: Weight }[];
  output: number;
  /** Slope of the loss with respect to the output, then to the sum before the activation. */
  slope: number;
}

type Network = readonly (readonly Neuron[])[];

interface Curve {
  readonly of: (z: number) => number;
  /** By the output. */
  readonly slope: (y: number) => number;
}

const linear: Curve = { of: (z) => z, slope: () => 1 };
const curves: Readonly<Partial<Record<Activation, Curve>>> = {
  linear,
  relu: { of: (z) => Math.max(0, z), slope: (y) => (y > 0 ? 1 : 0) },
  tanh: { of: Math.tanh, slope: (y) => 1 - y * y },
  sigmoid: { of: (z) => 1 / (1 + Math.exp(-z)), slope: (y) => y * (1 - y) },
};

const weight = (value: number): Weight => ({ value, slope: 0, mean: 0, square: 0 });

function built({ task, weights }: ReadTask): Network {
  const network: Neuron[][] = [];
  for (const { kernel, bias } of weights) {
    const before = network.at(-1);
    const width = before?.length ?? task.inputs;
    network.push(
      Array.from(bias, (value, j) => ({
        bias: weight(value),
        from: Array.from({ length: width }, (_, input) => ({
          source: before?.[input],
          input,
          weight: weight(kernel[input * bias.length + j] as number),
        })),
        output: 0,
        slope: 0,
      })),
    );
  }
  return network;
}

export const playground: Program = {
  version: '',
  run(work, { epochs, rows }) {
    const { task, x, y } = work;
    const network = built(work);
    const own = task.layers.map(([, activation]) => curves[activation] ?? linear);
    const output = network.at(-1)?.[0] as Neuron;
    const data = Array.from({ length: rows }, (_, row) => Array.from(x.subarray(row * task.inputs, (row + 1) * task.inputs)));
    const answers = (): number[] => data.map((row) => forward(network, own, row, output));
    const began = performance.now();
    if (task.kind === 'predict') {
      const outputs = answers();
      return { ms: performance.now() - began, loss: mean(outputs) };
    }
    const update = updateOf(task, network);
    for (let epoch = 0; epoch < epochs; epoch++) {
      for (let from = 0; from < rows; from += task.batch) {
        const to = Math.min(rows, from + task.batch);
        for (let row = from; row < to; row++) {
          const inputs = data[row] as number[];
          const error = forward(network, own, inputs, output) - (y[row] as number);
          output.slope = (task.loss === 'mean_squared_error' ? 2 * error : error / (output.output * (1 - output.output))) / (to - from);
          backward(network, own, inputs);
        }
        update();
      }
    }
    const ms = performance.now() - began;
    const lossOf = (p: number, target: number): number =>
      task.loss === 'mean_squared_error' ? (p - target) ** 2 : -Math.log(target ? p : 1 - p);
    return { ms, loss: mean(answers().map((p, row) => lossOf(p, y[row] as number))) };
  },
};

function forward(network: Network, own: readonly Curve[], row: readonly number[], output: Neuron): number {
  network.forEach((layer, l) => {
    const { of } = own[l] as Curve;
    for (const neuron of layer) {
      let sum = neuron.bias.value;
      for (const { source, input, weight: w } of neuron.from) sum += w.value * (source ? source.output : (row[input] as number));
      neuron.output = of(sum);
      neuron.slope = 0;
    }
  });
  return output.output;
}

function backward(network: Network, own: readonly Curve[], row: readonly number[]): void {
  for (let l = network.length - 1; l >= 0; l--) {
    const { slope } = own[l] as Curve;
    for (const neuron of network[l] as Neuron[]) {
      neuron.slope *= slope(neuron.output);
      neuron.bias.slope += neuron.slope;
      for (const { source, input, weight: w } of neuron.from) {
        w.slope += neuron.slope * (source ? source.output : (row[input] as number));
        if (source) source.slope += neuron.slope * w.value;
      }
    }
  }
}

function updateOf({ optimizer, rate }: ReadTask['task'], network: Network): () => void {
  const weights = network.flat().flatMap(({ bias, from }) => [bias, ...from.map((connection) => connection.weight)]);
  let t = 0;
  return () => {
    t++;
    const length = (rate * Math.sqrt(1 - 0.999 ** t)) / (1 - 0.9 ** t);
    for (const w of weights) {
      if (optimizer === 'adam') {
        w.mean += (w.slope - w.mean) * 0.1;
        w.square += (w.slope * w.slope - w.square) * 0.001;
        w.value -= (w.mean * length) / (Math.sqrt(w.square) + 1e-7);
      } else {
        w.value -= rate * w.slope;
      }
      w.slope = 0;
    }
  };
}
