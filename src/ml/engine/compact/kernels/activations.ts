// Activation functions and their slopes, four numbers at a time. Corners and ties are TensorFlow's; engine/tfjs/activations.ts says
// the same in tensors, and a test holds the two against each other.

import {
  BETWEEN, CELU, ELU, EXPONENTIAL, GELU, GELU_BY_TANH, HARD_SHRINK, HARD_SILU, HARD_TANH, LEAKY_RELU, LOG_SIGMOID, MISH, RELU,
  RELU_IN_PARTS, SELU, SIGMOID, SIGN, SILU, SOFTPLUS, SOFTSIGN, SOFT_SHRINK, SPARSE_PLUS, SQUAREPLUS, STEP, TANH, TANH_SHRINK, THRESHOLD,
} from '../layout';
import { all, erf, exp, expm1, fma, sigmoid, softplus, tanh } from './math';

/** Constants of selu. Source: Klambauer et al. 2017, arXiv 1706.02515 */
const SELU_ALPHA: f32 = 1.6732632423543772;
const SELU_SCALE: f32 = 1.0507009873554805;
/** √(2 / π), and the other constant of the approximation of gelu by tanh. Source: Hendrycks and Gimpel 2016, arXiv 1606.08415 */
const GELU_ROOT: f32 = 0.7978845608028654;
const GELU_CUBE: f32 = 0.044715;
const ROOT_HALF: f32 = 0.7071067811865476;
/** 1 / √(2π): the height of the normal density. */
const DENSITY: f32 = 0.3989422804014327;

// @ts-ignore: decorator
@inline
function choose(mask: v128, yes: v128, no: v128): v128 {
  return v128.bitselect(yes, no, mask);
}

/** One where the mask is set, else zero. */
// @ts-ignore: decorator
@inline
function indicator(mask: v128): v128 {
  return v128.and(mask, all(1));
}

// @ts-ignore: decorator
@inline
function positive(z: v128): v128 {
  return f32x4.pmax(z, all(0));
}

// @ts-ignore: decorator
@inline
function geluBend(z: v128): v128 {
  return tanh(f32x4.mul(all(GELU_ROOT), fma(all(GELU_CUBE), f32x4.mul(z, f32x4.mul(z, z)), z)));
}

// @ts-ignore: decorator
@inline
function sixth(z: v128): v128 {
  return f32x4.div(f32x4.pmin(f32x4.pmax(f32x4.add(z, all(3)), all(0)), all(6)), all(6));
}

/** The function's value. Three parameters each; what they are is written in activation-codes.ts. */
function value(code: i32, z: v128, p: v128, q: v128, r: v128): v128 {
  const none = all(0);
  const one = all(1);
  switch (code) {
    case RELU_IN_PARTS: {
      // p: slope below, q: ceiling, r: threshold
      const kept = f32x4.pmin(f32x4.mul(z, choose(f32x4.ne(z, z), z, indicator(f32x4.gt(z, r)))), q);
      return f32x4.sub(kept, f32x4.mul(positive(f32x4.sub(r, z)), p));
    }
    // (z + r) / q, between 0 and p
    case BETWEEN: return f32x4.div(f32x4.pmin(f32x4.pmax(f32x4.add(z, r), none), p), q);
    case LEAKY_RELU: return choose(f32x4.gt(z, none), z, f32x4.mul(z, p));
    case ELU: return choose(f32x4.gt(z, none), z, f32x4.mul(p, expm1(f32x4.pmin(z, none))));
    case SELU: return f32x4.mul(all(SELU_SCALE), choose(f32x4.gt(z, none), z, f32x4.mul(all(SELU_ALPHA), expm1(f32x4.pmin(z, none)))));
    case CELU: return choose(f32x4.gt(z, none), z, f32x4.mul(p, expm1(f32x4.div(f32x4.pmin(z, none), p))));
    case GELU: return f32x4.mul(f32x4.mul(all(0.5), z), f32x4.add(one, erf(f32x4.mul(z, all(ROOT_HALF)))));
    case GELU_BY_TANH: return f32x4.mul(f32x4.mul(all(0.5), z), f32x4.add(one, geluBend(z)));
    case SILU: return f32x4.mul(z, sigmoid(z));
    case MISH: return f32x4.mul(z, tanh(softplus(z)));
    case SOFTPLUS: return softplus(z);
    case SOFTSIGN: return f32x4.div(z, f32x4.add(one, f32x4.abs(z)));
    case HARD_SILU: return f32x4.mul(z, sixth(z));
    case HARD_TANH: return f32x4.pmin(f32x4.pmax(z, all(-1)), one);
    case TANH_SHRINK: return f32x4.sub(z, tanh(z));
    case SOFT_SHRINK: return f32x4.sub(positive(f32x4.sub(z, p)), positive(f32x4.sub(f32x4.neg(z), p)));
    case HARD_SHRINK: return choose(f32x4.le(f32x4.abs(z), p), none, z);
    case THRESHOLD: return choose(f32x4.le(z, p), q, z);
    case SQUAREPLUS: return f32x4.mul(f32x4.add(z, f32x4.sqrt(f32x4.add(f32x4.mul(z, z), p))), all(0.5));
    case SPARSE_PLUS: {
      const t = f32x4.add(z, one);
      const bend = f32x4.mul(f32x4.mul(t, t), all(0.25));
      return choose(f32x4.le(z, all(-1)), none, choose(f32x4.lt(z, one), bend, z));
    }
    case EXPONENTIAL: return exp(z);
    case LOG_SIGMOID: return f32x4.neg(softplus(f32x4.neg(z)));
    case STEP: return choose(f32x4.ne(z, z), z, indicator(f32x4.gt(z, none)));
    case SIGN: return choose(f32x4.ne(z, z), z, f32x4.sub(indicator(f32x4.gt(z, none)), indicator(f32x4.lt(z, none))));
    default: return z;
  }
}

