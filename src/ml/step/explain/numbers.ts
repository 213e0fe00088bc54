import type { Tensor } from '../../data/dataset';
import type { LayerLook, StepLook, VariableLook } from '../look-inside';
import type { StepNetwork } from '../step-network';
import type { Block, LayerBlock, SampleBlock, Step } from './cells';
import { type Equation, type Expression, equation, named, num } from './expression';

type StepLayer = StepNetwork['layers'][number];

/** The numbers of a block, each as an expression that knows its place. */
export interface Numbers {
  readonly shape: readonly number[];
  readonly values: Float32Array;
  at(index: number): Expression;
  /** By its name and place, as in `input[2, 0]`. */
  name(index: number): Expression;
}

/** A layer that is explained, with its numbers. */
export interface About {
  readonly step: Step;
  /** Of the layer in the network. */
  readonly index: number;
  readonly layer: StepLayer;
  readonly look: LayerLook;
  /** Undefined where the step has no such numbers. */
  block(of: LayerOf, input?: number): Numbers | undefined;
  /** A variable of the layer before the step; undefined for what it has not, and for what was left out. */
  variable(name: string): Numbers | undefined;
}

type LayerOf = LayerBlock['of'];

/** How the numbers of a layer of one type come about. Each gives undefined for what it does not explain. */
export interface LayerRule {
  /** Of `preActivations` where the layer has an activation, else of `output`. */
  sums?(about: About, index: number): readonly Equation[] | undefined;
  dInput?(about: About, index: number, input: number): readonly Equation[] | undefined;
  /** @param variable its name without the layer's */
  gradient?(about: About, variable: string, index: number): readonly Equation[] | undefined;
  /** Of a variable after the step that no gradient changes. */
  moved?(about: About, variable: string, index: number): readonly Equation[] | undefined;
  statistics?(about: About, of: 'mean' | 'variance', index: number): readonly Equation[] | undefined;
}

export function aboutLayer(step: Step, index: number): About {
  const layer = step.network.layers[index] as StepLayer;
  const look = step.look.layers[index] as LayerLook;
  return {
    step,
    index,
    layer,
    look,
    block: (of, input = 0) => numbersOf(step, input === 0 ? { layer: index, of } : { layer: index, of, input }),
    variable: (name) => numbersOf(step, { variable: `${layer.name}/${name}`, of: 'before' }),
  };
}

/** The numbers of a block; undefined where the step has no such block. */
export function numbersOf({ look }: Step, block: Block): Numbers | undefined {
  const tensor = tensorOf(look, block);
  if (!tensor) return undefined;
  const { shape, values } = tensor;
  return {
    shape,
    values,
    at: (index) => num(values[index] as number, { ...block, index }),
    name: (index) => named(`${nameOf(block)}${placeOf(index, shape)}`, { ...block, index }),
  };
}

/** What a block is called in an equation. */
function nameOf(block: Block): string {
  if ('variable' in block) return block.variable.slice(block.variable.lastIndexOf('/') + 1);
  if ('timeStep' in block) return block.block;
  return names[block.of];
}

const names: Readonly<Record<(LayerBlock | SampleBlock)['of'], string>> = {
  input: 'input',
  preActivations: 'z',
  output: 'output',
  dOutput: '∂L/∂output',
  dPreActivations: '∂L/∂z',
  dInput: '∂L/∂input',
  mask: 'mask',
  mean: 'mean',
  variance: 'variance',
  rowLosses: 'loss',
  target: 'target',
};

function tensorOf(look: StepLook, block: Block): Tensor | undefined {
  if ('variable' in block) {
    const variable = look.variables.find(({ name }) => name === block.variable);
    if (block.of === 'step') return variable && stepOf(variable);
    if (block.of !== 'memoryBefore' && block.of !== 'memoryAfter') return variable?.[block.of as keyof VariableLook] as Tensor | undefined;
    return block.slot === undefined ? undefined : variable?.[block.of][block.slot];
  }
  if (block.of === 'rowLosses') return { shape: [look.rowLosses.length], values: look.rowLosses };
  if (block.of === 'target') return look.target;
  if ('timeStep' in block) {
    const found = look.layers[block.layer]?.timeSteps?.[block.timeStep]?.blocks[block.block];
    return block.of === 'slope' ? found?.slopes : found?.values;
  }
  return 'layer' in block ? ofLayer(look.layers[block.layer], block) : undefined;
}

const steps = new WeakMap<VariableLook, Tensor>();

/** What the update adds to a variable. */
function stepOf(variable: VariableLook): Tensor {
  const { before, after } = variable;
  const known = steps.get(variable);
  const step = known ?? { shape: before.shape, values: after.values.map((value, i) => value - (before.values[i] as number)) };
  if (!known) steps.set(variable, step);
  return step;
}

function ofLayer(layer: LayerLook | undefined, block: LayerBlock): Tensor | undefined {
  switch (block.of) {
    case 'input':
      return layer?.inputs[block.input ?? 0];
    case 'dInput':
      return layer?.dInputs?.[block.input ?? 0];
    case 'mean':
    case 'variance':
      return layer?.statistics?.[block.of];
    default:
      return layer?.[block.of];
  }
}

/** `[2, 0]`: an index along each axis. */
export function placeOf(index: number, shape: readonly number[]): string {
  let rest = index;
  const places = shape.toReversed().map((size) => {
    const place = rest % size;
    rest = Math.floor(rest / size);
    return place;
  });
  return `[${places.reverse().join(', ')}]`;
}

/** One equation, of a number that a block has at this place. */
export const comesTo = (numbers: Numbers | undefined, index: number, ...sides: readonly Expression[]): readonly Equation[] | undefined =>
  numbers && [equation(numbers.values[index] as number, ...sides)];
