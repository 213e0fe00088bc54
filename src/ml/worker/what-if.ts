import { pickRows, rowSize, type Split } from '../data/dataset';
import type { Choice } from '../engine/choose';
import type { Session } from '../engine/engine';
import { type Notice, notice } from '../language/notice';
import { volume } from '../language/shape';
import { outputShape } from '../model/model';
import { lossTargets } from '../registry/losses';
import { lookInside, type StepLook } from '../step/look-inside';
import { fitData } from '../training/fit-data';
import { variablesOf } from '../training/initial-state';
import type { ReplayedStep } from '../training/replay';
import type { TrainingPlan } from '../training/train';
import type { Instead } from './run-questions';

/** What is trained, and on which engine. */
type Run = Pick<TrainingPlan, 'model' | 'compile' | 'fit' | 'dataset' | 'seed'> & { readonly choice: Choice };

/** Makes steps of a run with other numbers, in a session of its own, so that the run stays where it is. Dropout's masks are the step's own. */
export class WhatIf {
  readonly #run: Run;
  readonly #session: Session;

  constructor(run: Run) {
    const { model, seed, compile, choice } = run;
    this.#run = run;
    this.#session = choice.engine.open({ model, seed, compile });
  }

  async look(
    { indices, before }: ReplayedStep,
    sample: number,
    check: boolean,
    instead: Instead,
    breathe: () => Promise<void>,
  ): Promise<StepLook> {
    const { model, compile, seed, dataset, fit } = this.#run;
    const { train: all, trainWeights: allWeights } = fitData(dataset, fit);
    const train: Split = { x: pickRows(all.x, indices), y: pickRows(all.y, indices) };
    if (instead.x) train.x.values.set(instead.x, sample * instead.x.length);
    if (instead.y) train.y.values.set(instead.y, sample * instead.y.length);
    const trainWeights = allWeights && Float32Array.from(indices, (row) => allWeights[row] as number);
    this.#session.load('train', train, trainWeights);
    const state = { ...before, weights: new Map([...before.weights, ...Object.entries(instead.weights ?? {})]) };
    this.#session.setState(state);
    const rows = Uint32Array.from(indices, (_, i) => i);
    const record = await this.#session.step({ split: 'train', indices: rows });
    const step = { indices: rows, before: state, record, after: this.#session.state() };
    const look = await lookInside({ model, compile, seed, train, ...(trainWeights && { trainWeights }), sample, check }, step, breathe);
    return { ...look, rows: [...indices] };
  }

  dispose(): void {
    this.#session.dispose();
  }
}

/** Why numbers cannot take the place of a step's own: a kernel would read beyond its memory. Undefined where they can. */
export function misfit(
  { model, compile, dataset }: Pick<Run, 'model' | 'compile' | 'dataset'>,
  { weights, x, y }: Instead,
): Notice | undefined {
  const sizes = new Map(variablesOf(model).map(({ name, shape }) => [name, volume(shape)]));
  for (const [name, values] of Object.entries(weights ?? {}))
    if (sizes.get(name) !== values.length) return notice('instead-does-not-fit', { what: 'variable', name });
  const { train } = dataset;
  if (x && x.length !== rowSize(train.x)) return notice('instead-does-not-fit', { what: 'input', size: rowSize(train.x) });
  if (y && y.length !== rowSize(train.y)) return notice('instead-does-not-fit', { what: 'target', size: rowSize(train.y) });
  const tokens = Math.min(...model.layers.map(({ config }) => (config.type === 'Embedding' ? config.input_dim : Number.POSITIVE_INFINITY)));
  if (x && tokens < Number.POSITIVE_INFINITY && !areBelow(x, tokens))
    return notice('instead-does-not-fit', { what: 'token', most: tokens - 1 });
  const classes = outputShape(model).at(-1) ?? 1;
  if (y && lossTargets(compile.loss) === 'labels' && !areBelow(y, classes))
    return notice('instead-does-not-fit', { what: 'label', most: classes - 1 });
  return undefined;
}

const areBelow = (values: Float32Array, limit: number): boolean => values.every((v) => Number.isInteger(v) && v >= 0 && v < limit);
