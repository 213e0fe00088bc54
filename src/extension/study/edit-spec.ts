import * as vscode from 'vscode';
import type { TextEdit } from '../../ml/language/problem';

/**
 * Edits the text of a spec as it is in the editor: Undo takes that back, and nothing is saved.
 * @param text that the edits are of
 * @throws an error for the reader where the document has another text by now, or cannot be changed
 */
export async function editSpec(uri: vscode.Uri, text: string, edits: readonly TextEdit[]): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.getText() !== text) throw new Error(vscode.l10n.t('The spec has changed just now. Try again.'));
  const change = new vscode.WorkspaceEdit();
  for (const { offset, length, content } of edits)
    change.replace(uri, new vscode.Range(document.positionAt(offset), document.positionAt(offset + length)), content);
  if (!(await vscode.workspace.applyEdit(change))) throw new Error(vscode.l10n.t('{0} cannot be changed.', document.fileName));
}
