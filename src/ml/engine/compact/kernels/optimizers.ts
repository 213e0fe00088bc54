// The optimizers that most networks are trained by; engine/optimizers has them all, and a test holds the two against each other.
// Variables, gradients and memories lie one after another in the same order, with zeros between them.

import {
  ADAGRAD, ADAM, DESCENT, MOMENTUM, NESTEROV, RMSPROP, RUN_DECAY, RUN_DECAY_RATE, RUN_O0, RUN_O1, RUN_O2, RUN_OPTIMIZER, RUN_PER_STEP,
} from '../layout';
import { num, ptr } from './fields';
import { all, fma } from './math';

/** w ← w − w · share · rate */
function decay(w: usize, bytes: usize, share: f32, rate: f32): void {
  const s = all(share);
  const r = all(rate);
  for (const end = w + bytes; w < end; w += 16) {
    const v = v128.load(w);
    v128.store(w, f32x4.sub(v, f32x4.mul(f32x4.mul(v, s), r)));
  }
}

/**
 * One step for all trainable variables.
 * @param p, q, r the optimizer's constants; `now` is the one of this step. optimizer-codes.ts says what they are
 */
export function step(code: i32, w: usize, g: usize, m: usize, v: usize, bytes: usize, p_: f32, q_: f32, r_: f32, now: f32): void {
  const p = all(p_);
  const q = all(q_);
  const r = all(r_);
  const end = w + bytes;
  const toG = g - w;
  const toM = m - w;
  const toV = v - w;
  switch (code) {
    case DESCENT:
      for (; w < end; w += 16) v128.store(w, fma(f32x4.neg(v128.load(w + toG)), p, v128.load(w)));
      break;
    case MOMENTUM:
      for (; w < end; w += 16) {
        const move = f32x4.sub(f32x4.mul(v128.load(w + toM), q), f32x4.mul(v128.load(w + toG), p));
        v128.store(w + toM, move);
        v128.store(w, f32x4.add(v128.load(w), move));
      }
      break;
    case NESTEROV:
      for (; w < end; w += 16) {
        const downhill = f32x4.mul(v128.load(w + toG), p);
        const move = f32x4.sub(f32x4.mul(v128.load(w + toM), q), downhill);
        v128.store(w + toM, move);
        v128.store(w, f32x4.add(v128.load(w), f32x4.sub(f32x4.mul(move, q), downhill)));
      }
      break;
    case ADAM: {
      const length = all(now);
      for (; w < end; w += 16) {
        const gradient = v128.load(w + toG);
        const mean = v128.load(w + toM);
        const square = v128.load(w + toV);
        const newMean = fma(f32x4.sub(gradient, mean), p, mean);
        const newSquare = fma(f32x4.sub(f32x4.mul(gradient, gradient), square), q, square);
        v128.store(w + toM, newMean);
        v128.store(w + toV, newSquare);
        v128.store(w, f32x4.sub(v128.load(w), f32x4.div(f32x4.mul(newMean, length), f32x4.add(f32x4.sqrt(newSquare), r))));
      }
      break;
    }
    case RMSPROP: {
      const comes = all(now);
      for (; w < end; w += 16) {
        const gradient = v128.load(w + toG);
        const square = fma(q, v128.load(w + toM), f32x4.mul(comes, f32x4.mul(gradient, gradient)));
        v128.store(w + toM, square);
        v128.store(w, f32x4.sub(v128.load(w), f32x4.div(f32x4.mul(p, gradient), f32x4.sqrt(f32x4.add(square, r)))));
      }
      break;
    }
    case ADAGRAD:
      for (; w < end; w += 16) {
        const gradient = v128.load(w + toG);
        const sum = fma(gradient, gradient, v128.load(w + toM));
        v128.store(w + toM, sum);
        v128.store(w, f32x4.sub(v128.load(w), f32x4.div(f32x4.mul(p, gradient), f32x4.sqrt(f32x4.add(sum, r)))));
      }
      break;
    default:
      break;
  }
}

/** The step that a run makes after a batch, for some of its variables. */
export function stepOf(run: usize, batch: i32, w: usize, g: usize, m: usize, v: usize, bytes: usize): void {
  const lost = load<f32>(run + RUN_DECAY);
  if (lost != 0) decay(w, bytes, lost, load<f32>(run + RUN_DECAY_RATE));
  const now = load<f32>(ptr(run, RUN_PER_STEP) + ((<usize>batch) << 2));
  step(num(run, RUN_OPTIMIZER), w, g, m, v, bytes, load<f32>(run + RUN_O0), load<f32>(run + RUN_O1), load<f32>(run + RUN_O2), now);
}

/** True if no number is NaN or infinite: what is not finite is not itself less itself. */
export function allFinite(at: usize, bytes: usize): bool {
  let off = all(0);
  for (const end = at + bytes; at < end; at += 16) {
    const v = v128.load(at);
    off = v128.or(off, f32x4.sub(v, v));
  }
  return !v128.any_true(off);
}
