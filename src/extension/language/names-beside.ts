import * as vscode from 'vscode';
import { visible } from '../../ml/language/visible';
import { fileNamesIn } from '../../ml/spec/file-names';
import type { WorkerClient } from '../../ml/worker/client';
import { Disposables } from '../disposables';
import { fileScopeOf, onDisk, specSelector } from '../spec-document';
import { rangeIn } from '../text-edits';

const kinds = {
  file: vscode.CompletionItemKind.File,
  folder: vscode.CompletionItemKind.Folder,
  column: vscode.CompletionItemKind.Field,
} as const;

/** Names that only the reader's folder knows: files and folders beside the spec, columns of its CSV file; and the way from a name to its file. */
export class NamesBeside implements vscode.CompletionItemProvider, vscode.DefinitionProvider {
  readonly #worker: Pick<WorkerClient, 'ask'>;

  constructor(worker: Pick<WorkerClient, 'ask'>) {
    this.#worker = worker;
  }

  /** Registers it with VS Code. */
  static register(worker: Pick<WorkerClient, 'ask'>): vscode.Disposable {
    const [store, provider] = [new Disposables(), new NamesBeside(worker)];
    store.add(vscode.languages.registerCompletionItemProvider(specSelector, provider, '"', '/'));
    store.add(vscode.languages.registerDefinitionProvider(specSelector, provider));
    return store;
  }

  async provideCompletionItems(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.CompletionItem[]> {
    const ask = { task: 'beside', text: document.getText(), scope: fileScopeOf(document), offset: document.offsetAt(position) } as const;
    const { names, span } = await this.#worker.ask(ask);
    const range = rangeIn(document, span);
    return names.map(({ name, kind }) => {
      const item = new vscode.CompletionItem(visible(name), kinds[kind]);
      item.insertText = JSON.stringify(name);
      item.filterText = JSON.stringify(name);
      item.range = range;
      return item;
    });
  }

  async provideDefinition(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.LocationLink[]> {
    const offset = document.offsetAt(position);
    const named = fileNamesIn(document.getText()).find(({ span }) => offset >= span.offset && offset < span.offset + span.length);
    const spec = onDisk(document.uri);
    if (!named || named.isFolder || !spec) return [];
    const { workspace } = fileScopeOf(document);
    const file = vscode.Uri.joinPath(spec, '..', named.name);
    // As for the data itself, nothing outside the workspace folder is opened.
    if (workspace === undefined || !isWithin(file, vscode.Uri.file(workspace)) || !(await isFile(file))) return [];
    const start = new vscode.Range(0, 0, 0, 0);
    return [{ originSelectionRange: rangeIn(document, named.span), targetUri: file, targetRange: start, targetSelectionRange: start }];
  }
}

const isWithin = ({ path }: vscode.Uri, folder: vscode.Uri): boolean =>
  path.startsWith(folder.path.endsWith('/') ? folder.path : `${folder.path}/`);

const isFile = (file: vscode.Uri): Promise<boolean> =>
  Promise.resolve(vscode.workspace.fs.stat(file)).then(
    ({ type }) => (type & vscode.FileType.File) !== 0,
    () => false,
  );
