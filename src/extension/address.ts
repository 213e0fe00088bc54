import * as vscode from 'vscode';

/** False for a text that cannot be understood as an address, as `Uri.parse` throws on. */
export function isAddress(text: string): boolean {
  try {
    vscode.Uri.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A file or a folder that was renamed or moved. */
export interface Move {
  readonly oldUri: vscode.Uri;
  readonly newUri: vscode.Uri;
}

/** Where something is after a file, or a folder around it, was moved; undefined where it is still where it was. */
export function movedTo(address: string, moves: readonly Move[]): vscode.Uri | undefined {
  for (const { oldUri, newUri } of moves) {
    const old = oldUri.toString();
    if (address === old) return newUri;
    if (address.startsWith(`${old}/`)) return vscode.Uri.parse(newUri.toString() + address.slice(old.length));
  }
  return undefined;
}
