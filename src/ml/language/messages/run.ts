import { figure as short } from '../number-text';
import { count, figure } from './words';

/** Where NaN or infinity can appear first. */
export type NonFiniteWhere = 'input' | 'target' | 'layer' | 'loss' | 'gradient' | 'weight';

/** What keeps the compact engine from running a network, in plain words and names. */
export type Obstacle =
  | { readonly reason: 'layer'; readonly layer: string; readonly type: string }
  /** The layer does not take the outputs of the one before it, and of that one only. */
  | { readonly reason: 'branches'; readonly layer: string }
  | { readonly reason: 'nothing-to-compute' }
  | { readonly reason: 'perceptron-of-classes'; readonly loss: string };

const places: Readonly<Record<NonFiniteWhere, (name: string) => string>> = {
  input: () => 'an input of the data',
  target: () => 'a target of the data',
  weight: (name) => `the weights ${name}`,
  layer: (name) => `the output of layer "${name}"`,
  loss: () => 'the loss',
  gradient: (name) => `the gradient of ${name}`,
};

const value = (n: number): string => (Number.isFinite(n) ? short(n) : 'infinite');

/** How far numbers had grown before one of them was none any more. */
export interface Growth {
  readonly runaway: boolean;
  readonly largestWeight: number;
  /** The lowest loss, and the last one that was a number. */
  readonly growth?: readonly [number, number];
}

const runaway = ({ growth, runaway, largestWeight }: Growth, rate: number): string =>
  `${growth && !runaway ? `The loss had grown from ${value(growth[0])} to ${value(growth[1])}: the steps are too long.` : `The weights diverged (the largest is ${value(largestWeight)}): the steps are too long.`} Try a learning_rate well below ${figure(rate)}, "clipnorm": 1, or inputs scaled to about 1.`;

const asked =
  'The weights are still moderate, so a function was asked for a value it does not have, such as the logarithm of 0 or of a negative number, or the exponential of a large one: look at the activation and the loss, and scale large inputs and targets.';

const obstacle = (a: Obstacle): string => {
  switch (a.reason) {
    case 'layer':
      return `"${a.layer}" is ${a.type}, and it does only stacks of Dense layers, with Flatten, Reshape, Activation and Dropout between them`;
    case 'branches':
      return `"${a.layer}" takes other inputs than the layer before it, and it does only layers that follow one another`;
    case 'nothing-to-compute':
      return 'no layer here computes anything';
    case 'perceptron-of-classes':
      return `it does not train by the perceptron rule on the class numbers of ${a.loss}`;
  }
};

/** What can go wrong with running, and while training. */
export const runMessages = {
  'sheet-without-network': (a: { kind: 'functions' | 'tensors' }) =>
    `This file is a sheet of ${a.kind}: it describes no network that could be trained or asked. The command "sheet" prints it, and the study panel shows it.`,
  'engine-cannot-run': (a: Obstacle & { engine: string }) =>
    `The engine "${a.engine}" cannot run this network: ${obstacle(a)}. Take another, or "auto", which finds one that can.`,
  /** For where the engine is named, and no one asked for it. */
  'engine-obstacle': (a: Obstacle) => `Not for this network: ${obstacle(a)}.`,
  'not-finite': (
    a: {
      epoch: number;
      batch: number;
      where: NonFiniteWhere;
      name?: string;
      value: string;
      rate: number;
    } & Growth,
  ) => {
    const place = `In epoch ${a.epoch}, batch ${a.batch}, ${places[a.where](a.name ?? '')} became ${a.value}; training stopped before that step.`;
    if (a.where === 'input' || a.where === 'target') return `${place} Look for values that are missing or not numbers.`;
    if (a.runaway || a.growth) return `${place} ${runaway(a, a.rate)}`;
    return `${place} ${asked}`;
  },
  'figure-not-finite': (
    a: {
      what: 'validation' | 'evaluation' | 'prediction';
      /** Of "predict", from 1. */
      row?: number;
      value: string;
      /** Not set where nothing was trained. */
      rate?: number;
    } & Growth,
  ) => {
    const place = {
      validation: `The loss of the validation rows became ${a.value}; training stopped after that epoch.`,
      evaluation: `Training came to its end, but the loss of the evaluation after it is ${a.value}.`,
      prediction: `The prediction for row ${count(a.row ?? 1)} is ${a.value}.`,
    }[a.what];
    if (!a.runaway && !a.growth) return `${place} ${asked}`;
    return a.rate === undefined
      ? `${place} The weights are very large (the largest is ${value(a.largestWeight)}). Give smaller ones, or scale the inputs to about 1.`
      : `${place} ${runaway(a, a.rate)}`;
  },
  'metric-not-finite': (a: { name: string; value: string; epoch?: number }) =>
    `${a.name} is ${a.value}${a.epoch === undefined ? '' : ` from epoch ${count(a.epoch)} on`}, while the loss is a number: this metric has no value for such targets and outputs. Look at another metric.`,
};
