import { pickRows, rowCount } from '../data/dataset';
import type { Session } from '../engine/engine';
import { type Notice, notice } from '../language/notice';
import { batchWork } from '../model/cost';
import type { Optimizer } from '../registry/optimizers';
import { epochOrder } from '../training/epoch';
import { fitData, rowsAtOnce } from '../training/fit-data';
import { arrivalLoss, arrivesAt, NEAR } from './arrives';
import { lossOfRows } from './engine-loss';
import { type Going, type Pause, paced } from './going';
import { NoSurface, type OpenHill } from './hill';
import type { Race } from './look';
import { weightsAt } from './plane';

interface Asked {
  readonly start: readonly [x: number, y: number];
  readonly racers: readonly Optimizer[];
  readonly steps: number;
  /** The lowest loss that is known otherwise, such as of the surface. */
  readonly lowest?: number | undefined;
}

/** Multiplications that steps may take together, and losses over all rows: some seconds each. */
const MOST_WORK = 4e10;
const MOST_FOR_LOSSES = 2e10;

/** The batches of a training from its beginning, as `fit` makes them: rows by their place among those that are used at all. */
interface Batches {
  readonly of: readonly Uint32Array[];
  /** Places of the used rows in the training data. */
  readonly used: Uint32Array;
  /** Of an epoch. */
  readonly count: number;
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
  const batches = batchesOf(open, steps);
  const every = open.whole ? 1 : Math.ceil((batchWork(model, open.rows) * steps * racers.length) / MOST_FOR_LOSSES);
  const run = { open, batches, first: weightsAt(weights, ...start), every, pause };
  const ways: Descent[] = [];
  for (const optimizer of racers) ways.push(await descend(run, optimizer));
  const startLoss = ways[0]?.loss[0] as number;
  const known = [...ways.flatMap(({ loss }) => [...loss]), asked.lowest ?? Number.POSITIVE_INFINITY].filter(Number.isFinite);
  const lowest = known.reduce((least, one) => Math.min(least, one), startLoss);
  const enough = arrivalLoss(startLoss, lowest);
  const race: Race = {
    racers: ways.map((way) => {
      const arrives = arrivesAt(way.loss, batches.count, enough);
      return { ...way, ...(arrives !== undefined && { arrives }) };
    }),
    batches: batches.count,
    arrival: { loss: enough, start: startLoss, lowest, within: NEAR },
  };
  return { race, notes: [...open.notes, ...(every > 1 ? [notice('surface-losses-apart', { every })] : [])] };
}

function batchesOf({ hill: { run } }: OpenHill, steps: number): Batches {
  const { train } = fitData(run.dataset, run.fit);
  const rows = rowCount(train);
  const size = rowsAtOnce(run.fit, rows);
  const count = Math.ceil(rows / size);
  const put = epochOrder(run.fit, run.seed);
  const places = new Map<number, number>();
  const of: Uint32Array[] = [];
  const order = new Uint32Array(rows);
  for (let step = 0; step < steps; step++) {
    const batch = step % count;
    if (batch === 0) put(step / count, order);
    of.push(
      Uint32Array.from(order.subarray(batch * size, (batch + 1) * size), (row) => {
        const place = places.get(row) ?? places.size;
        places.set(row, place);
        return place;
      }),
    );
  }
  return { of, used: Uint32Array.from(places.keys()), count };
}

type Descent = Omit<Race['racers'][number], 'arrives'>;

interface Running {
  readonly open: OpenHill;
  readonly batches: Batches;
  readonly first: ReadonlyMap<string, Float32Array>;
  /** Losses are computed after so many steps each. */
  readonly every: number;
  readonly pause: Pause;
}

/** The way of one optimizer. */
async function descend({ open, batches, first, every, pause }: Running, optimizer: Optimizer): Promise<Descent> {
  const { hill, over, weights, losses, whole } = open;
  const { model, seed, compile, dataset, fit, engine } = hill.run;
  const session = engine.open({ model, seed, compile: { ...compile, optimizer, loss: hill.loss } });
  try {
    load(session, batches.used);
    if (!whole) session.load('validation', over.rows, over.weights);
    session.setState({ weights: first, optimizer: new Map(), step: 0 });
    const indices = Uint32Array.from({ length: open.rows }, (_, row) => row);
    const [xs, ys, loss]: [number[], number[], number[]] = [[], [], []];
    const keep = async (): Promise<void> => {
      const [x, y] = weights.place(session.state().weights);
      const step = xs.push(x) - 1;
      ys.push(y);
      const wanted = step % every === 0 || step % batches.count === 0 || step === batches.of.length;
      loss.push(whole ? losses.loss(x, y) : wanted ? await lossOfRows(session, 'validation', indices) : Number.NaN);
    };
    await keep();
    let broke: number | undefined;
    for (const [step, rows] of batches.of.entries()) {
      const { broken } = await session.train({ split: 'train', indices: rows, batchSize: rows.length });
      if (broken) {
        broke = step + 1;
        break;
      }
      await keep();
      await pause();
    }
    return { x: Float64Array.from(xs), y: Float64Array.from(ys), loss: Float64Array.from(loss), ...(broke !== undefined && { broke }) };
  } finally {
    session.dispose();
  }

  function load(to: Session, used: Uint32Array): void {
    const { train, trainWeights } = fitData(dataset, fit);
    const rows = { x: pickRows(train.x, used), y: pickRows(train.y, used) };
    to.load('train', rows, trainWeights && Float32Array.from(used, (row) => trainWeights[row] as number));
  }
}
