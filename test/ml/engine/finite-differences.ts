import assert from 'node:assert/strict';
import { rowCount } from '../../../src/ml/data/dataset';
import type { TrainingState } from '../../../src/ml/engine/engine';
import type { Prepared } from '../../golden/run-case';

/** How far a weight is moved to each side. float32 losses leave little room: smaller drowns in rounding, larger in curvature. */
const STEP = 0.005;

const moved = (state: TrainingState, key: string, index: number, by: number): TrainingState => {
  const values = Float32Array.from(state.weights.get(key) ?? []);
  values[index] = (values[index] as number) + by;
  return { ...state, weights: new Map([...state.weights, [key, values]]) };
};

/**
 * Holds every gradient of a network against central differences of its loss, extrapolated (Richardson) from two widths.
 * The spec must train by plain SGD with learning rate 1, so that one step takes the gradient off each weight. The loss is that of
 * the training step itself, so that dropout and batch statistics are those the gradient was made with.
 */
export async function checkGradients({ session, dataset, model }: Prepared, bound = 2e-3): Promise<void> {
  const indices = Uint32Array.from({ length: rowCount(dataset.train) }, (_, i) => i);
  session.load('train', dataset.train);
  const start = session.state();
  const step = async (state: TrainingState): Promise<number> => {
    session.setState(state);
    return (await session.train({ split: 'train', indices, batchSize: indices.length })).losses[0] as number;
  };
  const slope = async (key: string, i: number, h: number): Promise<number> =>
    ((await step(moved(start, key, i, h))) - (await step(moved(start, key, i, -h)))) / (2 * h);

  await step(start);
  const after = session.state().weights;
  const trainable = model.layers.flatMap((layer) => layer.weights.filter((w) => w.trainable).map((w) => `${layer.name}/${w.name}`));
  const found: [string, number, number][] = [];
  for (const key of trainable) {
    const before = start.weights.get(key) as Float32Array;
    const stride = Math.max(1, Math.floor(before.length / 6));
    for (let i = 0; i < before.length; i += stride) {
      const gradient = (before[i] as number) - ((after.get(key) as Float32Array)[i] as number);
      const numeric = (4 * (await slope(key, i, STEP / 2)) - (await slope(key, i, STEP))) / 3;
      found.push([`${key}[${i}]`, gradient, numeric]);
    }
  }
  const scale = Math.max(...found.map(([, , numeric]) => Math.abs(numeric)));
  assert.ok(scale > 1e-3, 'no weight changes the loss, so nothing was checked');
  for (const [name, gradient, numeric] of found) {
    const off = Math.abs(gradient - numeric) / scale;
    assert.ok(off <= bound, `${name}: gradient ${gradient}, by differences ${numeric}, off by ${off.toExponential(1)} of the largest`);
  }
}
