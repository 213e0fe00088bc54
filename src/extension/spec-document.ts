import { dirname } from 'node:path';
import * as vscode from 'vscode';

/** Specs for VS Code's providers. The language is the built-in JSON with comments, which package.json gives to these files. */
export const specSelector: vscode.DocumentSelector = { pattern: '**/*.nn.json' };

/** True for the name or path of a spec. */
export const isSpecName = (path: string): boolean => path.endsWith('.nn.json');

/** True for a spec on disk or one not yet saved; what a comparison shows of an older version is neither. */
export const isSpec = ({ fileName, uri }: vscode.TextDocument): boolean =>
  isSpecName(fileName) && ['file', 'untitled'].includes(uri.scheme);

/** Where a spec's data is looked for, and the folder it may not leave; undefined until the spec has been saved. */
export function placeOf({ uri }: Pick<vscode.TextDocument, 'uri'>): { readonly folder: string; readonly workspace: string } | undefined {
  if (uri.scheme !== 'file') return undefined;
  const folder = dirname(uri.fsPath);
  return { folder, workspace: vscode.workspace.getWorkspaceFolder(uri)?.uri.fsPath ?? folder };
}
