import * as vscode from 'vscode';
import type { Requests } from '../../webview/study/messages';

/** Asks where to, and writes a file. @param folder where the spec is, if it was ever saved */
export async function saveFile(
  { name, content }: Requests['save']['ask'],
  folder: vscode.Uri | undefined,
): Promise<Requests['save']['answer']> {
  const start = folder ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  // A name from a page is a name, and no path.
  const safe = name.replaceAll(/[/\\:*?"<>|]/g, '-');
  const ending = /\.(\w+)$/.exec(safe)?.[1];
  const uri = await vscode.window.showSaveDialog({
    ...(start && { defaultUri: vscode.Uri.joinPath(start, safe) }),
    ...(ending !== undefined && { filters: { [ending.toUpperCase()]: [ending] } }),
  });
  if (!uri) return { saved: false };
  await vscode.workspace.fs.writeFile(uri, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  return { saved: true };
}
