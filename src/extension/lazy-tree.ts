import * as vscode from 'vscode';
import { Disposables } from './disposables';

/** A tree of a view whose content is not loaded before it is seen. */
export class LazyTree implements vscode.TreeDataProvider<unknown>, vscode.Disposable {
  readonly #store = new Disposables();
  readonly #changed = this.#store.add(new vscode.EventEmitter<unknown>());
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #load: () => Promise<vscode.TreeDataProvider<unknown>>;
  #loading: Promise<vscode.TreeDataProvider<unknown>> | undefined;
  #tree: vscode.TreeDataProvider<unknown> | undefined;

  constructor(load: () => Promise<vscode.TreeDataProvider<unknown>>) {
    this.#load = load;
  }

  dispose(): void {
    this.#store.dispose();
  }

  async getChildren(parent?: unknown): Promise<unknown[]> {
    this.#loading ??= this.#load().then((tree) => this.#take(tree));
    return (await (await this.#loading).getChildren(parent)) ?? [];
  }

  /** VS Code asks for no item that it was not given as somebody's child. */
  getTreeItem(item: unknown): vscode.TreeItem | Thenable<vscode.TreeItem> {
    if (!this.#tree) throw new Error('The tree has not been loaded.');
    return this.#tree.getTreeItem(item);
  }

  #take(tree: vscode.TreeDataProvider<unknown>): vscode.TreeDataProvider<unknown> {
    this.#tree = tree;
    const { onDidChangeTreeData } = tree;
    if (onDidChangeTreeData) this.#store.add(onDidChangeTreeData((item) => this.#changed.fire(item)));
    return tree;
  }
}
