import * as vscode from 'vscode';
import type { Requests } from '../../webview/study/messages';
import { folderBeside } from '../spec-document';
import { writeFiles } from '../write-files';

/** Asks where to, and writes a file. @param spec the spec that it is about */
export async function saveFile(
  { name, content }: Requests['save']['ask'],
  spec: vscode.Uri | undefined,
): Promise<Requests['save']['answer']> {
  const start = folderBeside(spec);
  // A name from a page is a name, and no path.
  const safe = name.replaceAll(/[/\\:*?"<>|]/g, '-');
  const ending = /\.(\w+)$/.exec(safe)?.[1];
  const uri = await vscode.window.showSaveDialog({
    ...(start && { defaultUri: vscode.Uri.joinPath(start, safe) }),
    ...(ending !== undefined && { filters: { [ending.toUpperCase()]: [ending] } }),
  });
  if (!uri) return { saved: false };
  await writeFiles([{ uri, content }], spec);
  return { saved: true };
}
