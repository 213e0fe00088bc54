import * as vscode from 'vscode';
import { Disposables } from '../disposables';
import { sampleScheme, storedSample } from './sample-address';

/** Reads and writes samples by their own addresses: each is a file in the extension's storage. */
export class SampleFileSystem implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #store = new Disposables();
  readonly #changed = this.#store.add(new vscode.EventEmitter<vscode.FileChangeEvent[]>());
  readonly onDidChangeFile = this.#changed.event;
  readonly #storage: vscode.Uri;

  /** @param storage the extension's, which all windows share */
  constructor(storage: vscode.Uri) {
    this.#storage = storage;
    const isCaseSensitive = process.platform === 'linux';
    this.#store.add(vscode.workspace.registerFileSystemProvider(sampleScheme, this, { isCaseSensitive }));
  }

  dispose(): void {
    this.#store.dispose();
  }

  /** Reports what another window, or another program, does to a file. */
  watch(uri: vscode.Uri): vscode.Disposable {
    const file = this.#file(uri);
    const watched = new Disposables();
    const folder = new vscode.RelativePattern(vscode.Uri.joinPath(file, '..'), '*');
    const watcher = watched.add(vscode.workspace.createFileSystemWatcher(folder));
    const report = (type: vscode.FileChangeType) => (moved: vscode.Uri) => {
      if (moved.fsPath === file.fsPath) this.#changed.fire([{ type, uri }]);
    };
    watched.add(watcher.onDidCreate(report(vscode.FileChangeType.Created)));
    watched.add(watcher.onDidChange(report(vscode.FileChangeType.Changed)));
    watched.add(watcher.onDidDelete(report(vscode.FileChangeType.Deleted)));
    return watched;
  }

  stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    return this.#at(uri, (file) => vscode.workspace.fs.stat(file));
  }

  readDirectory(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
    return this.#at(uri, (file) => vscode.workspace.fs.readDirectory(file));
  }

  createDirectory(uri: vscode.Uri): Promise<void> {
    return this.#at(uri, (file) => vscode.workspace.fs.createDirectory(file));
  }

  readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return this.#at(uri, (file) => vscode.workspace.fs.readFile(file));
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array, options: { readonly create: boolean; readonly overwrite: boolean }): Promise<void> {
    const found = await this.stat(uri).then(
      () => true,
      () => false,
    );
    if (!found && !options.create) throw vscode.FileSystemError.FileNotFound(uri);
    if (found && options.create && !options.overwrite) throw vscode.FileSystemError.FileExists(uri);
    await this.#at(uri, (file) => vscode.workspace.fs.writeFile(file, content));
  }

  delete(uri: vscode.Uri, options: { readonly recursive: boolean }): Promise<void> {
    return this.#at(uri, (file) => vscode.workspace.fs.delete(file, options));
  }

  rename(from: vscode.Uri, to: vscode.Uri, options: { readonly overwrite: boolean }): Promise<void> {
    return this.#at(from, (file) => vscode.workspace.fs.rename(file, this.#file(to), options));
  }

  #file(uri: vscode.Uri): vscode.Uri {
    const file = storedSample(uri, this.#storage);
    if (!file) throw vscode.FileSystemError.FileNotFound(uri);
    return file;
  }

  /** Does something with the file of an address. What the disk says against it names the address and not the storage. */
  async #at<T>(uri: vscode.Uri, work: (file: vscode.Uri) => Thenable<T>): Promise<T> {
    try {
      return await work(this.#file(uri));
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError)) throw error;
      if (error.code === 'FileNotFound') throw vscode.FileSystemError.FileNotFound(uri);
      if (error.code === 'NoPermissions') throw vscode.FileSystemError.NoPermissions(uri);
      throw error;
    }
  }
}
