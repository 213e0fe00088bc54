import { parse } from 'jsonc-parser';
import * as vscode from 'vscode';
import type { Refusal } from '../commands/services';
import { onDisk } from '../spec-document';
import { exists } from './sample-files';

/** Well-known sets of pictures are too large to come with the samples: says where a spec's files go, and opens that folder. */
export async function nextStep(spec: vscode.Uri, text: string): Promise<Refusal | undefined> {
  const set = (parse(text) as { readonly data?: { readonly dataset?: unknown; readonly folder?: unknown } } | undefined)?.data;
  if (typeof set?.dataset !== 'string') return undefined;
  const name = typeof set.folder === 'string' ? set.folder : set.dataset;
  const file = onDisk(spec);
  const folder = file && vscode.Uri.joinPath(file, '..', name);
  if (folder && (await exists(folder))) return undefined;
  return {
    message: vscode.l10n.t('This network needs pictures: put the four files that its first comment names into the folder "{0}".', name),
    ...(folder && { help: makeAndShow(folder) }),
  };
}

const makeAndShow = (folder: vscode.Uri): Refusal['help'] & object => ({
  label: vscode.l10n.t('Make and Show the Folder'),
  run: async () => {
    await vscode.workspace.fs.createDirectory(folder);
    await vscode.commands.executeCommand('revealFileInOS', folder);
  },
});
