// Elementary functions of four float32 at a time, to about one unit in the last place. NaN goes through all of them.

/** a · b + c: rounded once where the build has relaxed SIMD and the machine a fused instruction, else twice. */
// @ts-ignore: decorator
@inline
export function fma(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

// @ts-ignore: decorator
@inline
export function all(x: f32): v128 {
  return f32x4.splat(x);
}

/** 1.5 · 2^23: added to a number, it leaves the nearest whole number in the lowest bits. */
const ROUNDER: f32 = 12582912.0;
const ROUNDER_BITS: i32 = 0x4b400000;
const LOG2_E: f32 = 1.44269504088896341;
/** ln 2 in two parts, the first with so few bits that its product with a small whole number is exact. */
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -2.12194440e-4;

/** exp(r) − 1 − r over r², for |r| ≤ ln 2 / 2. Source: Cephes, expf. */
// @ts-ignore: decorator
@inline
function expTail(r: v128): v128 {
  let p = fma(all(1.9875691500e-4), r, all(1.3981999507e-3));
  p = fma(p, r, all(8.3334519073e-3));
  p = fma(p, r, all(4.1665795894e-2));
  p = fma(p, r, all(1.6666665459e-1));
  return fma(p, r, all(5.0000001201e-1));
}

/** 2^n for whole n from −126 to 127. */
// @ts-ignore: decorator
@inline
function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

// @ts-ignore: decorator
@inline
export function exp(x: v128): v128 {
  // 2^n is multiplied in two halves, so that the result may be a denormal number or infinite.
  const within = f32x4.pmax(f32x4.pmin(x, all(89.5)), all(-105.0));
  const rounded = fma(within, all(LOG2_E), all(ROUNDER));
  const n = f32x4.sub(rounded, all(ROUNDER));
  const r = fma(n, all(-LN2_LOW), fma(n, all(-LN2_HIGH), within));
  const y = f32x4.add(fma(expTail(r), f32x4.mul(r, r), r), all(1.0));
  const whole = i32x4.sub(rounded, i32x4.splat(ROUNDER_BITS));
  const half = i32x4.shr_s(whole, 1);
  return f32x4.mul(f32x4.mul(y, powerOfTwo(half)), powerOfTwo(i32x4.sub(whole, half)));
}

/** exp(x) − 1 for x ≤ 0, exact also near 0. */
// @ts-ignore: decorator
@inline
export function expm1(x: v128): v128 {
  const within = f32x4.pmax(x, all(-30.0));
  const rounded = fma(within, all(LOG2_E), all(ROUNDER));
  const n = f32x4.sub(rounded, all(ROUNDER));
  const r = fma(n, all(-LN2_LOW), fma(n, all(-LN2_HIGH), within));
  const s = powerOfTwo(i32x4.sub(rounded, i32x4.splat(ROUNDER_BITS)));
  return fma(s, fma(expTail(r), f32x4.mul(r, r), r), f32x4.sub(s, all(1.0)));
}

/** From here on tanh is 1, if its sums are rounded as often as this build does it. */
const TANH_END: f32 = ASC_FEATURE_RELAXED_SIMD ? 7.99881172180175781 : 7.90531110763549805;

/** To six units in the last place, by a rational function, in half the time of an exponential. Source: Eigen, ptanh_float. */
// @ts-ignore: decorator
@inline
export function tanh(x: v128): v128 {
  const a = f32x4.pmax(f32x4.pmin(x, all(TANH_END)), all(-TANH_END));
  const s = f32x4.mul(a, a);
  let p = fma(s, all(-2.76076847742355e-16), all(2.00018790482477e-13));
  p = fma(p, s, all(-8.60467152213735e-11));
  p = fma(p, s, all(5.12229709037114e-8));
  p = fma(p, s, all(1.48572235717979e-5));
  p = fma(p, s, all(6.37261928875436e-4));
  p = fma(p, s, all(4.89352455891786e-3));
  let q = fma(s, all(1.19825839466702e-6), all(1.18534705686654e-4));
  q = fma(q, s, all(2.26843463243900e-3));
  q = fma(q, s, all(4.89352518554385e-3));
  // The product would lose numbers that are hardly there.
  return v128.bitselect(x, f32x4.div(f32x4.mul(a, p), q), f32x4.lt(f32x4.abs(x), all(0.0004)));
}

// @ts-ignore: decorator
@inline
export function sigmoid(x: v128): v128 {
  return f32x4.div(all(1.0), f32x4.add(all(1.0), exp(f32x4.neg(x))));
}

/** Natural logarithm; −∞ at 0, NaN below. Source of the polynomial: Cephes, logf. */
// @ts-ignore: decorator
@inline
export function log(x: v128): v128 {
  const tiny = f32x4.lt(x, all(1.17549435e-38));
  const scaled = v128.bitselect(f32x4.mul(x, all(8388608.0)), x, tiny);
  // Mantissa in [√½, √2), so that the polynomial's argument is around 0.
  const shifted = i32x4.sub(scaled, i32x4.splat(0x3f3504f3));
  let e = f32x4.convert_i32x4_s(i32x4.shr_s(shifted, 23));
  e = f32x4.sub(e, v128.and(tiny, all(23.0)));
  const m = f32x4.sub(i32x4.add(v128.and(shifted, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3)), all(1.0));
  const z = f32x4.mul(m, m);
  let p = fma(all(7.0376836292e-2), m, all(-1.1514610310e-1));
  p = fma(p, m, all(1.1676998740e-1));
  p = fma(p, m, all(-1.2420140846e-1));
  p = fma(p, m, all(1.4249322787e-1));
  p = fma(p, m, all(-1.6668057665e-1));
  p = fma(p, m, all(2.0000714765e-1));
  p = fma(p, m, all(-2.4999993993e-1));
  p = fma(p, m, all(3.3333331174e-1));
  let y = f32x4.mul(f32x4.mul(p, m), z);
  y = fma(e, all(LN2_LOW), y);
  y = fma(z, all(-0.5), y);
  y = fma(e, all(LN2_HIGH), f32x4.add(m, y));
  const infinite = f32x4.eq(x, all(f32.POSITIVE_INFINITY));
  y = v128.bitselect(x, y, v128.or(infinite, f32x4.ne(x, x)));
  y = v128.bitselect(all(f32.NEGATIVE_INFINITY), y, f32x4.eq(x, all(0.0)));
  return v128.or(y, f32x4.lt(x, all(0.0)));
}

/** ln(1 + x) for 0 ≤ x ≤ 1: the logarithm of the rounded sum, put right by what was rounded off. */
// @ts-ignore: decorator
@inline
export function log1p(x: v128): v128 {
  const u = f32x4.add(all(1.0), x);
  const off = f32x4.sub(u, all(1.0));
  return v128.bitselect(x, f32x4.div(f32x4.mul(log(u), x), off), f32x4.eq(off, all(0.0)));
}

/** ln(1 + exp(x)). */
// @ts-ignore: decorator
@inline
export function softplus(x: v128): v128 {
  return f32x4.add(f32x4.max(x, all(0.0)), log1p(exp(f32x4.neg(f32x4.abs(x)))));
}

/** The error function, by a rational function. Source: Eigen, generic_fast_erf_float. */
// @ts-ignore: decorator
@inline
export function erf(x: v128): v128 {
  const a = f32x4.pmax(f32x4.pmin(x, all(4.0)), all(-4.0));
  const s = f32x4.mul(a, a);
  let p = fma(s, all(-2.72614225801306e-10), all(2.77068142495902e-8));
  p = fma(p, s, all(-2.10102402082508e-6));
  p = fma(p, s, all(-5.69250639462346e-5));
  p = fma(p, s, all(-7.34990630326855e-4));
  p = fma(p, s, all(-2.95459980854025e-3));
  p = fma(p, s, all(-1.60960333262415e-2));
  let q = fma(s, all(-1.45660718464996e-5), all(-2.13374055278905e-4));
  q = fma(q, s, all(-1.68282697438203e-3));
  q = fma(q, s, all(-7.37332916720468e-3));
  q = fma(q, s, all(-1.42647390514189e-2));
  return f32x4.div(f32x4.mul(a, p), q);
}

// The same for one number.

// @ts-ignore: decorator
@inline
function only(x: v128): f32 {
  return f32x4.extract_lane(x, 0);
}

export function exp1(x: f32): f32 {
  return only(exp(all(x)));
}

export function log1(x: f32): f32 {
  return only(log(all(x)));
}

export function log1p1(x: f32): f32 {
  return only(log1p(all(x)));
}

export function softplus1(x: f32): f32 {
  return only(softplus(all(x)));
}

export function sigmoid1(x: f32): f32 {
  return only(sigmoid(all(x)));
}

export function tanh1(x: f32): f32 {
  return only(tanh(all(x)));
}

/** x^y for x ≥ 0, as tfjs and TensorFlow have it: 0^0 is 1. */
export function power1(x: f32, y: f32): f32 {
  if (y == 0) return 1;
  if (y == 1) return x;
  if (y == 2) return x * x;
  return x == 0 ? (y > 0 ? 0 : f32.POSITIVE_INFINITY) : exp1(y * log1(x));
}
