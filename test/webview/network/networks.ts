import { activation as activationKind, unitFacts } from '../../../src/ml/registry/activations';
import type { LayerRow, Network } from '../../../src/webview/study/messages/state';
import { readWell } from '../../ml/registry/read';
import { readingFor } from '../readings';

/** A layer of a network made up for a test: what is not said of it follows from its kernel. */
export interface Sketch {
  readonly name: string;
  readonly type?: string;
  readonly shape: readonly number[];
  readonly activation?: string;
  readonly inputs?: readonly string[];
  readonly trainable?: boolean;
  readonly variables?: Readonly<Record<string, readonly number[]>>;
}

const product = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);
const thousands = (n: number): string => n.toLocaleString('en');

const paramsOf = ({ variables = {} }: Sketch): number => Object.values(variables).reduce((sum, shape) => sum + product(shape), 0);

/** What the host says of a network; a layer that names no inputs follows the one before it. */
export function networkOf(name: string, inputShape: readonly number[], sketches: readonly Sketch[]): Network {
  const place = new Map(sketches.map((sketch, i) => [sketch.name, i]));
  const edges = sketches.flatMap(({ inputs }, to) =>
    (inputs ?? (to ? [(sketches[to - 1] as Sketch).name] : [])).map((from) => ({ from: place.get(from) as number, to })),
  );
  const total = sketches.reduce((sum, sketch) => sum + paramsOf(sketch), 0);
  return {
    name,
    rows: sketches.map((sketch, i) =>
      rowOf(
        sketch,
        i,
        edges.filter(({ to }) => to === i).map(({ from }) => (sketches[from] as Sketch).name),
      ),
    ),
    edges,
    branches: edges.some(({ from, to }) => to !== from + 1),
    totals: [
      { label: 'Total params', params: thousands(total), memory: `${thousands(4 * total)} B` },
      { label: 'Trainable params', params: thousands(total), memory: `${thousands(4 * total)} B` },
      { label: 'Non-trainable params', params: '0', memory: '0 B' },
    ],
    short: [product(inputShape), ...sketches.map(({ shape }) => shape.join('×'))].join(' → '),
    totalParams: total,
    multiplyAdds: thousands(total),
    sentence: `${sketches.length} layers with ${thousands(total)} parameters.`,
    text: sketches.map((sketch) => sketch.name).join('\n'),
    inputShape,
    outputShape: sketches.at(-1)?.shape ?? inputShape,
    outputActivation: sketches.at(-1)?.activation ?? 'linear',
    reading: readingFor(sketches.at(-1)?.activation ?? 'linear', product(sketches.at(-1)?.shape ?? inputShape)),
  };
}

const ofDense = ['input', 'unit'] as const;
const ofConvolution = ['row', 'column', 'channel', 'filter'] as const;

function rowOf(sketch: Sketch, layer: number, connected: readonly string[]): LayerRow {
  const { name, type = 'Dense', shape, activation = '', trainable = true, variables = {} } = sketch;
  const params = paramsOf(sketch);
  const shapes = Object.entries(variables);
  return {
    name,
    type,
    outputShape: `(None, ${shape.join(', ')})`,
    params: thousands(params),
    arithmetic: shapes.length ? `${shapes.map(([, s]) => s.join(' × ')).join(' + ')} = ${thousands(params)}` : '',
    connectedTo: connected.join(', '),
    memory: `${thousands(4 * params)} B`,
    multiplyAdds: thousands(params),
    trainable,
    activation,
    gives: unitFacts(readWell(activationKind, activation || 'linear')),
    layer,
    variables: shapes.map(([variable, s]) => ({
      name: variable,
      shape: s,
      axes: (type === 'Conv2D' ? ofConvolution : ofDense).slice(-s.length),
      trainable,
    })),
  };
}

/** A dense layer. */
export const dense = (name: string, inputs: number, units: number, more: Partial<Sketch> = {}): Sketch => ({
  name,
  shape: [units],
  activation: 'tanh',
  variables: { kernel: [inputs, units], bias: [units] },
  ...more,
});

export const xor = networkOf('XOR', [2], [dense('hidden', 2, 2), dense('output', 2, 1, { activation: 'sigmoid' })]);

/** Blocks of a layer and an addition around it. */
export const skip = networkOf(
  'Skip connections',
  [2],
  [
    dense('in', 2, 10),
    dense('a', 10, 10),
    { name: 'in_a', type: 'Add', shape: [10], inputs: ['in', 'a'] },
    dense('b', 10, 10),
    { name: 'in_a_b', type: 'Add', shape: [10], inputs: ['in_a', 'b'] },
    dense('answer', 10, 1, { activation: 'sigmoid', trainable: false }),
  ],
);

export const convolution = networkOf(
  'Shapes',
  [8, 8],
  [
    { name: 'reshape', type: 'Reshape', shape: [8, 8, 1] },
    { name: 'conv2d', type: 'Conv2D', shape: [6, 6, 6], activation: 'relu', variables: { kernel: [3, 3, 2, 6], bias: [6] } },
    { name: 'max_pooling2d', type: 'MaxPooling2D', shape: [3, 3, 6] },
    {
      name: 'batch_normalization',
      type: 'BatchNormalization',
      shape: [3, 3, 6],
      variables: { gamma: [6], beta: [6], moving_mean: [6], moving_variance: [6] },
    },
    { name: 'flatten', type: 'Flatten', shape: [54] },
    dense('dense', 54, 4, { activation: 'softmax' }),
  ],
);

export const deep = networkOf(
  'Thirty layers',
  [20],
  Array.from({ length: 30 }, (_, i) => dense(i ? `dense_${i}` : 'dense', 20, 20)),
);
