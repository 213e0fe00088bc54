import * as vscode from 'vscode';
import { writeWeights as editFor } from '../../ml/spec/written-weights';
import type { Requests } from '../../webview/study/messages';
import type { Studied } from './studied';

/**
 * Writes weights that were moved by hand into the spec, as it is in the editor: Undo takes that back, and nothing is saved.
 * @throws an error for the reader where the spec cannot say them
 */
export async function writeWeights(
  studied: Studied | undefined,
  { layer, values }: Requests['writeWeights']['ask'],
): Promise<Requests['writeWeights']['answer']> {
  const { shown, uri, content } = studied ?? {};
  if (!shown || !uri || !content) throw new Error(vscode.l10n.t('There is no network to ask.'));
  if (content.spec.errors > 0) throw new Error(vscode.l10n.t('The spec has errors: put them right first.'));
  const found = shown.model.layers.find(({ name }) => name === layer);
  const variables = found?.weights.flatMap(({ name, shape }) => {
    const own = values[name];
    return own?.length === shape.reduce((a, b) => a * b, 1) ? [{ name, shape, values: own }] : [];
  });
  if (!found || !variables?.length || variables.length !== found.weights.length)
    throw new Error(vscode.l10n.t('The spec has no such layer any more: {0}', layer));
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.getText() !== shown.text) throw new Error(vscode.l10n.t('The spec has changed just now. Try again.'));
  const edit = editFor(shown.text, found.path, variables);
  if (!edit) throw new Error(vscode.l10n.t('The spec has no such layer any more: {0}', layer));
  const change = new vscode.WorkspaceEdit();
  change.replace(uri, new vscode.Range(document.positionAt(edit.offset), document.positionAt(edit.offset + edit.length)), edit.content);
  if (!(await vscode.workspace.applyEdit(change))) throw new Error(vscode.l10n.t('{0} cannot be changed.', document.fileName));
  return {};
}
