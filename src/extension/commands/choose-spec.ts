import * as vscode from 'vscode';
import type { CheckAnswer } from '../../ml/worker/messages';
import { isSameAddress } from '../address';
import { label, pickOne } from '../shown';
import { fileScopeOf, isSpec, pathOfSpec, specPattern } from '../spec-document';
import { headOf, noNetwork } from '../spec-text';
import { type Choice, refusal, run as runCommand, type Services, type Target } from './command';

const MOST_SPECS = 1000;

/** The spec that a command is about: the one it was called on, the one being edited, the panel's, or one that the user picks. */
export async function chooseSpec(services: Services, target: Target): Promise<Choice<vscode.TextDocument>> {
  const uri = knownSpec(services, target) ?? (await pickSpec());
  if (uri === 'none')
    return { refusal: { message: vscode.l10n.t('There is no spec here yet: a file that ends in .nn.json.'), ...newSpec() } };
  return uri && openSpec(uri);
}

/** The same for a command that needs a network, which a sheet has not. */
export async function chooseNetwork(services: Services, target: Target): Promise<Choice<vscode.TextDocument>> {
  const choice = await chooseSpec(services, target);
  const { sheetKind } = choice && 'chosen' in choice ? headOf(choice.chosen.getText()) : {};
  return sheetKind ? { refusal: refusal(noNetwork(sheetKind), ...openPanel()) } : choice;
}

const openPanel = () => [vscode.l10n.t('Open Study Panel'), 'openStudyPanel'] as const;

/** The spec that a command is about, where that can be said without asking. */
export function knownSpec({ runs, panels }: Services, { uri, runs: [id] }: Target): vscode.Uri | undefined {
  if (uri) return uri;
  const run = id === undefined ? undefined : runs.get(id);
  if (run?.head.uri) return vscode.Uri.parse(run.head.uri);
  const editor = vscode.window.activeTextEditor?.document;
  if (editor && isSpec(editor)) return editor.uri;
  // In front of a walkthrough or a settings page, the spec beside it is meant.
  return panels.current ?? vscode.window.visibleTextEditors.find(({ document }) => isSpec(document))?.document.uri;
}

/** Opens a spec, or says why it cannot be opened. */
export async function openSpec(
  uri: vscode.Uri,
): Promise<{ readonly chosen: vscode.TextDocument } | { readonly refusal: { message: string } }> {
  const name = pathOfSpec(uri);
  try {
    // A document that was never saved and is closed is gone: opening it would make a new one.
    const open = vscode.workspace.textDocuments.find((document) => isSameAddress(document.uri, uri));
    if (!open && uri.scheme === 'untitled') return { refusal: { message: vscode.l10n.t('{0} was never saved and is closed.', name) } };
    return { chosen: open ?? (await vscode.workspace.openTextDocument(uri)) };
  } catch {
    return { refusal: { message: vscode.l10n.t('{0} cannot be opened: it may have been deleted or renamed.', name) } };
  }
}

/** A spec that the user picks; `none` where there is none that fits. */
export async function pickSpec(
  title = vscode.l10n.t('Which spec?'),
  fits: (uri: vscode.Uri) => boolean = () => true,
): Promise<vscode.Uri | 'none' | undefined> {
  const found = (await vscode.workspace.findFiles(specPattern, '**/node_modules/**', MOST_SPECS)).filter(fits);
  if (!found.length) return 'none';
  const items = found
    .map((uri) => ({ label: label`${vscode.workspace.asRelativePath(uri)}`, uri }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (await pickOne(items, { title }))?.uri;
}

const newSpec = () => ({ help: { label: vscode.l10n.t('New Spec'), run: runCommand('newSpec') } });

/** What is known of a spec as it is. */
export async function checkOf(
  { checks, worker }: Pick<Services, 'checks' | 'worker'>,
  document: vscode.TextDocument,
): Promise<CheckAnswer> {
  const scope = fileScopeOf(document);
  return checks.of(document) ?? (await worker.ask({ task: 'check', text: document.getText(), ...(scope && { scope }) }));
}
