import * as vscode from 'vscode';
import { isSameFile, writeWhole } from '../files/whole-file';
import type { Requests } from '../webview/study/messages/from-view';
import { folderBeside, onDisk } from './spec-document';

/** A file to be written at the user's wish. */
interface OutFile {
  readonly uri: vscode.Uri;
  readonly content: string | Uint8Array;
}

/** Says why something cannot be exported. */
export class NotExportable extends Error {}

/** The place that was chosen is the spec's own. */
export class IsSpec extends Error {
  constructor() {
    super(vscode.l10n.t('This is the spec itself. Choose another name.'));
  }
}

/**
 * Writes files over what is there, all of them or none: what was there before stays until all are written.
 * @param spec what is never written over; undefined where it was never saved
 * @throws IsSpec, or the error of the file system
 */
export async function writeFiles(files: readonly OutFile[], spec: vscode.Uri | undefined): Promise<void> {
  for (const { uri } of files) if (spec && (await isSame(uri, spec))) throw new IsSpec();
  if (files.every(({ uri }) => uri.scheme === 'file'))
    return await writeWhole(
      files.map(({ uri, content }) => ({ path: uri.fsPath, content })),
      true,
    );
  for (const { uri, content } of files) {
    const next = uri.with({ path: `${uri.path}.part` });
    await vscode.workspace.fs.writeFile(next, typeof content === 'string' ? new TextEncoder().encode(content) : content);
    await vscode.workspace.fs.rename(next, uri, { overwrite: true });
  }
}

async function isSame(one: vscode.Uri, other: vscode.Uri): Promise<boolean> {
  if (one.toString() === other.toString()) return true;
  const [a, b] = [onDisk(one), onDisk(other)];
  return a !== undefined && b !== undefined && (await isSameFile(a.fsPath, b.fsPath));
}

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
