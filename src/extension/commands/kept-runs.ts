import * as vscode from 'vscode';
import { isActive } from '../../ml/runs/run-status';
import type { ViewName } from '../../webview/study/messages/views';
import { count } from '../number-text';
import { Taken } from '../runs/alive';
import type { Run } from '../runs/run';
import { fileName, nameOf } from '../runs/run-text';
import { showInformation } from '../shown';
import { pathOfSpec } from '../spec-document';
import { chooseRun, runsOf } from './choose-run';
import { openSpec } from './choose-spec';
import type { Command, Refusal, Services, Target } from './command';
import { refusal } from './command';
import { showStep } from './views';

export const isReadable = ({ status }: Run): boolean => status !== 'damaged';

/** Shows a run in the panel, which stays on it. */
export const openRun: Command = (services, target) => showRun(services, target);

/** Opens the view of a step: on the run that it was called on, or else on a spec. */
export const lookInsideStep: Command = (services, target) =>
  target.runs.length ? showRun(services, target, 'step') : showStep(services, target);

async function showRun(services: Services, target: Target, view?: ViewName): Promise<Refusal | undefined> {
  const choice = await chooseRun(services, target, vscode.l10n.t('Which run?'), isReadable);
  if (!choice || 'refusal' in choice) return choice?.refusal;
  const run = choice.chosen;
  if (!isReadable(run)) return unreadable(run);
  services.panels.show(await documentOf(run), view, { run: run.id });
  return undefined;
}

/** Puts the spec of a run in the place of the present one, in the editor: Undo takes that back, and nothing is saved. */
export const restoreSpec: Command = async (services, target) => {
  const choice = await chooseRun(services, target, vscode.l10n.t('The spec of which run?'), isReadable);
  if (!choice || 'refusal' in choice) return choice?.refusal;
  const run = choice.chosen;
  const text = await run.specText().catch(() => undefined);
  if (text === undefined) return unreadable(run);
  const document = await documentOf(run);
  if (!document) {
    await openUntitled(run, text);
    return undefined;
  }
  await vscode.window.showTextDocument(document);
  if (document.getText() === text) return { message: vscode.l10n.t('The spec is still as it was in this run.') };
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length)), text);
  if (!(await vscode.workspace.applyEdit(edit))) return { message: vscode.l10n.t('{0} cannot be changed.', pathOfSpec(document.uri)) };
  if (document.isUntitled) return undefined;
  const compare = (): unknown => vscode.commands.executeCommand('workbench.files.action.compareWithSaved', document.uri);
  return {
    message: vscode.l10n.t('The spec is now as it was in this run. Undo reverts this; nothing is saved yet.'),
    help: { label: vscode.l10n.t('Show Changes'), run: compare },
  };
};

async function openUntitled(run: Run, text: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme: 'untitled', path: `${fileName(run.head.file)}-${run.id}.nn.json` });
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length)), text);
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(document);
}

/** Deletes runs; while the message is shown, a click brings them back. */
export const deleteRun: Command = async (services, target) => {
  const given = runsOf(services, target);
  const choice = given.length
    ? { chosen: given[0] as Run }
    : await chooseRun(services, target, vscode.l10n.t('Which run should be deleted?'));
  if (!choice || 'refusal' in choice) return choice?.refusal;
  const chosen = given.length ? given : [choice.chosen];
  const busy = chosen.find(({ status }) => isActive(status) || status === 'elsewhere');
  if (busy?.status === 'elsewhere') return { message: vscode.l10n.t('This run is under way in another window.') };
  if (busy) return refusal(vscode.l10n.t('{0} is still being trained.', nameOf(busy)), vscode.l10n.t('Stop It'), 'stop', busy.id);
  return remove(services, chosen);
};

async function remove({ runs }: Services, chosen: readonly Run[]): Promise<Refusal | undefined> {
  const gone: Awaited<ReturnType<typeof runs.delete>>[] = [];
  try {
    for (const run of chosen) gone.push(await runs.delete(run));
  } catch (error) {
    for (const one of gone) await one.undo();
    if (error instanceof Taken) return { message: error.message };
    return { message: vscode.l10n.t('The run cannot be deleted: {0}', error instanceof Error ? error.message : String(error)) };
  }
  const [only] = chosen;
  const text =
    only && chosen.length === 1
      ? vscode.l10n.t('The run of {0} was deleted.', nameOf(only))
      : vscode.l10n.t('{0} runs were deleted.', count(chosen.length));
  const undo = vscode.l10n.t('Undo');
  // The command is over; the message may be shown for long.
  void showInformation(text, undo).then(async (answer) => {
    for (const one of gone) await (answer === undo ? one.undo() : one.forever());
  });
  return undefined;
}

/** The spec of a run, where it is still there. */
export async function documentOf({ head }: Run): Promise<vscode.TextDocument | undefined> {
  if (!head.uri) return undefined;
  const spec = await openSpec(vscode.Uri.parse(head.uri));
  return 'chosen' in spec ? spec.chosen : undefined;
}

const unreadable = (run: Run): Refusal =>
  refusal(vscode.l10n.t('This run cannot be read: {0}', run.message ?? ''), vscode.l10n.t('Delete'), 'deleteRun', run.id);
