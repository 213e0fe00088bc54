import { type Notice, notice } from '../language/notice';
import { hasGradient } from '../registry/activations';
import { sizeFor } from './cost';
import { EngineLoss } from './engine-loss';
import { NoSurface, namedWeights, type OpenHill, type WayPoint } from './hill';
import type { Slope, SurfaceLook } from './look';
import { trainedVariables } from './parameters';
import { weightsAt } from './plane';

/** From and to on each axis. */
export interface Range {
  readonly x: readonly [from: number, to: number];
  readonly y: readonly [from: number, to: number];
}

/** How long work is done: it pauses now and then, and what `breathe` throws ends it. */
export interface Going {
  breathe(): Promise<void>;
  now(): number;
}

/** Work between two breaths. */
const BREATH_MS = 4;

/** Breathes no more often than that. */
export function paced({ breathe, now }: Going): () => Promise<void> | undefined {
  let last = now();
  return () => {
    if (now() - last < BREATH_MS) return undefined;
    return breathe().then(() => {
      last = now();
    });
  };
}

/** The loss at points of the plane, in whichever way is the fastest; `done` gives back what it took. */
interface Losses {
  at(x: number, y: number): number | Promise<number>;
  /** Of whole sets of weights. */
  of(weights: ReadonlyMap<string, Float32Array>): number | Promise<number>;
  done(): void;
}

function lossesOf({ hill: { run }, losses, over, weights, way, whole }: OpenHill): Losses {
  let engine: EngineLoss | undefined;
  const opened = (): EngineLoss => (engine ??= new EngineLoss(run.engine, over, run));
  return {
    at: way === 'engine' ? (x, y) => opened().of(weightsAt(weights, x, y)) : (x, y) => losses.loss(x, y),
    // All weights of such a network are in the plane.
    of: (all) => (whole ? losses.loss(...weights.place(all)) : opened().of(all)),
    done: () => engine?.dispose(),
  };
}

/** The loss over a rectangle of a plane. @param size points along each axis @throws NoSurface */
export async function surfaceOf(
  open: OpenHill,
  { range, size: asked }: { readonly range?: Range | undefined; readonly size: number },
  going: Going,
): Promise<{ readonly look: SurfaceLook; readonly notes: readonly Notice[] }> {
  const { hill, labels, over, plane, rows, share, weights, whole, cost } = open;
  const size = sizeFor(cost, rows, asked);
  const pause = paced(going);
  const losses = lossesOf(open);
  try {
    const path = await pathOf(open, losses, pause);
    const [atX, atY] = weights.place(hill.shown.weights);
    const room = range ?? (await roomOf(open, path, losses, pause));
    const [xs, ys] = [steps(room.x, size), steps(room.y, size)];
    const loss = new Float64Array(size * size);
    for (let i = 0; i < loss.length; i++) {
      const point = losses.at(xs[i % size] as number, ys[Math.floor(i / size)] as number);
      loss[i] = typeof point === 'number' ? point : await point;
      if (i % 16 === 0) await pause();
    }
    const least = lowestOf(loss);
    const look: SurfaceLook = {
      of: whole ? 'whole' : plane.kind === 'way' ? 'projection' : 'slice',
      plane,
      x: { label: labels[0], values: xs },
      y: { label: labels[1], values: ys },
      loss,
      ...(least !== undefined && {
        lowest: { x: xs[least % size] as number, y: ys[Math.floor(least / size)] as number, loss: loss[least] as number },
      }),
      path,
      ...(share !== undefined && { share }),
      at: { x: atX, y: atY, epoch: hill.shown.epoch },
      lossName: over.loss.type,
      rows,
      variables: trainedVariables(hill.run.model),
    };
    return { look, notes: [...open.notes, ...notesOf(open, look, asked)] };
  } finally {
    losses.done();
  }
}

/** The loss at a point and its slope. @throws NoSurface where it has none */
export function slopeOf({ hill: { run }, losses }: OpenHill, [x, y]: readonly [number, number]): Slope {
  if (isStepped(run)) throw new NoSurface(notice('surface-no-slope', undefined));
  return losses.slope(x, y);
}

/** Made of level parts: an activation without a slope is on the way. */
const isStepped = ({ model }: Pick<OpenHill['hill']['run'], 'model'>): boolean =>
  model.layers.some(({ config }) => 'activation' in config && !hasGradient(config.activation));

