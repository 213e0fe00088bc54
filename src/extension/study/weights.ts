import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { FileScope } from '../../ml/data/files';
import { volume } from '../../ml/language/shape';
import type { Model } from '../../ml/model/model';
import { writeWeights as editFor } from '../../ml/spec/written-weights';
import type { WorkerClient } from '../../ml/worker/client';
import type { Moment, Requests } from '../../webview/study/messages/from-view';
import type { Frame, Run } from '../runs/run';
import { editSpec } from '../text-edits';
import type { Studied } from './studied';

/** Values by `layer/variable`, and after how many epochs. */
export interface WeightsThen {
  readonly epoch: number;
  readonly weights: ReadonlyMap<string, Float32Array>;
}

/** The weights of a run at a moment: the nearest that were kept. @throws an error for the reader where there are none */
export async function weightsOfRun(run: Run, at: Moment): Promise<WeightsThen> {
  const { held, meta } = run;
  if (at === 'now' && held && meta) return { epoch: held.epoch, weights: named(held.weights, meta.variables) };
  if (at === 'last' || at === 'best') {
    const weights = await run.weights(at);
    if (weights) return { epoch: at === 'best' && run.end?.best !== undefined ? run.end.best + 1 : run.epochsDone, weights };
  }
  const frame = nearest(await run.frames(), at === 'initial' ? 0 : typeof at === 'number' ? at : run.epochsDone);
  if (!frame || !run.meta) throw new Error(l10n.t('No weights of this run were kept yet.'));
  return { epoch: frame.epoch, weights: named(frame.weights, run.meta.variables) };
}

function nearest(frames: readonly Frame[], epoch: number): Frame | undefined {
  let best: Frame | undefined;
  for (const frame of frames) if (!best || Math.abs(frame.epoch - epoch) <= Math.abs(best.epoch - epoch)) best = frame;
  return best;
}

/** The weights of a run after so many epochs each, as far as they were kept. */
export async function keptWeights(run: Run, epochs: readonly number[]): Promise<readonly WeightsThen[]> {
  const wanted = new Set(epochs);
  const { meta } = run;
  const frames = (await run.frames()).filter(({ epoch }) => wanted.has(epoch));
  return meta ? frames.map(({ epoch, weights }) => ({ epoch, weights: named(weights, meta.variables) })) : [];
}

function named(
  all: Float32Array,
  variables: readonly { readonly name: string; readonly shape: readonly number[] }[],
): Map<string, Float32Array> {
  let offset = 0;
  return new Map(
    variables.map(({ name, shape }) => {
      const size = volume(shape);
      offset += size;
      return [name, all.slice(offset - size, offset)];
    }),
  );
}

/** The weights that a spec starts with. @throws an error for the reader where they cannot be read */
export async function initialWeights(worker: Pick<WorkerClient, 'ask'>, text: string, scope: FileScope | undefined): Promise<WeightsThen> {
  const answer = await worker.ask({ task: 'initial', text, ...(scope && { scope }) });
  if ('weights' in answer) return { epoch: 0, weights: answer.weights };
  throw new Error(answer.problems[0]?.message ?? l10n.t('The initial weights of this network cannot be computed.'));
}

/** The weights with other values in the place of some, for sliders. @throws where one has another size than its variable */
export function withInstead(
  weights: ReadonlyMap<string, Float32Array>,
  instead: Readonly<Record<string, Float32Array>>,
  model: Model,
): ReadonlyMap<string, Float32Array> {
  const known = new Set(model.layers.flatMap((layer) => layer.weights.map(({ name }) => `${layer.name}/${name}`)));
  for (const [name, values] of Object.entries(instead)) {
    if (!known.has(name) || weights.get(name)?.length !== values.length) throw new Error(`${name}: no variable of ${values.length} values`);
  }
  return new Map([...weights, ...Object.entries(instead)]);
}

/**
 * Writes weights that were moved by hand into the spec, as it is in the editor: Undo takes that back, and nothing is saved.
 * @throws an error for the reader where the spec cannot say them
 */
export async function writeWeights(
  studied: Studied | undefined,
  { layer, values }: Requests['writeWeights']['ask'],
): Promise<Requests['writeWeights']['answer']> {
  const { shown, uri, content } = studied ?? {};
  if (!shown || !uri || !content) throw new Error(vscode.l10n.t('There is no network to predict with.'));
  if (content.spec.errors > 0) throw new Error(vscode.l10n.t('The spec has errors: correct them first.'));
  const found = shown.model.layers.find(({ name }) => name === layer);
  const variables = found?.weights.flatMap(({ name, shape }) => {
    const own = values[name];
    return own?.length === volume(shape) ? [{ name, shape, values: own }] : [];
  });
  if (!found || !variables?.length || variables.length !== found.weights.length)
    throw new Error(vscode.l10n.t('The spec no longer has such a layer: {0}', layer));
  const edit = editFor(shown.text, found.path, variables);
  if (!edit) throw new Error(vscode.l10n.t('The spec no longer has such a layer: {0}', layer));
  await editSpec(uri, shown.text, [edit]);
  return {};
}
