import * as vscode from 'vscode';
import type { SetFolder } from '../../ml/data/files';
import { setFolders } from '../../ml/data/set-folders';

/** The user's own folder of data sets; of machine scope, so that no workspace says what is read outside of it. */
export const SETS_FOLDER_SETTING = 'neuralNetwork.dataSets.folder';

interface OwnPlaces {
  /** What the command fetches is kept here. */
  readonly fetched: string;
  /** What is shipped. */
  readonly samples: string;
}

let own: OwnPlaces | undefined;

/** Says, once at the start, where the extension's own data sets are. */
export function keepSetsIn({
  globalStorageUri,
  extensionUri,
}: Pick<vscode.ExtensionContext, 'globalStorageUri' | 'extensionUri'>): OwnPlaces {
  own = {
    fetched: vscode.Uri.joinPath(globalStorageUri, 'datasets').fsPath,
    samples: vscode.Uri.joinPath(extensionUri, 'media', 'datasets').fsPath,
  };
  return own;
}

/** Where well-known data sets are looked for besides the workspace, as the settings are now. */
export function knownSetFolders(): readonly SetFolder[] {
  if (!own) return [];
  const chosen = vscode.workspace.getConfiguration().get<unknown>(SETS_FOLDER_SETTING);
  return setFolders({ ...(typeof chosen === 'string' && { chosen: chosen.trim() }), ...own });
}
