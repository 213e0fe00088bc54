import { affineLogits } from '../../src/ml/model/affine-logits';
import { activation, unitFacts } from '../../src/ml/registry/activations';
import type { Moment, Requests } from '../../src/webview/study/messages/from-view';
import type { Data, LayerRow, Network } from '../../src/webview/study/messages/state';
import { sound } from '../ml/model/built';
import { readWell } from '../ml/registry/read';
import { readingFor } from '../webview/readings';
import type { Answer } from './panel-page';

const functions = {
  linear: (z: number) => z,
  tanh: Math.tanh,
  sigmoid: (z: number) => 1 / (1 + Math.exp(-z)),
  relu: (z: number) => Math.max(0, z),
  softmax: Math.exp,
  step: (z: number) => Number(z > 0),
  sign: Math.sign,
} as const;

/** A Dense layer whose weights move in a straight line from `first` to `last` while it trains. */
export interface Dense {
  readonly name: string;
  readonly inputs: number;
  readonly units: number;
  readonly activation: keyof typeof functions;
  /** Kernel (row-major, inputs first), then bias. */
  readonly first: readonly number[];
  readonly last: readonly number[];
}

/** Numbers that look like drawn weights and are the same each time. */
export const drawn = (count: number, seed: number, size: number): number[] =>
  Array.from({ length: count }, (_, i) => size * Math.sin(12.9898 * (i + 1) + 78.233 * seed));

const count = (layer: Dense): number => (layer.inputs + 1) * layer.units;
const thousands = (n: number): string => n.toLocaleString('en');
const bytes = (n: number): string => (n < 1024 ? `${n} B` : `${(n / 1024).toFixed(1)} KB`);

/** What the host would say of such a network. @param data that it learns */
export function denseNetwork(name: string, layers: readonly Dense[], data?: Data): Network {
  const inputs = layers[0]?.inputs ?? 0;
  const total = layers.reduce((sum, layer) => sum + count(layer), 0);
  const rows = layers.map(
    (layer, i): LayerRow => ({
      name: layer.name,
      type: 'Dense',
      outputShape: `(None, ${layer.units})`,
      params: thousands(count(layer)),
      arithmetic: `(${layer.inputs} inputs + 1 bias) × ${layer.units} units`,
      connectedTo: i ? (layers[i - 1]?.name ?? '') : '',
      memory: bytes(4 * count(layer)),
      multiplyAdds: thousands(layer.inputs * layer.units),
      trainable: true,
      activation: layer.activation === 'linear' ? '' : layer.activation,
      gives: unitFacts(readWell(activation, layer.activation)),
      layer: i,
      variables: [
        { name: 'kernel', shape: [layer.inputs, layer.units], axes: ['input', 'unit'], trainable: true },
        { name: 'bias', shape: [layer.units], axes: ['unit'], trainable: true },
      ],
    }),
  );
  const short = [`${inputs}`, ...layers.map(({ units, activation }) => (activation === 'linear' ? `${units}` : `${units} ${activation}`))];
  return {
    name,
    rows,
    edges: rows.slice(1).map((_, i) => ({ from: i, to: i + 1 })),
    branches: false,
    totals: [
      { label: 'Total', params: thousands(total), memory: bytes(4 * total) },
      { label: 'Trainable', params: thousands(total), memory: bytes(4 * total) },
      { label: 'Non-trainable', params: '0', memory: '0 B' },
    ],
    short: short.join(' → '),
    totalParams: total,
    multiplyAdds: thousands(layers.reduce((sum, layer) => sum + layer.inputs * layer.units, 0)),
    sentence: `${rows.length} layers with ${thousands(total)} parameters, all of them trainable.`,
    text: rows.map((row) => `${row.name} (${row.type})  ${row.outputShape}  ${row.params}`).join('\n'),
    inputShape: [inputs],
    outputShape: [layers.at(-1)?.units ?? 0],
    outputActivation: layers.at(-1)?.activation ?? 'linear',
    reading: readingFor(layers.at(-1)?.activation ?? 'linear', layers.at(-1)?.units ?? 0, data),
  };
}

const epochOf = (at: Moment, epochs: number): number => (at === 'initial' ? 0 : typeof at === 'number' ? at : epochs);

const stepsAreNotComputed = (): never => {
  throw new Error('Steps of these networks are not computed.');
};

