// Products of matrices. Lines of inputs and outputs are whole numbers of four float32 apart. A kernel of n × m lies in panels of
// eight columns (the last one of four, if that is enough), each panel row after row; columns beyond m are 0, so that no loop over
// columns has a rest. Every sum is made in one order, whichever lines or panels are computed together.

import { all, fma } from './math';

// @ts-ignore: decorator
@inline
function x4(address: usize): v128 {
  return v128.load32_splat(address);
}

/** Bytes of a panel's row. */
// @ts-ignore: decorator
@inline
export function panelWidth(column: i32, m: i32): i32 {
  return m - column > 4 ? 32 : 16;
}

/**
 * ROWS lines of z, as far as one panel goes: z = bias + x · panel.
 * @param WIDE 1 for eight columns, 0 for four
 */
// @ts-ignore: decorator
@inline
function tile(ROWS: i32, WIDE: i32, x: usize, xs: usize, panel: usize, b0: v128, b1: v128, n: i32, z: usize, zs: usize): void {
  let a0 = b0, a1 = b1, b = b0, b_ = b1, c0 = b0, c1 = b1, d0 = b0, d1 = b1, e0 = b0, e1 = b1;
  let x0 = x, x1 = x + xs, x2 = x1 + xs, x3 = x2 + xs, x4_ = x3 + xs;
  let p = panel;
  const end = x + ((<usize>n) << 2);
  while (x0 < end) {
    const w0 = v128.load(p);
    const w1 = WIDE ? v128.load(p, 16) : w0;
    let v = x4(x0);
    a0 = fma(v, w0, a0);
    if (WIDE) a1 = fma(v, w1, a1);
    if (ROWS > 1) { v = x4(x1); b = fma(v, w0, b); if (WIDE) b_ = fma(v, w1, b_); x1 += 4; }
    if (ROWS > 2) { v = x4(x2); c0 = fma(v, w0, c0); if (WIDE) c1 = fma(v, w1, c1); x2 += 4; }
    if (ROWS > 3) { v = x4(x3); d0 = fma(v, w0, d0); if (WIDE) d1 = fma(v, w1, d1); x3 += 4; }
    if (ROWS > 4) { v = x4(x4_); e0 = fma(v, w0, e0); if (WIDE) e1 = fma(v, w1, e1); x4_ += 4; }
    x0 += 4;
    p += WIDE ? 32 : 16;
  }
  let q = z;
  v128.store(q, a0); if (WIDE) v128.store(q, a1, 16);
  if (ROWS > 1) { q += zs; v128.store(q, b); if (WIDE) v128.store(q, b_, 16); }
  if (ROWS > 2) { q += zs; v128.store(q, c0); if (WIDE) v128.store(q, c1, 16); }
  if (ROWS > 3) { q += zs; v128.store(q, d0); if (WIDE) v128.store(q, d1, 16); }
  if (ROWS > 4) { q += zs; v128.store(q, e0); if (WIDE) v128.store(q, e1, 16); }
}

/** One panel for all lines: five at a time where there are no more than five, else four at a time. */
// @ts-ignore: decorator
@inline
function panelOfLines(WIDE: i32, x: usize, xs: usize, panel: usize, b0: v128, b1: v128, n: i32, z: usize, zs: usize, lines: i32): void {
  let left = lines;
  let xr = x;
  let zr = z;
  if (left == 5) return tile(5, WIDE, xr, xs, panel, b0, b1, n, zr, zs);
  while (left >= 4) {
    tile(4, WIDE, xr, xs, panel, b0, b1, n, zr, zs);
    xr += xs << 2;
    zr += zs << 2;
    left -= 4;
  }
  if (left == 3) tile(3, WIDE, xr, xs, panel, b0, b1, n, zr, zs);
  else if (left == 2) tile(2, WIDE, xr, xs, panel, b0, b1, n, zr, zs);
  else if (left == 1) tile(1, WIDE, xr, xs, panel, b0, b1, n, zr, zs);
}

/**
 * z[lines, m] = x[lines, n] · w[n, m] + b[m].
 * @param b 0 for none
 * @param xs bytes from line to line, zs too
 * @param from first column, a multiple of 8; `to` likewise, or m
 */
export function forward(x: usize, xs: usize, w: usize, b: usize, z: usize, zs: usize, lines: i32, n: i32, m: i32, from: i32, to: i32): void {
  const none = all(0);
  for (let j = from; j < to; j += 8) {
    const panel = w + ((<usize>(j * n)) << 2);
    const bias = b + ((<usize>j) << 2);
    const zj = z + ((<usize>j) << 2);
    if (panelWidth(j, m) == 32) {
      const b0 = b ? v128.load(bias) : none;
      const b1 = b ? v128.load(bias, 16) : none;
      panelOfLines(1, x, xs, panel, b0, b1, n, zj, zs, lines);
    } else {
      const b0 = b ? v128.load(bias) : none;
      panelOfLines(0, x, xs, panel, b0, b0, n, zj, zs, lines);
    }
  }
}

