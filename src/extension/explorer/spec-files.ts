import * as vscode from 'vscode';
import { Disposables } from '../disposables';
import { specPattern } from '../spec-document';
import { headOf, type SpecHead } from '../spec-text';
import { Throttle } from '../throttle';

/** A list that is longer is not looked through by eye. */
const MOST_SPECS = 2000;

/** A spec of the workspace, and what it says of itself where it can be read. */
export interface SpecFile extends SpecHead {
  readonly uri: vscode.Uri;
}

/** The specs of the workspace, as they are made, changed, renamed and removed. */
export class SpecFiles implements vscode.Disposable {
  readonly #store = new Disposables();
  readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
  /** At most a few times a second. */
  readonly onDidChange = this.#changed.event;
  readonly #tell = this.#store.add(new Throttle(200, () => this.#changed.fire()));
  readonly #heads = new Map<string, Promise<SpecHead>>();
  #uris: Promise<readonly vscode.Uri[]> | undefined;

  constructor() {
    const watcher = this.#store.add(vscode.workspace.createFileSystemWatcher(specPattern));
    this.#store.add(watcher.onDidCreate(() => this.#look()));
    this.#store.add(watcher.onDidDelete(() => this.#look()));
    this.#store.add(watcher.onDidChange((uri) => this.#read(uri)));
    this.#store.add(vscode.workspace.onDidChangeWorkspaceFolders(() => this.#look()));
  }

  dispose(): void {
    this.#store.dispose();
  }

  /** All of them, sorted by path. */
  async all(): Promise<readonly SpecFile[]> {
    this.#uris ??= find();
    const uris = await this.#uris;
    return Promise.all(uris.map(async (uri) => ({ uri, ...(await this.#headOf(uri)) })));
  }

  #look(): void {
    this.#uris = undefined;
    this.#heads.clear();
    this.#tell.ask();
  }

  #read(uri: vscode.Uri): void {
    this.#heads.delete(String(uri));
    this.#tell.ask();
  }

  #headOf(uri: vscode.Uri): Promise<SpecHead> {
    const known = this.#heads.get(String(uri));
    if (known !== undefined) return known;
    const head = read(uri);
    this.#heads.set(String(uri), head);
    return head;
  }
}

async function find(): Promise<readonly vscode.Uri[]> {
  const found = await vscode.workspace.findFiles(specPattern, '**/node_modules/**', MOST_SPECS);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function read(uri: vscode.Uri): Promise<SpecHead> {
  try {
    return headOf(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  } catch {
    // It was removed while it was read; the watcher will tell.
    return {};
  }
}
