// Activation functions of whole lines. What lies behind a line's last number is made 0, so that products may read it.

import { LOG_SOFTMAX, SOFTMAX } from '../layout';
import { exp1, log1 } from './math';

// @ts-ignore: decorator
@inline
function at(line: usize, i: i32): usize {
  return line + ((<usize>i) << 2);
}

// @ts-ignore: decorator
@inline
export function clearAfter(line: usize, n: i32, stride: usize): void {
  for (let i = at(line, n); i < line + stride; i += 4) store<f32>(i, 0);
}

/** NaN wins, so that a network that has gone wrong says so. */
function largest(line: usize, n: i32): f32 {
  let most = load<f32>(line);
  for (let i = 1; i < n; i++) most = max<f32>(most, load<f32>(at(line, i)));
  return most;
}

/** Σ exp(z − shift); the summands go to y unless it is 0. */
function exponentials(z: usize, y: usize, n: i32, shift: f32): f32 {
  let sum: f32 = 0;
  for (let i = 0; i < n; i++) {
    const e = exp1(load<f32>(at(z, i)) - shift);
    if (y) store<f32>(at(y, i), e);
    sum += e;
  }
  return sum;
}

/** ln Σ exp(z). */
export function logSumExp(z: usize, n: i32): f32 {
  const most = largest(z, n);
  return most + log1(exponentials(z, 0, n, most));
}

export function softmax(z: usize, y: usize, n: i32): void {
  const sum = exponentials(z, y, n, largest(z, n));
  for (let i = 0; i < n; i++) store<f32>(at(y, i), load<f32>(at(y, i)) / sum);
}

function logSoftmax(z: usize, y: usize, n: i32): void {
  const most = largest(z, n);
  const less = log1(exponentials(z, 0, n, most));
  for (let i = 0; i < n; i++) store<f32>(at(y, i), load<f32>(at(z, i)) - most - less);
}

/**
 * Projection onto the probability simplex: max(0, z − τ). Entries are dropped until τ, the mean excess of those kept, is below all of
 * them: the same set as sorting finds. Source: Martins and Astudillo 2016, arXiv 1602.02068; Michelot 1986 for the way to the set.
 */
function sparsemax(z: usize, y: usize, n: i32): void {
  let limit = f32.NEGATIVE_INFINITY;
  let kept = -1;
  let excess: f32 = 0;
  for (;;) {
    let sum: f32 = 0;
    let count = 0;
    for (let i = 0; i < n; i++) {
      const v = load<f32>(at(z, i));
      if (v <= limit) continue;
      sum += v;
      count++;
    }
    if (count == kept || count == 0) break;
    kept = count;
    excess = (sum - 1) / <f32>count;
    limit = excess;
  }
  for (let i = 0; i < n; i++) store<f32>(at(y, i), max<f32>(0, load<f32>(at(z, i)) - excess));
}

export function activateLines(code: i32, z: usize, y: usize, lines: i32, n: i32, stride: usize): void {
  for (let line = 0; line < lines; line++) {
    if (code == SOFTMAX) softmax(z, y, n);
    else if (code == LOG_SOFTMAX) logSoftmax(z, y, n);
    else sparsemax(z, y, n);
    clearAfter(y, n, stride);
    z += stride;
    y += stride;
  }
}

/** d ← Jᵀ · d, line by line; y are the outputs. */
export function slopesOfLines(code: i32, y: usize, d: usize, lines: i32, n: i32, stride: usize): void {
  for (let line = 0; line < lines; line++) {
    let sum: f32 = 0;
    let kept = 0;
    for (let i = 0; i < n; i++) {
      const g = load<f32>(at(d, i));
      const v = load<f32>(at(y, i));
      if (code == SOFTMAX) sum += g * v;
      else if (code == LOG_SOFTMAX) sum += g;
      else if (v > 0) {
        sum += g;
        kept++;
      }
    }
    for (let i = 0; i < n; i++) {
      const g = load<f32>(at(d, i));
      const v = load<f32>(at(y, i));
      let slope: f32;
      if (code == SOFTMAX) slope = (g - sum) * v;
      else if (code == LOG_SOFTMAX) slope = g - exp1(v) * sum;
      else slope = v > 0 ? g - sum / <f32>kept : 0;
      store<f32>(at(d, i), slope);
    }
    y += stride;
    d += stride;
  }
}