/** The function's slope at z; y is its value there. */
function slope(code: i32, z: v128, y: v128, p: v128, q: v128, r: v128): v128 {
  const none = all(0);
  const one = all(1);
  switch (code) {
    case RELU_IN_PARTS: {
      const rises = indicator(v128.and(f32x4.gt(z, r), f32x4.le(z, q)));
      return f32x4.add(rises, v128.and(f32x4.gt(f32x4.sub(r, z), none), p));
    }
    case BETWEEN: {
      const u = f32x4.add(z, r);
      return v128.and(v128.and(f32x4.gt(u, none), f32x4.lt(u, p)), f32x4.div(one, q));
    }
    case LEAKY_RELU: return choose(f32x4.gt(z, none), one, p);
    case ELU: return choose(f32x4.ge(z, none), choose(f32x4.eq(z, none), p, one), f32x4.mul(p, exp(z)));
    case SELU: return f32x4.mul(all(SELU_SCALE), choose(f32x4.ge(z, none), one, f32x4.mul(all(SELU_ALPHA), exp(z))));
    // Both the maximum and the minimum of z and 0 have a slope of 1 at 0.
    case CELU: return choose(f32x4.gt(z, none), one, choose(f32x4.eq(z, none), all(2), exp(f32x4.div(z, p))));
    case GELU: {
      const below = f32x4.mul(all(0.5), f32x4.add(one, erf(f32x4.mul(z, all(ROOT_HALF)))));
      return fma(z, f32x4.mul(all(DENSITY), exp(f32x4.mul(all(-0.5), f32x4.mul(z, z)))), below);
    }
    case GELU_BY_TANH: {
      const t = geluBend(z);
      const inner = f32x4.mul(all(GELU_ROOT), fma(all(3 * GELU_CUBE), f32x4.mul(z, z), one));
      const rise = f32x4.mul(f32x4.mul(all(0.5), z), f32x4.mul(f32x4.sub(one, f32x4.mul(t, t)), inner));
      return fma(all(0.5), f32x4.add(one, t), rise);
    }
    case SILU: {
      const s = sigmoid(z);
      return f32x4.mul(s, f32x4.add(one, f32x4.mul(z, f32x4.sub(one, s))));
    }
    case MISH: {
      const t = tanh(softplus(z));
      return fma(f32x4.mul(z, sigmoid(z)), f32x4.sub(one, f32x4.mul(t, t)), t);
    }
    case SOFTPLUS: return sigmoid(z);
    case SOFTSIGN: {
      const d = f32x4.add(one, f32x4.abs(z));
      return f32x4.div(one, f32x4.mul(d, d));
    }
    case HARD_SILU: {
      const u = f32x4.add(z, all(3));
      const inside = v128.and(f32x4.gt(u, none), f32x4.lt(u, all(6)));
      return f32x4.add(sixth(z), v128.and(inside, f32x4.div(z, all(6))));
    }
    case HARD_TANH: return indicator(v128.and(f32x4.ge(z, all(-1)), f32x4.le(z, one)));
    case TANH_SHRINK: {
      const t = tanh(z);
      return f32x4.mul(t, t);
    }
    case SOFT_SHRINK: return indicator(f32x4.gt(f32x4.abs(z), p));
    case HARD_SHRINK: return indicator(f32x4.gt(f32x4.abs(z), p));
    case THRESHOLD: return indicator(f32x4.gt(z, p));
    case SQUAREPLUS: return f32x4.mul(all(0.5), f32x4.add(one, f32x4.div(z, f32x4.sqrt(f32x4.add(f32x4.mul(z, z), p)))));
    case SPARSE_PLUS: {
      const bend = f32x4.mul(f32x4.add(z, one), all(0.5));
      return choose(f32x4.le(z, all(-1)), none, choose(f32x4.lt(z, one), bend, one));
    }
    case EXPONENTIAL: return y;
    case LOG_SIGMOID: return sigmoid(f32x4.neg(z));
    case STEP: case SIGN: return none;
    default: return one;
  }
}

