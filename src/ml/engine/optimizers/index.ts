import type { Optimizer } from '../../registry/optimizers';
import { adadelta, adagrad } from './adagrad';
import { adam, adamax, nadam } from './adam';
import { laprop, padam, radam } from './beyond-keras';
import { rmsprop } from './rmsprop';
import type { ConfigOf, Rule } from './rule';
import { descent, sgd } from './sgd';

/** A trainable variable as an optimizer sees it. */
interface OptimizedVariable {
  /** `layer/variable`; what is remembered of it is kept as `layer/variable/slot`. */
  readonly name: string;
  readonly size: number;
}

/** An optimizer at work: a rule, what it remembers, and how far it has come. */
export interface UpdateRule {
  /** Steps made. */
  readonly step: number;
  /** One step: changes the variables in place. Gradients are only read. Both are in the order the rule was made with. */
  apply(variables: readonly Float32Array[], gradients: readonly Float32Array[]): void;
  /** Copies of what is remembered, by `layer/variable/slot` with Keras's names of slots. Empty before the first step. */
  state(): Map<string, Float32Array>;
  /**
   * Continues from a state that another rule of the same config gave after `step` steps: what follows is the same to the bit.
   * @throws RangeError where a slot is missing or of another size
   */
  setState(state: ReadonlyMap<string, Float32Array>, step: number): void;
  /** Counts steps that the engine made itself, by a kernel of its own, on the memories that `createOptimizer` was given room for. */
  count(steps: number): void;
}

/** Room for what is remembered of one variable; all zeros. */
type Allocate = (variable: OptimizedVariable, slot: string) => Float32Array;

const rules: { readonly [Type in Optimizer['type']]: (config: ConfigOf<Optimizer, Type>) => Rule } = {
  SGD: sgd,
  Adagrad: adagrad,
  Adadelta: adadelta,
  RMSprop: rmsprop,
  Adam: adam,
  AdamW: adam,
  Adamax: adamax,
  Nadam: nadam,
  RAdam: radam,
  LaProp: laprop,
  PAdam: padam,
  perceptron: descent,
};

/** The rule of a config. The table's type says that each type has a rule for its own config; TypeScript cannot follow that through a union. */
const ruleOf = (config: Optimizer): Rule => (rules[config.type] as (config: Optimizer) => Rule)(config);

/** What an optimizer remembers of a weight before the first step, by Keras's names of slots. */
export const firstMemory = (config: Optimizer): Readonly<Record<string, number>> => ruleOf(config).slots;

/**
 * Makes an optimizer for variables with these names and sizes. Each step clips the gradients, lets the weights decay, and then
 * applies the rule, in this order, as keras/src/optimizers/base_optimizer.py does.
 */
export function createOptimizer(
  config: Optimizer,
  variables: readonly OptimizedVariable[],
  allocate: Allocate = ({ size }) => new Float32Array(size),
): UpdateRule {
  const rule = ruleOf(config);
  const clipping: Clipping | undefined = 'clipnorm' in config ? config : undefined;
  const clips = clipping && (clipping.clipnorm ?? clipping.clipvalue ?? clipping.global_clipnorm) !== null;
  const decay = 'weight_decay' in config ? config.weight_decay : null;
  const memories = variables.map((variable) => ({
    slots: Object.keys(rule.slots).map((slot) => ({ slot, key: `${variable.name}/${slot}`, values: allocate(variable, slot) })),
    clipped: new Float32Array(clips ? variable.size : 0),
  }));
  const bySlot = memories.map(({ slots }) => Object.fromEntries(slots.map(({ slot, values }) => [slot, values])));
  const all = memories.flatMap(({ slots }) => slots);
  let step = 0;
  const forget = (): void => all.forEach(({ slot, values }) => values.fill(rule.slots[slot] as number));
  forget();
  return {
    get step() {
      return step;
    },
    apply(values, gradients) {
      step++;
      const clip = clipping && clipper(clipping, gradients);
      memories.forEach(({ clipped }, i) => {
        const w = values[i] as Float32Array;
        const g = gradients[i] as Float32Array;
        if (clip) clip(g, clipped);
        if (decay !== null) lose(w, decay, config.learning_rate);
        rule.update(w, clip ? clipped : g, bySlot[i] as Record<string, Float32Array>, step);
      });
    },
    state: () => new Map(step === 0 ? [] : all.map(({ key, values }) => [key, values.slice()])),
    setState(state, made) {
      if (made === 0) forget();
      else {
        for (const { key, values } of all) {
          const kept = state.get(key);
          if (kept?.length !== values.length) throw new RangeError(`optimizer state ${key} has not ${values.length} values`);
          values.set(kept);
        }
      }
      step = made;
    },
    count(steps) {
      step += steps;
    },
  };
}

/** Decay apart from the gradient, as in AdamW: w ← w − w · decay · learning rate. */
function lose(w: Float32Array, decay: number, learningRate: number): void {
  const share = Math.fround(decay);
  const rate = Math.fround(learningRate);
  for (let i = 0; i < w.length; i++) w[i] = (w[i] as number) - (w[i] as number) * share * rate;
}

/** What an optimizer's config says of clipping; at most one is set. */
interface Clipping {
  readonly clipnorm: number | null;
  readonly clipvalue: number | null;
  readonly global_clipnorm: number | null;
}

/** Gradients as an optimizer's rule gets them, after clipping; both are in the same order. */
export function clippedGradients(config: Optimizer, gradients: readonly Float32Array[]): readonly Float32Array[] {
  const clip = 'clipnorm' in config ? clipper(config, gradients) : undefined;
  if (!clip) return gradients;
  return gradients.map((g) => {
    const clipped = new Float32Array(g.length);
    clip(g, clipped);
    return clipped;
  });
}

/** Writes clipped gradients of one variable to `to`, which is as long. */
type Clip = (g: Float32Array, to: Float32Array) => void;

/** Sum of squares, rounded once to float32: beyond 3.4e38 it is infinite, as in Keras. */
function squares(g: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < g.length; i++) sum += (g[i] as number) * (g[i] as number);
  return Math.fround(sum);
}

/**
 * How the gradients of one step are to be clipped, as keras/src/optimizers/base_optimizer.py does it; undefined for not at all.
 * Only `global_clipnorm` needs to see all gradients.
 */
function clipper({ clipnorm, clipvalue, global_clipnorm }: Clipping, gradients: readonly Float32Array[]): Clip | undefined {
  if (clipnorm !== null) return (g, to) => scale(g, to, clipnorm, Math.max(Math.fround(Math.sqrt(squares(g))), Math.fround(clipnorm)));
  if (clipvalue !== null) return (g, to) => cut(g, to, Math.fround(clipvalue));
  if (global_clipnorm === null) return undefined;
  const norm = Math.fround(Math.sqrt(Math.fround(gradients.reduce((sum, g) => sum + squares(g), 0))));
  const most = Math.fround(global_clipnorm);
  // Keras multiplies by the smaller of two reciprocals, and makes the factor NaN where the norm is not finite.
  const factor = Number.isFinite(norm) ? Math.fround(most * Math.min(Math.fround(1 / norm), Math.fround(1 / most))) : Number.NaN;
  return (g, to) => scale(g, to, factor, 1);
}

function scale(g: Float32Array, to: Float32Array, times: number, over: number): void {
  for (let i = 0; i < g.length; i++) to[i] = ((g[i] as number) * times) / over;
}

function cut(g: Float32Array, to: Float32Array, most: number): void {
  for (let i = 0; i < g.length; i++) to[i] = Math.min(Math.max(g[i] as number, -most), most);
}
