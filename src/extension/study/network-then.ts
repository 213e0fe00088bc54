import * as vscode from 'vscode';
import type { WorkerClient } from '../../ml/worker/client';
import type { Moment } from '../../webview/study/messages/from-view';
import type { Runs } from '../runs/run';
import type { Shown, Subject } from './content/content';
import type { RunNetworks } from './networks';
import { runNamed } from './shown-runs';
import { initialWeights, type WeightsThen, weightsOfRun } from './weights';

interface Sources {
  readonly worker: Pick<WorkerClient, 'ask'>;
  readonly runs: Pick<Runs, 'get'>;
  readonly networks: Pick<RunNetworks, 'model'>;
}

/** The network and its weights at a moment of a run, or before any. @throws an error for the reader where there are none */
export async function networkThen(
  { worker, runs, networks }: Sources,
  { shown, scope }: Subject,
  { run: id, at }: { readonly run?: string; readonly at: Moment },
): Promise<WeightsThen & Shown> {
  const run = id === undefined ? undefined : runNamed(runs, id);
  if (run) return { ...(await weightsOfRun(run, at)), ...(await networks.model(run, shown)) };
  if (!shown) throw new Error(vscode.l10n.t('There is no network to predict with.'));
  return { ...(await initialWeights(worker, shown.text, scope)), ...shown };
}
