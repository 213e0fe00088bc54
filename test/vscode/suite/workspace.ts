import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';

export const extensionId = 'neural-network-study.neural-network-study';

/** Waits until something holds, and gives it back. The time allowed is for the slowest machine. */
export async function until<T>(
  what: string,
  find: () => T | undefined | false | Promise<T | undefined | false>,
  seconds = 180,
): Promise<T> {
  for (const end = Date.now() + seconds * 1000; ; await wait(25)) {
    const found = await find();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`It did not come to this within ${seconds} seconds: ${what}`);
  }
}

/** Address of a file in the workspace. */
export function fileUri(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('No folder is open.');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Writes a file of the workspace, behind the editor's back. */
export async function write(name: string, text: string): Promise<vscode.Uri> {
  const uri = fileUri(name);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
  return uri;
}

/** Opens a file of the workspace in the editor. */
export async function open(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fileUri(name)));
}

/** Opens a new file with this text. */
export async function openNew(name: string, text: string): Promise<vscode.TextEditor> {
  await write(name, text);
  return open(name);
}

/** Replaces the first place where a text is in the document, as typing would. */
export async function replace({ document }: vscode.TextEditor, before: string, after: string): Promise<void> {
  const at = document.getText().indexOf(before);
  if (at < 0) throw new Error(`"${before}" is not in ${document.fileName}.`);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + before.length)), after);
  await vscode.workspace.applyEdit(edit);
}

export const closeAll = async (): Promise<void> => {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
};

export const command = <T = unknown>(name: string, ...parameters: unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(`neuralNetwork.${name}`, ...parameters);
