import assert from 'node:assert/strict';
import { checkSpec } from '../../src/ml/checks/check-spec';
import type { Dataset } from '../../src/ml/data/dataset';
import { rowCount } from '../../src/ml/data/dataset';
import type { Files } from '../../src/ml/data/files';
import { obstacleTo } from '../../src/ml/engine/compact/can-run';
import type { Session } from '../../src/ml/engine/engine';
import type { Obstacle } from '../../src/ml/language/messages/run';
import { runnable } from '../../src/ml/language/problem';
import type { Model } from '../../src/ml/model/model';
import type { CompileSpec, Spec } from '../../src/ml/spec/spec';
import { fitData } from '../../src/ml/training/fit-data';
import { initialState } from '../../src/ml/training/initial-state';
import { Replay, type ReplayedStep } from '../../src/ml/training/replay';
import { type TrainingResult, train } from '../../src/ml/training/train';
import { openEngine, type TestedEngine } from './backends';

export const noFiles: Files = { read: () => Promise.resolve({ trouble: 'missing' }) };

/** No one watches and no one stops the run. */
export const unattended = { emit: () => undefined, cancelled: () => false, breathe: () => Promise.resolve(), now: () => performance.now() };

/** A spec that has passed all checks, on an engine; the caller disposes the session. */
export interface Prepared {
  readonly spec: Spec & { readonly compile: CompileSpec };
  readonly model: Model;
  readonly dataset: Dataset;
  readonly session: Session;
}

/** Takes a spec through the same way as the product does. Fails the test if the spec has an error. */
export async function prepare(spec: unknown, engine: TestedEngine): Promise<Prepared> {
  const checked = await checkSpec(JSON.stringify(spec), noFiles);
  assert.ok(runnable(checked.problems), checked.problems.map((p) => p.message).join('\n'));
  const { model, dataset } = checked;
  assert.ok(checked.spec?.compile && model && dataset);
  const { compile, seed } = checked.spec;
  const session = (await openEngine(engine)).open({ model, seed, compile });
  session.setState(initialState(model, seed));
  return { spec: { ...checked.spec, compile }, model, dataset, session };
}

/** What keeps the compact engine from a spec, if anything does. */
export async function obstacle(spec: unknown): Promise<Obstacle | undefined> {
  const { spec: { compile } = {}, model } = await checkSpec(JSON.stringify(spec), noFiles);
  return model && obstacleTo(model, compile);
}

/** Trains to the end. */
export function fit({ spec, model, dataset, session }: Prepared): Promise<TrainingResult> {
  const { compile, seed } = spec;
  return train(session, { model, compile, fit: spec.fit, dataset, seed, state: initialState(model, seed) }, unattended);
}

/** Makes one step of the training, all those before it first. Epoch and batch count from 0. */
export async function stepOf(
  { spec: { fit, seed }, model, dataset, session }: Prepared,
  { epoch, batch }: { readonly epoch: number; readonly batch: number },
): Promise<ReplayedStep> {
  const replay = new Replay(session, { model, fit, dataset, seed });
  replay.put(initialState(model, seed), 0);
  assert.equal(await replay.advance(epoch * replay.batches + batch, unattended), undefined);
  return await replay.step();
}

/** Makes exactly `steps` optimizer steps over the training rows in their order, and gives the weights. */
export async function afterSteps({ spec, model, dataset, session }: Prepared, steps: number): Promise<ReadonlyMap<string, Float32Array>> {
  const { train: split, trainWeights } = fitData(dataset, spec.fit);
  session.load('train', split, trainWeights);
  session.setState(initialState(model, spec.seed));
  const rows = Uint32Array.from({ length: rowCount(split) }, (_, i) => i);
  const batchSize = spec.fit.batch_size;
  const perEpoch = Math.ceil(rows.length / batchSize);
  for (let left = steps; left > 0; left -= perEpoch) {
    await session.train({ split: 'train', indices: rows.subarray(0, Math.min(left, perEpoch) * batchSize), batchSize });
  }
  return session.state().weights;
}
