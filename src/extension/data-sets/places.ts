import * as vscode from 'vscode';
import type { SetFolder } from '../../ml/data/files';
import { setFolders } from '../../ml/data/set-folders';

/** The user's own folder of data sets; of machine scope, so that no workspace says what is read outside of it. */
const FOLDER = 'dataSets.folder';
export const SETS_FOLDER_SETTING = `neuralNetwork.${FOLDER}`;

/** In place of Keras's address, such as a mirror. */
const ADDRESS = 'dataSets.address';

interface OwnPlaces {
  /** What the command fetches is kept here. */
  readonly fetched: string;
  /** What is shipped. */
  readonly samples: string;
}

let own: OwnPlaces | undefined;

/** Says, once at the start, where the extension's own data sets are. */
export function keepSetsIn({ globalStorageUri, extensionUri }: Pick<vscode.ExtensionContext, 'globalStorageUri' | 'extensionUri'>): void {
  own = {
    fetched: vscode.Uri.joinPath(globalStorageUri, 'datasets').fsPath,
    samples: vscode.Uri.joinPath(extensionUri, 'media', 'datasets').fsPath,
  };
}

/** Where the command puts what it fetches, and where it fetches it from. */
export function fetching(): { readonly folder: string; readonly address?: string } {
  if (!own) throw new Error('The extension has not begun.');
  const address = textSetting(ADDRESS);
  return { folder: own.fetched, ...(address && { address }) };
}

const textSetting = (key: string): string | undefined => {
  const value = vscode.workspace.getConfiguration('neuralNetwork').get<unknown>(key);
  return typeof value === 'string' ? value.trim() : undefined;
};

/** Where well-known data sets are looked for besides the workspace, as the settings are now. */
export function knownSetFolders(): readonly SetFolder[] {
  if (!own) return [];
  const chosen = textSetting(FOLDER);
  return setFolders({ ...(chosen && { chosen }), ...own });
}
