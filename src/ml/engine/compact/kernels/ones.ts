// Networks with a single output have lines of one number, each in a vector of its own. Here four lines go through as one vector; the
// numbers that come out are, to the bit, those of one line at a time.

import { activation } from './activations';
import { all, exp, log1p } from './math';

/** Bytes from one line of a single number to the next. */
const LINE: usize = 16;

/** The first numbers of four lines; where there are fewer, the last one stands for those that lack. */
// @ts-ignore: decorator
@inline
function load4(line: usize, left: i32): v128 {
  const b = line + (left > 1 ? LINE : 0), c = b + (left > 2 ? LINE : 0), d = c + (left > 3 ? LINE : 0);
  let v = v128.load32_zero(line);
  v = v128.load_lane<f32>(b, v, 1);
  v = v128.load_lane<f32>(c, v, 2);
  return v128.load_lane<f32>(d, v, 3);
}

// @ts-ignore: decorator
@inline
function store4(line: usize, left: i32, v: v128): void {
  v128.store_lane<f32>(line, v, 0);
  if (left > 1) v128.store_lane<f32>(line + LINE, v, 1);
  if (left > 2) v128.store_lane<f32>(line + 2 * LINE, v, 2);
  if (left > 3) v128.store_lane<f32>(line + 3 * LINE, v, 3);
}

/** y = f(z). What lies beside the numbers stays as it is. */
export function activateOnes(code: i32, z: usize, y: usize, lines: i32, p: f32, q: f32, r: f32): void {
  const p4 = all(p), q4 = all(q), r4 = all(r);
  for (let left = lines; left > 0; left -= 4) {
    store4(y, left, activation(code, load4(z, left), p4, q4, r4));
    z += 4 * LINE;
    y += 4 * LINE;
  }
}

/**
 * Sum of the binary cross-entropies of sums z before a sigmoid; their gradients with respect to z, times `share`, go to d.
 * @param weights the rows' weights one after another; 0: all are 1
 */
export function entropiesOfOnes(z: usize, t: usize, d: usize, lines: i32, weights: usize, smoothing: f32, share: f32): f64 {
  const one = all(1), none = all(0);
  let sum: f64 = 0;
  for (let left = lines; left > 0; left -= 4) {
    const v = load4(z, left);
    let target = load4(t, left);
    if (smoothing > 0) target = f32x4.add(f32x4.mul(target, all(1 - smoothing)), all(0.5 * smoothing));
    const e = exp(f32x4.neg(f32x4.abs(v)));
    const part = f32x4.div(one, f32x4.add(one, e));
    const more = log1p(e);
    const rise = f32x4.sub(v128.bitselect(f32x4.mul(e, part), part, f32x4.lt(v, none)), target);
    let entropy = f32x4.add(
      f32x4.mul(target, f32x4.add(f32x4.max(f32x4.neg(v), none), more)),
      f32x4.mul(f32x4.sub(one, target), f32x4.add(f32x4.max(v, none), more)),
    );
    let scale = all(share);
    if (weights) {
      const w = v128.load(weights);
      scale = f32x4.mul(w, scale);
      entropy = f32x4.mul(entropy, w);
      weights += 16;
    }
    store4(d, left, f32x4.mul(rise, scale));
    sum += <f64>f32x4.extract_lane(entropy, 0);
    if (left > 1) sum += <f64>f32x4.extract_lane(entropy, 1);
    if (left > 2) sum += <f64>f32x4.extract_lane(entropy, 2);
    if (left > 3) sum += <f64>f32x4.extract_lane(entropy, 3);
    z += 4 * LINE;
    t += 4 * LINE;
    d += 4 * LINE;
  }
  return sum;
}
