import * as vscode from 'vscode';
import { freeName } from './free-name';
import { neededFiles } from './needed-files';
import type { SampleFiles } from './sample-files';
import type { Sample } from './sample-list';

/**
 * A new spec where no folder is open: an untitled document with the sample's text. A sample with data files needs a place for them,
 * so its copy is taken instead.
 */
export async function newUntitled(files: SampleFiles, sample: Sample): Promise<vscode.Uri> {
  const text = await files.text(sample);
  if (neededFiles(text).length > 0) return files.copy(sample);
  const open = new Set(vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'untitled').map(({ uri }) => uri.path));
  const name = await freeName(baseOf(sample), (path) => Promise.resolve(open.has(path)));
  const uri = vscode.Uri.from({ scheme: 'untitled', path: name });
  await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(0, 0), text);
  await vscode.workspace.applyEdit(edit);
  return uri;
}

/** `adam` of `optimizers/adam`. */
export const baseOf = ({ file }: Sample): string => file.slice(file.lastIndexOf('/') + 1);
