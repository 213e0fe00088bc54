import { l10n } from 'vscode';
import { parameterCounts } from '../../ml/model/cost';
import { isActive } from '../../ml/runs/run-status';
import { count, counted } from '../counted';
import { ago, shortFigures } from '../figures';
import type { Run } from '../runs/run';
import { type Label, label } from '../shown';
import type { Check } from '../spec-checks';

/** One part of the line over a spec. */
export interface LensText {
  readonly title: Label;
  readonly command: string;
  readonly tooltip: string;
}

/**
 * The line over a spec.
 * @param check what is known of the spec; undefined before it was checked for the first time
 * @param runs runs of this spec, the newest first
 */
export function lensTexts(check: Check | undefined, runs: readonly Run[]): LensText[] {
  const active = runs.find((run) => isActive(run.status));
  const panel = lens(label`$(open-preview) ${l10n.t('Study panel')}`, 'openStudyPanel', l10n.t('Open the study panel beside this spec'));
  const controls = active ? controlsOf(active) : [lens(label`$(play) ${l10n.t('Train')}`, 'train', l10n.t('Train this network'))];
  return [...controls, panel, ...(check ? [about(check)] : []), ...(active ? [] : lastOf(runs))];
}

/** Stands first over a sample, which is a copy outside the reader's folder. */
export const keepLens = (): LensText =>
  lens(
    label`$(save-as) ${l10n.t('Keep in my folder')}`,
    'keepSample',
    l10n.t('Copy this sample with its data into the folder that is open'),
  );

const lens = (title: Label, command: string, tooltip: string): LensText => ({ title, command: `neuralNetwork.${command}`, tooltip });

function controlsOf(run: Run): LensText[] {
  const stop = lens(label`$(debug-stop) ${l10n.t('Stop')}`, 'stop', l10n.t('Stop the training of this network'));
  const resume = lens(label`$(debug-continue) ${l10n.t('Resume')}`, 'resume', l10n.t('Go on with the training'));
  return [
    stop,
    ...(run.status === 'paused' ? [resume] : []),
    lens(label`${progressOf(run)}`, 'showLossCurves', l10n.t('Show the loss curves')),
  ];
}

function progressOf({ status, epochsDone, epochs, logs }: Run): string {
  if (status === 'queued') return l10n.t('waiting for another training');
  const figures = shortFigures(logs);
  const at = l10n.t('epoch {0}/{1}', count(epochsDone), count(epochs));
  return [status === 'paused' ? l10n.t('paused') : undefined, at, figures].filter(Boolean).join(' · ');
}

/** How many parameters the network has, or that it is not sound yet. */
function about({ problems, model }: Check): LensText {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (errors || !model) {
    const title = label`${counted(errors, 'problems')}`;
    return { title, command: 'workbench.actions.view.problems', tooltip: l10n.t('Show what is wrong') };
  }
  return lens(label`${counted(parameterCounts(model).total, 'parameters')}`, 'showSummary', l10n.t('Show the summary'));
}

/** What the newest run with figures came to. */
function lastOf(runs: readonly Run[]): LensText[] {
  const run = runs.find(({ logs, end }) => Object.keys(end?.evaluate?.logs ?? logs).length > 0);
  if (!run) return [];
  const figures = shortFigures(run.end?.evaluate?.logs ?? run.logs);
  return [
    lens(
      label`${l10n.t('last: {0} · {1}', figures, ago(run.head.began + run.milliseconds))}`,
      'showLossCurves',
      l10n.t('Show the loss curves'),
    ),
  ];
}
