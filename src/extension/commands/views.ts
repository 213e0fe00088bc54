import * as vscode from 'vscode';
import { volume } from '../../ml/language/shape';
import { readingOf } from '../../ml/model/interpret-output';
import { outputShape } from '../../ml/model/model';
import { tellsClassesApart } from '../../ml/model/output-reading';
import { learningOf } from '../../ml/spec/learning';
import type { CheckAnswer } from '../../ml/worker/messages';
import { type ViewName, viewsOf } from '../../webview/study/messages/views';
import { untrainable } from '../spec-text';
import { checkOf, chooseNetwork, chooseSpec } from './choose-spec';
import type { Command, Refusal } from './command';

/** Opens the panel on a spec, with a view that it is asked for or the one last used. */
const show =
  (view?: ViewName): Command =>
  async (services, target) => {
    const choice = await chooseSpec(services, target);
    if (!choice || 'refusal' in choice) return choice?.refusal;
    services.panels.show(choice.chosen, view);
    return undefined;
  };

export const openStudyPanel = show();
export const showSummary = show('network');
export const predict = show('predictions');

/** Opens a view that not every spec has. @param viewFor the view, or why there is none */
const showWhere =
  (viewFor: (known: CheckAnswer) => ViewName | Refusal): Command =>
  async (services, target) => {
    const choice = await chooseNetwork(services, target);
    if (!choice || 'refusal' in choice) return choice?.refusal;
    const known = await checkOf(services, choice.chosen);
    const view = viewFor(known);
    if (typeof view === 'object') return view;
    services.panels.show(choice.chosen, view);
    return undefined;
  };

/** A view of what only a spec that can be trained has. */
const showTrained = (view: ViewName): Command =>
  showWhere((known) => {
    // A spec that cannot be read is shown what is wrong with it by the panel.
    const message = known.spec && untrainable(known);
    return message === undefined ? view : { message };
  });

export const showLossCurves = showTrained('training');
export const showStep = showTrained('step');

export const showLossSurface = showWhere((known) => {
  const { spec } = known;
  const message = spec && untrainable(known);
  if (message !== undefined) return { message };
  if (spec && learningOf(spec)?.rule === 'perceptron')
    return { message: vscode.l10n.t('The perceptron rule follows no gradient of a loss: there is no surface that it walks down.') };
  return 'descent';
});

export const showData = showWhere(({ spec }) =>
  // What prevents data that is named from being read is shown by the panel.
  spec && !spec.data ? { message: vscode.l10n.t('There are no rows to show: the spec has no "data".') } : 'data',
);

export const showMistakes = showWhere(({ spec, model, facts }) => {
  if (!spec || !model) return 'mistakes';
  if (!facts) return { message: vscode.l10n.t('Mistakes are shown for rows whose classes are known: this spec has no "data".') };
  const apart = tellsClassesApart(readingOf(model, spec.compile?.loss, facts.targets));
  return apart
    ? 'mistakes'
    : { message: vscode.l10n.t('Mistakes are shown of networks that tell classes apart: this one answers with numbers.') };
});

export const showDecisionBoundary = showWhere(({ model }) => {
  // For a spec with errors the panel shows what prevents it.
  if (!model) return 'boundary';
  const { inputShape } = model;
  const views = viewsOf({ network: { inputShape, outputShape: outputShape(model) } });
  const message = vscode.l10n.t('A boundary can be drawn for networks with two inputs; this one has {0}.', volume(inputShape));
  return views.find((view) => view === 'boundary' || view === 'fit') ?? { message };
});

export const openViewAlone: Command = ({ panels }) => panels.openAlone();
export const lockStudyPanel: Command = ({ panels }) => panels.toggleLock();

export const showLog: Command = ({ log }) => {
  log.show(true);
  return undefined;
};
