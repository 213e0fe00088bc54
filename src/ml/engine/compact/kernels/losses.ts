// Losses of one line and their gradients. The formulas are those of engine/tfjs/losses.ts, and so of keras/src/losses/losses.py; a test
// holds the two against each other.

import {
  BINARY_CROSSENTROPY, BINARY_FOCAL_CROSSENTROPY, CATEGORICAL_CROSSENTROPY, CATEGORICAL_FOCAL_CROSSENTROPY, CATEGORICAL_HINGE,
  COSINE_SIMILARITY, FROM_OUTPUTS, FROM_OUTPUTS_AS_SUMS, FROM_SUMS, HINGE, HUBER, KL_DIVERGENCE, LOG_COSH, MEAN_ABSOLUTE_ERROR,
  MEAN_ABSOLUTE_PERCENTAGE_ERROR, MEAN_SQUARED_ERROR, MEAN_SQUARED_LOGARITHMIC_ERROR, POISSON, SPARSE_CATEGORICAL_CROSSENTROPY,
  SQUARED_HINGE,
} from '../layout';
import { logSumExp } from './lines';
import { exp1, log1, log1p1, power1, sigmoid1, softplus1, tanh1 } from './math';

/** Keras's `backend.epsilon()`, and the largest probability below 1 by as much. */
const EPSILON: f32 = 1e-7;
const NEARLY_ONE: f32 = 1 - 1e-7;
const LN2: f32 = 0.6931471805599453;

// What the loss of a run was given; set once before a batch's lines.
let from: i32 = 0;
let smoothing: f32 = 0;
let gamma: f32 = 0;
let alpha: f32 = 0;
let delta: f32 = 0;
let balancing: bool = false;
/** Targets of 0 and 1 stand for −1 and 1. */
let binary: bool = false;

export function setLoss(from_: i32, smoothing_: f32, gamma_: f32, alpha_: f32, delta_: f32, balancing_: bool, binary_: bool): void {
  from = from_;
  smoothing = smoothing_;
  gamma = gamma_;
  alpha = alpha_;
  delta = delta_;
  balancing = balancing_;
  binary = binary_;
}

// @ts-ignore: decorator
@inline
function get(line: usize, i: i32): f32 {
  return load<f32>(line + ((<usize>i) << 2));
}

// @ts-ignore: decorator
@inline
function set(line: usize, i: i32, v: f32): void {
  store<f32>(line + ((<usize>i) << 2), v);
}

// @ts-ignore: decorator
@inline
function inside(p: f32): f32 {
  return min<f32>(max<f32>(p, EPSILON), NEARLY_ONE);
}

/** 1 where clipping lets the gradient through. */
// @ts-ignore: decorator
@inline
function through(p: f32, most: f32): f32 {
  return p >= EPSILON && p <= most ? 1 : 0;
}

// @ts-ignore: decorator
@inline
function signOf(v: f32): f32 {
  return v > 0 ? 1 : v < 0 ? -1 : v;
}

/** γ · x^(γ − 1): the slope of a power, 0 for the power 0. */
function powerSlope(x: f32): f32 {
  return gamma == 0 ? 0 : gamma * power1(x, gamma - 1);
}

/** Losses that are means over single numbers: the summand; its slope is left in `rise`. */
let rise: f32 = 0;

