import { type Notice, notice } from '../language/notice';
import { hasGradient } from '../registry/activations';
import { sizeFor } from './cost';
import { type Going, type Pause, paced } from './going';
import { NoSurface, namedWeights, type OpenHill } from './hill';
import type { Slope, SurfaceLook } from './look';
import { type Losses, lossesOf } from './losses';
import { trainedVariables } from './parameters';
import { type Range, roomOf, steps } from './room';

/** The loss over a rectangle of a plane. @param size points along each axis @throws NoSurface */
export async function surfaceOf(
  open: OpenHill,
  { range, size: asked }: { readonly range?: Range | undefined; readonly size: number },
  going: Going,
): Promise<{ readonly look: SurfaceLook; readonly notes: readonly Notice[] }> {
  const { hill, labels, over, plane, rows, share, weights, whole, cost } = open;
  const size = sizeFor(cost, rows, asked);
  const pause = paced(going);
  const losses = await lossesOf(open, going.breathe);
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
      of: plane.kind === 'way' ? 'projection' : whole ? 'whole' : 'slice',
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
    return { look, notes: [...open.notes, ...notesOf(open, look, asked), ...(range ? [] : leftOut(look))] };
  } finally {
    losses.done();
  }
}

/** The loss at a point and its slope. @throws NoSurface where it has none */
export async function slopeOf({ hill: { run }, losses }: OpenHill, [x, y]: readonly [number, number], { breathe }: Going): Promise<Slope> {
  if (isStepped(run)) throw new NoSurface(notice('surface-no-slope', undefined));
  return await (await losses(breathe)).slope(x, y, breathe);
}

/** Made of level parts: an activation without a slope is on the way. */
const isStepped = ({ model }: Pick<OpenHill['hill']['run'], 'model'>): boolean =>
  model.layers.some(
    ({ config }) =>
      ('activation' in config && !hasGradient(config.activation)) ||
      ('recurrent_activation' in config && !hasGradient(config.recurrent_activation)),
  );

function notesOf({ hill: { run } }: OpenHill, { loss, lowest, x }: SurfaceLook, asked: number): readonly Notice[] {
  const size = x.values.length;
  const highest = loss.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY);
  const flat = lowest && highest - lowest.loss <= 1e-12 * Math.abs(lowest.loss);
  return [
    ...(size < asked ? [notice('surface-points', { size, asked })] : []),
    ...(lowest ? [] : [notice('surface-not-finite', undefined)]),
    ...(lowest && flat ? [notice('surface-flat', { loss: lowest.loss })] : []),
    ...(isStepped(run) ? [notice('surface-no-slope', undefined)] : []),
  ];
}

/** A reader who chose the part knows what it leaves out. */
function leftOut({ path, x, y }: SurfaceLook): readonly Notice[] {
  const points = path.epochs.filter((_, i) => !isIn(path.x[i] as number, x.values) || !isIn(path.y[i] as number, y.values)).length;
  return points > 0 ? [notice('surface-way-outside', { points, all: path.epochs.length })] : [];
}

const isIn = (value: number, axis: Float64Array): boolean => value >= (axis[0] as number) && value <= (axis.at(-1) as number);

function lowestOf(loss: Float64Array): number | undefined {
  let least: number | undefined;
  for (let i = 0; i < loss.length; i++)
    if (Number.isFinite(loss[i]) && (least === undefined || (loss[i] as number) < (loss[least] as number))) least = i;
  return least;
}

/** Places of a longer way, evenly taken, and its last one: more are not distinguished. */
const MOST_PLACES = 1000;

async function pathOf({ hill, weights }: OpenHill, losses: Losses, pause: Pause): Promise<SurfaceLook['path']> {
  const every = Math.ceil(hill.way.length / MOST_PLACES);
  const shown = hill.way.filter((_, i) => i % every === 0 || i === hill.way.length - 1);
  const [xs, ys, loss] = [new Float64Array(shown.length), new Float64Array(shown.length), new Float64Array(shown.length)];
  for (const [i, point] of shown.entries()) {
    const all = namedWeights(hill.run.model, point);
    const [x, y] = weights.place(all);
    xs[i] = x;
    ys[i] = y;
    loss[i] = await losses.of(all);
    await pause();
  }
  return { epochs: shown.map(({ epoch }) => epoch), x: xs, y: ys, loss };
}
