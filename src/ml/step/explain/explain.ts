import type { Activation } from '../../registry/activations';
import type { LayerType } from '../../registry/layers';
import { updateLines } from '../update-rule';
import { activationLines, slopeLines } from './activations';
import type { Block, Cell, Cells, Explanation, LayerBlock, Step, VariableBlock, Writing } from './cells';
import * as core from './core';
import { difference, type Equation, equation, equationText, fixed, named, sum, usesOf } from './expression';
import { Conv2D, Dense } from './linear';
import { lossLines, outputSlopeLines, preActivationSlopeLines } from './loss';
import * as normalization from './normalization';
import { type About, aboutLayer, type LayerRule, type Numbers, numbersOf } from './numbers';
import * as pooling from './pooling';
import { recurrentRule, timeStepLines } from './recurrent';

/** How the numbers of each layer of the registry come about; an entry without a rule here does not compile. */
const rules: Readonly<Record<LayerType, LayerRule>> = {
  ...core,
  ...pooling,
  ...normalization,
  Dense,
  Conv2D,
  SimpleRNN: recurrentRule,
  LSTM: recurrentRule,
  GRU: recurrentRule,
};

/**
 * Where a number of a step comes from: its arithmetic with the step's numbers in it, and the numbers that it is made of. What was given, such as
 * the sample and the weights before the step, has no lines.
 */
export function explain(cell: Cell, step: Step, writing: Writing): Explanation {
  if ('variable' in cell && isUpdate(cell)) return update(cell, step, writing);
  const equations = equationsOf(cell, step);
  return { lines: equations.map((one) => equationText(one, writing)), uses: usesOf(equations.flatMap(({ sides }) => sides)) };
}

function equationsOf(cell: Cell, step: Step): readonly Equation[] {
  if (cell.of === 'loss') return lossLines(step);
  const { index, ...block } = cell;
  const numbers = numbersOf(step, block as Block);
  if (!numbers || index < 0 || index >= numbers.values.length) return [];
  if ('variable' in cell) return variableLines(cell, step, numbers);
  if ('timeStep' in cell) return timeStepLines(cell, aboutLayer(step, cell.layer), numbers) ?? [];
  return 'layer' in cell ? layerLines(cell, step, numbers) : [];
}

function layerLines(
  { layer, of, input = 0, index }: LayerBlock & { readonly index: number },
  step: Step,
  numbers: Numbers,
): readonly Equation[] {
  const about = aboutLayer(step, layer);
  const rule = rules[about.layer.config.type];
  const result = numbers.values[index] as number;
  switch (of) {
    case 'input':
      return inputLines(about, input, index, result);
    case 'preActivations':
      return rule.sums?.(about, index) ?? [];
    case 'output': {
      const z = about.block('preActivations');
      const activation = activationOf(about);
      return (z && activation ? activationLines(activation, z, numbers, index) : rule.sums?.(about, index)) ?? [];
    }
    case 'dOutput':
      return layer === step.network.layers.length - 1
        ? outputSlopeLines(step, index, result)
        : [equation(result, sum(takers(step, layer).map((slopes) => slopes.name(index))))];
    case 'dPreActivations':
      return preActivationSlopes(about, layer, index, result);
    case 'dInput':
      return rule.dInput?.(about, index, input) ?? [];
    case 'mean':
    case 'variance':
      return rule.statistics?.(about, of, index) ?? [];
    case 'mask':
      return [];
  }
}

const activationOf = ({ layer: { config } }: About): Activation | undefined => ('activation' in config ? config.activation : undefined);

/** An input is an output of the layer that feeds this one. */
function inputLines({ step, layer }: About, input: number, index: number, result: number): readonly Equation[] {
  const from = layer.inputs[input] ?? -1;
  if (from < 0) return [];
  const output = numbersOf(step, { layer: from, of: 'output' });
  return output ? [equation(result, output.name(index))] : [];
}

/** ∂L/∂input of the layers that a layer feeds. */
const takers = (step: Step, layer: number): readonly Numbers[] =>
  step.network.layers.flatMap(({ inputs }, to) =>
    inputs.flatMap((from, input) =>
      from === layer ? (numbersOf(step, { layer: to, of: 'dInput', ...(input > 0 && { input }) }) ?? []) : [],
    ),
  );