function ofOne(code: i32, t: f32, v: f32): f32 {
  switch (code) {
    case MEAN_SQUARED_ERROR: {
      const e = v - t;
      rise = e + e;
      return e * e;
    }
    case MEAN_ABSOLUTE_ERROR: {
      rise = signOf(v - t);
      return abs<f32>(v - t);
    }
    case MEAN_ABSOLUTE_PERCENTAGE_ERROR: {
      const size = max<f32>(abs<f32>(t), EPSILON);
      rise = (100 * signOf(v - t)) / size;
      return 100 * abs<f32>((t - v) / size);
    }
    case MEAN_SQUARED_LOGARITHMIC_ERROR: {
      const u = max<f32>(v, EPSILON) + 1;
      const e = log1(u) - log1(max<f32>(t, EPSILON) + 1);
      rise = v >= EPSILON ? (2 * e) / u : 0;
      return e * e;
    }
    case HUBER: {
      const e = abs<f32>(v - t);
      const near = min<f32>(e, delta);
      rise = signOf(v - t) * near;
      return 0.5 * near * near + delta * (e - near);
    }
    case LOG_COSH: {
      const e = v - t;
      rise = tanh1(e);
      return e + softplus1(-2 * e) - LN2;
    }
    case POISSON: {
      const u = v + EPSILON;
      rise = 1 - t / u;
      return v - t * log1(u);
    }
    // HINGE and SQUARED_HINGE
    default: {
      const s: f32 = binary ? 2 * t - 1 : t;
      const short = max<f32>(1 - s * v, 0);
      if (code == HINGE) {
        rise = short > 0 ? -s : 0;
        return short;
      }
      rise = -2 * short * s;
      return short * short;
    }
  }
}

/** Cross-entropy of a probability, or of the sum z before a sigmoid. Its slope in that is left in `rise`. */
function binaryOf(t: f32, v: f32, isSum: bool): f32 {
  if (isSum) {
    // One exponential serves for the sigmoid and for both logarithms: softplus(±v) = max(±v, 0) + ln(1 + exp(−|v|)).
    const e = exp1(-abs<f32>(v));
    const part: f32 = 1 / (1 + e);
    const more = log1p1(e);
    rise = (v < 0 ? e * part : part) - t;
    return t * (max<f32>(-v, 0) + more) + (1 - t) * (max<f32>(v, 0) + more);
  }
  const p = inside(v);
  rise = ((1 - t) / (1 - p) - t / p) * through(v, NEARLY_ONE);
  return -(t * log1(p) + (1 - t) * log1(1 - p));
}

function binaryLine(y: usize, z: usize, t: usize, n: i32, d: usize, c: f32): f32 {
  const values = from == FROM_SUMS ? z : y;
  let sum: f32 = 0;
  for (let i = 0; i < n; i++) {
    const target = smoothing > 0 ? get(t, i) * (1 - smoothing) + 0.5 * smoothing : get(t, i);
    sum += binaryOf(target, get(values, i), from != FROM_OUTPUTS);
    set(d, i, rise * c);
  }
  return sum;
}

/** `e`: where the gradient with respect to the sums goes, if the cross-entropy is taken from those. */
function binaryFocalLine(y: usize, z: usize, t: usize, n: i32, d: usize, e: usize, c: f32): f32 {
  let sum: f32 = 0;
  for (let i = 0; i < n; i++) {
    const target = smoothing > 0 ? get(t, i) * (1 - smoothing) + 0.5 * smoothing : get(t, i);
    const v = get(y, i);
    const p = from == FROM_OUTPUTS_AS_SUMS ? sigmoid1(v) : v;
    const entropy = binaryOf(target, from == FROM_SUMS ? get(z, i) : v, from != FROM_OUTPUTS);
    const ofEntropy = rise;
    const wrong: f32 = 1 - (target * p + (1 - target) * (1 - p));
    const weight = (balancing ? target * alpha + (1 - target) * (1 - alpha) : 1) * c;
    const less = power1(wrong, gamma);
    const ofP = powerSlope(wrong) * (1 - 2 * target) * entropy * weight;
    const ofLogit = less * ofEntropy * weight;
    if (from == FROM_OUTPUTS_AS_SUMS) set(d, i, ofP * p * (1 - p) + ofLogit);
    else if (from == FROM_SUMS) {
      set(d, i, ofP);
      set(e, i, ofLogit);
    } else set(d, i, ofP + ofLogit);
    sum += less * entropy * (balancing ? target * alpha + (1 - target) * (1 - alpha) : 1);
  }
  return sum;
}

// @ts-ignore: decorator
@inline
function smoothed(t: f32, n: i32): f32 {
  return smoothing > 0 ? t * (1 - smoothing) + smoothing / <f32>n : t;
}

