// Work that can be shared: each thread does its part of a stage's columns, of a kernel's rows, or of a run's variables. No number is
// the sum of what two threads made, so that the result is the same, to the bit, for any number of threads.

import {
  LINEAR, RUN_BROKEN, RUN_G, RUN_SLOT0, RUN_SLOT1, RUN_TRAINED, RUN_W, SOFTMAX, STAGE_ACTIVATION, STAGE_B, STAGE_D, STAGE_DX, STAGE_GB,
  STAGE_GW, STAGE_M, STAGE_M_STRIDE, STAGE_N, STAGE_N_STRIDE, STAGE_P0, STAGE_P1, STAGE_P2, STAGE_PACKED, STAGE_RUN, STAGE_TURNED,
  STAGE_W, STAGE_X, STAGE_Y, STAGE_Z,
} from '../layout';
import { activate } from './activations';
import { forward, gradients, turn } from './dense';
import { num, ptr } from './fields';
import { activateOnes } from './ones';
import { allFinite, stepOf } from './optimizers';

export const FORWARD: i32 = 0;
export const GRADIENTS: i32 = 1;
export const BACK: i32 = 2;
export const UPDATE: i32 = 3;

/** Where a thread's part of so many units begins, in numbers; a unit is eight of them. */
// @ts-ignore: decorator
@inline
function begin(numbers: i32, index: i32, count: i32): i32 {
  return min(numbers, <i32>((<i64>((numbers + 7) >> 3) * index) / count) << 3);
}

/** z = x · w + b for some columns, and y of them, unless the activation needs whole lines. */
function forwardPart(stage: usize, lines: i32, index: i32, count: i32): void {
  const m = num(stage, STAGE_M);
  const from = begin(m, index, count);
  const to = begin(m, index + 1, count);
  const z = ptr(stage, STAGE_Z);
  const y = ptr(stage, STAGE_Y);
  const stride = ptr(stage, STAGE_M_STRIDE);
  forward(ptr(stage, STAGE_X), ptr(stage, STAGE_N_STRIDE), ptr(stage, STAGE_W), ptr(stage, STAGE_B), z, stride, lines, num(stage, STAGE_N), m, from, to);
  const code = num(stage, STAGE_ACTIVATION);
  if (code == LINEAR || code >= SOFTMAX) return;
  const p = load<f32>(stage + STAGE_P0);
  const q = load<f32>(stage + STAGE_P1);
  const r = load<f32>(stage + STAGE_P2);
  if (m == 1) return activateOnes(code, z, y, lines, p, q, r);
  if (count == 1) return activate(code, z, y, <usize>lines * stride, p, q, r);
  const bytes = (<usize>((to - from + 3) & ~3)) << 2;
  for (let line = 0; line < lines; line++) {
    const at = <usize>line * stride + ((<usize>from) << 2);
    activate(code, z + at, y + at, bytes, p, q, r);
  }
}

function gradientsPart(stage: usize, lines: i32, index: i32, count: i32): void {
  const m = num(stage, STAGE_M);
  const from = begin(m, index, count);
  const to = begin(m, index + 1, count);
  const packed = ptr(stage, STAGE_PACKED) + ((<usize>(index * lines)) << 5);
  gradients(
    ptr(stage, STAGE_X), ptr(stage, STAGE_N_STRIDE), ptr(stage, STAGE_D), ptr(stage, STAGE_M_STRIDE), ptr(stage, STAGE_GW),
    ptr(stage, STAGE_GB), lines, num(stage, STAGE_N), m, from, to, packed,
  );
  // Looked at here, where they are still in the cache.
  const n = num(stage, STAGE_N);
  const until = (to + 3) & ~3;
  const gb = ptr(stage, STAGE_GB);
  const sound =
    allFinite(ptr(stage, STAGE_GW) + ((<usize>(from * n)) << 2), (<usize>((until - from) * n)) << 2) &&
    (!gb || allFinite(gb + ((<usize>from) << 2), (<usize>(until - from)) << 2));
  if (!sound) atomic.store<i32>(ptr(stage, STAGE_RUN) + RUN_BROKEN, 1);
}

/** Turns some rows of the kernel, and gives dx the numbers that these make. */
function backPart(stage: usize, lines: i32, index: i32, count: i32): void {
  const n = num(stage, STAGE_N);
  const m = num(stage, STAGE_M);
  const from = begin(n, index, count);
  const to = begin(n, index + 1, count);
  const turned = ptr(stage, STAGE_TURNED);
  turn(ptr(stage, STAGE_W), turned, n, m, from, to);
  forward(ptr(stage, STAGE_D), ptr(stage, STAGE_M_STRIDE), turned, 0, ptr(stage, STAGE_DX), ptr(stage, STAGE_N_STRIDE), lines, m, n, from, to);
}

function updatePart(run: usize, batch: i32, index: i32, count: i32): void {
  const all = num(run, RUN_TRAINED);
  const from = (<usize>begin(all, index, count)) << 2;
  const bytes = ((<usize>begin(all, index + 1, count)) << 2) - from;
  stepOf(run, batch, ptr(run, RUN_W) + from, ptr(run, RUN_G) + from, ptr(run, RUN_SLOT0) + from, ptr(run, RUN_SLOT1) + from, bytes);
}

/** @param on the stage, or the run; `lines` is the number of the batch for an update */
export function doPart(kind: i32, on: usize, lines: i32, index: i32, count: i32): void {
  if (kind == FORWARD) forwardPart(on, lines, index, count);
  else if (kind == GRADIENTS) gradientsPart(on, lines, index, count);
  else if (kind == BACK) backPart(on, lines, index, count);
  else updatePart(on, lines, index, count);
}
