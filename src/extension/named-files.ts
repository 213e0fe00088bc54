import { stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, relative, sep } from 'node:path';
import * as vscode from 'vscode';
import type { FileScope } from '../ml/data/files';
import { pathOf, stampOf } from '../ml/data/node-files';
import type { CheckAnswer } from '../ml/worker/messages';
import { Disposables } from './disposables';

/**
 * The files that one spec names, such as its data, wherever in the workspace they are. Each is watched in its folder, and so are the folders
 * on the way to it: a folder that does not exist yet comes with its files, and VS Code does not report those one by one. Of `allOf` a folder,
 * every file in it is watched.
 */
export class NamedFiles implements vscode.Disposable {
  readonly #onDidMove: () => void;
  #scope: FileScope | undefined;
  #stamps: CheckAnswer['files'] = new Map();
  #watchers = new Disposables();
  #watched = '';
  #turn = 0;
  #disposed = false;

  /** @param onDidMove called when one of the files, or a folder on the way to it, has come, gone or changed */
  constructor(onDidMove: () => void) {
    this.#onDidMove = onDidMove;
  }

  /** Takes what the newest check has asked for. */
  async watch(scope: FileScope | undefined, files: CheckAnswer['files']): Promise<void> {
    this.#scope = scope;
    this.#stamps = files;
    const turn = ++this.#turn;
    const folders = await existing(scope ? foldersOf(scope, [...files.keys()]) : new Map());
    const watched = folders.map(({ path, made, names }) => `${path}\n${made}\n${[...names].join('\n')}`).join('\n');
    // A watcher sees a while after it was made, so those that still serve are kept.
    if (turn !== this.#turn || this.#disposed || watched === this.#watched) return;
    this.#watched = watched;
    const old = this.#watchers;
    this.#watchers = new Disposables();
    for (const { path, names } of folders) this.#watchFolder(path, names);
    old.dispose();
  }

  /** True where a file is other than it was when it was checked. */
  async haveMoved(): Promise<boolean> {
    for (const [path, stamp] of this.#stamps) if ((await stampOf(this.#scope, path)) !== stamp) return true;
    return false;
  }

  dispose(): void {
    this.#disposed = true;
    this.#watchers.dispose();
  }

  #watchFolder(path: string, names: ReadonlySet<string>): void {
    const watcher = this.#watchers.add(vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(vscode.Uri.file(path), '*')));
    const look = ({ fsPath }: vscode.Uri): void => {
      if (names.has('*') || names.has(folded(basename(fsPath)))) this.#onDidMove();
    };
    for (const event of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete]) this.#watchers.add(event(look));
  }
}

/** Names are the same to many disks that differ in case, or in how an accent is written. */
const folded = (name: string): string => name.normalize('NFC').toLowerCase();

/**
 * The folders to look into, and for which names: those of the files and of the folders on the way to them, within the workspace or, of a
 * well-known data set, from the folder that holds the one in which it is looked for.
 */
function foldersOf(scope: FileScope, files: readonly string[]): ReadonlyMap<string, Set<string>> {
  const { folder, workspace, sets = [] } = scope;
  const roots = [...(workspace === undefined ? [] : [workspace]), ...sets.map((set) => dirname(set.folder))];
  const folders = new Map<string, Set<string>>();
  for (const file of files) {
    if (folder === undefined && !isAbsolute(file)) continue;
    for (let path = pathOf(scope, file); roots.some((root) => isWithin(root, path)); path = dirname(path)) {
      const folder = dirname(path);
      folders.set(folder, (folders.get(folder) ?? new Set()).add(folded(basename(path))));
    }
  }
  return folders;
}

const isWithin = (folder: string, path: string): boolean => {
  const way = relative(folded(folder), folded(path));
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

interface Folder {
  readonly path: string;
  /** When it was made: a new one in the place of another has to be watched anew. */
  readonly made: number;
  readonly names: ReadonlySet<string>;
}

async function existing(folders: ReadonlyMap<string, ReadonlySet<string>>): Promise<readonly Folder[]> {
  const all = [...folders].map(async ([path, names]): Promise<Folder | undefined> => {
    const found = await stat(path).catch(() => undefined);
    return found?.isDirectory() ? { path, made: found.birthtimeMs, names } : undefined;
  });
  return (await Promise.all(all)).filter((folder) => folder !== undefined);
}
