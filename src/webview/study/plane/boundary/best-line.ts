import type { Dot } from './points';

/** With more points than this the search takes too long to be worth its answer. */
const MOST = 64;

/**
 * The most points of two classes that one straight line can have on their right sides; undefined where there are too many to try. The
 * order in which points stand along a direction changes only where two of them are level, so all directions between are tried.
 */
export function bestByOneLine(dots: readonly Pick<Dot, 'x' | 'y' | 'klass'>[]): number | undefined {
  if (dots.length > MOST) return undefined;
  const level = new Set<number>([0]);
  for (const [i, a] of dots.entries()) {
    for (const b of dots.slice(i + 1)) {
      if (a.x !== b.x || a.y !== b.y) level.add((Math.atan2(b.y - a.y, b.x - a.x) + 1.5 * Math.PI) % Math.PI);
    }
  }
  const angles = [...level].sort((p, q) => p - q);
  return Math.max(
    0,
    ...angles.map((angle, i) => {
      const middle = (angle + (angles[i + 1] ?? (angles[0] as number) + Math.PI)) / 2;
      return bestAlong(dots, Math.cos(middle), Math.sin(middle));
    }),
  );
}

/** The most right points that a line across a direction can have, with either class on either side. */
function bestAlong(dots: readonly Pick<Dot, 'x' | 'y' | 'klass'>[], dx: number, dy: number): number {
  const along = dots.map(({ x, y, klass }) => ({ at: x * dx + y * dy, klass })).sort((a, b) => a.at - b.at);
  const ones = along.filter(({ klass }) => klass === 1).length;
  // The line lies before all points at first: those of class 1 are right, if the far side says yes.
  let right = ones;
  let best = Math.max(right, dots.length - right);
  for (const [i, { at, klass }] of along.entries()) {
    right += klass === 1 ? -1 : 1;
    const next = along[i + 1];
    // Points at one place are on one side together.
    if (!next || next.at - at > 1e-9) best = Math.max(best, right, dots.length - right);
  }
  return best;
}
