import { pickRows, rowCount, someRows } from '../data/dataset';
import type { Engine, TrainingState } from '../engine/engine';
import { type Notice, notice } from '../language/notice';
import { volume } from '../language/shape';
import type { Layer, Model } from '../model/model';
import type { Loss } from '../registry/losses';
import type { KeptFrame } from '../runs/frames-file';
import { fitData } from '../training/fit-data';
import type { TrainingPlan } from '../training/train';
import { chainOf } from './chain-loss';
import { changingLayers, type LossOver } from './changes';
import { type Cost, costOf, type Method, rowsFor } from './cost';
import type { Plane } from './look';
import { firstParameters, labelOf, unknownParameter } from './parameters';
import { planeOfParameters, planeOfWay, trainedRow, type WeightPlane } from './plane';
import { PlaneLoss } from './plane-loss';
import { type Principal, principalOf } from './principal';

/** What is looked at: a training, its way as far as it is known, and the weights of one of its moments. */
export interface Hill {
  readonly run: Pick<TrainingPlan, 'model' | 'compile' | 'fit' | 'dataset' | 'seed'> & { readonly engine: Engine };
  readonly shown: { readonly epoch: number; readonly weights: TrainingState['weights'] };
  /** Ascending by epoch; empty where nothing is known of it. */
  readonly way: readonly KeptFrame[];
  /** The loss that is drawn. */
  readonly loss: Loss;
}

/** There is no surface, and why. */
export class NoSurface extends Error {
  readonly why: Notice;
  constructor(why: Notice) {
    super(why.message);
    this.why = why;
  }
}

/** A plane of a hill, ready to be asked for losses and slopes. */
export interface OpenHill {
  readonly hill: Hill;
  readonly plane: Plane;
  readonly weights: WeightPlane;
  readonly labels: readonly [x: string, y: string];
  readonly whole: boolean;
  /** Share of the way that lies in the plane's directions. */
  readonly share?: number;
  readonly over: LossOver;
  readonly rows: number;
  readonly allRows: number;
  /** The loss and its slope on the plane, made ready when it is first asked for. */
  readonly losses: (breathe: () => Promise<void>) => Promise<PlaneLoss>;
  /** How the surface is computed. */
  readonly method: Method;
  readonly cost: Cost;
  readonly notes: readonly Notice[];
}

/** A longer way is thinned for its directions, evenly: its ends and its bends stay. */
const MOST_FOR_DIRECTIONS = 256;

/**
 * Makes a plane ready.
 * @param asked the plane; not set: both numbers where the network has two, else the way's plane where there is one, else the first two numbers
 * @throws NoSurface
 */
export async function openHill(hill: Hill, asked: Plane | undefined, breathe: () => Promise<void>): Promise<OpenHill> {
  const { model, dataset, fit } = hill.run;
  const { count, first } = firstParameters(model);
  const [x, y] = first;
  if (!x || !y) throw new NoSurface(notice('surface-too-few', { numbers: count }));
  const wantsWay = asked ? asked.kind === 'way' : count > 2;
  const principal = wantsWay ? await directionsOf(hill, breathe) : undefined;
  const bends = (principal?.directions.length ?? 0) > 0;
  const plane: Plane = asked ?? (bends ? { kind: 'way' } : { kind: 'parameters', x, y });
  if (plane.kind === 'way' && !(principal && bends))
    throw new NoSurface(notice(hill.way.length > 1 ? 'surface-still' : 'surface-no-way', undefined));
  if (plane.kind === 'parameters') refuseUnknown(model, plane);
  const known = principal && withSecond(principal);
  const weights =
    plane.kind === 'parameters'
      ? planeOfParameters(hill.shown.weights, plane.x, plane.y)
      : planeOfWay(model, hill.shown.weights, known as Principal);
  const changing = changingLayers(model, weights);
  const method = methodFor(hill, changing);
  const cost = costOf(model, changing, method);
  const { train, trainWeights } = fitData(dataset, fit);
  const allRows = rowCount(train);
  const rows = rowsFor(model, cost, allRows);
  const some = someRows(allRows, rows);
  const over: LossOver = {
    model,
    loss: hill.loss,
    rows: rows === allRows ? train : { x: pickRows(train.x, some), y: pickRows(train.y, some) },
    weights: trainWeights && Float32Array.from(some, (row) => trainWeights[row] as number),
  };
  let losses: PlaneLoss | undefined;
  const share = plane.kind === 'way' ? shareOf(known as Principal) : shareOfParameters(hill, plane);
  return {
    hill,
    plane,
    weights,
    labels: plane.kind === 'way' ? ['', ''] : [labelOf(model, plane.x), labelOf(model, plane.y)],
    whole: count === 2,
    ...(share !== undefined && { share }),
    over,
    rows,
    allRows,
    // Kept only once it is whole: who is waiting may be called off, and who asks next is not.
    losses: async (pause) => (losses ??= await PlaneLoss.open(over, weights, pause)),
    method,
    cost,
    notes: [
      ...(rows < allRows ? [notice('surface-rows', { rows, all: allRows })] : []),
      ...(plane.kind === 'way' && principal?.directions.length === 1 ? [notice('surface-straight', undefined)] : []),
    ],
  };
}