/** The gradient in d with respect to y / Σ y becomes that with respect to y. */
function backThroughShare(y: usize, d: usize, n: i32, total: f32): void {
  let sum: f32 = 0;
  for (let i = 0; i < n; i++) sum += get(d, i) * (get(y, i) / total);
  for (let i = 0; i < n; i++) set(d, i, (get(d, i) - sum) / total);
}

function total(y: usize, n: i32): f32 {
  let sum: f32 = 0;
  for (let i = 0; i < n; i++) sum += get(y, i);
  return sum;
}

function categoricalLine(y: usize, z: usize, t: usize, n: i32, d: usize, c: f32): f32 {
  let sum: f32 = 0;
  if (from != FROM_OUTPUTS) {
    const values = from == FROM_SUMS ? z : y;
    const less = logSumExp(values, n);
    let mass: f32 = 0;
    for (let i = 0; i < n; i++) mass += smoothed(get(t, i), n);
    for (let i = 0; i < n; i++) {
      const target = smoothed(get(t, i), n);
      const log = get(values, i) - less;
      sum -= target * log;
      set(d, i, (exp1(log) * mass - target) * c);
    }
    return sum;
  }
  const whole = total(y, n);
  for (let i = 0; i < n; i++) {
    const target = smoothed(get(t, i), n);
    const share = get(y, i) / whole;
    const p = inside(share);
    sum -= target * log1(p);
    set(d, i, (-target / p) * through(share, NEARLY_ONE) * c);
  }
  backThroughShare(y, d, n, whole);
  return sum;
}

function categoricalFocalLine(y: usize, t: usize, n: i32, d: usize, c: f32): f32 {
  // Where the outputs are sums, d serves for their softmax first.
  const given = from == FROM_OUTPUTS_AS_SUMS ? d : y;
  const less: f32 = from == FROM_OUTPUTS_AS_SUMS ? logSumExp(y, n) : 0;
  if (from == FROM_OUTPUTS_AS_SUMS) for (let i = 0; i < n; i++) set(d, i, exp1(get(y, i) - less));
  const whole = total(given, n);
  let sum: f32 = 0;
  for (let i = 0; i < n; i++) {
    const target = smoothed(get(t, i), n);
    const share = get(given, i) / whole;
    const p = inside(share);
    const log = log1(p);
    const factor = power1(1 - p, gamma);
    sum -= alpha * factor * target * log;
    set(d, i, alpha * target * (powerSlope(1 - p) * log - factor / p) * through(share, NEARLY_ONE) * c);
  }
  if (from != FROM_OUTPUTS_AS_SUMS) backThroughShare(y, d, n, whole);
  else {
    // Shares of a softmax are the softmax again.
    let mean: f32 = 0;
    for (let i = 0; i < n; i++) mean += get(d, i) * exp1(get(y, i) - less);
    for (let i = 0; i < n; i++) set(d, i, (get(d, i) - mean) * exp1(get(y, i) - less));
  }
  return sum;
}

/** A label that is no class has no loss, as a row of zeros. */
function sparseLine(y: usize, z: usize, t: usize, n: i32, d: usize, c: f32): f32 {
  const label = <i32>load<f32>(t);
  if (from != FROM_OUTPUTS) {
    const values = from == FROM_SUMS ? z : y;
    const less = logSumExp(values, n);
    const mass: f32 = label >= 0 && label < n ? 1 : 0;
    for (let i = 0; i < n; i++) set(d, i, (exp1(get(values, i) - less) * mass - (i == label ? 1 : 0)) * c);
    return mass == 0 ? less * 0 : less - get(values, label);
  }
  let whole: f32 = 0;
  for (let i = 0; i < n; i++) whole += inside(get(y, i));
  if (label < 0 || label >= n) {
    for (let i = 0; i < n; i++) set(d, i, 0);
    return 0;
  }
  for (let i = 0; i < n; i++) {
    const p = inside(get(y, i));
    const ofLog = p / whole - (i == label ? 1 : 0);
    set(d, i, (ofLog / p) * through(get(y, i), NEARLY_ONE) * c);
  }
  return log1(whole) - log1(inside(get(y, label)));
}

