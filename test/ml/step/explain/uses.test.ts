import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Block, Cell, Step, Writing } from '../../../../src/ml/step/explain/cells';
import { explain } from '../../../../src/ml/step/explain/explain';
import { numbersOf } from '../../../../src/ml/step/explain/numbers';
import { layerFunctions } from '../../../../src/ml/step/layers';
import type { LayerFunction } from '../../../../src/ml/step/layers/layer';
import { Tape, Value } from '../../../../src/ml/step/tape';
import { stepTo } from './look';

const writing: Writing = { number: String, fixed: String, moreTerms: String, moreRows: String };

/** The blocks that a layer's numbers are computed from at once. */
interface Given {
  readonly block: Block;
  readonly values: Float64Array;
}

type Numbers = ReadonlyMap<string, Float64Array>;
const key = (block: Block): string => JSON.stringify(block, Object.keys(block).sort());

/** All numbers of the layer with these under it, for a batch of one row. */
function computed({ network, look }: Step, index: number, given: readonly Given[]): Numbers {
  const layer = network.layers[index] ?? assert.fail();
  const of = (block: Block): Float64Array => given.find((one) => key(one.block) === key(block))?.values ?? assert.fail(key(block));
  const tape = new Tape();
  const inputs = layer.inputShapes.map((shape, input) => new Value([1, ...shape], of(inputBlock(index, 'input', input))));
  const weights = Object.fromEntries(
    layer.weights.map(({ name, shape }) => [name, new Value(shape, of({ variable: `${layer.name}/${name}`, of: 'before' }))]),
  );
  const mask = (): Float32Array => look.layers[index]?.mask?.values ?? assert.fail();
  const compute = layerFunctions[layer.config.type] as LayerFunction<typeof layer.config.type>;
  const { value, before } = compute(layer.config as never, inputs, weights, { tape, mask, trainable: layer.trainable });
  const sums = before?.value ?? value;
  sums.slopes.set(of(slopeBlock(step(network, look), index)));
  tape.backward();
  return new Map([
    [key({ layer: index, of: before ? 'preActivations' : 'output' }), sums.values],
    ...(look.layers[index]?.dInputs ? inputs.map((input, i) => [key(inputBlock(index, 'dInput', i)), input.slopes] as const) : []),
    ...layer.weights.map(
      ({ name }) => [key({ variable: `${layer.name}/${name}`, of: 'gradient' }), (weights[name] as Value).slopes] as const,
    ),
  ]);
}

const step = (network: Step['network'], look: Step['look']): Step => ({ network, look });
const inputBlock = (layer: number, of: 'input' | 'dInput', input: number): Block => (input === 0 ? { layer, of } : { layer, of, input });
const slopeBlock = ({ look }: Step, layer: number): Block => ({
  layer,
  of: look.layers[layer]?.dPreActivations ? 'dPreActivations' : 'dOutput',
});

const reads = (text: string): Block => JSON.parse(text) as Block;

/** What each number is said to be made of, by `block/index`. */
function usesOf(step: Step, numbers: Numbers): ReadonlyMap<string, ReadonlySet<string>> {
  const uses = new Map<string, ReadonlySet<string>>();
  for (const [name, values] of numbers)
    for (let i = 0; i < values.length; i++) {
      const found = explain({ ...reads(name), index: i } as Cell, step, writing).uses;
      uses.set(`${name}/${i}`, new Set(found.flatMap(({ indices, ...block }) => indices.map((at) => `${key(block as Block)}/${at}`))));
    }
  return uses;
}

