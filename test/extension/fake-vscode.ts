// As much of VS Code's interface as the extension's tests need; scripts/lib/test-files.mjs puts it in the place of the real one.
import { FakeDocument } from './fake-document';
import { ColorThemeKind } from './fake-editor';
import { fs } from './fake-files';

export { FakeDocument, Position, Range } from './fake-document';
export { FileChangeType, FileSystemError, FileType } from './fake-files';

import type { Diagnostic, WorkspaceEdit } from './fake-editor';
import type { Uri } from './fake-uri';
import { FakeProgress, FakeStatusItem } from './fake-window';

export {
  CodeAction,
  CodeActionKind,
  CodeLens,
  ColorThemeKind,
  CompletionItem,
  CompletionItemKind,
  Diagnostic,
  DiagnosticSeverity,
  Hover,
  InlayHint,
  Location,
  MarkdownString,
  QuickPickItemKind,
  SnippetString,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  WorkspaceEdit,
} from './fake-editor';
export { Uri, untitled } from './fake-uri';
export { StatusBarAlignment, ThemeColor } from './fake-window';

type Listener<T> = (event: T) => unknown;

export class EventEmitter<T> {
  readonly #listeners = new Set<Listener<T>>();
  readonly event = (listener: Listener<T>): { dispose(): void } => {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  };
  fire(event: T): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
  dispose(): void {
    this.#listeners.clear();
  }
  get listeners(): number {
    return this.#listeners.size;
  }
}

export const OverviewRulerLane = { Left: 1, Center: 2, Right: 4, Full: 7 };
export const ConfigurationTarget = { Global: 1, Workspace: 2 };
export const ViewColumn = { Active: -1, Beside: -2 };
export const ProgressLocation = { Notification: 15 };
export const version = '1.100.0';
export class CancellationError extends Error {}
export const env = { language: 'en' };
export const l10n = {
  bundle: undefined as Readonly<Record<string, string>> | undefined,
  t: (text: string, ...filled: unknown[]): string => text.replaceAll(/\{(\d)\}/g, (_, i) => String(filled[Number(i)])),
};

/** A webview panel: what the host sent to it, and a way to answer. */
export class FakePanel {
  readonly sent: unknown[] = [];
  readonly received = new EventEmitter<unknown>();
  readonly disposed = new EventEmitter<void>();
  readonly onDidDispose = this.disposed.event;
  readonly viewState = new EventEmitter<unknown>();
  readonly onDidChangeViewState = this.viewState.event;
  active = false;
  visible = true;
  title = '';
  readonly webview = {
    html: '',
    cspSource: 'csp:',
    asWebviewUri: (uri: Uri): Uri => uri,
    onDidReceiveMessage: this.received.event,
    postMessage: (message: unknown): Promise<boolean> => {
      this.sent.push(message);
      return Promise.resolve(true);
    },
  };
  reveal = (): void => undefined;
  dispose(): void {
    this.disposed.fire();
  }
}

interface FakeTree {
  getChildren(parent?: unknown): unknown;
  getTreeItem(item: unknown): unknown;
}

interface FakeContentProvider {
  provideTextDocumentContent(uri: Uri): unknown;
}

interface Serializer {
  deserializeWebviewPanel(panel: unknown, state: unknown): Promise<void>;
}

const events = {
  opened: new EventEmitter<FakeDocument>(),
  changed: new EventEmitter<{ document: FakeDocument; contentChanges: readonly { text: string }[] }>(),
  closed: new EventEmitter<FakeDocument>(),
  saved: new EventEmitter<FakeDocument>(),
  activeEditor: new EventEmitter<{ document: FakeDocument } | undefined>(),
  configuration: new EventEmitter<{ affectsConfiguration(section: string): boolean }>(),
  folders: new EventEmitter<void>(),
  selection: new EventEmitter<unknown>(),
  renamed: new EventEmitter<{ files: readonly { oldUri: Uri; newUri: Uri }[] }>(),
  willRename: new EventEmitter<{ files: readonly { oldUri: Uri; newUri: Uri }[]; waitUntil(work: Promise<unknown>): void }>(),
  visibleEditors: new EventEmitter<unknown>(),
  windowState: new EventEmitter<{ focused: boolean }>(),
  diagnostics: new EventEmitter<{ uris: readonly Uri[] }>(),
  files: { created: new EventEmitter<Uri>(), deleted: new EventEmitter<Uri>(), changed: new EventEmitter<Uri>() },
};

