import type { Activation } from '../../registry/activations';
import { KERAS_EPSILON, SELU_ALPHA, SELU_SCALE } from '../../registry/constants';
import type { Loss } from '../../registry/losses';
import { asOneNumber, type Body } from './curve';

/** A part of a function on which it is one expression, for the formula of its derivative. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** The derivative, where the one that is derived from `text` would be longer than it need be. */
  readonly derivative?: string;
}

const [never, always] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
const whole = (text: string, derivative?: string): readonly Piece[] => [
  { from: never, to: always, text, ...(derivative !== undefined && { derivative }) },
];
/** Expressions with the places between them where one ends and the next begins; of places that are the same the part between is left out. */
const parts = (first: string, ...rest: readonly (readonly [from: number, text: string])[]): readonly Piece[] =>
  [[never, first] as const, ...rest].flatMap(([from, text], i, all) => {
    const to = all[i + 1]?.[0] ?? always;
    return from < to ? [{ from, to, text }] : [];
  });

type Of<T extends string, C extends { readonly type: string }> = Extract<C, { readonly type: T }>;
type Expressions<C extends { readonly type: string }, A extends unknown[]> = {
  readonly [T in C['type']]?: (config: Of<T, C>, ...more: A) => readonly Piece[] | undefined;
};

/** Keras's activations as expressions of a sheet; a test holds each to the function that computes it. gelu needs an error function and has none. */
const activations: Expressions<Activation, []> = {
  linear: () => whole('x'),
  relu: ({ negative_slope: below, max_value: most, threshold }) =>
    most !== null && most < threshold
      ? undefined
      : parts(`${below}*(x - ${threshold})`, [threshold, 'x'], ...(most === null ? [] : [[most, `${most}`] as const])),
  relu6: () => parts('0', [0, 'x'], [6, '6']),
  leaky_relu: ({ negative_slope: below }) => parts(`${below}*x`, [0, 'x']),
  elu: ({ alpha }) => parts(`${alpha}*(exp(x) - 1)`, [0, 'x']),
  selu: () => parts(`${SELU_SCALE * SELU_ALPHA}*(exp(x) - 1)`, [0, `${SELU_SCALE}*x`]),
  celu: ({ alpha }) => parts(`${alpha}*(exp(x/${alpha}) - 1)`, [0, 'x']),
  silu: () => whole('x*sigmoid(x)'),
  mish: () => whole('x*tanh(softplus(x))'),
  softplus: () => whole('softplus(x)'),
  softsign: () => parts('x/(1 - x)', [0, 'x/(1 + x)']),
  tanh: () => whole('tanh(x)'),
  sigmoid: () => whole('sigmoid(x)'),
  hard_sigmoid: () => parts('0', [-3, 'x/6 + 0.5'], [3, '1']),
  hard_silu: () => parts('0', [-3, 'x^2/6 + x/2'], [3, 'x']),
  hard_tanh: () => parts('-1', [-1, 'x'], [1, '1']),
  tanh_shrink: () => whole('x - tanh(x)', 'tanh(x)^2'),
  soft_shrink: ({ threshold: t }) => parts(`x + ${t}`, [-t, '0'], [t, `x - ${t}`]),
  hard_shrink: ({ threshold: t }) => parts('x', [-t, '0'], [t, 'x']),
  threshold: ({ threshold: t, default_value }) => parts(`${default_value}`, [t, 'x']),
  squareplus: ({ b }) => whole(`(x + sqrt(x^2 + ${b}))/2`),
  sparse_plus: () => parts('0', [-1, '(x + 1)^2/4'], [1, 'x']),
  sparse_sigmoid: () => parts('0', [-1, '(x + 1)/2'], [1, '1']),
  exponential: () => whole('exp(x)'),
  log_sigmoid: () => whole('-softplus(-x)', 'sigmoid(-x)'),
  step: () => parts('0', [0, '1']),
  sign: () => parts('-1', [0, '1']),
};

const ends = KERAS_EPSILON;
/** An expression of a probability, which Keras keeps away from 0 and 1: beyond these the loss is level. */
const clipped = (text: string): readonly Piece[] => parts('0', [ends, text], [1 - ends, '0']);
/** 1 − 0.95 is 0.05. */
const rest = (t: number): number => Number((1 - t).toPrecision(12));
/** −t · ln x − (1 − t) · ln(1 − x), without a part that is 0. */
const crossEntropy = (t: number): string => [t !== 0 && `-${t}*log(x)`, t !== 1 && `-${rest(t)}*log(1 - x)`].filter(Boolean).join(' + ');
const ofLogits = (t: number): readonly Piece[] => whole(`${t}*softplus(-x) + ${rest(t)}*softplus(x)`, `sigmoid(x) - ${t}`);
/** 1 − t · x where that is above 0. */
const margin = (t: number, above: string): readonly Piece[] =>
  t > 0 ? parts(above, [1 / t, '0']) : t < 0 ? parts('0', [1 / t, above]) : whole(above);

/** Keras's losses of the prediction x, by the target as the loss takes it. */
const losses: Expressions<Loss, [t: number]> = {
  mean_squared_error: (_, t) => whole(`(x - ${t})^2`),
  mean_absolute_error: (_, t) => whole(`abs(x - ${t})`),
  mean_absolute_percentage_error: (_, t) => whole(`100*abs(x - ${t})/${Math.max(Math.abs(t), ends)}`),
  mean_squared_logarithmic_error: (_, t) => parts('0', [ends, `(log(x + 1) - log(${Math.max(t, ends)} + 1))^2`]),
  huber: ({ delta }, t) => parts(`${delta}*(${t} - x)`, [t - delta, `(x - ${t})^2/2`], [t + delta, `${delta}*(x - ${t})`]),
  log_cosh: (_, t) => whole(`log(cosh(x - ${t}))`, `tanh(x - ${t})`),
  binary_crossentropy: ({ from_logits }, t) => (from_logits ? ofLogits(t) : clipped(crossEntropy(t))),
  categorical_crossentropy: ({ from_logits }, t) => (from_logits ? ofLogits(t) : clipped(crossEntropy(t))),
  sparse_categorical_crossentropy: ({ from_logits }, t) => (from_logits ? ofLogits(t) : clipped(crossEntropy(t))),
  kl_divergence: (_, t) => clipped(crossEntropy(t)),
  poisson: (_, t) => whole(`x - ${t}*log(x + ${ends})`),
  hinge: (_, t) => margin(t, `1 - ${t}*x`),
  squared_hinge: (_, t) => margin(t, `(1 - ${t}*x)^2`),
};

/** The expressions that a function is made of, but for constants that are added; undefined where it is not made of any. */
export function piecesOf(body: Body, text: string): readonly Piece[] | undefined {
  switch (body.is) {
    case 'expression':
      return whole(text);
    case 'activation': {
      const activation = asOneNumber(body.activation) ?? body.activation;
      return (activations[activation.type] as ((config: Activation) => readonly Piece[] | undefined) | undefined)?.(activation);
    }
    case 'loss':
      return (losses[body.loss.type] as ((config: Loss, t: number) => readonly Piece[] | undefined) | undefined)?.(
        body.loss,
        body.target.at(-1) as number,
      );
  }
}