/** Changes one number after another and holds what follows it to what is said to be made of it. */
function holdUses(step: Step, index: number): number {
  const layer = step.network.layers[index] ?? assert.fail();
  const blocks: Block[] = [
    ...(layer.config.type === 'Embedding' ? [] : layer.inputs.map((_, input) => inputBlock(index, 'input', input))),
    ...layer.weights.map(({ name }): Block => ({ variable: `${layer.name}/${name}`, of: 'before' })),
    slopeBlock(step, index),
  ];
  const fixed = layer.config.type === 'Embedding' ? [inputBlock(index, 'input', 0)] : [];
  const given = (): Given[] =>
    [...blocks, ...fixed].map((block) => ({ block, values: new Float64Array(numbersOf(step, block)?.values ?? assert.fail(key(block))) }));
  const before = computed(step, index, given());
  const uses = usesOf(step, before);
  // Why a number takes no slope of a maximum is said even where no single number would change that.
  const kept = layer.config.type === 'MaxPooling2D' ? key(inputBlock(index, 'dInput', 0)) : undefined;
  const mask = step.look.layers[index]?.mask;
  const hold = (after: readonly Numbers[], block: Block, at: number): number => {
    let changes = 0;
    for (const [name, values] of before)
      values.forEach((value, i) => {
        if (mask?.values[i] === 0) return;
        const follows = after.some((one) => Math.abs((one.get(name)?.[i] as number) - value) > 1e-12);
        const said = uses.get(`${name}/${i}`)?.has(`${key(block)}/${at}`) ?? false;
        const what = `${name}[${i}] ${follows ? 'follows' : 'does not follow'} ${key(block)}[${at}]`;
        assert.ok(said === follows || (said && name === kept), what);
        changes += Number(follows);
      });
    return changes;
  };
  let changes = 0;
  for (const block of blocks) {
    const length = numbersOf(step, block)?.values.length ?? 0;
    for (let at = 0; at < length; at++) {
      const after = [0.01, 40, -40].map((by) => {
        const changed = given();
        const values = changed.find((one) => key(one.block) === key(block))?.values ?? assert.fail();
        values[at] = (values[at] as number) + by;
        return computed(step, index, changed);
      });
      changes += hold(after, block, at);
    }
  }
  return changes;
}

const data = (shape: readonly number[], of: (i: number) => number = (i) => Math.sin(7 * i + 1)): unknown => {
  let i = 0;
  const block = ([size, ...rest]: readonly number[]): unknown =>
    size === undefined ? of(i++) : Array.from({ length: size }, () => block(rest));
  return block([1, ...shape]);
};

const network = (shape: readonly number[], layers: readonly object[], x = data(shape)): object => ({
  seed: 11,
  data: { x, y: [[0.3]] },
  layers: [{ ...layers[0], input_shape: shape }, ...layers.slice(1)],
  compile: { optimizer: 'sgd', loss: 'mse' },
  fit: { epochs: 1, batch_size: 1 },
});

const end = [{ type: 'Flatten' }, { type: 'Dense', units: 1 }];
const conv = (more: object): object => ({ type: 'Conv2D', filters: 2, kernel_size: 2, activation: 'tanh', ...more });
const cases: readonly (readonly [string, object])[] = [
  ['Dense', network([3], [{ type: 'Dense', units: 2, activation: 'sigmoid' }, ...end])],
  ['Dense at each time step', network([2, 3], [{ type: 'Dense', units: 2 }, ...end])],
  ['Activation', network([3], [{ type: 'Activation', activation: 'tanh' }, ...end])],
  ['Conv2D', network([3, 3, 2], [conv({ padding: 'same' }), ...end])],
  ['Conv2D, strides', network([5, 4, 1], [conv({ strides: 2 }), ...end])],
  ['MaxPooling2D', network([4, 4, 1], [{ type: 'MaxPooling2D', pool_size: 2 }, ...end])],
  ['MaxPooling2D, overlapping', network([3, 4, 1], [{ type: 'MaxPooling2D', pool_size: 2, strides: 1, padding: 'same' }, ...end])],
  ['AveragePooling2D', network([3, 4, 2], [{ type: 'AveragePooling2D', pool_size: 2, padding: 'same' }, ...end])],
  ['GlobalAveragePooling2D', network([3, 2, 2], [{ type: 'GlobalAveragePooling2D' }, { type: 'Dense', units: 1 }])],
  ['Dropout', network([6], [{ type: 'Dropout', rate: 0.3 }, ...end])],
  ['Reshape', network([6], [{ type: 'Reshape', target_shape: [2, 3] }, ...end])],
  [
    'Embedding',
    network(
      [3],
      [{ type: 'Embedding', input_dim: 4, output_dim: 2 }, ...end],
      data([3], (i) => [1, 3, 1][i] ?? 0),
    ),
  ],
];
const joining = ['Add', 'Concatenate'].map((type): readonly [string, object] => [
  type,
  network(
    [2, 2],
    [
      { type: 'Dense', units: 2, name: 'a' },
      { type: 'Dense', units: 2, name: 'b', inputs: ['a'] },
      { type, name: 'joined', inputs: ['a', 'b'], ...(type === 'Concatenate' && { axis: 1 }) },
      { type: 'Flatten', name: 'flat', inputs: ['joined'] },
      { type: 'Dense', units: 1, name: 'out', inputs: ['flat'] },
    ],
  ),
]);

describe('a number uses exactly those numbers that it follows', () => {
  for (const [name, spec] of cases)
    it(name, async () => {
      assert.ok(holdUses(await stepTo(spec), 0) > 0);
    });
  for (const [name, spec] of joining)
    it(name, async () => {
      assert.ok(holdUses(await stepTo(spec), 2) > 0);
    });
});
