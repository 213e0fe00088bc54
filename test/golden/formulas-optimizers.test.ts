import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { optimizers } from '../../src/ml/registry/optimizers';
import { flat } from './figures';
import { caseNamed, type Held, holds, printed, rowsOf } from './formula';

/** Parameters of a case; those that it does not give are Keras's own. */
interface Params {
  readonly learning_rate: number;
  readonly beta_1: number;
  readonly beta_2: number;
  readonly rho: number;
  readonly epsilon: number;
  readonly momentum: number;
  readonly weight_decay: number;
  readonly clipnorm: number;
  readonly clipvalue: number;
  readonly initial_accumulator_value: number;
  readonly partial: number;
}

/** A new weight from the one before, its gradient and the step, from 1. A rule is made anew for each run, with its memory. */
type Rule = (p: Params) => (w: number, g: number, t: number) => number;

const square = (value: number): number => value * value;

const momentum =
  (share: (p: Params) => number, ahead = false): Rule =>
  (p) => {
    let v = 0;
    return (w, g) => {
      v = p.momentum * v - share(p) * p.learning_rate * g;
      return ahead ? w + p.momentum * v - p.learning_rate * g : w + v;
    };
  };

const descent =
  (clip: (g: number, p: Params) => number, decay: 'before' | 'after' | 'none' = 'none'): Rule =>
  (p) =>
  (w, g) => {
    const loss = p.learning_rate * p.weight_decay;
    const begin = decay === 'before' ? w - loss * w : w;
    const end = begin - p.learning_rate * clip(g, p);
    return decay === 'after' ? end - loss * end : end;
  };

const clipped = (g: number, limit: number): number => Math.sign(g) * Math.min(Math.abs(g), limit);

/** Divides by a root of s: epsilon inside of it or outside. */
const root = (s: number, epsilon: number, inside: boolean): number => (inside ? Math.sqrt(s + epsilon) : Math.sqrt(s) + epsilon);

const adagrad =
  (inside: boolean): Rule =>
  (p) => {
    let s = p.initial_accumulator_value;
    return (w, g) => {
      s += square(g);
      return w - (p.learning_rate * g) / root(s, p.epsilon, inside);
    };
  };

const adadelta =
  (inside: boolean, past = true): Rule =>
  (p) => {
    let [s, moved] = [0, 0];
    return (w, g) => {
      s = p.rho * s + (1 - p.rho) * square(g);
      const d = (root(moved, p.epsilon, inside) / root(s, p.epsilon, inside)) * g;
      moved = p.rho * moved + (1 - p.rho) * square(past ? d : p.learning_rate * d);
      return w - p.learning_rate * d;
    };
  };

const rmsprop =
  (inside: boolean, centered = false): Rule =>
  (p) => {
    let [s, m, v] = [0, 0, 0];
    return (w, g) => {
      s = p.rho * s + (1 - p.rho) * square(g);
      m = p.rho * m + (1 - p.rho) * g;
      v = p.momentum * v + (p.learning_rate * g) / root(centered ? s - square(m) : s, p.epsilon, inside);
      return w - v;
    };
  };

interface AdamReading {
  /** Where epsilon is added: to √v with its bias, or without. */
  readonly epsilon?: 'biased' | 'freed';
  readonly largest?: 'biased' | 'freed';
  readonly decay?: 'before' | 'in the gradient';
}

const adam =
  ({ epsilon = 'biased', largest, decay }: AdamReading = {}): Rule =>
  (p) => {
    let [m, v, most] = [0, 0, 0];
    return (at, slope, t) => {
      const g = decay === 'in the gradient' ? slope + p.weight_decay * at : slope;
      const w = decay === 'before' ? at - p.learning_rate * p.weight_decay * at : at;
      m = p.beta_1 * m + (1 - p.beta_1) * g;
      v = p.beta_2 * v + (1 - p.beta_2) * square(g);
      const [c1, c2] = [1 - p.beta_1 ** t, 1 - p.beta_2 ** t];
      most = Math.max(most, largest === 'freed' ? v / c2 : v);
      if (largest === 'freed') return w - (p.learning_rate * m) / c1 / (Math.sqrt(most) + p.epsilon);
      const used = largest ? most : v;
      return epsilon === 'biased'
        ? w - (p.learning_rate * (Math.sqrt(c2) / c1) * m) / (Math.sqrt(used) + p.epsilon)
        : w - (p.learning_rate * m) / c1 / (Math.sqrt(used / c2) + p.epsilon);
    };
  };

const adamax =
  (freed: boolean, inside = false): Rule =>
  (p) => {
    let [m, u] = [0, 0];
    return (w, g, t) => {
      m = p.beta_1 * m + (1 - p.beta_1) * g;
      u = Math.max(p.beta_2 * u, Math.abs(g) + (inside ? p.epsilon : 0));
      return w - (p.learning_rate * m) / (freed ? 1 - p.beta_1 ** t : 1) / (u + (inside ? 0 : p.epsilon));
    };
  };

