import { type Dataset, rowCount, rowSize } from '../data/dataset';
import type { Session, TrainingState } from '../engine/engine';
import type { Layer, Model } from '../model/model';
import { type PerceptronBound, perceptronBound } from '../separation/perceptron-bound';
import { MOST_INPUTS } from '../separation/separation';
import type { FitSpec } from '../spec/sections';
import { epochOrder } from '../training/epoch';
import { fitData, rowsAtOnce } from '../training/fit-data';

/** A training by the perceptron rule, step by step from its first weights. */
export interface PerceptronWalk {
  /** Rows of the training data, and what the network is given of them. Shapes: [rows, inputs], [rows, units]. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** The unit's numbers of inputs, units, and whether it has a bias. */
  readonly inputs: number;
  readonly units: number;
  readonly bias: boolean;
  readonly learningRate: number;
  /** What the run has: epochs, steps (batches) of each, and rows of a batch; the last of an epoch may be smaller. */
  readonly epochs: number;
  readonly batches: number;
  readonly batchSize: number;
  /** Steps that were followed, from the first: all, or until a whole epoch changed nothing, or as many as are shown. */
  readonly steps: number;
  readonly ending: 'all' | 'settled' | 'too-many';
  /** The rows of each step, one step after another; an epoch has as many as there are rows. */
  readonly order: Uint32Array;
  /** What the network answered to them with the weights before the step. Shape: [rows of all steps, units]. */
  readonly answers: Float32Array;
  /** Before each step, and after the last. Shape: [steps + 1, inputs (+ 1 for the bias), units]. */
  readonly weights: Float32Array;
  /** Epochs after which the weights are what they were after that earlier one (0: at the beginning), so that all repeats; only where rows keep their order. */
  readonly repeats?: { readonly first: number; readonly again: number };
  /** For each unit, what decides how many corrections it can need; none where there are more inputs than that is worked out for. */
  readonly bounds: readonly PerceptronBound[];
  /** A correction is at most so many times as large as another: sign units answer 0 on the line itself, which is half a mistake. */
  readonly spread: 1 | 2;
}

/** More steps than this are not walked through one by one. */
const MOST_STEPS = 20_000;
/** What is sent of them, in numbers. */
const MOST_NUMBERS = 400_000;

/** A network that the perceptron rule trains: one layer of step or sign units. */
interface Walked {
  readonly model: Model;
  readonly learningRate: number;
  readonly fit: FitSpec;
  readonly seed: number;
  readonly dataset: Dataset;
  readonly state: TrainingState;
}

/**
 * Trains a network by the perceptron rule, one step after another, and keeps the weights after each.
 * @param breathe awaited after each epoch
 */
export async function perceptronWalk(
  session: Session,
  { model, learningRate, fit, seed, dataset, state }: Walked,
  breathe: () => Promise<void>,
): Promise<PerceptronWalk> {
  const { train } = fitData(dataset, fit);
  const rows = rowCount(train);
  const batchSize = rowsAtOnce(fit, rows);
  const batches = Math.ceil(rows / batchSize);
  const layer = model.layers.find(({ weights }) => weights.length > 0) as Layer;
  const units = layer.outputShape.at(-1) as number;
  const inputs = rowSize(train.x);
  const bias = layer.weights.some(({ name }) => name === 'bias');
  const numbers = (inputs + Number(bias)) * units;
  const most = Math.max(1, Math.min(MOST_STEPS, Math.floor(MOST_NUMBERS / (numbers + batchSize * units))));
  const weights: number[] = [];
  const answers: number[] = [];
  const order: number[] = [];
  const ends = new Map<string, number>();
  const keep = (): void => {
    const then = session.state().weights;
    for (const name of bias ? ['kernel', 'bias'] : ['kernel']) weights.push(...(then.get(`${layer.name}/${name}`) ?? []));
  };
  const last = (): string => weights.slice(-numbers).join();
  session.load('train', train);
  session.setState(state);
  keep();
  ends.set(last(), 0);
  const put = epochOrder(fit, seed);
  const indices = new Uint32Array(rows);
  let steps = 0;
  let ending: PerceptronWalk['ending'] = 'all';
  let repeats: PerceptronWalk['repeats'];
  for (let epoch = 0; epoch < fit.epochs && ending === 'all'; epoch++) {
    put(epoch, indices);
    let changed = false;
    for (let batch = 0; batch < batches; batch++) {
      if (steps === most) {
        ending = 'too-many';
        break;
      }
      const own = indices.slice(batch * batchSize, (batch + 1) * batchSize);
      const { predictions } = await session.train({ split: 'train', indices: own, batchSize: own.length });
      order.push(...own);
      answers.push(...predictions);
      const was = last();
      keep();
      changed ||= last() !== was;
      steps++;
    }
    if (ending === 'all' && !changed) ending = 'settled';
    const first = ends.get(last());
    if (ending === 'all' && !fit.shuffle && first !== undefined) repeats ??= { first, again: epoch + 1 };
    if (first === undefined) ends.set(last(), epoch + 1);
    await breathe();
  }
  const y = train.y.values;
  const signs = 'activation' in layer.config && layer.config.activation.type === 'sign';
  const bounded = inputs <= MOST_INPUTS ? units : 0;
  return {
    x: train.x.values,
    y,
    inputs,
    units,
    bias,
    learningRate,
    epochs: fit.epochs,
    batches,
    batchSize,
    steps,
    ending,
    order: Uint32Array.from(order),
    answers: Float32Array.from(answers),
    weights: Float32Array.from(weights),
    ...(repeats && { repeats }),
    bounds: Array.from({ length: bounded }, (_, unit) => {
      const classes = Uint8Array.from({ length: rows }, (__, row) => Number((y[row * units + unit] as number) > 0));
      return perceptronBound({ x: train.x.values, inputs, classes }, bias);
    }),
    spread: signs ? 2 : 1,
  };
}
