import { pickRows, rowCount, rowSize } from '../data/dataset';
import { type Notice, notice } from '../language/notice';
import { batchWork } from '../model/cost';
import type { Optimizer } from '../registry/optimizers';
import { epochOrder } from '../training/epoch';
import { fitData, rowsAtOnce } from '../training/fit-data';
import { lossOfRows } from './engine-loss';
import { type Going, type Pause, paced } from './going';
import { NoSurface, type OpenHill } from './hill';
import type { Race } from './look';
import { weightsAt } from './plane';
import type { PlaneLoss } from './plane-loss';

interface Asked {
  readonly start: readonly [x: number, y: number];
  readonly racers: readonly Optimizer[];
  readonly steps: number;
  /** The lowest loss that is known otherwise, such as of the surface. */
  readonly lowest?: number | undefined;
}

/** Multiplications that steps may take together, and the losses after them: about ten seconds, and one. */
const MOST_WORK = 1.5e11;
const MOST_FOR_LOSSES = 2e10;

/** Numbers of inputs that are handed over to an engine at once. */
const MOST_NUMBERS = 2 ** 21;

/** Steps that follow one another, as `fit` makes them from its beginning, and the rows that they need. */
interface Batches {
  /** Each batch, by the rows' places in `rows`. */
  readonly batches: readonly Uint32Array[];
  /** By their places in the training data. */
  readonly rows: Uint32Array;
}

/**
 * Trains from a point of the plane with each optimizer, from an empty memory: the batches are those of the spec's `fit` from its seed, all other weights
 * begin as they are at the shown epoch, and every trainable number trains; the way is projected onto the plane.
 * @throws NoSurface
 */
export async function raceOf(
  open: OpenHill,
  asked: Asked,
  going: Going,
): Promise<{ readonly race: Race; readonly notes: readonly Notice[] }> {
  const { hill, weights } = open;
  const { model, fit } = hill.run;
  const { racers, steps, start } = asked;
  const pause = paced(going);
  const { train } = fitData(hill.run.dataset, fit);
  const size = rowsAtOnce(fit, rowCount(train));
  if (3 * batchWork(model, size) * steps * racers.length > MOST_WORK) throw new NoSurface(notice('surface-too-long', { steps }));
  const { parts, count } = batchesOf(open, steps);
  const every = open.whole ? 1 : Math.ceil((batchWork(model, open.rows) * steps * racers.length) / MOST_FOR_LOSSES);
  const isWanted = (step: number): boolean => step % every === 0 || step % count === 0 || step === steps;
  const run = {
    open,
    parts,
    first: weightsAt(weights, ...start),
    isWanted,
    pause,
    exact: open.whole ? await open.losses(going.breathe) : undefined,
  };
  const ways: Descent[] = [];
  for (const optimizer of racers) ways.push(await descend(run, optimizer));
  const startLoss = ways[0]?.loss[0] as number;
  const known = [...ways.flatMap(({ loss }) => [...loss]), asked.lowest ?? Number.POSITIVE_INFINITY].filter(Number.isFinite);
  const lowest = known.reduce((least, one) => Math.min(least, one), startLoss);
  const enough = arrivalLoss(startLoss, lowest);
  const race: Race = {
    racers: ways.map((way) => {
      const arrives = arrivesAt(way.loss, count, enough);
      return { ...way, ...(arrives !== undefined && { arrives }) };
    }),
    batches: count,
    arrival: { loss: enough, start: startLoss, lowest, within: NEAR },
  };
  return { race, notes: [...open.notes, ...(every > 1 ? [notice('surface-losses-apart', { every })] : [])] };
}

