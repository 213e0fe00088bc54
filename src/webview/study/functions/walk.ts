import type { Curve } from '../../../ml/sheets/functions/curve';
import type { Span } from '../shared/scale';

/** Steps of a walk downhill that are made at most. */
export const MOST_STEPS = 10_000;

/**
 * What has become of a walk downhill after its last step.
 * - `walking`: it can continue.
 * - `arrived`: the next step would move x by less than a millionth of the range. `flat`: the slope is 0 where it began.
 * - `diverged`: it is a thousand ranges away, or there is no number.
 * - `no-slope`: there is no slope here: a corner, a jump, a gap.
 * - `endless`: it made as many steps as are made at most.
 */
type WalkState = 'walking' | 'arrived' | 'flat' | 'diverged' | 'no-slope' | 'endless';

export interface Walk {
  /** x of the start and after each step. */
  readonly xs: readonly number[];
  readonly state: WalkState;
}

/** x ← x − rate · f′(x), so many times, or until it ends by itself. */
export function walkDownhill({ value, slope }: Curve, from: number, rate: number, steps: number, [left, right]: Span): Walk {
  const range = right - left;
  const xs = [from];
  const stateAt = (x: number): WalkState => {
    const there = Number.isFinite(value(x));
    if (xs.length > 1 && (!there || Math.abs(x - (left + right) / 2) > 1000 * range)) return 'diverged';
    const here = slope(x);
    if (!there || !Number.isFinite(here)) return 'no-slope';
    if (here === 0 && xs.length === 1) return 'flat';
    if (Math.abs(rate * here) <= 1e-6 * range && Math.abs(here) <= 1e-3) return 'arrived';
    return xs.length > MOST_STEPS ? 'endless' : 'walking';
  };
  let state = stateAt(from);
  while (state === 'walking' && xs.length <= steps) {
    const x = xs.at(-1) as number;
    xs.push(x - rate * slope(x));
    state = stateAt(xs.at(-1) as number);
  }
  return { xs, state };
}
