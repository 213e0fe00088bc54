import * as vscode from 'vscode';
import type { Span } from '../ml/language/kind';
import type { TextEdit } from '../ml/language/problem';

/** Where a part of a text is in the editor. */
export const rangeIn = (document: vscode.TextDocument, { offset, length }: Span): vscode.Range =>
  new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));

/** Edits of a document's text, for VS Code to make. */
export function workspaceEdit(document: vscode.TextDocument, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const one of edits) edit.replace(document.uri, rangeIn(document, one), one.content);
  return edit;
}

/**
 * Edits the text of a spec as it is in the editor: Undo takes that back, and nothing is saved.
 * @param text that the edits are of
 * @throws an error for the reader where the document has another text by now, or cannot be changed
 */
export async function editSpec(uri: vscode.Uri, text: string, edits: readonly TextEdit[]): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.getText() !== text) throw new Error(vscode.l10n.t('The spec has changed just now. Try again.'));
  if (!(await vscode.workspace.applyEdit(workspaceEdit(document, edits))))
    throw new Error(vscode.l10n.t('{0} cannot be changed.', document.fileName));
}
