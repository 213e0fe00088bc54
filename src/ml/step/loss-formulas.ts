import { KERAS_EPSILON } from '../registry/constants';
import type { Loss } from '../registry/losses';
import { logSoftmax, sigmoid, softplus } from './activations';

/** The loss of one number and its slope in the output. */
interface Term {
  readonly of: (y: number, p: number) => number;
  readonly slope: (y: number, p: number) => number;
}

/** The loss of a row, and its slope in each output; y is one number where targets are labels. */
export interface RowLoss {
  loss(y: Float64Array, p: Float64Array): number;
  slopes(y: Float64Array, p: Float64Array): Float64Array;
  /** The loss of a row of a single number, where it is a sum or a mean over its numbers. */
  readonly one?: (y: number, p: number) => number;
}

const clipped = (p: number): number => Math.min(Math.max(p, KERAS_EPSILON), 1 - KERAS_EPSILON);
const inside = (p: number, low = KERAS_EPSILON, high = 1 - KERAS_EPSILON): number => Number(p >= low && p <= high);
const total = (row: Float64Array): number => row.reduce((sum, v) => sum + v, 0);

const sumOf = ({ of, slope }: Term): RowLoss => ({
  loss: (y, p) => {
    let sum = 0;
    for (let i = 0; i < p.length; i++) sum += of(y[i] as number, p[i] as number);
    return sum;
  },
  slopes: (y, p) => p.map((v, i) => slope(y[i] as number, v)),
  one: of,
});

const meanOf = (term: Term): RowLoss => {
  const sum = sumOf(term);
  return { ...sum, loss: (y, p) => sum.loss(y, p) / p.length, slopes: (y, p) => sum.slopes(y, p).map((slope) => slope / p.length) };
};

/** −(y · ln p + (1 − y) · ln(1 − p)); a target of 0 or 1 has no part in the other logarithm. */
const binary: Term = {
  of: (y, p) => -(y === 0 ? 0 : y * Math.log(p)) - (y === 1 ? 0 : (1 - y) * Math.log1p(-p)),
  slope: (y, p) => (y === 0 ? 0 : -y / p) + (y === 1 ? 0 : (1 - y) / (1 - p)),
};

/** The same of probabilities that Keras keeps away from 0 and 1. */
const clippedTerm = ({ of, slope }: Term): Term => ({
  of: (y, p) => of(y, clipped(p)),
  slope: (y, p) => slope(y, clipped(p)) * inside(p),
});

const binaryLogits: Term = {
  of: (y, z) => (y === 0 ? 0 : y * softplus(-z)) + (y === 1 ? 0 : (1 - y) * softplus(z)),
  slope: (y, z) => 1 / (1 + Math.exp(-z)) - y,
};

function focal({ gamma, alpha, apply_class_balancing }: Of<'binary_focal_crossentropy'>, ce: Term): Term {
  const weight = (y: number): number => (apply_class_balancing ? y * alpha + (1 - y) * (1 - alpha) : 1);
  const wrong = (y: number, p: number): number => 1 - (y * p + (1 - y) * (1 - p));
  return {
    of: (y, p) => weight(y) * wrong(y, p) ** gamma * ce.of(y, p),
    slope: (y, p) => {
      const off = wrong(y, p);
      const easier = gamma === 0 ? 0 : gamma * off ** (gamma - 1) * (1 - 2 * y) * ce.of(y, p);
      return weight(y) * (easier + off ** gamma * ce.slope(y, p));
    },
  };
}

/** A loss of probabilities that are made to add up to 1 first. */
const ofShares = ({ of, slope }: Term): RowLoss => ({
  loss: (y, p) => {
    const sum = total(p);
    return p.reduce((s, v, i) => s + of(y[i] as number, clipped(v / sum)), 0);
  },
  slopes: (y, p) => {
    const sum = total(p);
    const shares = p.map((v) => v / sum);
    const each = shares.map((q, i) => slope(y[i] as number, clipped(q)) * inside(q));
    const mean = each.reduce((s, g, i) => s + g * (shares[i] as number), 0);
    return each.map((g) => (g - mean) / sum);
  },
});

const surprise: Term = { of: (y, q) => (y === 0 ? 0 : -y * Math.log(q)), slope: (y, q) => (y === 0 ? 0 : -y / q) };

const crossEntropyOfLogits: RowLoss = {
  loss: (y, z) => -logSoftmax(z).reduce((s, v, i) => s + v * (y[i] as number), 0),
  slopes: (y, z) => {
    const sum = total(y);
    return logSoftmax(z).map((v, i) => Math.exp(v) * sum - (y[i] as number));
  },
};