/** One panel of the kernel's gradient for ROWS ≤ 5 lines, whose gradients stay in registers; of the bias too, where gb is not 0. */
// @ts-ignore: decorator
@inline
function gradientOfFew(ROWS: i32, WIDE: i32, x: usize, xs: usize, d: usize, ds: usize, panel: usize, gb: usize, n: i32): void {
  const none = all(0);
  let q = d;
  const a0 = v128.load(q), a1 = WIDE ? v128.load(q, 16) : none;
  q += ds;
  const b0 = ROWS > 1 ? v128.load(q) : none, b1 = ROWS > 1 && WIDE ? v128.load(q, 16) : none;
  q += ds;
  const c0 = ROWS > 2 ? v128.load(q) : none, c1 = ROWS > 2 && WIDE ? v128.load(q, 16) : none;
  q += ds;
  const d0 = ROWS > 3 ? v128.load(q) : none, d1 = ROWS > 3 && WIDE ? v128.load(q, 16) : none;
  q += ds;
  const e0 = ROWS > 4 ? v128.load(q) : none, e1 = ROWS > 4 && WIDE ? v128.load(q, 16) : none;
  if (gb) {
    let s0 = a0, s1 = a1;
    if (ROWS > 1) { s0 = f32x4.add(s0, b0); if (WIDE) s1 = f32x4.add(s1, b1); }
    if (ROWS > 2) { s0 = f32x4.add(s0, c0); if (WIDE) s1 = f32x4.add(s1, c1); }
    if (ROWS > 3) { s0 = f32x4.add(s0, d0); if (WIDE) s1 = f32x4.add(s1, d1); }
    if (ROWS > 4) { s0 = f32x4.add(s0, e0); if (WIDE) s1 = f32x4.add(s1, e1); }
    v128.store(gb, s0); if (WIDE) v128.store(gb, s1, 16);
  }
  let x0 = x, x1 = x + xs, x2 = x1 + xs, x3 = x2 + xs, x4_ = x3 + xs;
  const end = x + ((<usize>n) << 2);
  let p = panel;
  while (x0 < end) {
    let v = x4(x0);
    let s0 = f32x4.mul(v, a0);
    let s1 = WIDE ? f32x4.mul(v, a1) : none;
    if (ROWS > 1) { v = x4(x1); s0 = fma(v, b0, s0); if (WIDE) s1 = fma(v, b1, s1); x1 += 4; }
    if (ROWS > 2) { v = x4(x2); s0 = fma(v, c0, s0); if (WIDE) s1 = fma(v, c1, s1); x2 += 4; }
    if (ROWS > 3) { v = x4(x3); s0 = fma(v, d0, s0); if (WIDE) s1 = fma(v, d1, s1); x3 += 4; }
    if (ROWS > 4) { v = x4(x4_); s0 = fma(v, e0, s0); if (WIDE) s1 = fma(v, e1, s1); x4_ += 4; }
    v128.store(p, s0); if (WIDE) v128.store(p, s1, 16);
    p += WIDE ? 32 : 16;
    x0 += 4;
  }
}

/** ROWS ≤ 4 rows of one panel of the kernel's gradient, over all lines, whose gradients lie close together. */
// @ts-ignore: decorator
@inline
function gradientTile(ROWS: i32, WIDE: i32, x: usize, xs: usize, d: usize, panel: usize, lines: i32): void {
  const none = all(0);
  let a0 = none, a1 = none, b0 = none, b1 = none, c0 = none, c1 = none, d0 = none, d1 = none;
  let xr = x;
  let dr = d;
  for (let left = lines; left; left--) {
    const w0 = v128.load(dr);
    const w1 = WIDE ? v128.load(dr, 16) : w0;
    let v = x4(xr);
    a0 = fma(v, w0, a0); if (WIDE) a1 = fma(v, w1, a1);
    if (ROWS > 1) { v = v128.load32_splat(xr, 4); b0 = fma(v, w0, b0); if (WIDE) b1 = fma(v, w1, b1); }
    if (ROWS > 2) { v = v128.load32_splat(xr, 8); c0 = fma(v, w0, c0); if (WIDE) c1 = fma(v, w1, c1); }
    if (ROWS > 3) { v = v128.load32_splat(xr, 12); d0 = fma(v, w0, d0); if (WIDE) d1 = fma(v, w1, d1); }
    xr += xs;
    dr += WIDE ? 32 : 16;
  }
  let p = panel;
  v128.store(p, a0); if (WIDE) v128.store(p, a1, 16);
  p += WIDE ? 32 : 16;
  if (ROWS > 1) { v128.store(p, b0); if (WIDE) v128.store(p, b1, 16); p += WIDE ? 32 : 16; }
  if (ROWS > 2) { v128.store(p, c0); if (WIDE) v128.store(p, c1, 16); p += WIDE ? 32 : 16; }
  if (ROWS > 3) { v128.store(p, d0); if (WIDE) v128.store(p, d1, 16); }
}

