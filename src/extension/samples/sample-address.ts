import { posix } from 'node:path';
import * as vscode from 'vscode';

/**
 * A sample that is opened and not kept has an address of its own, such as `neural-network-sample://0.1.0/gate-xor.nn.json`, so that a reader
 * sees its name and not the storage of the extension, where it is a file. The authority is the version of the extension that made the copy.
 */
export const sampleScheme = 'neural-network-sample';

export const sampleAddress = (version: string, file: string): vscode.Uri =>
  vscode.Uri.from({ scheme: sampleScheme, authority: version, path: `/${file}` });

/** The folder of one version's copies. */
export const copiesIn = (storage: vscode.Uri, version: string): vscode.Uri => vscode.Uri.joinPath(storage, `samples-${version}`);

/** The file behind a sample's address, always one within the copies; undefined for any other address. */
export function storedSample(uri: vscode.Uri, storage: vscode.Uri): vscode.Uri | undefined {
  if (uri.scheme !== sampleScheme || !/^[\w.-]+$/.test(uri.authority)) return undefined;
  // Above the top of an absolute path there is nothing, so no `..` leads out. Windows takes backslashes for slashes.
  return vscode.Uri.joinPath(copiesIn(storage, uri.authority), posix.normalize(`/${uri.path.replaceAll('\\', '/')}`));
}