/** Any function's value. */
// @ts-ignore: decorator
@inline
export function activation(code: i32, z: v128, p: v128, q: v128, r: v128): v128 {
  if (code == RELU) return positive(z);
  if (code == TANH) return tanh(z);
  if (code == SIGMOID) return sigmoid(z);
  return value(code, z, p, q, r);
}

/** y = f(z) for so many bytes, a multiple of 16. */
export function activate(code: i32, z: usize, y: usize, bytes: usize, p: f32, q: f32, r: f32): void {
  const end = z + bytes;
  const by = y - z;
  if (code == RELU) {
    for (let at = z; at < end; at += 16) v128.store(at + by, positive(v128.load(at)));
  } else if (code == TANH) {
    // Two at a time: what one waits for, the other computes, and their constants are the same.
    let at = z;
    for (; at + 16 < end; at += 32) {
      const a = tanh(v128.load(at)), b = tanh(v128.load(at, 16));
      v128.store(at + by, a);
      v128.store(at + by, b, 16);
    }
    if (at < end) v128.store(at + by, tanh(v128.load(at)));
  } else if (code == SIGMOID) {
    let at = z;
    for (; at + 16 < end; at += 32) {
      const a = sigmoid(v128.load(at)), b = sigmoid(v128.load(at, 16));
      v128.store(at + by, a);
      v128.store(at + by, b, 16);
    }
    if (at < end) v128.store(at + by, sigmoid(v128.load(at)));
  } else {
    const p4 = all(p), q4 = all(q), r4 = all(r);
    for (let at = z; at < end; at += 16) v128.store(at + by, value(code, v128.load(at), p4, q4, r4));
  }
}

/** d ← d · f′(z) for so many bytes, a multiple of 16; y = f(z). */
export function slopes(code: i32, z: usize, y: usize, d: usize, bytes: usize, p: f32, q: f32, r: f32): void {
  const end = y + bytes;
  const by = d - y;
  const one = all(1);
  if (code == RELU) {
    for (let at = y; at < end; at += 16) v128.store(at + by, v128.and(v128.load(at + by), f32x4.gt(v128.load(at), all(0))));
  } else if (code == TANH) {
    for (let at = y; at < end; at += 16) {
      const v = v128.load(at);
      v128.store(at + by, f32x4.mul(v128.load(at + by), f32x4.sub(one, f32x4.mul(v, v))));
    }
  } else if (code == SIGMOID) {
    for (let at = y; at < end; at += 16) {
      const v = v128.load(at);
      v128.store(at + by, f32x4.mul(v128.load(at + by), f32x4.mul(v, f32x4.sub(one, v))));
    }
  } else {
    const p4 = all(p), q4 = all(q), r4 = all(r);
    const zy = z - y;
    for (let at = y; at < end; at += 16) {
      const v = slope(code, v128.load(at + zy), v128.load(at), p4, q4, r4);
      v128.store(at + by, f32x4.mul(v128.load(at + by), v));
    }
  }
}
