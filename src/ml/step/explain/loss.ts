import type { Activation } from '../../registry/activations';
import { KERAS_EPSILON } from '../../registry/constants';
import type { Loss } from '../../registry/losses';
import type { Step } from './cells';
import {
  absolute,
  call,
  difference,
  type Equation,
  type Expression,
  equation,
  exp,
  minus,
  named,
  num,
  product,
  quotient,
  squared,
  sum,
  usedToo,
} from './expression';
import { type Numbers, numbersOf } from './numbers';

/** One number of a loss and its slope in the output. */
interface Term {
  readonly of: Expression;
  readonly slope: Expression;
}

/** A number with what is written for it. */
interface Known {
  readonly value: number;
  readonly written: Expression;
}

type Simple<T extends Loss['type'] = Loss['type']> = (y: Known, p: Known, loss: Extract<Loss, { readonly type: T }>) => Term;

const zero = num(0);
const one = num(1);
const ln = (x: Expression): Expression => call('ln', x);

const hinge = (y: Known, p: Known): Term => {
  const room = difference(one, product(y.written, p.written));
  const open = 1 - y.value * p.value > 0;
  return { of: call('max', zero, room), slope: usedToo(open ? minus(y.written) : zero, [y.written, p.written]) };
};

/** Losses that are the mean of a formula of each output. */
const means: { readonly [T in Loss['type']]?: Simple<T> } = {
  mean_squared_error: (y, p) => ({
    of: squared(difference(y.written, p.written)),
    slope: product(num(2), difference(p.written, y.written)),
  }),
  mean_absolute_error: (y, p) => ({
    of: absolute(difference(y.written, p.written)),
    slope: call('sign', difference(p.written, y.written)),
  }),
  huber: (y, p, { delta }) => {
    const error = difference(y.written, p.written);
    const near = Math.abs(y.value - p.value) <= delta;
    return {
      of: near ? quotient(squared(error), num(2)) : product(num(delta), difference(absolute(error), num(delta / 2))),
      slope: near ? difference(p.written, y.written) : product(num(delta), call('sign', difference(p.written, y.written))),
    };
  },
  binary_crossentropy: (y, p) => {
    const [right, wrong] = [ln(p.written), ln(difference(one, p.written))];
    const [a, b] = [quotient(minus(y.written), p.written), quotient(difference(one, y.written), difference(one, p.written))];
    if (y.value === 1) return { of: usedToo(minus(right), [y.written]), slope: a };
    if (y.value === 0) return { of: usedToo(minus(wrong), [y.written]), slope: b };
    return {
      of: minus(sum([product(y.written, right), product(difference(one, y.written), wrong)])),
      slope: sum([a, b]),
    };
  },
  hinge,
  squared_hinge: (y, p) => {
    const { of } = hinge(y, p);
    return { of: squared(of), slope: product(num(-2), y.written, of) };
  },
  log_cosh: (y, p) => {
    const error = difference(p.written, y.written);
    return { of: ln(call('cosh', error)), slope: call('tanh', error) };
  },
  poisson: (y, p) => ({
    of: difference(p.written, product(y.written, ln(p.written))),
    slope: difference(one, quotient(y.written, p.written)),
  }),
};

/** The sample's outputs and targets, as the loss takes them. */
interface Taken {
  readonly loss: Loss;
  readonly activation: Activation['type'] | undefined;
  readonly output: Numbers;
  readonly z: Numbers | undefined;
  /** The target of an output; of labels 1 for the class, 0 for the others. */
  readonly y: (index: number) => Known;
  readonly width: number;
  /** Rows of outputs of one sample: 1 but for sequences and pictures of outputs. */
  readonly places: number;
}

function taken({ look, network }: Step): Taken | undefined {
  const last = network.layers.length - 1;
  const step = { look, network };
  const output = numbersOf(step, { layer: last, of: 'output' });
  if (!output) return undefined;
  const { loss } = network;
  const config = network.layers[last]?.config;
  const width = output.shape.at(-1) as number;
  const places = output.values.length / width;
  const { lossTarget } = look;
  const labels = loss.type === 'sparse_categorical_crossentropy';
  const y = (index: number): Known => {
    const at = labels ? Math.floor(index / width) : index;
    const given = lossTarget.values[at] as number;
    const value = labels ? Number(Math.trunc(given) === index % width) : given;
    return { value, written: num(value, { of: 'target', index: at }) };
  };
  return {
    loss,
    activation: config && 'activation' in config && look.layers[last]?.preActivations ? config.activation.type : undefined,
    output,
    z: numbersOf(step, { layer: last, of: 'preActivations' }),
    y,
    width,
    places,
  };
}

