import * as vscode from 'vscode';
import { Disposables } from '../disposables';
import { counted } from '../number-text';
import { beside, ShownItem } from '../shown';
import { isSpecName } from '../spec-document';
import { Throttle } from '../throttle';
import { type SpecFile, SpecFiles } from './spec-files';

export class FolderItem extends ShownItem {
  readonly specs: readonly SpecFile[];
  constructor(path: string, specs: readonly SpecFile[]) {
    super(path, vscode.TreeItemCollapsibleState.Expanded);
    this.id = `folder:${path}`;
    this.specs = specs;
    this.iconPath = vscode.ThemeIcon.Folder;
    this.contextValue = 'folder';
  }
}

/** Commands in its menu are called with this; the spec is its `resourceUri`. */
export class SpecItem extends ShownItem {
  override readonly resourceUri: vscode.Uri;
  constructor({ uri, name, sheetKind }: SpecFile) {
    const file = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    super(name ?? file);
    this.id = String(uri);
    this.resourceUri = uri;
    this.contextValue = sheetKind ? 'sheet' : 'spec';
    this.iconPath = vscode.ThemeIcon.File;
    const problems = problemsOf(uri);
    const about = [problems, name === undefined ? undefined : file].filter(Boolean).join(' · ');
    this.describe(beside(name ?? file, about) ?? problems ?? '');
    this.hover([name, vscode.workspace.asRelativePath(uri), problems].filter(Boolean).join('\n'));
    this.command = { command: 'vscode.open', title: '', arguments: [uri] };
  }
}

/** The tree of the workspace's specs, by folder. */
export class SpecsView implements vscode.TreeDataProvider<FolderItem | SpecItem>, vscode.Disposable {
  readonly #store = new Disposables();
  readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #files = this.#store.add(new SpecFiles());
  readonly #redraw = this.#store.add(new Throttle(300, () => this.#changed.fire()));

  constructor() {
    this.#store.add(this.#files.onDidChange(() => this.#changed.fire()));
    this.#store.add(
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some(({ path }) => isSpecName(path))) this.#redraw.ask();
      }),
    );
  }

  dispose(): void {
    this.#store.dispose();
  }

  getTreeItem(item: FolderItem | SpecItem): vscode.TreeItem {
    return item;
  }

  async getChildren(parent?: FolderItem | SpecItem): Promise<(FolderItem | SpecItem)[]> {
    if (parent) return parent instanceof FolderItem ? parent.specs.map((spec) => new SpecItem(spec)) : [];
    const folders = new Map<string, SpecFile[]>();
    for (const spec of await this.#files.all()) {
      const path = folderOf(spec.uri);
      folders.set(path, [...(folders.get(path) ?? []), spec]);
    }
    const top = folders.get('') ?? [];
    folders.delete('');
    return [...top.map((spec) => new SpecItem(spec)), ...[...folders].map(([path, specs]) => new FolderItem(path, specs))];
  }
}

/** The folder of a spec as a reader names it: from the workspace folder on, with that one's name where there are several. */
function folderOf(uri: vscode.Uri): string {
  const path = vscode.workspace.asRelativePath(uri);
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

/** `2 problems`: errors and warnings, which are known for specs that are open. */
function problemsOf(uri: vscode.Uri): string | undefined {
  const { length } = vscode.languages
    .getDiagnostics(uri)
    .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error || severity === vscode.DiagnosticSeverity.Warning);
  return length === 0 ? undefined : counted(length, 'problems');
}
