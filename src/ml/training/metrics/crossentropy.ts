import { KERAS_EPSILON } from '../../registry/constants';
import { EPSILON } from './errors';
import type { Layout, Measure } from './streaming';

interface Options {
  readonly from_logits: boolean;
  readonly label_smoothing?: number;
}

/** The largest probability that clipping leaves, 1 − 1e-7 in float32: 0.99999988. So a sure wrong answer costs 15.94, not 16.12. */
const MOST = Math.fround(1 - KERAS_EPSILON);

const clip = (p: number): number => Math.min(Math.max(p, EPSILON), MOST);

/** A float32 that is 0 hides how small a probability was; no other is below 2^-149. */
const logOf = (p: number): number => Math.log(Math.max(p, 2 ** -150));

/** The logit that sigmoid made a probability of. A float32 that is 1 hides how far beyond 17 it was, so that is where it ends. */
const logit = (p: number): number => logOf(p) - Math.log(Math.max(1 - p, 2 ** -25));

/**
 * Where outputs come straight out of sigmoid or softmax, Keras on TensorFlow computes cross-entropy from the logits before it, whatever
 * `from_logits` says: keras/src/backend/tensorflow/nn.py, _get_logits. Here they are got back from the probabilities. A softmax's
 * sums are known up to a common number, which does not matter to a softmax; a binary cross-entropy cannot have them.
 */
export function binaryCrossentropy({ from_logits, label_smoothing = 0 }: Options, { activation }: Layout): Measure {
  const ofOne = activation === 'sigmoid' ? ofSigmoid : from_logits ? ofLogit : ofProbability;
  return (y, yAt, p, pAt, size) => {
    let sum = 0;
    for (let j = 0; j < size; j++) {
      const target = (y[yAt + j] as number) * (1 - label_smoothing) + 0.5 * label_smoothing;
      sum += ofOne(target, p[pAt + j] as number);
    }
    return sum / size;
  };
}

const ofSigmoid = (target: number, p: number): number => ofLogit(target, logit(p));

const ofLogit = (target: number, z: number): number => Math.max(z, 0) - z * target + Math.log1p(Math.exp(-Math.abs(z)));

function ofProbability(target: number, p: number): number {
  const clipped = clip(p);
  return -(target * Math.log(clipped) + (1 - target) * Math.log(1 - clipped));
}

/** How outputs become numbers whose softmax gives the probabilities; undefined where they are probabilities already. */
function toLogits(fromLogits: boolean, { activation }: Layout): ((p: number) => number) | undefined {
  if (activation === 'sigmoid') return logit;
  if (activation === 'softmax') return logOf;
  return fromLogits ? (z) => z : undefined;
}

/** ln Σ exp, without overflow. */
function logOfSum(p: Float32Array, at: number, size: number, z: (p: number) => number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < size; j++) most = Math.max(most, z(p[at + j] as number));
  let sum = 0;
  for (let j = 0; j < size; j++) sum += Math.exp(z(p[at + j] as number) - most);
  return most + Math.log(sum);
}

export function categoricalCrossentropy({ from_logits, label_smoothing = 0 }: Options, layout: Layout): Measure {
  const z = toLogits(from_logits, layout);
  return (y, yAt, p, pAt, size) => {
    const all = z ? logOfSum(p, pAt, size, z) : sumOf(p, pAt, size);
    let loss = 0;
    for (let j = 0; j < size; j++) {
      const target = (y[yAt + j] as number) * (1 - label_smoothing) + label_smoothing / size;
      const output = p[pAt + j] as number;
      // 0 times the logarithm of 0 is to be 0 here.
      if (target !== 0) loss -= target * (z ? z(output) - all : Math.log(clip(output / all)));
    }
    return loss;
  };
}

function sumOf(p: Float32Array, at: number, size: number): number {
  let sum = 0;
  for (let j = 0; j < size; j++) sum += p[at + j] as number;
  return sum;
}

/** Keras takes the logarithms of clipped probabilities and puts them through a softmax once more, unlike with one-hot targets. */
export function sparseCategoricalCrossentropy({ from_logits }: Options, layout: Layout): Measure {
  const z = toLogits(from_logits, layout) ?? ((output: number) => Math.log(clip(output)));
  return (y, yAt, p, pAt, size) => {
    const label = Math.trunc(y[yAt] as number);
    if (!(label >= 0 && label < size)) return Number.NaN;
    return logOfSum(p, pAt, size, z) - z(p[pAt + label] as number);
  };
}