/** Keras's `normalize` bounds 1 / length, so that a vector of zeros stays zero. */
function cosineLine(y: usize, t: usize, n: i32, d: usize, c: f32): f32 {
  let yy: f32 = 0;
  let tt: f32 = 0;
  let ty: f32 = 0;
  for (let i = 0; i < n; i++) {
    yy += get(y, i) * get(y, i);
    tt += get(t, i) * get(t, i);
    ty += get(t, i) * get(y, i);
  }
  const most: f32 = 1 / EPSILON;
  const wanted: f32 = 1 / sqrt<f32>(yy);
  const free = wanted <= most;
  const perY = free ? wanted : most;
  const perT: f32 = min<f32>(1 / sqrt<f32>(tt), most);
  const cosine = ty * perY * perT;
  for (let i = 0; i < n; i++) set(d, i, -perY * (get(t, i) * perT - (free ? cosine * get(y, i) * perY : 0)) * c);
  return -cosine;
}

function divergenceLine(y: usize, t: usize, n: i32, d: usize, c: f32): f32 {
  let sum: f32 = 0;
  for (let i = 0; i < n; i++) {
    const target = min<f32>(max<f32>(get(t, i), EPSILON), 1);
    const p = min<f32>(max<f32>(get(y, i), EPSILON), 1);
    sum += target * log1(target / p);
    set(d, i, (-target / p) * through(get(y, i), 1) * c);
  }
  return sum;
}

function categoricalHingeLine(y: usize, t: usize, n: i32, d: usize, c: f32): f32 {
  let right: f32 = 0;
  let wrong = f32.NEGATIVE_INFINITY;
  for (let i = 0; i < n; i++) {
    right += get(t, i) * get(y, i);
    wrong = max<f32>(wrong, (1 - get(t, i)) * get(y, i));
  }
  const lack = wrong - right + 1;
  let ties: f32 = 0;
  for (let i = 0; i < n; i++) ties += (1 - get(t, i)) * get(y, i) == wrong ? 1 : 0;
  for (let i = 0; i < n; i++) {
    const highest: f32 = (1 - get(t, i)) * get(y, i) == wrong ? 1 / ties : 0;
    set(d, i, lack > 0 ? (highest * (1 - get(t, i)) - get(t, i)) * c : 0);
  }
  return max<f32>(lack, 0);
}

/**
 * The loss of one line, and c times its gradient.
 * @param y outputs
 * @param z the sums before the last activation
 * @param e for the second gradient of a loss that has one in y and another in z
 */
export function lossOfLine(code: i32, y: usize, z: usize, t: usize, n: i32, d: usize, e: usize, c: f32): f32 {
  const size = <f32>n;
  switch (code) {
    case BINARY_CROSSENTROPY: return binaryLine(y, z, t, n, d, c / size) / size;
    case BINARY_FOCAL_CROSSENTROPY: return binaryFocalLine(y, z, t, n, d, e, c / size) / size;
    case CATEGORICAL_CROSSENTROPY: return categoricalLine(y, z, t, n, d, c);
    case CATEGORICAL_FOCAL_CROSSENTROPY: return categoricalFocalLine(y, t, n, d, c);
    case SPARSE_CATEGORICAL_CROSSENTROPY: return sparseLine(y, z, t, n, d, c);
    case COSINE_SIMILARITY: return cosineLine(y, t, n, d, c);
    case KL_DIVERGENCE: return divergenceLine(y, t, n, d, c);
    case CATEGORICAL_HINGE: return categoricalHingeLine(y, t, n, d, c);
    default: {
      let sum: f32 = 0;
      const share = c / size;
      for (let i = 0; i < n; i++) {
        sum += ofOne(code, get(t, i), get(y, i));
        set(d, i, rise * share);
      }
      return sum / size;
    }
  }
}