function refuseUnknown(model: Model, { x, y }: Extract<Plane, { kind: 'parameters' }>): void {
  const why = unknownParameter(model, x) ?? unknownParameter(model, y);
  if (why) throw new NoSurface(why);
  if (x.variable === y.variable && x.index === y.index) throw new NoSurface(notice('surface-same-axis', { label: labelOf(model, x) }));
}

/** Directions of ways that were asked about last: the same kept weights are the same list. */
const directions = new WeakMap<readonly KeptFrame[], Principal>();

async function directionsOf({ way, run: { model } }: Hill, breathe: () => Promise<void>): Promise<Principal | undefined> {
  if (way.length < 2) return undefined;
  const known = directions.get(way);
  if (known) return known;
  const rows = Array.from(someRows(way.length, MOST_FOR_DIRECTIONS), (i) => trainedRow(model, namedWeights(model, way[i] as KeptFrame)));
  const found = await principalOf(rows, breathe);
  directions.set(way, found);
  return found;
}

/** A straight way has a second direction as well: of the number that it moves least, as far as that is perpendicular to the first. */
function withSecond(principal: Principal): Principal {
  const [first, second] = principal.directions;
  if (!first || second) return principal;
  const least = first.reduce((best, value, i) => (Math.abs(value) < Math.abs(first[best] as number) ? i : best), 0);
  const along = first[least] as number;
  const other = first.map((value, i) => Number(i === least) - along * value);
  const length = Math.sqrt(other.reduce((sum, value) => sum + value * value, 0));
  return { ...principal, directions: [first, other.map((value) => value / length)] };
}

const shareOf = ({ squares, total }: Principal): number => squares.reduce((sum, one) => sum + one, 0) / total;

function shareOfParameters({ way, run: { model } }: Hill, { x, y }: Extract<Plane, { kind: 'parameters' }>): number | undefined {
  if (way.length < 2) return undefined;
  const named = way.map((point) => namedWeights(model, point));
  const own = named.map((weights) => Float32Array.of(...[x, y].map(({ variable, index }) => weights.get(variable)?.[index] ?? Number.NaN)));
  const all = squaredDeviations(named.map((weights) => trainedRow(model, weights)));
  return all > 0 ? squaredDeviations(own) / all : undefined;
}

/** Of rows from their mean, all numbers together. */
function squaredDeviations(rows: readonly Float32Array[]): number {
  let sum = 0;
  for (let i = 0; i < (rows[0]?.length ?? 0); i++) {
    let mean = 0;
    for (const row of rows) mean += (row[i] as number) / rows.length;
    for (const row of rows) sum += ((row[i] as number) - mean) ** 2;
  }
  return sum;
}

/** A point of the way by `layer/variable`. */
export function namedWeights({ layers }: Model, { weights }: KeptFrame): Map<string, Float32Array> {
  const named = new Map<string, Float32Array>();
  let at = 0;
  for (const layer of layers)
    for (const { name, shape } of layer.weights) {
      at += volume(shape);
      named.set(`${layer.name}/${name}`, weights.subarray(at - volume(shape), at));
    }
  return named;
}

const MUCH_FASTER = 4;

/** In float64, unless an engine is many times as fast; tfjs's plain JavaScript never is. */
function methodFor({ run: { model, engine }, loss }: Hill, changing: readonly Layer[]): Method {
  const ofRows = (method: Method): number => {
    const { row, point } = costOf(model, changing, method);
    return 100 * row + point;
  };
  const exact = chainOf(changing, loss) ? 'chain' : 'tape';
  return engine.info.name === 'cpu' || ofRows(exact) <= MUCH_FASTER * ofRows('engine') ? exact : 'engine';
}