// @ts-ignore: decorator
@inline
function gradientPanel(WIDE: i32, x: usize, xs: usize, d: usize, ds: usize, panel: usize, gb: usize, lines: i32, n: i32, packed: usize): void {
  if (lines == 5) return gradientOfFew(5, WIDE, x, xs, d, ds, panel, gb, n);
  if (lines == 4) return gradientOfFew(4, WIDE, x, xs, d, ds, panel, gb, n);
  if (lines == 3) return gradientOfFew(3, WIDE, x, xs, d, ds, panel, gb, n);
  if (lines == 2) return gradientOfFew(2, WIDE, x, xs, d, ds, panel, gb, n);
  if (lines == 1) return gradientOfFew(1, WIDE, x, xs, d, ds, panel, gb, n);
  // Where lines are a power of two apart, the cache would hold few of a panel's parts at a time: they are put together first.
  let s0 = all(0), s1 = s0;
  let q = d;
  let r = packed;
  for (let left = lines; left; left--) {
    const d0 = v128.load(q);
    s0 = f32x4.add(s0, d0);
    v128.store(r, d0);
    if (WIDE) {
      const d1 = v128.load(q, 16);
      s1 = f32x4.add(s1, d1);
      v128.store(r, d1, 16);
    }
    q += ds;
    r += WIDE ? 32 : 16;
  }
  if (gb) {
    v128.store(gb, s0);
    if (WIDE) v128.store(gb, s1, 16);
  }
  let k = 0;
  let xk = x;
  let p = panel;
  for (; k + 4 <= n; k += 4) {
    gradientTile(4, WIDE, xk, xs, packed, p, lines);
    xk += 16;
    p += WIDE ? 128 : 64;
  }
  const rest = n - k;
  if (rest == 3) gradientTile(3, WIDE, xk, xs, packed, p, lines);
  else if (rest == 2) gradientTile(2, WIDE, xk, xs, packed, p, lines);
  else if (rest == 1) gradientTile(1, WIDE, xk, xs, packed, p, lines);
}

/**
 * gw[n, m] = xᵀ · d, gb[m] = the sum of d's lines.
 * @param gb 0 for none
 * @param from first column, a multiple of 8; `to` likewise, or m
 * @param packed room for 32 bytes a line
 */
export function gradients(
  x: usize, xs: usize, d: usize, ds: usize, gw: usize, gb: usize, lines: i32, n: i32, m: i32, from: i32, to: i32, packed: usize,
): void {
  for (let j = from; j < to; j += 8) {
    const panel = gw + ((<usize>(j * n)) << 2);
    const dj = d + ((<usize>j) << 2);
    const gbj = gb ? gb + ((<usize>j) << 2) : 0;
    if (panelWidth(j, m) == 32) gradientPanel(1, x, xs, dj, ds, panel, gbj, lines, n, packed);
    else gradientPanel(0, x, xs, dj, ds, panel, gbj, lines, n, packed);
  }
}

/** The sums of four vectors' numbers, as one vector. */
// @ts-ignore: decorator
@inline
function sums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

/** All ones in the lanes below `count`. */
// @ts-ignore: decorator
@inline
export function lanesBelow(count: i32): v128 {
  return i32x4.lt_s(v128(0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0), i32x4.splat(count));
}

