// What JavaScript calls. Nothing here allocates: every address is given, in structures that layout.ts describes.

import {
  AT_MISTAKES, BINARY_CROSSENTROPY, FROM_OUTPUTS, FROM_SUMS, HINGE, RUN_ALPHA, RUN_BALANCING, RUN_BROKEN, RUN_COUNT, RUN_DELTA, RUN_E,
  RUN_GAMMA, RUN_IN, RUN_INDICES, RUN_IN_LINES, RUN_IN_N, RUN_IN_STRIDE, RUN_LOSS, RUN_LOSSES, RUN_LOSS_AT, RUN_LOSS_FROM,
  RUN_PREDICTIONS, RUN_S, RUN_SEEDS, RUN_SEEDS_A_STEP, RUN_SMOOTHING, RUN_STAGES, RUN_T, RUN_TRAINED, RUN_T_LINES, RUN_T_N, RUN_T_STRIDE,
  RUN_WEIGHTS, RUN_X, RUN_Y, SQUARED_HINGE, STAGE_BYTES, STAGE_D, STAGE_LINES_OUT, STAGE_M, STAGE_M_STRIDE, STAGE_Y, STAGE_Z,
} from '../layout';
import { collect, gather, gatherNumbers } from './data';
import { clearAfter } from './lines';
import { lossOfLine, setLoss } from './losses';
import { num, ptr } from './fields';
import { entropiesOfOnes } from './ones';
import { UPDATE } from './parts';
import { backwardPass, forwardPass } from './passes';
import { share } from './threads';

export { collect } from './data';
export { step } from './optimizers';
export { lead, serve } from './threads';

/** What a call computes of each batch. */
const TRAIN: i32 = 0;
const GRADIENTS: i32 = 1;
const EVALUATE: i32 = 2;

/** True where a batch has no targets but 0 and 1. */
function isBinary(run: usize, rows: i32): bool {
  const n = num(run, RUN_T_N);
  let line = ptr(run, RUN_T);
  for (let left = rows * num(run, RUN_T_LINES); left; left--) {
    for (let i = 0; i < n; i++) {
      const t = load<f32>(line + ((<usize>i) << 2));
      if (t != 0 && t != 1) return false;
    }
    line += ptr(run, RUN_T_STRIDE);
  }
  return true;
}

/** Mean loss of a batch; its gradient goes to the last stage's D. */
function loss(run: usize, rows: i32): f64 {
  const stage = ptr(run, RUN_STAGES) + <usize>((num(run, RUN_COUNT) - 1) * STAGE_BYTES);
  const code = num(run, RUN_LOSS);
  const binary = (code == HINGE || code == SQUARED_HINGE) && isBinary(run, rows);
  setLoss(
    num(run, RUN_LOSS_FROM),
    load<f32>(run + RUN_SMOOTHING),
    load<f32>(run + RUN_GAMMA),
    load<f32>(run + RUN_ALPHA),
    load<f32>(run + RUN_DELTA),
    num(run, RUN_BALANCING) != 0,
    binary,
  );
  const perRow = num(stage, STAGE_LINES_OUT);
  const m = num(stage, STAGE_M);
  const stride = ptr(stage, STAGE_M_STRIDE);
  const targetStride = ptr(run, RUN_T_STRIDE);
  const weights = ptr(run, RUN_WEIGHTS) ? ptr(run, RUN_S) : 0;
  const mistakes = num(run, RUN_LOSS_AT) == AT_MISTAKES;
  let y = ptr(stage, STAGE_Y), z = ptr(stage, STAGE_Z), d = ptr(stage, STAGE_D), t = ptr(run, RUN_T), e = ptr(run, RUN_E);
  const count = <f64>(rows * perRow);
  const share = <f32>(1.0 / count);
  const from = num(run, RUN_LOSS_FROM);
  if (code == BINARY_CROSSENTROPY && m == 1 && from != FROM_OUTPUTS && !mistakes && perRow == 1) {
    const values = from == FROM_SUMS ? z : y;
    return <f64>(<f32>(entropiesOfOnes(values, t, d, rows, weights, load<f32>(run + RUN_SMOOTHING), share) / count));
  }
  let sum: f64 = 0;
  for (let row = 0; row < rows; row++) {
    const weight: f32 = weights ? load<f32>(weights + ((<usize>row) << 2)) : 1;
    for (let line = 0; line < perRow; line++) {
      sum += <f64>(lossOfLine(code, y, z, t, m, d, e, weight * share) * weight);
      if (mistakes) {
        for (let i: usize = 0; i < (<usize>m) << 2; i += 4) store<f32>(d + i, load<f32>(y + i) - load<f32>(t + i));
      }
      clearAfter(d, m, stride);
      if (e) {
        clearAfter(e, m, stride);
        e += stride;
      }
      y += stride;
      z += stride;
      d += stride;
      t += targetStride;
    }
  }
  return <f64>(<f32>(sum / count));
}