export class RelativePattern {
  readonly baseUri: Uri;
  readonly pattern: string;
  constructor(base: Uri, pattern: string) {
    this.baseUri = base;
    this.pattern = pattern;
  }
}

/** Watches a folder as VS Code does, which reports nothing of what is in folders below it; or everything, where a test gives a pattern. */
class FakeWatcher {
  readonly #pattern: string | RelativePattern;
  readonly #listeners: { dispose(): void }[] = [];
  readonly onDidCreate = this.#only(events.files.created);
  readonly onDidDelete = this.#only(events.files.deleted);
  readonly onDidChange = this.#only(events.files.changed);
  constructor(pattern: string | RelativePattern) {
    this.#pattern = pattern;
    if (typeof pattern !== 'string') host.watched.push(pattern.baseUri.path);
  }
  dispose(): void {
    for (const listener of this.#listeners.splice(0)) listener.dispose();
    if (typeof this.#pattern !== 'string') host.watched.splice(host.watched.indexOf(this.#pattern.baseUri.path), 1);
  }
  #only(event: EventEmitter<Uri>) {
    return (listener: Listener<Uri>): { dispose(): void } => {
      const heard = event.event((uri) => {
        const pattern = this.#pattern;
        if (typeof pattern === 'string' || uri.path.slice(0, uri.path.lastIndexOf('/')) === pattern.baseUri.path) listener(uri);
      });
      this.#listeners.push(heard);
      return heard;
    };
  }
}

/** How many listen to what VS Code tells. */
export const listeners = (): number =>
  [...Object.values(events), ...Object.values(events.files)].reduce(
    (sum, event) => sum + (event instanceof EventEmitter ? event.listeners : 0),
    0,
  );

/** What the extension did, and what a test does to it. */
export const host = {
  events,
  documents: [] as FakeDocument[],
  /** Folders that are watched. */
  watched: [] as string[],
  collections: new Set<Map<string, Diagnostic[]>>(),
  commands: new Map<string, (...parameters: unknown[]) => unknown>(),
  messages: [] as string[],
  panels: [] as FakePanel[],
  output: [] as string[],
  /** What the settings say where they differ from what is asked for as default. */
  settings: new Map<string, unknown>(),
  workspaceSettings: new Map<string, unknown>(),
  /** Who makes the texts of addresses, by their schemes. */
  contents: new Map<string, FakeContentProvider>(),
  /** Commands that VS Code and other extensions have. */
  others: [] as string[],
  /** Files that a search of the workspace finds. */
  found: [] as Uri[],
  folders: [] as { readonly uri: Uri; readonly name: string; readonly index: number }[],
  /** What the user answers, in turn, to pickers and boxes: gets what is offered. */
  answers: [] as ((offered: never) => unknown)[],
  /** Documents that were shown, by address. */
  shown: [] as { readonly uri: Uri; readonly options?: unknown }[],
  executed: [] as unknown[][],
  /** Buttons that the user presses when a message offers them, each once. */
  press: new Set<string>(),
  /** What is shown in the views of the side bar, by their ids. */
  trees: new Map<string, FakeTree>(),
  /** Who brings panels back, by their type. */
  serializers: new Map<string, Serializer>(),
  statusItems: [] as FakeStatusItem[],
  progress: [] as FakeProgress[],
  open(document: FakeDocument): void {
    host.documents.push(document);
    events.opened.fire(document);
  },
  change(document: FakeDocument, text: string): void {
    document.text = text;
    document.version++;
    events.changed.fire({ document, contentChanges: [{ text }] });
  },
  close(document: FakeDocument): void {
    document.isClosed = true;
    host.documents.splice(host.documents.indexOf(document), 1);
    events.closed.fire(document);
  },
  /** All that is shown for a file, by whichever spec. */
  diagnostics: (uri: Uri): Diagnostic[] => [...host.collections].flatMap((collection) => collection.get(String(uri)) ?? []),
};

export const workspace = {
  textDocuments: host.documents,
  onDidOpenTextDocument: events.opened.event,
  onDidChangeTextDocument: events.changed.event,
  onDidCloseTextDocument: events.closed.event,
  onDidSaveTextDocument: events.saved.event,
  /** The innermost folder around a file; none for other addresses. */
  getWorkspaceFolder: ({ scheme, path }: Uri) =>
    host.folders
      .filter(({ uri }) => scheme === uri.scheme && path.startsWith(`${uri.path}/`))
      .sort((a, b) => b.uri.path.length - a.uri.path.length)[0],
  fs,
  get workspaceFolders() {
    return host.folders.length ? host.folders : undefined;
  },
  onDidRenameFiles: events.renamed.event,
  onWillRenameFiles: events.willRename.event,
  onDidChangeWorkspaceFolders: events.folders.event,
  onDidChangeConfiguration: events.configuration.event,
  getConfiguration: (section: string) => ({
    get: <T>(key: string, otherwise?: T): T => (host.settings.get(`${section}.${key}`) ?? otherwise) as T,
    inspect: (key: string) => ({
      globalValue: host.settings.get(`${section}.${key}`),
      workspaceValue: host.workspaceSettings.get(`${section}.${key}`),
    }),
    update(key: string, value: unknown, target: number): Promise<void> {
      (target === ConfigurationTarget.Global ? host.settings : host.workspaceSettings).set(`${section}.${key}`, value);
      events.configuration.fire({ affectsConfiguration: (name) => `${section}.${key}`.startsWith(name) });
      return Promise.resolve();
    },
  }),
  registerTextDocumentContentProvider(scheme: string, provider: FakeContentProvider) {
    host.contents.set(scheme, provider);
    return { dispose: () => host.contents.delete(scheme) };
  },
  findFiles: (): Promise<Uri[]> => Promise.resolve([...host.found]),
  registerFileSystemProvider: () => ({ dispose: () => undefined }),
  createFileSystemWatcher: (pattern: string | RelativePattern) => new FakeWatcher(pattern),
  asRelativePath: ({ path }: Uri): string => path.replace(`${host.folders[0]?.uri.path}/`, ''),
  async applyEdit({ edits, created }: WorkspaceEdit): Promise<boolean> {
    for (const { uri, contents } of created) {
      if (await fs.stat(uri).then(Boolean, () => false)) return false;
      await fs.writeFile(uri, contents ?? new Uint8Array());
    }
    for (const { uri, range, text } of edits) {
      const document = host.documents.find((d) => String(d.uri) === String(uri));
      if (!document) continue;
      const [start, end] = [range.start, range.end].map((place) => document.offsetAt(place)) as [number, number];
      host.change(document, document.text.slice(0, start) + text + document.text.slice(end));
    }
    return true;
  },
  /** Rejects for a file that is not there. */
  async openTextDocument(uri: Uri): Promise<FakeDocument> {
    const open = host.documents.find((d) => String(d.uri) === String(uri));
    if (open) return open;
    const text = uri.scheme === 'untitled' ? '' : new TextDecoder().decode(await fs.readFile(uri));
    const document = new FakeDocument(uri, text);
    host.open(document);
    return document;
  },
};

const tell = (text: string, ...buttons: readonly string[]): Promise<string | undefined> => {
  host.messages.push(text);
  const pressed = buttons.find((button) => host.press.delete(button));
  return Promise.resolve(pressed);
};

const answer = async (offered: unknown): Promise<unknown> => host.answers.shift()?.(offered as never);

/** A list to choose from, in which a test can write: it answers with an item, or nothing. */
class FakeQuickPick {
  items: readonly unknown[] = [];
  selectedItems: readonly unknown[] = [];
  readonly #value = new EventEmitter<string>();
  readonly #accept = new EventEmitter<void>();
  readonly #hide = new EventEmitter<void>();
  readonly onDidChangeValue = this.#value.event;
  readonly onDidAccept = this.#accept.event;
  readonly onDidHide = this.#hide.event;
  type(value: string): readonly unknown[] {
    this.#value.fire(value);
    return this.items;
  }
  show(): void {
    void Promise.resolve(host.answers.shift()?.(this as never)).then((chosen) => {
      this.selectedItems = chosen ? [chosen] : [];
      (chosen ? this.#accept : this.#hide).fire();
    });
  }
  dispose = (): void => undefined;
}

export const window = {
  activeColorTheme: { kind: ColorThemeKind.Dark },
  activeTextEditor: undefined as { document: FakeDocument } | undefined,
  onDidChangeActiveTextEditor: events.activeEditor.event,
  onDidChangeVisibleTextEditors: events.visibleEditors.event,
  showInformationMessage: tell,
  showErrorMessage: tell,
  showWarningMessage: tell,
  showSaveDialog: answer,
  visibleTextEditors: [] as unknown[],
  onDidChangeTextEditorSelection: events.selection.event,
  createTextEditorDecorationType: () => ({ dispose: () => undefined }),
  registerWebviewPanelSerializer(type: string, serializer: Serializer) {
    host.serializers.set(type, serializer);
    return { dispose: () => host.serializers.delete(type) };
  },
  onDidChangeWindowState: events.windowState.event,
  createStatusBarItem(id: string): FakeStatusItem {
    const item = new FakeStatusItem(id);
    host.statusItems.push(item);
    return item;
  },
  createTreeView(id: string, { treeDataProvider }: { treeDataProvider: FakeTree }) {
    host.trees.set(id, treeDataProvider);
    const onDidChangeVisibility = new EventEmitter<unknown>().event;
    return { visible: true, onDidChangeVisibility, dispose: () => host.trees.delete(id) };
  },
  showQuickPick: answer,
  createQuickPick: () => new FakeQuickPick(),
  showInputBox: answer,
  showWorkspaceFolderPick: (): Promise<unknown> => answer(host.folders),
  showTextDocument(uri: Uri, options?: unknown): Promise<void> {
    host.shown.push({ uri, options });
    return Promise.resolve();
  },
  createWebviewPanel(): FakePanel {
    const panel = new FakePanel();
    host.panels.push(panel);
    return panel;
  },
  withProgress({ title }: { title: string }, task: (progress: FakeProgress, token: unknown) => Promise<unknown>): Promise<unknown> {
    const shown = new FakeProgress(title);
    host.progress.push(shown);
    return task(shown, shown.token).finally(() => {
      shown.open = false;
    });
  },
  createOutputChannel: () => ({ appendLine: (line: string) => host.output.push(line), show: () => undefined, dispose: () => undefined }),
};

export const languages = {
  createDiagnosticCollection() {
    const shown = new Map<string, Diagnostic[]>();
    host.collections.add(shown);
    return {
      set: (uri: Uri, diagnostics: Diagnostic[]) => shown.set(String(uri), diagnostics),
      clear: () => shown.clear(),
      dispose: () => host.collections.delete(shown),
    };
  },
  registerCodeActionsProvider: () => ({ dispose: () => undefined }),
  registerCodeLensProvider: () => ({ dispose: () => undefined }),
  registerInlayHintsProvider: () => ({ dispose: () => undefined }),
  registerHoverProvider: () => ({ dispose: () => undefined }),
  registerCompletionItemProvider: () => ({ dispose: () => undefined }),
  registerDefinitionProvider: () => ({ dispose: () => undefined }),
  registerReferenceProvider: () => ({ dispose: () => undefined }),
  registerRenameProvider: () => ({ dispose: () => undefined }),
  onDidChangeDiagnostics: events.diagnostics.event,
  getDiagnostics: (uri: Uri): Diagnostic[] => host.diagnostics(uri),
};

export const commands = {
  getCommands: (): Promise<string[]> => Promise.resolve([...host.commands.keys(), ...host.others]),
  registerCommand(name: string, run: (...parameters: unknown[]) => unknown) {
    host.commands.set(name, run);
    return { dispose: () => host.commands.delete(name) };
  },
  executeCommand(...parameters: unknown[]): Promise<void> {
    host.executed.push(parameters);
    return Promise.resolve();
  },
};
