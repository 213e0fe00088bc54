import { notice } from '../language/notice';
import { isQuick } from './cost';
import type { Pause } from './going';
import { NoSurface, type OpenHill } from './hill';
import type { SurfaceLook } from './look';
import type { Losses } from './losses';

/** From and to on each axis. */
export interface Range {
  readonly x: readonly [from: number, to: number];
  readonly y: readonly [from: number, to: number];
}

/** @throws NoSurface where the two are no range */
export function steps([from, to]: readonly [number, number], count: number): Float64Array {
  if (!Number.isFinite(to - from) || from >= to) throw new NoSurface(notice('surface-no-room', undefined));
  return Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
}

/** A way that climbs higher than so many times its start's loss has left what is to be seen. */
const CLIMBED = 4;
/** Points along each axis for finding out where the lowest point is. */
const COARSE = 17;
/** A part is made larger as long as that lowers its lowest point by more than this share of the height of what is shown; a bowl without a bottom ends there. */
const LOWER = 0.005;
/** A part is made larger so many times at most, each time by its own width. */
const MOST_WIDER = 8;

/**
 * A part that holds the way, as far as it did not climb far above its start, the shown weights unless they did, and the lowest point near them where
 * there is one.
 */
export async function roomOf(
  { hill, weights, cost, rows }: OpenHill,
  path: SurfaceLook['path'],
  losses: Losses,
  pause: Pause,
): Promise<Range> {
  const [atX, atY] = weights.place(hill.shown.weights);
  const shown = { x: atX, y: atY, loss: await losses.at(atX, atY) };
  const way = path.epochs.map((_, i) => ({ x: path.x[i] as number, y: path.y[i] as number, loss: path.loss[i] as number }));
  const [start = shown] = way;
  const tame = [...way, shown].filter(({ loss }) => loss <= CLIMBED * start.loss);
  const points = tame.length > 0 ? tame : [start];
  let room = widened({ x: extent(points.map(({ x }) => x)), y: extent(points.map(({ y }) => y)) });
  if (!isQuick(cost, rows, COARSE * COARSE * (MOST_WIDER + 1))) return room;
  const top = Math.max(...points.map(({ loss }) => loss));
  let lowest = await lowestIn(room, losses, pause);
  for (let i = 0; i < MOST_WIDER && lowest; i++) {
    const wider: Range = { x: towards(room.x, lowest.x), y: towards(room.y, lowest.y) };
    if (wider.x === room.x && wider.y === room.y) break;
    const next = await lowestIn(wider, losses, pause);
    if (!next) break;
    const lower = lowest.loss - next.loss > LOWER * (top - next.loss);
    const inside = towards(wider.x, next.x) === wider.x && towards(wider.y, next.y) === wider.y;
    // The bottom of a bowl is to be seen from all sides, though it is hardly lower than at the border.
    if (!lower && !inside) break;
    room = wider;
    lowest = next;
  }
  return room;
}

function extent(values: readonly number[]): readonly [number, number] {
  const finite = values.filter(Number.isFinite);
  return finite.length === 0 ? [0, 0] : [Math.min(...finite), Math.max(...finite)];
}

/** With a margin, and square where one side is nothing beside the other. */
function widened({ x, y }: Range): Range {
  const width = ([from, to]: readonly [number, number]): number => to - from;
  const least = Math.max(width(x), width(y)) / 4;
  const around = (side: readonly [number, number]): readonly [number, number] => {
    const middle = (side[0] + side[1]) / 2;
    const half = 0.75 * Math.max(width(side), least) || 2 * Math.max(1, Math.abs(middle));
    return [middle - half, middle + half];
  };
  return { x: around(x), y: around(y) };
}

/** One width more on the side whose border this is on; the same where it is on none. */
function towards(side: readonly [number, number], place: number): readonly [number, number] {
  const [from, to] = side;
  const border = (to - from) / (COARSE - 1);
  if (place <= from + border / 2) return [from - (to - from), to];
  return place >= to - border / 2 ? [from, to + (to - from)] : side;
}

async function lowestIn({ x, y }: Range, losses: Losses, pause: Pause): Promise<{ x: number; y: number; loss: number } | undefined> {
  let least: { x: number; y: number; loss: number } | undefined;
  for (const second of steps(y, COARSE)) {
    for (const first of steps(x, COARSE)) {
      const loss = await losses.at(first, second);
      if (Number.isFinite(loss) && (!least || loss < least.loss)) least = { x: first, y: second, loss };
    }
    await pause();
  }
  return least;
}