/** Four numbers of ROWS ≤ 2 lines of dx, from number k on, each the product of a line of d and a row of the kernel. */
// @ts-ignore: decorator
@inline
function backTile(ROWS: i32, d: usize, ds: usize, w: usize, k0: i32, n: i32, m: i32, dx: usize, dxs: usize): void {
  const none = all(0);
  let a = none, b = none, c = none, e = none, a_ = none, b_ = none, c_ = none, e_ = none;
  let p = w + ((<usize>k0) << 5);
  let q = d;
  let j = 0;
  const next = (<usize>n) << 5;
  for (; j + 4 < m; j += 8) {
    let v = v128.load(q);
    let u = ROWS > 1 ? v128.load(q + ds) : none;
    let k = v128.load(p);
    a = fma(v, k, a); if (ROWS > 1) a_ = fma(u, k, a_);
    k = v128.load(p, 32);
    b = fma(v, k, b); if (ROWS > 1) b_ = fma(u, k, b_);
    k = v128.load(p, 64);
    c = fma(v, k, c); if (ROWS > 1) c_ = fma(u, k, c_);
    k = v128.load(p, 96);
    e = fma(v, k, e); if (ROWS > 1) e_ = fma(u, k, e_);
    v = v128.load(q, 16);
    if (ROWS > 1) u = v128.load(q + ds, 16);
    k = v128.load(p, 16);
    a = fma(v, k, a); if (ROWS > 1) a_ = fma(u, k, a_);
    k = v128.load(p, 48);
    b = fma(v, k, b); if (ROWS > 1) b_ = fma(u, k, b_);
    k = v128.load(p, 80);
    c = fma(v, k, c); if (ROWS > 1) c_ = fma(u, k, c_);
    k = v128.load(p, 112);
    e = fma(v, k, e); if (ROWS > 1) e_ = fma(u, k, e_);
    q += 32;
    p += next;
  }
  if (j < m) {
    p = w + ((<usize>(j * n + k0 * 4)) << 2);
    const v = v128.load(q);
    const u = ROWS > 1 ? v128.load(q + ds) : none;
    let k = v128.load(p);
    a = fma(v, k, a); if (ROWS > 1) a_ = fma(u, k, a_);
    k = v128.load(p, 16);
    b = fma(v, k, b); if (ROWS > 1) b_ = fma(u, k, b_);
    k = v128.load(p, 32);
    c = fma(v, k, c); if (ROWS > 1) c_ = fma(u, k, c_);
    k = v128.load(p, 48);
    e = fma(v, k, e); if (ROWS > 1) e_ = fma(u, k, e_);
  }
  // Beyond the kernel's last row lies something else.
  const mask = lanesBelow(n - k0);
  const to = dx + ((<usize>k0) << 2);
  v128.store(to, v128.and(sums(a, b, c, e), mask));
  if (ROWS > 1) v128.store(to + dxs, v128.and(sums(a_, b_, c_, e_), mask));
}

/** dx[lines, n] = d[lines, m] · wᵀ, for few lines or a small kernel. */
export function back(d: usize, ds: usize, w: usize, dx: usize, dxs: usize, lines: i32, n: i32, m: i32): void {
  let line = 0;
  for (; line + 2 <= lines; line += 2) {
    const dl = d + <usize>line * ds;
    const to = dx + <usize>line * dxs;
    for (let k = 0; k < n; k += 4) backTile(2, dl, ds, w, k, n, m, to, dxs);
  }
  if (line < lines) {
    const dl = d + <usize>line * ds;
    const to = dx + <usize>line * dxs;
    for (let k = 0; k < n; k += 4) backTile(1, dl, ds, w, k, n, m, to, dxs);
  }
}

/**
 * Lays the transposed kernel out in panels of its own, so that dx is a forward product with it.
 * @param from first row of the kernel, a multiple of 8; `to` likewise, or n
 */
export function turn(w: usize, to: usize, n: i32, m: i32, from: i32, until: i32): void {
  for (let k = from; k < until; k += 8) {
    const width = panelWidth(k, n);
    const panel = to + ((<usize>(k * m)) << 2);
    for (let half = 0; half < width; half += 16) {
      const kh = k + (half >> 2);
      const mask = lanesBelow(n - kh);
      for (let j = 0; j < m; j += 4) {
        const block = j & ~7;
        const row = panelWidth(block, m);
        const p = w + ((<usize>(block * n)) << 2) + <usize>(kh * row + ((j & 4) << 2));
        const a = v128.load(p), b = v128.load(p + row), c = v128.load(p + 2 * row), e = v128.load(p + 3 * row);
        const ab0 = v128.shuffle<f32>(a, b, 0, 4, 1, 5), ab1 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
        const ce0 = v128.shuffle<f32>(c, e, 0, 4, 1, 5), ce1 = v128.shuffle<f32>(c, e, 2, 6, 3, 7);
        const q = panel + <usize>(j * width + half);
        v128.store(q, v128.and(v128.shuffle<f32>(ab0, ce0, 0, 1, 4, 5), mask));
        if (j + 1 < m) v128.store(q + width, v128.and(v128.shuffle<f32>(ab0, ce0, 2, 3, 6, 7), mask));
        if (j + 2 < m) v128.store(q + 2 * width, v128.and(v128.shuffle<f32>(ab1, ce1, 0, 1, 4, 5), mask));
        if (j + 3 < m) v128.store(q + 3 * width, v128.and(v128.shuffle<f32>(ab1, ce1, 2, 3, 6, 7), mask));
      }
    }
  }
}