/** One-hot rows for labels. */
const oneHot = ({ loss, slopes }: RowLoss): RowLoss => {
  const row = (y: Float64Array, p: Float64Array): Float64Array => p.map((_, i) => Number(i === Math.trunc(y[0] as number)));
  return { loss: (y, p) => loss(row(y, p), p), slopes: (y, p) => slopes(row(y, p), p) };
};

/** ln p as logits, clipped as Keras does it for labels. */
const ofClippedLogs: RowLoss = {
  loss: (y, p) => crossEntropyOfLogits.loss(y, clippedLogs(p)),
  slopes: (y, p) => crossEntropyOfLogits.slopes(y, clippedLogs(p)).map((g, i) => (g / clipped(p[i] as number)) * inside(p[i] as number)),
};

const clippedLogs = (p: Float64Array): Float64Array => p.map((v) => Math.log(clipped(v)));

const length = (row: Float64Array): number => Math.max(Math.sqrt(row.reduce((s, v) => s + v * v, 0)), KERAS_EPSILON);
const product = (y: Float64Array, p: Float64Array): number => y.reduce((s, v, i) => s + v * (p[i] as number), 0);

const cosine: RowLoss = {
  loss: (y, p) => -product(y, p) / (length(y) * length(p)),
  slopes: (y, p) => {
    const [a, b] = [length(y), length(p)];
    const dot = product(y, p) / (a * b);
    const bent = Number(b > KERAS_EPSILON);
    return p.map((v, i) => -((y[i] as number) / a - (bent * dot * v) / b) / b);
  },
};

const wrongOnes = (y: Float64Array, p: Float64Array): Float64Array => p.map((v, i) => (1 - (y[i] as number)) * v);

const categoricalHinge: RowLoss = {
  loss: (y, p) => Math.max(0, Math.max(...wrongOnes(y, p)) - product(y, p) + 1),
  slopes: (y, p) => {
    const wrong = wrongOnes(y, p);
    const most = Math.max(...wrong);
    const ties = wrong.filter((v) => v === most).length;
    if (most - product(y, p) + 1 <= 0) return p.map(() => 0);
    return p.map((_, i) => (wrong[i] === most ? (1 - (y[i] as number)) / ties : 0) - (y[i] as number));
  },
};

const log1 = (x: number): number => Math.log(Math.max(x, KERAS_EPSILON) + 1);

type Of<T extends Loss['type']> = Extract<Loss, { readonly type: T }>;

type Simple = Exclude<
  Loss['type'],
  | 'binary_crossentropy'
  | 'binary_focal_crossentropy'
  | 'categorical_crossentropy'
  | 'categorical_focal_crossentropy'
  | 'sparse_categorical_crossentropy'
>;

/** Losses that have one formula of the outputs. The formulas are those of keras/src/losses/losses.py (3.15). */
const simple: { readonly [T in Simple]: (config: Extract<Loss, { readonly type: T }>) => RowLoss } = {
  mean_squared_error: () => meanOf({ of: (y, p) => (y - p) ** 2, slope: (y, p) => 2 * (p - y) }),
  mean_absolute_error: () => meanOf({ of: (y, p) => Math.abs(y - p), slope: (y, p) => Math.sign(p - y) }),
  mean_absolute_percentage_error: () =>
    meanOf({
      of: (y, p) => (100 * Math.abs(y - p)) / Math.max(Math.abs(y), KERAS_EPSILON),
      slope: (y, p) => (100 * Math.sign(p - y)) / Math.max(Math.abs(y), KERAS_EPSILON),
    }),
  mean_squared_logarithmic_error: () =>
    meanOf({
      of: (y, p) => (log1(p) - log1(y)) ** 2,
      slope: (y, p) => (p > KERAS_EPSILON ? (2 * (log1(p) - log1(y))) / (p + 1) : 0),
    }),
  huber: ({ delta }) =>
    meanOf({
      of: (y, p) => (Math.abs(y - p) <= delta ? (y - p) ** 2 / 2 : delta * (Math.abs(y - p) - delta / 2)),
      slope: (y, p) => Math.min(Math.max(p - y, -delta), delta),
    }),
  log_cosh: () => meanOf({ of: (y, p) => p - y + softplus(-2 * (p - y)) - Math.LN2, slope: (y, p) => Math.tanh(p - y) }),
  cosine_similarity: () => cosine,
  kl_divergence: () =>
    sumOf({
      of: (y, p) => {
        const [t, q] = [Math.min(Math.max(y, KERAS_EPSILON), 1), Math.min(Math.max(p, KERAS_EPSILON), 1)];
        return t * Math.log(t / q);
      },
      slope: (y, p) => (-Math.min(Math.max(y, KERAS_EPSILON), 1) / p) * inside(p, KERAS_EPSILON, 1),
    }),
  poisson: () => meanOf({ of: (y, p) => p - y * Math.log(p + KERAS_EPSILON), slope: (y, p) => 1 - y / (p + KERAS_EPSILON) }),
  hinge: () => meanOf({ of: (y, p) => Math.max(0, 1 - y * p), slope: (y, p) => (1 - y * p > 0 ? -y : 0) }),
  squared_hinge: () => meanOf({ of: (y, p) => Math.max(0, 1 - y * p) ** 2, slope: (y, p) => -2 * y * Math.max(0, 1 - y * p) }),
  categorical_hinge: () => categoricalHinge,
};

