// One batch's way through the network, and back.

import {
  ACTIVATION, AT_BOTH, AT_MISTAKES, AT_SUMS, DENSE, DROPOUT, LINEAR, RUN_COUNT, RUN_E, RUN_LOSS_AT, RUN_STAGES, SOFTMAX, SQUAREPLUS,
  STAGE_ACTIVATION, STAGE_BYTES, STAGE_D, STAGE_DX, STAGE_GW, STAGE_KEPT, STAGE_KIND, STAGE_LINES, STAGE_LINES_OUT, STAGE_M, STAGE_MASK,
  STAGE_M_STRIDE, STAGE_N, STAGE_N_STRIDE, STAGE_P0, STAGE_P1, STAGE_P2, STAGE_RATE, STAGE_SEED, STAGE_W, STAGE_X, STAGE_Y, STAGE_Z,
} from '../layout';
import { activate, slopes } from './activations';
import { add, mask, multiply, relay } from './data';
import { back } from './dense';
import { num, ptr } from './fields';
import { activateLines, clearAfter, slopesOfLines } from './lines';
import { BACK, FORWARD, GRADIENTS } from './parts';
import { share } from './threads';

/** From so many lines on, the kernel is transposed for the way back. */
const TURN_FROM: i32 = 12;

/** @param seeds where this step's seeds are; 0 outside training */
export function forwardPass(run: usize, rows: i32, seeds: usize): void {
  let stage = ptr(run, RUN_STAGES);
  for (let left = num(run, RUN_COUNT); left; left--) {
    const lines = rows * num(stage, STAGE_LINES);
    const x = ptr(stage, STAGE_X);
    const z = ptr(stage, STAGE_Z);
    const y = ptr(stage, STAGE_Y);
    const n = num(stage, STAGE_N);
    const m = num(stage, STAGE_M);
    const xs = ptr(stage, STAGE_N_STRIDE);
    const ys = ptr(stage, STAGE_M_STRIDE);
    const kind = num(stage, STAGE_KIND);
    if (kind <= ACTIVATION) {
      const code = num(stage, STAGE_ACTIVATION);
      if (kind == DENSE) share(FORWARD, stage, lines, <i64>lines * n * m);
      else if (code < SOFTMAX && z != y)
        activate(code, z, y, <usize>lines * ys, load<f32>(stage + STAGE_P0), load<f32>(stage + STAGE_P1), load<f32>(stage + STAGE_P2));
      if (code >= SOFTMAX) activateLines(code, z, y, lines, m, ys);
    } else if (kind == DROPOUT) {
      const chosen = ptr(stage, STAGE_MASK);
      if (!seeds) memory.copy(y, x, <usize>lines * ys);
      else {
        const seed = load<i32>(seeds + ((<usize>num(stage, STAGE_SEED)) << 2));
        mask(seed, load<f64>(stage + STAGE_RATE), load<f32>(stage + STAGE_KEPT), chosen, lines, m, ys);
        multiply(x, chosen, y, <usize>lines * ys);
      }
    } else relay(x, n, xs, y, m, ys, lines * n);
    stage += STAGE_BYTES;
  }
}

/** From the loss's gradient, which lies in the last stage's D, to the gradients of all trainable variables. */
export function backwardPass(run: usize, rows: i32): void {
  const first = ptr(run, RUN_STAGES);
  const last = first + <usize>((num(run, RUN_COUNT) - 1) * STAGE_BYTES);
  const at = num(run, RUN_LOSS_AT);
  for (let stage = last; stage >= first; stage -= STAGE_BYTES) {
    const d = ptr(stage, STAGE_D);
    if (!d) return;
    const lines = rows * num(stage, STAGE_LINES_OUT);
    const z = ptr(stage, STAGE_Z);
    const y = ptr(stage, STAGE_Y);
    const m = num(stage, STAGE_M);
    const ds = ptr(stage, STAGE_M_STRIDE);
    const bytes = <usize>lines * ds;
    const kind = num(stage, STAGE_KIND);
    const dx = ptr(stage, STAGE_DX);
    if (kind <= ACTIVATION) {
      const code = num(stage, STAGE_ACTIVATION);
      if (code != LINEAR && (stage != last || (at != AT_SUMS && at != AT_MISTAKES))) {
        if (code >= SOFTMAX) slopesOfLines(code, y, d, lines, m, ds);
        else slopes(code, z, y, d, bytes, load<f32>(stage + STAGE_P0), load<f32>(stage + STAGE_P1), load<f32>(stage + STAGE_P2));
        // The one slope that may be 0 / 0, which must not get into the columns that pad.
        if (code == SQUAREPLUS) for (let line = 0; line < lines; line++) clearAfter(d + <usize>line * ds, m, ds);
      }
      if (stage == last && at == AT_BOTH) add(ptr(run, RUN_E), d, bytes);
    }
    if (kind == DENSE) {
      const n = num(stage, STAGE_N);
      const work = <i64>lines * n * m;
      if (ptr(stage, STAGE_GW)) share(GRADIENTS, stage, lines, work);
      if (dx && lines < TURN_FROM) back(d, ds, ptr(stage, STAGE_W), dx, ptr(stage, STAGE_N_STRIDE), lines, n, m);
      else if (dx) share(BACK, stage, lines, work);
    } else if (kind == DROPOUT) multiply(d, ptr(stage, STAGE_MASK), d, bytes);
    else if (dx && kind != ACTIVATION) relay(d, m, ds, dx, num(stage, STAGE_N), ptr(stage, STAGE_N_STRIDE), lines * m);
  }
}