/** Keras lets the share of the mean grow by 0.96^t, as the paper proposes. */
const nadam =
  (counted: boolean): Rule =>
  (p) => {
    let [m, v, product] = [0, 0, 1];
    return (w, g, t) => {
      const share = (at: number): number => p.beta_1 * (1 - 0.5 * 0.96 ** at);
      product *= share(t);
      m = p.beta_1 * m + (1 - p.beta_1) * g;
      v = p.beta_2 * v + (1 - p.beta_2) * square(g);
      const ahead = (share(t + 1) * m) / (1 - product * share(t + 1)) + ((1 - share(t)) * g) / (1 - product);
      return w - (p.learning_rate * (counted ? ahead : m / (1 - p.beta_1 ** t))) / (Math.sqrt(v / (1 - p.beta_2 ** t)) + p.epsilon);
    };
  };

const radam =
  (waits: boolean, shortened = true): Rule =>
  (p) => {
    let [m, v] = [0, 0];
    const most = 2 / (1 - p.beta_2) - 1;
    return (w, g, t) => {
      m = p.beta_1 * m + (1 - p.beta_1) * g;
      v = p.beta_2 * v + (1 - p.beta_2) * square(g);
      const [c1, c2] = [1 - p.beta_1 ** t, 1 - p.beta_2 ** t];
      const rests = most - (2 * t * p.beta_2 ** t) / c2;
      if (waits && rests <= 5) return w - (p.learning_rate * m) / c1;
      const short = Math.sqrt(((rests - 4) * (rests - 2) * most) / ((most - 4) * (most - 2) * rests));
      return w - (p.learning_rate * (shortened && rests > 5 ? short : 1) * m * Math.sqrt(c2)) / c1 / (Math.sqrt(v) + p.epsilon);
    };
  };

const laprop =
  (freed: boolean, first = true): Rule =>
  (p) => {
    let [m, v] = [0, 0];
    return (w, g, t) => {
      v = p.beta_2 * v + (1 - p.beta_2) * square(g);
      const divisor = Math.sqrt(v / (1 - p.beta_2 ** t)) + p.epsilon;
      m = p.beta_1 * m + (1 - p.beta_1) * (first ? g / divisor : g);
      return w - (p.learning_rate * m) / (freed ? 1 - p.beta_1 ** t : 1) / (first ? 1 : divisor);
    };
  };

const padam =
  ({ largest = true, freed = false }: { readonly largest?: boolean; readonly freed?: boolean } = {}): Rule =>
  (p) => {
    let [m, v, most] = [0, 0, 0];
    return (w, g, t) => {
      m = p.beta_1 * m + (1 - p.beta_1) * g;
      v = p.beta_2 * v + (1 - p.beta_2) * square(g);
      most = largest ? Math.max(most, v) : v;
      const [c1, c2] = freed ? [1 - p.beta_1 ** t, 1 - p.beta_2 ** t] : [1, 1];
      return w - (p.learning_rate * m) / c1 / (Math.sqrt(most / c2) + p.epsilon) ** (2 * p.partial);
    };
  };