export type CrossEntropy = 'binary_crossentropy' | 'categorical_crossentropy' | 'sparse_categorical_crossentropy';

interface CrossEntropyForms {
  readonly logits: RowLoss;
  /** Of outputs that are no sigmoid's or softmax's, kept away from 0 and 1. */
  readonly clean: RowLoss;
  /** The formula of the outputs of the activation that it goes with. */
  readonly plain: RowLoss;
  readonly goesWith: 'sigmoid' | 'softmax';
}

export const crossEntropies: Readonly<Record<CrossEntropy, CrossEntropyForms>> = {
  binary_crossentropy: { logits: meanOf(binaryLogits), clean: meanOf(clippedTerm(binary)), plain: meanOf(binary), goesWith: 'sigmoid' },
  categorical_crossentropy: { logits: crossEntropyOfLogits, clean: ofShares(surprise), plain: sumOf(surprise), goesWith: 'softmax' },
  sparse_categorical_crossentropy: {
    logits: oneHot(crossEntropyOfLogits),
    clean: oneHot(ofClippedLogs),
    plain: oneHot(sumOf(surprise)),
    goesWith: 'softmax',
  },
};

function categoricalFocal({ alpha, gamma }: Of<'categorical_focal_crossentropy'>): Term {
  return {
    of: (y, q) => -alpha * (1 - q) ** gamma * y * Math.log(q),
    slope: (y, q) => -alpha * y * ((1 - q) ** gamma / q - (gamma === 0 ? 0 : gamma * (1 - q) ** (gamma - 1) * Math.log(q))),
  };
}

/** Binary focal cross-entropy of probabilities. @param clean whether they are kept away from 0 and 1 first */
export const binaryFocal = (loss: Of<'binary_focal_crossentropy'>, clean: boolean): RowLoss =>
  meanOf(focal(loss, clean ? clippedTerm(binary) : binary));

export const categoricalFocalOfShares = (loss: Of<'categorical_focal_crossentropy'>): RowLoss => ofShares(categoricalFocal(loss));

/** A loss that has one formula of the outputs. */
export const simpleLoss = (loss: Extract<Loss, { readonly type: Simple }>): RowLoss =>
  (simple[loss.type] as (config: Loss) => RowLoss)(loss);

/** A loss of probabilities as one of their logits. */
const ofSigmoid = (of: RowLoss): RowLoss => ({
  loss: (y, z) => of.loss(y, z.map(sigmoid)),
  slopes: (y, z) => {
    const p = z.map(sigmoid);
    return of.slopes(y, p).map((slope, i) => slope * (p[i] as number) * (1 - (p[i] as number)));
  },
});

const softmax = (z: Float64Array): Float64Array => logSoftmax(z).map(Math.exp);

const ofSoftmax = (of: RowLoss): RowLoss => ({
  loss: (y, z) => of.loss(y, softmax(z)),
  slopes: (y, z) => {
    const p = softmax(z);
    const slopes = of.slopes(y, p);
    const mean = slopes.reduce((sum, slope, i) => sum + slope * (p[i] as number), 0);
    return slopes.map((slope, i) => (p[i] as number) * (slope - mean));
  },
});

/** A loss as Keras computes it from a row of outputs of which it knows no more than their values; targets as the loss takes them. */
export function lossOfOutputs(loss: Loss): RowLoss {
  switch (loss.type) {
    case 'binary_crossentropy':
    case 'categorical_crossentropy':
    case 'sparse_categorical_crossentropy':
      return loss.from_logits ? crossEntropies[loss.type].logits : crossEntropies[loss.type].clean;
    case 'binary_focal_crossentropy':
      return loss.from_logits ? ofSigmoid(binaryFocal(loss, false)) : binaryFocal(loss, true);
    case 'categorical_focal_crossentropy':
      return loss.from_logits ? ofSoftmax(categoricalFocalOfShares(loss)) : categoricalFocalOfShares(loss);
    default:
      return simpleLoss(loss);
  }
}