function notesOf({ hill: { run } }: OpenHill, { loss, lowest, path, x, y }: SurfaceLook, asked: number): readonly Notice[] {
  const size = x.values.length;
  const highest = loss.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY);
  const flat = lowest && highest - lowest.loss <= 1e-12 * Math.abs(lowest.loss);
  const outside = path.epochs.filter((_, i) => !isIn(path.x[i] as number, x.values) || !isIn(path.y[i] as number, y.values)).length;
  return [
    ...(size < asked ? [notice('surface-points', { size, asked })] : []),
    ...(lowest ? [] : [notice('surface-not-finite', undefined)]),
    ...(lowest && flat ? [notice('surface-flat', { loss: lowest.loss })] : []),
    ...(isStepped(run) ? [notice('surface-no-slope', undefined)] : []),
    ...(outside > 0 ? [notice('surface-way-outside', { points: outside, all: path.epochs.length })] : []),
  ];
}

const isIn = (value: number, axis: Float64Array): boolean => value >= (axis[0] as number) && value <= (axis.at(-1) as number);

/** @throws NoSurface where the two are no range */
function steps([from, to]: readonly [number, number], count: number): Float64Array {
  if (!Number.isFinite(to - from) || from >= to) throw new NoSurface(notice('surface-no-room', undefined));
  return Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
}

function lowestOf(loss: Float64Array): number | undefined {
  let least: number | undefined;
  for (let i = 0; i < loss.length; i++)
    if (Number.isFinite(loss[i]) && (least === undefined || (loss[i] as number) < (loss[least] as number))) least = i;
  return least;
}

/** Places of a longer way, evenly taken, and its last one: more are not distinguished. */
const MOST_PLACES = 1000;

async function pathOf({ hill, weights }: OpenHill, losses: Losses, pause: () => Promise<void> | undefined): Promise<SurfaceLook['path']> {
  const every = Math.ceil(hill.way.length / MOST_PLACES);
  const shown = hill.way.filter((_, i) => i % every === 0 || i === hill.way.length - 1);
  const [xs, ys, loss] = [new Float64Array(shown.length), new Float64Array(shown.length), new Float64Array(shown.length)];
  for (const [i, point] of shown.entries()) {
    const all = namedWeights(hill.run.model, point satisfies WayPoint);
    const [x, y] = weights.place(all);
    xs[i] = x;
    ys[i] = y;
    loss[i] = await losses.of(all);
    await pause();
  }
  return { epochs: shown.map(({ epoch }) => epoch), x: xs, y: ys, loss };
}

/** Points along each axis for finding out where the lowest point is. */
const COARSE = 17;
/** A part is made larger so many times at most, each time by its own width. */
const MOST_WIDER = 8;

/** A part that holds the way, as far as it did not climb far above its start, the shown weights, and the lowest point near them where there is one. */
async function roomOf(
  { hill, weights, way }: OpenHill,
  path: SurfaceLook['path'],
  losses: Losses,
  pause: () => Promise<void> | undefined,
): Promise<Range> {
  const [x, y] = weights.place(hill.shown.weights);
  const start = await losses.at(x, y);
  const tame = path.epochs.map((_, i) => i).filter((i) => (path.loss[i] as number) <= 4 * Math.max(path.loss[0] as number, 1e-12));
  const points = [
    ...tame.map((i) => [path.x[i] as number, path.y[i] as number] as const),
    ...(tame.length === 0 || start <= 4 * (path.loss[0] as number) ? [[x, y] as const] : []),
  ];
  let room = widened({ x: extent(points.map(([first]) => first)), y: extent(points.map(([, second]) => second)) });
  // Engines compute slower than is waited for.
  if (way === 'engine') return room;
  const height = (loss: number): number => (Number.isFinite(loss) ? loss : Number.MAX_VALUE);
  let lowest = await lowestIn(room, losses, pause);
  for (let i = 0; i < MOST_WIDER && lowest; i++) {
    const wider: Range = { x: towards(room.x, lowest.x), y: towards(room.y, lowest.y) };
    if (wider.x === room.x && wider.y === room.y) break;
    const next = await lowestIn(wider, losses, pause);
    if (!next || lowest.loss - next.loss <= 0.02 * (Math.max(height(start), ...tame.map((one) => path.loss[one] as number)) - next.loss))
      break;
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

async function lowestIn(
  { x, y }: Range,
  losses: Losses,
  pause: () => Promise<void> | undefined,
): Promise<{ x: number; y: number; loss: number } | undefined> {
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