const crossEntropies: readonly Loss['type'][] = ['binary_crossentropy', 'categorical_crossentropy', 'sparse_categorical_crossentropy'];

/** Where Keras takes a cross-entropy from the pre-activations of the output's sigmoid or softmax. */
const fromPreActivations = ({ loss, activation }: Taken): boolean =>
  crossEntropies.includes(loss.type) && (activation === 'sigmoid' || activation === 'softmax');

/** Where that is the formula of the outputs too, as the activation is the one that the loss is for. */
const fits = ({ loss, activation }: Taken): boolean => activation === (loss.type === 'binary_crossentropy' ? 'sigmoid' : 'softmax');

/** What the loss takes for logits; undefined where it takes probabilities. */
function logits(of: Taken): Numbers | undefined {
  if (fromPreActivations(of)) return fits(of) ? undefined : of.z;
  return 'from_logits' in of.loss && of.loss.from_logits && crossEntropies.includes(of.loss.type) ? of.output : undefined;
}

const rowFrom = ({ width }: Taken, index: number): readonly number[] => {
  const from = Math.floor(index / width) * width;
  return Array.from({ length: width }, (_, i) => from + i);
};

/** Of a row of outputs: the targets that are not 0, whose sum is written where it is not 1. */
function share(
  of: Taken,
  index: number,
): { readonly counted: readonly number[]; readonly whole: number; readonly targets: readonly Expression[] } {
  const row = rowFrom(of, index);
  const counted = row.filter((i) => of.y(i).value !== 0);
  return { counted, whole: counted.reduce((all, i) => all + of.y(i).value, 0), targets: row.map((i) => of.y(i).written) };
}

const timesTarget = ({ value, written }: Known, x: Expression): Expression => (value === 1 ? x : product(written, x));

/** The loss of the row of outputs with this one; undefined where it is not written out. */
function rowLoss(of: Taken, index: number): Expression | undefined {
  const { loss, output, y } = of;
  const row = rowFrom(of, index);
  const z = logits(of);
  if (loss.type === 'binary_crossentropy' && z)
    return mean(row.map((i) => usedToo(difference(ln(sum([one, exp(z.at(i))])), product(y(i).written, z.at(i))), [])));
  if (loss.type === 'binary_crossentropy' && !fromPreActivations(of)) return mean(row.map((i) => simple(of, i, clipped)?.of ?? zero));
  if (loss.type === 'categorical_crossentropy' || loss.type === 'sparse_categorical_crossentropy') {
    const { counted, whole, targets } = share(of, index);
    if (z) {
      const all = ln(sum(row.map((i) => exp(z.at(i)))));
      const kept = counted.map((i) => timesTarget(y(i), z.at(i)));
      return usedToo(difference(Math.abs(whole - 1) < 1e-6 ? all : product(num(whole), all), sum(kept)), targets);
    }
    const total = sum(row.map((i) => output.at(i)));
    const logs = counted.map((i) => timesTarget(y(i), ln(fromPreActivations(of) ? output.at(i) : quotient(output.at(i), total))));
    return usedToo(minus(sum(logs)), targets);
  }
  const terms = row.flatMap((i) => simple(of, i)?.of ?? []);
  return terms.length === row.length ? mean(terms) : undefined;
}

const mean = (terms: readonly Expression[]): Expression =>
  terms.length === 1 ? (terms[0] as Expression) : quotient(sum(terms), num(terms.length));

/** Keras keeps probabilities away from 0 and 1 where it does not take them from pre-activations. */
const clipped = (p: number): number => Math.min(Math.max(p, KERAS_EPSILON), 1 - KERAS_EPSILON);

function simple({ loss, output, y }: Taken, index: number, keep = (p: number): number => p): Term | undefined {
  const value = keep(output.values[index] as number);
  const p = output.at(index);
  const term = means[loss.type] as Simple | undefined;
  return term?.(y(index), { value, written: p.is === 'number' ? num(value, p.at) : p }, loss as never);
}

