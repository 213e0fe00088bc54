import type { DataFacts } from '../data/facts';
import type { OutputReading } from '../model/output-reading';
import { defaults } from '../registry/entry';
import { type Loss, losses, lossOutputs, lossTargets, takesLogits } from '../registry/losses';
import { type Optimizer, optimizers } from '../registry/optimizers';
import { learningOf } from '../spec/learning';
import type { Spec } from '../spec/spec';
import { trainingRows } from '../training/fit-data';

// What a reader can choose of descents on a spec's loss: plain data, for pages too.

/** An optimizer that can take part in a race. */
interface RacerChoice {
  /** What it is called: the registry's name, or that of a variant which has one of its own. */
  readonly name: string;
  readonly optimizer: Optimizer;
}

export interface DescentChoices {
  readonly racers: readonly RacerChoice[];
  /** The name of the one that is the spec's own, with all its parameters. */
  readonly own: string;
  /** The losses that can be drawn beside the spec's own, by their names in a spec. */
  readonly losses: readonly string[];
  readonly epochs: number;
  /** Steps of an epoch. */
  readonly batches: number;
}

/** Gradient descent with momentum has names of its own. */
const variants: readonly { readonly name: string; readonly momentum: number; readonly nesterov: boolean }[] = [
  { name: 'SGD', momentum: 0, nesterov: false },
  { name: 'Momentum', momentum: 0.9, nesterov: false },
  { name: 'NAG', momentum: 0.9, nesterov: true },
];

const nameOf = (optimizer: Optimizer): string =>
  (optimizer.type === 'SGD' &&
    variants.find(
      ({ momentum, nesterov }) => nesterov === (optimizer.nesterov && optimizer.momentum > 0) && momentum > 0 === optimizer.momentum > 0,
    )?.name) ||
  optimizer.type;

/** All optimizers that follow a gradient: the spec's own as it is, the others with Keras's parameters and the spec's learning rate. */
function racersOf(own: Optimizer): RacerChoice[] {
  const { learning_rate } = own;
  const types = (Object.keys(optimizers) as Optimizer['type'][]).filter((type) => type !== 'perceptron');
  const all = types.flatMap((type): RacerChoice[] => {
    const plain = { ...defaults(optimizers[type]), type, learning_rate } as Optimizer;
    if (plain.type !== 'SGD') return [{ name: type, optimizer: plain }];
    return variants.map(({ name, ...variant }) => ({ name, optimizer: { ...plain, ...variant } }));
  });
  return all.map((racer) => (racer.name === nameOf(own) ? { ...racer, optimizer: own } : racer));
}

/** Losses that take the same targets, and the outputs for what they are or for plain numbers. */
function lossesBeside(own: Loss, reading: OutputReading): string[] {
  const isProbability = reading.kind === 'binary' && reading.probability === 'output';
  const outputs = new Set([lossOutputs(own), 'numbers', ...(isProbability ? ['probability'] : [])]);
  return (Object.keys(losses) as Loss['type'][]).filter((type) => {
    const { targets, outputs: taken } = losses[type];
    const sameTargets = targets === lossTargets(own) || (targets === 'values' && lossTargets(own) === 'distribution');
    return type !== own.type && !takesLogits(own) && sameTargets && outputs.has(taken);
  });
}

/** @returns undefined for a spec that does not follow a gradient */
export function descentChoices(spec: Spec, reading: OutputReading, facts: Pick<DataFacts, 'rows'>): DescentChoices | undefined {
  const { compile, fit } = spec;
  if (!compile || learningOf(spec)?.rule !== 'gradient') return undefined;
  return {
    racers: racersOf(compile.optimizer),
    own: nameOf(compile.optimizer),
    losses: lossesBeside(compile.loss, reading),
    epochs: fit.epochs,
    batches: Math.max(1, Math.ceil((trainingRows(fit, facts) ?? 0) / fit.batch_size)),
  };
}
