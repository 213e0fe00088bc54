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

/** Systems whose disks take names for the same that differ in capitals, or in how an accent is written, as they are mostly set up. */
const FOLDING: readonly string[] = ['win32', 'darwin'];

/**
 * True where two addresses are of one file. VS Code gives a file the address that it was first opened by, which on another day may have
 * other capitals than before, or than the disk has.
 */
export function isSameAddress(
  one: vscode.Uri | string | undefined,
  other: vscode.Uri | string | undefined,
  platform: string = process.platform,
): boolean {
  const [a, b] = [String(one), String(other)];
  return a === b || (FOLDING.includes(platform) && folded(a) === folded(b));
}

/** Of addresses of files only: what is elsewhere is for others to say. */
function folded(address: string): string {
  if (!/^file:/.test(address) || !isAddress(address)) return address;
  const { authority, path } = vscode.Uri.parse(address);
  return `//${authority}${path}`.normalize('NFC').toLowerCase();
}

/** A file or a folder that was renamed or moved. */
export interface Move {
  readonly oldUri: vscode.Uri;
  readonly newUri: vscode.Uri;
}

/** Where something is after a file, or a folder around it, was moved; undefined where it is still where it was. */
export function movedTo(address: string, moves: readonly Move[], platform: string = process.platform): vscode.Uri | undefined {
  const parts = address.split('/');
  for (const { oldUri, newUri } of moves) {
    const depth = oldUri.toString().split('/').length;
    if (!isSameAddress(parts.slice(0, depth).join('/'), oldUri, platform)) continue;
    return parts.length === depth ? newUri : vscode.Uri.parse([newUri, ...parts.slice(depth)].join('/'));
  }
  return undefined;
}