const held: Readonly<Record<Exclude<keyof typeof optimizers, 'perceptron'>, readonly Held<Rule>[]>> = {
  SGD: [
    {
      text: 'v ← momentum · v − learning_rate · g,   w ← w + v',
      case: 'SGD, momentum',
      right: momentum(() => 1),
      wrong: { 'a mean of gradients': momentum((p) => 1 - p.momentum), ahead: momentum(() => 1, true) },
    },
    {
      text: 'w ← w + momentum · v − learning_rate · g',
      case: 'SGD, nesterov',
      right: momentum(() => 1, true),
      wrong: { 'not ahead': momentum(() => 1) },
    },
    {
      text: 'Before each step every weight loses learning_rate · weight_decay of itself',
      case: 'SGD, weight_decay',
      right: descent((g) => g, 'before'),
      wrong: {
        'after the step': descent((g) => g, 'after'),
        'not by the rate': (p) => (w, g) => w - p.weight_decay * w - p.learning_rate * g,
      },
    },
    {
      text: 'Shortens the gradient of each variable to this length',
      case: 'SGD, clipnorm',
      right: descent((g, p) => clipped(g, p.clipnorm)),
      wrong: { 'always of this length': descent((g, p) => Math.sign(g) * p.clipnorm) },
    },
    {
      text: 'Cuts each number of the gradients to ± this',
      case: 'SGD, clipvalue',
      right: descent((g, p) => clipped(g, p.clipvalue)),
      wrong: { 'not below': descent((g, p) => Math.min(g, p.clipvalue)) },
    },
  ],
  Adagrad: [
    {
      text: 's ← s + g²\nw ← w − learning_rate · g / √(s + epsilon)',
      right: adagrad(true),
      wrong: { 'epsilon outside the root': adagrad(false) },
    },
  ],
  Adadelta: [
    {
      text: 'd = √(u + epsilon) / √(s + epsilon) · g\nu ← rho · u + (1 − rho) · d²\nw ← w − learning_rate · d',
      right: adadelta(true),
      wrong: { 'epsilon outside the roots': adadelta(false), 'steps with the rate': adadelta(true, false) },
    },
  ],
  RMSprop: [
    {
      text: 's ← rho · s + (1 − rho) · g²\nw ← w − learning_rate · g / √(s + epsilon)',
      right: rmsprop(true),
      wrong: { 'epsilon outside the root': rmsprop(false) },
    },
    {
      text: 'Take the square of the mean gradient off s',
      case: 'RMSprop, centered',
      right: rmsprop(true, true),
      wrong: { 'not centered': rmsprop(true), 'epsilon outside the root': rmsprop(false, true) },
    },
  ],
  Adam: [
    {
      text: 'Keras adds epsilon before the bias of v is taken off',
      right: adam(),
      wrong: { 'epsilon after it': adam({ epsilon: 'freed' }) },
    },
    {
      text: 'Divide by the largest mean of squared gradients so far (AMSGrad), which never falls again.',
      case: 'Adam, amsgrad after a pause',
      right: adam({ largest: 'biased' }),
      wrong: { 'the mean as it is': adam(), 'the largest divisor': adam({ largest: 'freed' }) },
    },
    {
      text: 'v ← beta_2 · v + (1 − beta_2) · g²',
      case: 'Adam, after a pause',
      right: adam(),
      wrong: { AMSGrad: adam({ largest: 'biased' }) },
    },
  ],
  AdamW: [
    {
      text: 'before Adam’s own step every weight shrinks',
      right: adam({ decay: 'before' }),
      wrong: { 'in the gradient': adam({ decay: 'in the gradient' }), none: adam() },
    },
  ],
  Adamax: [
    {
      text: 'u ← max(beta_2 · u, |g|)\nw ← w − learning_rate · m̂ / (u + epsilon)',
      right: adamax(true),
      wrong: { 'm with its bias': adamax(false), 'epsilon in the maximum': adamax(true, true) },
    },
  ],
  Nadam: [{ text: 'the present gradient is counted once more in the mean', right: nadam(true), wrong: { 'not counted': nadam(false) } }],
  RAdam: [
    {
      text: 'w ← w − learning_rate · r · m̂ / (√v̂ + epsilon)   (ρ > 5)\nw ← w − learning_rate · m̂   (ρ ≤ 5)',
      right: radam(true),
      wrong: { 'Adam from the first': radam(false), 'not shortened': radam(true, false) },
    },
  ],
  LaProp: [
    {
      text: 'm ← beta_1 · m + (1 − beta_1) · g / (√v̂ + epsilon)\nw ← w − learning_rate · m̂',
      right: laprop(true),
      wrong: { 'm with its bias': laprop(false), 'divided after the mean': laprop(true, false) },
    },
  ],
  PAdam: [
    {
      text: 'v ← max(v, s)\nw ← w − learning_rate · m / v^partial',
      right: padam(),
      wrong: { 'v as it is': padam({ largest: false }), 'freed of its bias': padam({ freed: true }) },
    },
  ],
};

const usual = { beta_1: 0.9, beta_2: 0.999, rho: 0.9, epsilon: 1e-7, momentum: 0, partial: 0.125 };

/** The weight of a case after all its gradients. */
function after(rule: Rule, name: string): number {
  const { spec } = caseNamed(name);
  const { optimizer } = spec['compile'] as { readonly optimizer: Params };
  const step = rule({ ...usual, ...optimizer });
  return rowsOf(caseNamed(name)).x.reduce((w, [x = 0], i) => step(w, -x, i + 1), 1);
}

describe('the formulas of the optimizers', () => {
  for (const [name, formulas] of Object.entries(held)) {
    for (const formula of formulas) {
      const of = formula.case ?? name;
      it(`${of}: ${formula.text.replaceAll('\n', ', ')}`, () => {
        printed(optimizers[name as keyof typeof held], formula);
        holds(formula, flat(caseNamed(of).expect.weights?.['out']?.['kernel'] ?? []), (rule) => [after(rule, of)]);
      });
    }
  }

  it('PAdam with partial 0 is SGD with momentum at 1 − beta_1 of the rate', () => {
    printed(optimizers.PAdam.params.partial, { text: '0 is SGD with momentum at 1 − beta_1 of the rate' });
    const p = { ...usual, learning_rate: 0.5, beta_1: 0.7, partial: 0 } as Params;
    const [own, other] = [padam()(p), momentum(() => 1)({ ...p, learning_rate: 0.5 * (1 - 0.7), momentum: 0.7 })];
    let [a, b] = [1, 1];
    for (const [i, g] of [0.5, -1, 0.25].entries()) {
      [a, b] = [own(a, g, i + 1), other(b, g, i + 1)];
      assert.ok(Math.abs(a - b) < 1e-12, `${a} and ${b}`);
    }
  });
});
