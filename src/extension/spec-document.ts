import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { FileScope } from '../ml/data/files';
import { knownSetFolders } from './data-sets/places';
import { sampleScheme, storedSample } from './samples/sample-address';

/** How the name of a spec ends. Capitals are the same: to many disks they are, and VS Code takes them so in names of a language's files. */
const ENDING = '.nn.json';

/** All specs, for VS Code, whose patterns are case-sensitive. */
export const specPattern = '**/*.[nN][nN].[jJ][sS][oO][nN]';

/** Specs for VS Code's providers. The language is the built-in JSON with comments, which package.json gives to these files. */
export const specSelector: vscode.DocumentSelector = { pattern: specPattern };

/** True for the name or path of a spec. */
export const isSpecName = (path: string): boolean => path.toLowerCase().endsWith(ENDING);

/** The name or path without the ending of a spec. */
export const withoutEnding = (path: string): string => (isSpecName(path) ? path.slice(0, -ENDING.length) : path);

/** True for a spec on disk, a sample, or one not yet saved; what a comparison shows of an older version is none of them. */
export const isSpec = ({ fileName, uri }: vscode.TextDocument): boolean =>
  isSpecName(fileName) && ['file', 'untitled', sampleScheme].includes(uri.scheme);

let storage: vscode.Uri | undefined;

/** Says, once at the start, where the samples' files are. */
export function storeSamplesIn(folder: vscode.Uri): void {
  storage = folder;
}

/** The file that a document is on disk; undefined for one that was never saved, or is none of this machine's. */
export function onDisk(uri: vscode.Uri): vscode.Uri | undefined {
  return uri.scheme === 'file' ? uri : storage && storedSample(uri, storage);
}

/** Where a spec's data is looked for, and the folder it may not leave; until the spec has been saved there are only the well-known data sets. */
export function fileScopeOf({ uri }: Pick<vscode.TextDocument, 'uri'>): FileScope {
  const sets = knownSetFolders();
  const file = onDisk(uri);
  if (!file) return { sets };
  const folder = dirname(file.fsPath);
  return { folder, workspace: vscode.workspace.getWorkspaceFolder(file)?.uri.fsPath ?? folder, sets };
}

/**
 * What a reader knows a spec by: its path within the workspace, a sample's within the samples.
 * @param withFolder begins with the workspace folder's name; only where there are several, unless said
 */
export const pathOfSpec = (uri: vscode.Uri, withFolder?: boolean): string =>
  uri.scheme === sampleScheme ? uri.path.slice(1) : vscode.workspace.asRelativePath(uri, withFolder);

/** The folder that is offered first for a file made of a spec: the spec's own, but for a sample, whose folder is hidden, the workspace's. */
export function folderBeside(spec: vscode.Uri | undefined): vscode.Uri | undefined {
  if (spec?.path.includes('/') && !['untitled', sampleScheme].includes(spec.scheme)) return vscode.Uri.joinPath(spec, '..');
  return vscode.workspace.workspaceFolders?.[0]?.uri;
}
