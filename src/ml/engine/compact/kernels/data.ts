// Getting numbers to where a batch wants them: rows out of a split, lines of another length, random masks, results without padding.

import { lanesBelow } from './dense';

/** Copies n numbers; up to three zeros follow them. Reads a little further than it copies. */
// @ts-ignore: decorator
@inline
function copyLine(from: usize, to: usize, n: i32): void {
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    v128.store(to, v128.load(from));
    from += 16;
    to += 16;
  }
  if (i < n) v128.store(to, v128.and(v128.load(from), lanesBelow(n - i)));
}

/**
 * Picks rows out of a split and lays each out in lines.
 * @param indices where the rows' numbers are; 0: `first` and those after it
 */
export function gather(split: usize, indices: usize, first: i32, rows: i32, lines: i32, n: i32, to: usize, stride: usize): void {
  const size = (<usize>(lines * n)) << 2;
  for (let r = 0; r < rows; r++) {
    const row: usize = indices ? <usize>load<u32>(indices + ((<usize>(first + r)) << 2)) : <usize>(first + r);
    let from = split + row * size;
    for (let line = 0; line < lines; line++) {
      copyLine(from, to, n);
      from += (<usize>n) << 2;
      to += stride;
    }
  }
}

/** One number of each row. */
export function gatherNumbers(split: usize, indices: usize, first: i32, rows: i32, to: usize): void {
  for (let r = 0; r < rows; r++) {
    const row: usize = indices ? <usize>load<u32>(indices + ((<usize>(first + r)) << 2)) : <usize>(first + r);
    store<f32>(to + ((<usize>r) << 2), load<f32>(split + (row << 2)));
  }
}

/** Lines without what pads them, one after another. */
export function collect(from: usize, lines: i32, n: i32, stride: usize, to: usize): void {
  const size = (<usize>n) << 2;
  if (size == stride && size * lines > 256) {
    memory.copy(to, from, size * lines);
    return;
  }
  for (let line = 0; line < lines; line++) {
    let i = 0;
    for (; i + 4 <= n; i += 4) v128.store(to + ((<usize>i) << 2), v128.load(from + ((<usize>i) << 2)));
    for (; i < n; i++) store<f32>(to + ((<usize>i) << 2), load<f32>(from + ((<usize>i) << 2)));
    from += stride;
    to += size;
  }
}

/** Lays numbers out in lines of another length, in the same order; what pads the lines becomes 0. */
export function relay(from: usize, n: i32, fromStride: usize, to: usize, m: i32, toStride: usize, numbers: i32): void {
  const padded = <i32>(toStride >> 2);
  let i = 0;
  let j = 0;
  for (let left = numbers; left; left--) {
    store<f32>(to + ((<usize>j) << 2), load<f32>(from + ((<usize>i) << 2)));
    if (++i == n) {
      i = 0;
      from += fromStride;
    }
    if (++j == m) {
      for (; j < padded; j++) store<f32>(to + ((<usize>j) << 2), 0);
      j = 0;
      to += toStride;
    }
  }
}

/** The state of xoroshiro128+, as the package pure-rand keeps it. */
let s00: u32 = 0, s01: u32 = 0, s10: u32 = 0, s11: u32 = 0;

// @ts-ignore: decorator
@inline
function next(): u32 {
  const out = s00 + s10;
  const a0 = s10 ^ s00;
  const a1 = s11 ^ s01;
  const b0 = s00;
  const b1 = s01;
  s00 = (b0 << 24) ^ (b1 >> 8) ^ a0 ^ (a0 << 16);
  s01 = (b1 << 24) ^ (b0 >> 8) ^ a1 ^ ((a1 << 16) | (a0 >> 16));
  s10 = (a1 << 5) ^ (a0 >> 27);
  s11 = (a0 << 5) ^ (a1 >> 27);
  return out;
}

// @ts-ignore: decorator
@inline
function uniform(): f64 {
  const high = <f64>(next() & 0x3ffffff);
  const low = <f64>(next() & 0x7ffffff);
  return high * 1.4901161193847656e-8 + low * 1.1102230246251565e-16;
}

/** 0 for a share of the numbers, `kept` for the others: the numbers that random/random.ts draws from this seed. */
export function mask(seed: i32, rate: f64, kept: f32, to: usize, lines: i32, n: i32, stride: usize): void {
  s01 = 0xffffffff;
  s00 = ~seed;
  s11 = seed;
  s10 = 0;
  const padded = <i32>(stride >> 2);
  for (let line = 0; line < lines; line++) {
    for (let i = 0; i < n; i++) store<f32>(to + ((<usize>i) << 2), uniform() < rate ? 0 : kept);
    for (let i = n; i < padded; i++) store<f32>(to + ((<usize>i) << 2), 0);
    to += stride;
  }
}

/** y = a · b, number by number. */
export function multiply(a: usize, b: usize, y: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 16) v128.store(y + i, f32x4.mul(v128.load(a + i), v128.load(b + i)));
}

/** y += a, number by number. */
export function add(a: usize, y: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 16) v128.store(y + i, f32x4.add(v128.load(y + i), v128.load(a + i)));
}
