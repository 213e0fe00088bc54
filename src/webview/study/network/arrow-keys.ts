/** Something drawn that the arrow keys can go to. */
interface Stop {
  readonly x: number;
  readonly y: number;
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The stop that lies nearest in the direction of an arrow key; what lies straight ahead comes before what lies aside. Home and End
 * go to the first and the last. Where a chain has nothing in that direction, left is back and right is on.
 * @returns undefined for other keys, and at the edge
 */
export function walk(stops: readonly Stop[], from: number, key: string): number | undefined {
  const here = stops[from];
  if (key === 'Home') return 0;
  if (key === 'End') return stops.length - 1;
  const direction = directions[key];
  if (!direction || !here) return undefined;
  const [dx, dy] = direction;
  let best: { readonly stop: number; readonly far: number } | undefined;
  for (const [i, stop] of stops.entries()) {
    const ahead = (stop.x - here.x) * dx + (stop.y - here.y) * dy;
    const aside = Math.abs((stop.x - here.x) * dy) + Math.abs((stop.y - here.y) * dx);
    if (i === from || ahead < 1 || aside > 4 * ahead) continue;
    const far = ahead + aside;
    if (!best || far < best.far) best = { stop: i, far };
  }
  if (best) return best.stop;
  const next = from + dx + dy;
  return isChain(stops) && stops[next] ? next : undefined;
}

/** All in one line, one after another. */
const isChain = (stops: readonly Stop[]): boolean =>
  stops.every((s, i) => i === 0 || Math.abs(s.x - (stops[i - 1] as Stop).x) < 1) ||
  stops.every((s, i) => i === 0 || Math.abs(s.y - (stops[i - 1] as Stop).y) < 1);
