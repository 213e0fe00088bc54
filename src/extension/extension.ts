import * as vscode from 'vscode';
import { Disposables } from './disposables';
import type { Everything } from './main';
import { SampleFileSystem } from './samples/sample-file-system';
import { isSpecName } from './spec-document';
import { panelType, type TreeViewId } from './views';

/**
 * Called by VS Code when the first JSON file with comments is opened, as every spec is, or when one of our views or commands is used. Most
 * such files are none of ours, so only names are looked at here; everything else is a bundle of its own, which is loaded once a spec is
 * open, a view is seen or a command is run.
 */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const own = new Disposables();
  context.subscriptions.push(own);
  own.add(new SampleFileSystem(context.globalStorageUri));
  const view = (id: TreeViewId, canSelectMany = false): vscode.TreeView<unknown> => {
    const treeDataProvider = own.add(new LazyTree(async () => (await everything()).trees[id]));
    return own.add(vscode.window.createTreeView(id, { treeDataProvider, canSelectMany }));
  };
  view('neuralNetwork.specs', true);
  const runs = view('neuralNetwork.runs', true);
  view('neuralNetwork.samples');

  let loaded: Promise<Everything> | undefined;
  const everything = (): Promise<Everything> => {
    loaded ??= import('./main').then(({ start }) => own.add(start(context, runs)));
    return loaded;
  };

  for (const command of commandsOf(context.extension.packageJSON)) {
    own.add(vscode.commands.registerCommand(command, async (...given: unknown[]) => (await everything()).run(command, ...given)));
  }
  own.add(
    vscode.window.registerWebviewPanelSerializer(panelType, {
      deserializeWebviewPanel: async (panel, kept: unknown) => (await everything()).restore(panel, kept),
    }),
  );
  const { workspace } = vscode;
  own.add(workspace.onDidOpenTextDocument(({ fileName }) => isSpecName(fileName) && void everything()));
  // Runs follow their specs, so everything has to listen before files are moved.
  own.add(
    workspace.onWillRenameFiles((event) =>
      event.waitUntil(
        movesSpecs(event.files).then(async (moves) => {
          if (moves) await everything();
        }),
      ),
    ),
  );
  if (workspace.textDocuments.some(({ fileName }) => isSpecName(fileName))) await everything();
}

const commandsOf = (manifest: { readonly contributes: { readonly commands: readonly { readonly command: string }[] } }): string[] =>
  manifest.contributes.commands.map(({ command }) => command);

/** True where a spec is renamed, or a folder, in which there may be some. */
async function movesSpecs(files: readonly { readonly oldUri: vscode.Uri }[]): Promise<boolean> {
  for (const { oldUri } of files) {
    if (isSpecName(oldUri.path)) return true;
    const { type } = await vscode.workspace.fs.stat(oldUri);
    if ((type & vscode.FileType.Directory) !== 0) return true;
  }
  return false;
}

/** A tree of a view whose content is not loaded before it is seen. */
class LazyTree implements vscode.TreeDataProvider<unknown>, vscode.Disposable {
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

  /** VS Code asks only for items that it was given as children. */
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
