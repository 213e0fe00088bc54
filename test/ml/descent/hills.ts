import type { Hill } from '../../../src/ml/descent/hill';
import { openHill } from '../../../src/ml/descent/hill';
import type { Plane } from '../../../src/ml/descent/look';
import { initialState } from '../../../src/ml/training/initial-state';
import { openEngine, type TestedEngine } from '../../golden/backends';
import { prepare } from '../../golden/run-case';

export const breathe = (): Promise<void> => Promise.resolve();

/** A spec's training before its first step, with the numbers that it begins with. */
export async function hillOf(text: object, more: Partial<Hill> = {}, on: TestedEngine = 'compact'): Promise<Hill> {
  const { spec, model, dataset, session } = await prepare(text, on);
  session.dispose();
  const { compile, fit, seed } = spec;
  const run = { model, compile, fit, seed, dataset, engine: await openEngine(on) };
  return { run, shown: { epoch: 0, weights: initialState(model, seed).weights }, way: [], loss: compile.loss, ...more };
}

export async function opened(hill: Hill, plane?: Plane) {
  const open = await openHill(hill, plane, breathe);
  return { open, losses: await open.losses(breathe) };
}

/** Some number of each network's variables, by name. */
export const numbers = (x: string, y: string, i = 0, j = 0): Plane => ({
  kind: 'parameters',
  x: { variable: x, index: i },
  y: { variable: y, index: j },
});

/** The notes' line: five points, one weight and one bias. */
export const line = (more: object = {}) => ({
  seed: 3,
  data: { x: [[1], [2], [3], [4], [5]], y: [[3.1], [4.9], [7.2], [8.8], [11.1]] },
  layers: [{ type: 'Dense', units: 1, input_shape: [1], name: 'out', weights: [[0]], bias: [0] }],
  compile: { optimizer: { type: 'SGD', learning_rate: 0.02 }, loss: 'mse' },
  fit: { epochs: 20, batch_size: 5, shuffle: false },
  ...more,
});
