import type { Race } from '../../../ml/descent/look';

/** What became of one descent. */
export type Verdict =
  /** `epoch` counts from 1. */
  | { readonly kind: 'arrived'; readonly epoch: number }
  /** A number stopped being finite in this step, from 1. */
  | { readonly kind: 'broke'; readonly step: number }
  /** It ends higher than it began. */
  | { readonly kind: 'rose'; readonly from: number; readonly to: number }
  /** Each step went down, and the way was too long: `done` is the share of the height that was gone down, 0 to 1. */
  | { readonly kind: 'slow'; readonly done: number }
  /** It is lower than it was, and went up and down. */
  | { readonly kind: 'unsteady'; readonly done: number }
  /** There was nothing to go down: the start is as low as anything that is known. */
  | { readonly kind: 'level' };

/** Fewer steps upwards than this share are those of a way that goes down. */
const FEW = 0.02;

export function verdictOf({ arrival, batches }: Pick<Race, 'arrival' | 'batches'>, racer: Race['racers'][number]): Verdict {
  const { loss, broke, arrives } = racer;
  if (broke !== undefined) return { kind: 'broke', step: broke };
  const { start, lowest } = arrival;
  if (!(start > lowest)) return { kind: 'level' };
  if (arrives !== undefined) return { kind: 'arrived', epoch: Math.ceil(arrives / batches) };
  const last = loss.at(-1) as number;
  if (last > start) return { kind: 'rose', from: start, to: last };
  let ups = 0;
  // Within an epoch the loss of all rows goes up and down with the batches.
  for (let i = batches; i < loss.length; i += batches) if ((loss[i] as number) > (loss[i - batches] as number)) ups++;
  const done = (start - last) / (start - lowest);
  return ups > FEW * (loss.length / batches) ? { kind: 'unsteady', done } : { kind: 'slow', done };
}