/** Answers for a run of so many epochs of such a network. */
export function denseAnswers(layers: readonly Dense[], epochs: number): Answer {
  const at = (layer: Dense, epoch: number): number[] =>
    layer.first.map((first, i) => first + ((layer.last[i] ?? first) - first) * Math.sqrt(epoch / epochs));
  const answers: { [N in keyof Requests]: (ask: Requests[N]['ask']) => Requests[N]['answer'] } = {
    outputs: (ask) => {
      const epoch = epochOf(ask.at, epochs);
      const then = (layer: Dense): number[] => instead(layer, at(layer, epoch), ask.instead);
      const preActivations = preActivationsOf(layers, then);
      const outputs = forward(layers, then, ask.x).map((layer, i) => {
        const own = preActivations.get(i);
        return { ...layer, ...(own && { preActivations: own }) };
      });
      return { epoch, layers: ask.layers === 'all' ? outputs : outputs.slice(-1) };
    },
    gradients: stepsAreNotComputed,
    updates: stepsAreNotComputed,
    advice: () => ({ advice: [] }),
    applyAdvice: () => ({}),
    samples: stepsAreNotComputed,
    report: stepsAreNotComputed,
    course: stepsAreNotComputed,
    why: stepsAreNotComputed,
    columns: () => ({ inputShape: [], targetShape: [], splits: [], warnings: [] }),
    separation: stepsAreNotComputed,
    surface: stepsAreNotComputed,
    slope: stepsAreNotComputed,
    descend: stepsAreNotComputed,
    writeWeights: () => ({}),
    weights: (ask) => {
      const epoch = epochOf(ask.at, epochs);
      const layer = layers.find(({ name }) => name === ask.layer);
      if (!layer) throw new Error(`There is no layer "${ask.layer}".`);
      const values = Float32Array.from(at(layer, epoch));
      const cut = layer.inputs * layer.units;
      return {
        epoch,
        variables: [
          { name: 'kernel', shape: [layer.inputs, layer.units], values: values.slice(0, cut) },
          { name: 'bias', shape: [layer.units], values: values.slice(cut) },
        ],
      };
    },
    step: stepsAreNotComputed,
    stepVariable: stepsAreNotComputed,
    save: () => ({ saved: true }),
    command: () => ({}),
  };
  return (name, ask) => answers[name](ask);
}

function instead(layer: Dense, weights: number[], given: Readonly<Record<string, Float32Array>> = {}): number[] {
  const cut = layer.inputs * layer.units;
  return [...(given[`${layer.name}/kernel`] ?? weights.slice(0, cut)), ...(given[`${layer.name}/bias`] ?? weights.slice(cut))];
}

/** Of a network with two inputs, as the host tells them. */
function preActivationsOf(layers: readonly Dense[], weightsOf: (layer: Dense) => number[]): ReturnType<typeof affineLogits> {
  if (layers[0]?.inputs !== 2) return new Map();
  const model = sound(
    layers.map(({ name, units, activation }) => ({ type: 'Dense', name, units, activation })),
    [2],
  );
  const variables = layers.flatMap((layer): [string, Float32Array][] => {
    const values = Float32Array.from(weightsOf(layer));
    const cut = layer.inputs * layer.units;
    return [
      [`${layer.name}/kernel`, values.slice(0, cut)],
      [`${layer.name}/bias`, values.slice(cut)],
    ];
  });
  return affineLogits(model, new Map(variables));
}

function forward(layers: readonly Dense[], weightsOf: (layer: Dense) => number[], x: Float32Array) {
  let values = x;
  return layers.map((layer) => {
    values = dense(layer, weightsOf(layer), values);
    return { name: layer.name, units: layer.units, shape: [layer.units], values };
  });
}

function dense({ inputs, units, activation }: Dense, weights: number[], x: Float32Array): Float32Array {
  const rows = x.length / inputs;
  const out = new Float32Array(rows * units);
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let unit = 0; unit < units; unit++) {
      let z = weights[inputs * units + unit] ?? 0;
      for (let i = 0; i < inputs; i++) z += (x[row * inputs + i] ?? 0) * (weights[i * units + unit] ?? 0);
      out[row * units + unit] = functions[activation](z);
      sum += out[row * units + unit] ?? 0;
    }
    if (activation === 'softmax') for (let unit = 0; unit < units; unit++) out[row * units + unit] = (out[row * units + unit] ?? 0) / sum;
  }
  return out;
}