/**
 * Computes batches `first` to `last` of the rows that RUN_INDICES names.
 * @returns how many were computed; where a loss or a gradient was not finite, it ends before that batch's step
 */
function batches(run: usize, rows: i32, size: i32, first: i32, last: i32, task: i32): i32 {
  const stage = ptr(run, RUN_STAGES) + <usize>((num(run, RUN_COUNT) - 1) * STAGE_BYTES);
  const outLines = num(stage, STAGE_LINES_OUT);
  const m = num(stage, STAGE_M);
  const stride = ptr(stage, STAGE_M_STRIDE);
  const out = (<usize>(outLines * m)) << 2;
  const indices = ptr(run, RUN_INDICES);
  const losses = ptr(run, RUN_LOSSES);
  const seedBytes = (<usize>num(run, RUN_SEEDS_A_STEP)) << 2;
  for (let batch = first; batch < last; batch++) {
    const begin = batch * size;
    const count = min(size, rows - begin);
    gather(ptr(run, RUN_X), indices, begin, count, num(run, RUN_IN_LINES), num(run, RUN_IN_N), ptr(run, RUN_IN), ptr(run, RUN_IN_STRIDE));
    gather(ptr(run, RUN_Y), indices, begin, count, num(run, RUN_T_LINES), num(run, RUN_T_N), ptr(run, RUN_T), ptr(run, RUN_T_STRIDE));
    if (ptr(run, RUN_WEIGHTS)) gatherNumbers(ptr(run, RUN_WEIGHTS), indices, begin, count, ptr(run, RUN_S));
    forwardPass(run, count, task == EVALUATE ? 0 : ptr(run, RUN_SEEDS) + <usize>batch * seedBytes);
    const mean = loss(run, count);
    store<f64>(losses + ((<usize>batch) << 3), mean);
    collect(ptr(stage, STAGE_Y), count * outLines, m, stride, ptr(run, RUN_PREDICTIONS) + <usize>begin * out);
    if (task == EVALUATE) continue;
    store<i32>(run + RUN_BROKEN, 0);
    backwardPass(run, count);
    if (!isFinite<f64>(mean) || atomic.load<i32>(run + RUN_BROKEN)) return batch;
    // An update takes about as long as thirty multiplications for each number.
    if (task == TRAIN) share(UPDATE, run, batch, <i64>num(run, RUN_TRAINED) * 30);
  }
  return last;
}

/** One step for each batch, from the first on; the number of batches done. */
export function train(run: usize, rows: i32, size: i32): i32 {
  return batches(run, rows, size, 0, (rows + size - 1) / size, TRAIN);
}

/** Loss and gradients of one batch, whose step somebody else makes; 0 where one is not finite. */
export function gradientsOf(run: usize, rows: i32, size: i32, batch: i32): i32 {
  return batches(run, rows, size, batch, batch + 1, GRADIENTS) - batch;
}

export function evaluate(run: usize, rows: i32, size: i32): void {
  batches(run, rows, size, 0, (rows + size - 1) / size, EVALUATE);
}

/** Sends the first rows of RUN_X through, in inference mode; what comes out stays in the stages' Y. */
export function infer(run: usize, rows: i32): void {
  gather(ptr(run, RUN_X), 0, 0, rows, num(run, RUN_IN_LINES), num(run, RUN_IN_N), ptr(run, RUN_IN), ptr(run, RUN_IN_STRIDE));
  forwardPass(run, rows, 0);
}

/** The same for the rows of a batch as they were gathered, in training mode: for finding where a number stopped being finite. */
export function again(run: usize, rows: i32, batch: i32): void {
  forwardPass(run, rows, ptr(run, RUN_SEEDS) + ((<usize>(batch * num(run, RUN_SEEDS_A_STEP))) << 2));
}
