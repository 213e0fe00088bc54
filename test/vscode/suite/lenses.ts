import * as vscode from 'vscode';
import { until } from './workspace';

/** Texts of the line over a spec, without their icons. */
export async function lensesOf(uri: vscode.Uri): Promise<string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 20);
  return lenses.flatMap(({ command }) => (command ? [command.title.replace(/^\$\([^)]*\) /, '')] : []));
}

/** Waits until one of the texts is like this, and gives it. */
export const lens = (uri: vscode.Uri, pattern: RegExp): Promise<string> =>
  until(`the line over ${uri.path} says ${pattern}`, async () => (await lensesOf(uri)).find((text) => pattern.test(text)));