function batchesOf({ hill: { run } }: OpenHill, steps: number): { readonly parts: readonly Batches[]; readonly count: number } {
  const { train } = fitData(run.dataset, run.fit);
  const rows = rowCount(train);
  const size = rowsAtOnce(run.fit, rows);
  const count = Math.ceil(rows / size);
  const most = Math.max(size, Math.floor(MOST_NUMBERS / rowSize(train.x)));
  const put = epochOrder(run.fit, run.seed);
  const order = new Uint32Array(rows);
  const parts: Batches[] = [];
  let places = new Map<number, number>();
  let batches: Uint32Array[] = [];
  const end = (): void => {
    parts.push({ batches, rows: Uint32Array.from(places.keys()) });
    [places, batches] = [new Map(), []];
  };
  for (let step = 0; step < steps; step++) {
    const batch = step % count;
    if (batch === 0) put(step / count, order);
    const own = order.subarray(batch * size, (batch + 1) * size);
    if (places.size + own.length > most && rows > most) end();
    batches.push(
      Uint32Array.from(own, (row) => {
        const place = places.get(row) ?? places.size;
        places.set(row, place);
        return place;
      }),
    );
  }
  end();
  return { parts, count };
}

type Descent = Omit<Race['racers'][number], 'arrives'>;

interface Running {
  readonly open: OpenHill;
  readonly parts: readonly Batches[];
  readonly first: ReadonlyMap<string, Float32Array>;
  /** Whether the loss after so many steps is computed. */
  readonly isWanted: (step: number) => boolean;
  readonly pause: Pause;
  /** Of a network whose weights are all in the plane: its loss there. */
  readonly exact: PlaneLoss | undefined;
}

/** The way of one optimizer. */
async function descend({ open, parts, first, isWanted, pause, exact }: Running, optimizer: Optimizer): Promise<Descent> {
  const { hill, over, weights } = open;
  const { model, seed, compile, dataset, fit, engine } = hill.run;
  const { train, trainWeights } = fitData(dataset, fit);
  const session = engine.open({ model, seed, compile: { ...compile, optimizer, loss: hill.loss } });
  const indices = Uint32Array.from({ length: open.rows }, (_, row) => row);
  const [xs, ys, loss]: [number[], number[], number[]] = [[], [], []];
  const keep = async (): Promise<void> => {
    const [x, y] = weights.place(session.state().weights);
    const step = xs.push(x) - 1;
    ys.push(y);
    loss.push(exact ? exact.loss(x, y) : isWanted(step) ? await lossOfRows(session, 'validation', indices) : Number.NaN);
    await pause();
  };
  const way = (broke?: number): Descent => ({
    x: Float64Array.from(xs),
    y: Float64Array.from(ys),
    loss: Float64Array.from(loss),
    ...(broke !== undefined && { broke }),
  });
  try {
    if (!exact) session.load('validation', over.rows, over.weights);
    session.setState({ weights: first, optimizer: new Map(), step: 0 });
    await keep();
    for (const { rows, batches } of parts) {
      const own = trainWeights && Float32Array.from(rows, (row) => trainWeights[row] as number);
      session.load('train', { x: pickRows(train.x, rows), y: pickRows(train.y, rows) }, own);
      for (const batch of batches) {
        const { broken } = await session.train({ split: 'train', indices: batch, batchSize: batch.length });
        if (broken) return way(xs.length);
        await keep();
      }
    }
    return way();
  } finally {
    session.dispose();
  }
}

/** This share of the start's height above the lowest loss is near enough. */
const NEAR = 0.01;

/**
 * When an optimizer has arrived: at the end of the first epoch at which the loss over all rows is within 1 % of the start's height above the lowest
 * loss that is known.
 */
const arrivalLoss = (start: number, lowest: number): number => lowest + NEAR * (start - lowest);

/**
 * The step at whose end that is; undefined where it never is.
 * @param loss after each step, from the start on
 * @param batches steps of an epoch
 */
function arrivesAt(loss: Float64Array, batches: number, enough: number): number | undefined {
  for (let step = batches; step < loss.length; step += batches) if ((loss[step] as number) <= enough) return step;
  return undefined;
}