/** The sample's loss, and the mean of the batch. */
export function lossLines(step: Step): readonly Equation[] {
  const of = taken(step);
  if (!of) return [];
  const { look } = step;
  const starts = Array.from({ length: of.places }, (_, i) => rowLoss(of, i * of.width));
  const known = starts.flatMap((one) => one ?? []);
  const all = Array.from(of.output.values, (_, i) => of.output.at(i));
  const own = equation(
    look.sampleLoss,
    known.length === starts.length
      ? mean(known)
      : usedToo(named(`${of.loss.type}(y, ŷ)`), [...all, ...Array.from(all, (_, i) => of.y(i).written)]),
  );
  const rows = look.rows.length;
  if (rows === 1 && look.sampleWeight === 1) return [own];
  const losses = numbersOf(step, { of: 'rowLosses' });
  const terms = look.rows.map((_, row) => {
    const loss = losses?.at(row) ?? zero;
    return look.rowWeights ? product(num(look.rowWeights[row] as number), loss) : loss;
  });
  return [own, equation(look.loss, mean(terms))];
}

/** Divided by what the mean over outputs and rows is taken over, and weighted as the sample is. */
function averaged(of: Taken, { look }: Step, slope: Expression, overOutputs: boolean): Expression {
  const weight = look.sampleWeight === 1 ? [] : [num(look.sampleWeight)];
  const counts = [overOutputs ? of.width : 1, of.places, look.rows.length].filter((n) => n > 1).map((n) => num(n));
  const top = weight.length ? product(slope, ...weight) : slope;
  if (!counts.length) return top;
  return quotient(top, counts.length === 1 ? (counts[0] as Expression) : product(...counts));
}

/** ∂L/∂ an output of the last layer, by the loss's formula of the outputs. */
export function outputSlopeLines(step: Step, index: number, result: number): readonly Equation[] {
  const of = taken(step);
  if (!of) return [];
  const { loss, output, y } = of;
  const z = logits(of);
  const row = rowFrom(of, index);
  if (z && z === output) return [equation(result, logitSlope(of, step, z, index))];
  if (loss.type === 'categorical_crossentropy' || loss.type === 'sparse_categorical_crossentropy') {
    const own = quotient(minus(y(index).written), output.at(index));
    if (fromPreActivations(of)) return [equation(result, averaged(of, step, own, false))];
    const { whole, targets } = share(of, index);
    const rest = quotient(num(whole), sum(row.map((i) => output.at(i))));
    return [equation(result, usedToo(averaged(of, step, sum([own, rest]), false), targets))];
  }
  const term = simple(of, index, loss.type === 'binary_crossentropy' && !fromPreActivations(of) ? clipped : undefined);
  if (term) return [equation(result, averaged(of, step, term.slope, true))];
  return [equation(result, usedToo(named(`∂${loss.type}/∂ŷ`), [...row.map((i) => output.at(i)), ...row.map((i) => y(i).written)]))];
}

/** ∂L/∂ a logit: what it says, less what is right. */
function logitSlope(of: Taken, step: Step, z: Numbers, index: number): Expression {
  const { loss, y } = of;
  if (loss.type === 'binary_crossentropy') return averaged(of, step, difference(call('sigmoid', z.at(index)), y(index).written), true);
  const row = rowFrom(of, index);
  const says = quotient(exp(z.at(index)), sum(row.map((i) => exp(z.at(i)))));
  return averaged(of, step, difference(weighed(of, index, says), y(index).written), false);
}

const weighed = (of: Taken, index: number, p: Expression): Expression => {
  const { whole, targets } = share(of, index);
  return Math.abs(whole - 1) < 1e-6 ? p : usedToo(product(num(whole), p), targets);
};

/** ∂L/∂ a pre-activation of the last layer, where it comes from the loss at once; undefined where it comes by way of the output. */
export function preActivationSlopeLines(step: Step, index: number, result: number): readonly Equation[] | undefined {
  const of = taken(step);
  if (!of?.z) return undefined;
  const { output, y } = of;
  if (step.network.optimizer.type === 'perceptron') return [equation(result, difference(output.at(index), y(index).written))];
  if (!fromPreActivations(of)) return undefined;
  if (!fits(of)) return [equation(result, logitSlope(of, step, of.z, index))];
  const overOutputs = of.loss.type === 'binary_crossentropy';
  const says = overOutputs ? output.at(index) : weighed(of, index, output.at(index));
  return [equation(result, averaged(of, step, difference(says, y(index).written), overOutputs))];
}