/** By the chain rule; where the loss was taken from the pre-activations, by its formula too. */
function preActivationSlopes(about: About, layer: number, index: number, result: number): readonly Equation[] {
  const { step } = about;
  const direct = layer === step.network.layers.length - 1 ? preActivationSlopeLines(step, index, result) : undefined;
  const [z, output, dOutput] = [about.block('preActivations'), about.block('output'), about.block('dOutput')];
  const activation = activationOf(about);
  const chain = z && output && dOutput && activation ? slopeLines(activation, { z, output, dOutput }, index, result) : [];
  return direct ?? chain;
}

const isUpdate = ({ of }: VariableBlock): boolean => of === 'after' || of === 'memoryAfter';

function variableLines(
  { variable, of, index }: VariableBlock & { readonly index: number },
  step: Step,
  numbers: Numbers,
): readonly Equation[] {
  const result = numbers.values[index] as number;
  const gradient = numbersOf(step, { variable, of: 'gradient' });
  switch (of) {
    case 'gradient': {
      const owner = step.network.layers.findIndex(({ name, weights }) => weights.some((one) => `${name}/${one.name}` === variable));
      if (owner < 0) return [];
      const about = aboutLayer(step, owner);
      return rules[about.layer.config.type].gradient?.(about, variable.slice(about.layer.name.length + 1), index) ?? [];
    }
    case 'clipped':
      return gradient ? [equation(result, { is: 'call', name: 'clip', parts: [gradient.at(index)] })] : [];
    case 'step':
      return stepLines(step, variable, index, result);
    case 'finiteDifference':
      return [equation(result, named('(L(w + h) − L(w − h)) / 2h', { variable, of: 'before', index }))];
    default:
      return [];
  }
}

/** What comes after the step, less what was before it: with as many decimals as a small step takes to be seen. */
function stepLines(step: Step, variable: string, index: number, result: number): readonly Equation[] {
  const [after, before] = (['after', 'before'] as const).map((of) => numbersOf(step, { variable, of })?.at(index));
  if (!after || !before) return [];
  const size = Math.abs(result);
  if (size === 0 || size >= LEAST_STEP || !Number.isFinite(size)) return [equation(result, difference(after, before))];
  const decimals = Math.min(MOST_DECIMALS, Math.ceil(-Math.log10(size)) + 1);
  return [equation(result, difference(fixed(after, decimals), fixed(before, decimals)))];
}

/** The figures of two weights that are less far apart are nearly the same, or wholly. */
const LEAST_STEP = 1e-3;
/** Of float32 numbers, more mean nothing. */
const MOST_DECIMALS = 12;

/** The optimizer's rule; of what is not trained by gradients, such as moving statistics, the layer's own. None where nothing was updated. */
function update({ variable, index }: VariableBlock & { readonly index: number }, step: Step, writing: Writing): Explanation {
  const { look, network } = step;
  const found = look.variables.find(({ name }) => name === variable);
  if (!found || index >= found.before.values.length || look.broken) return { lines: [], uses: [] };
  const { before, gradient, clipped, memoryBefore, memoryAfter, after } = found;
  if (!gradient || !clipped) {
    const owner = network.layers.findIndex(({ name, weights }) => weights.some((one) => `${name}/${one.name}` === variable));
    const about = aboutLayer(step, owner);
    const equations = rules[about.layer.config.type].moved?.(about, variable.slice(about.layer.name.length + 1), index) ?? [];
    return { lines: equations.map((one) => equationText(one, writing)), uses: usesOf(equations.flatMap(({ sides }) => sides)) };
  }
  const memory = (slots: typeof memoryBefore): Record<string, number> =>
    Object.fromEntries(Object.entries(slots).map(([slot, { values }]) => [slot, values[index] as number]));
  const weight = {
    before: before.values[index] as number,
    gradient: gradient.values[index] as number,
    memoryBefore: memory(memoryBefore),
    memoryAfter: memory(memoryAfter),
    after: after.values[index] as number,
    step: look.step,
  };
  const lines = updateLines(network.optimizer, weight, clipped.values[index] as number, writing.number);
  const uses: Cells[] = [
    { variable, of: 'before', indices: [index] },
    { variable, of: 'gradient', indices: [index] },
    ...Object.keys(memoryBefore).map((slot): Cells => ({ variable, of: 'memoryBefore', slot, indices: [index] })),
  ];
  return { lines, uses };
}
