import type { Obstacle } from '../../engine/compact/can-run';
import type { NonFinite } from '../../engine/engine';

const places: Readonly<Record<NonFinite['where'], (name: string) => string>> = {
  input: () => 'an input of the data',
  target: () => 'a target of the data',
  weight: (name) => `the weights ${name}`,
  layer: (name) => `the output of layer "${name}"`,
  loss: () => 'the loss',
  gradient: (name) => `the gradient of ${name}`,
};

const value = (n: number): string => (Number.isFinite(n) ? n.toExponential(1) : 'infinite');

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
  'engine-cannot-run': (a: Obstacle & { engine: string }) =>
    `The engine "${a.engine}" cannot run this network: ${obstacle(a)}. Take another, or "auto", which finds one that can.`,
  /** For where the engine is named, and nobody asked for it. */
  'engine-obstacle': (a: Obstacle) => `Not for this network: ${obstacle(a)}.`,
  'not-finite': (a: {
    epoch: number;
    batch: number;
    where: NonFinite['where'];
    name?: string;
    value: string;
    rate: number;
    runaway: boolean;
    largestWeight: number;
  }) => {
    const place = `In epoch ${a.epoch}, batch ${a.batch}, ${places[a.where](a.name ?? '')} became ${a.value}; training stopped before that step.`;
    if (a.where === 'input' || a.where === 'target') return `${place} Look for values that are missing or not numbers.`;
    if (a.runaway) {
      return `${place} The weights have run away (the largest is ${value(a.largestWeight)}): the steps are too long. Try a learning_rate well below ${a.rate}, "clipnorm": 1, or inputs scaled to about 1.`;
    }
    return `${place} The weights are still moderate, so a function was asked for a value it does not have, such as the logarithm of 0 or of a negative number, or the exponential of a large one: look at the activation and the loss, and scale large inputs and targets.`;
  },
};
