// As much of VS Code's interface as the extension's tests need; scripts/lib/test-files.mjs puts it in the place of the real one.

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

export class Position {
  readonly line: number;
  readonly character: number;
  constructor(line: number, character: number) {
    this.line = line;
    this.character = character;
  }
  isBefore(other: Position): boolean {
    return this.line < other.line || (this.line === other.line && this.character < other.character);
  }
}

export class Range {
  readonly start: Position;
  readonly end: Position;
  constructor(...at: [number, number, number, number] | [Position, Position]) {
    const [start, end] = at.length === 4 ? [new Position(at[0], at[1]), new Position(at[2], at[3])] : at;
    this.start = start;
    this.end = end;
  }
  intersection(other: Range): Range | undefined {
    const start = this.start.isBefore(other.start) ? other.start : this.start;
    const end = this.end.isBefore(other.end) ? this.end : other.end;
    return end.isBefore(start) ? undefined : new Range(start, end);
  }
  isEqual(other: Range): boolean {
    return JSON.stringify(this) === JSON.stringify(other);
  }
}

export class Uri {
  readonly scheme: string;
  readonly path: string;
  private constructor(scheme: string, path: string) {
    this.scheme = scheme;
    this.path = path;
  }
  static file = (path: string): Uri => new Uri('file', path);
  static untitled = (path: string): Uri => new Uri('untitled', path);
  static joinPath = (base: Uri, ...parts: string[]): Uri =>
    new Uri(base.scheme, new URL([base.path, ...parts].join('/'), 'file:').pathname);
  get fsPath(): string {
    return this.path;
  }
  toString(): string {
    return `${this.scheme}:${this.path}`;
  }
}

/** A text document that a test can change. */
export class FakeDocument {
  version = 1;
  isClosed = false;
  text: string;
  readonly uri: Uri;
  constructor(uri: Uri, text: string) {
    this.uri = uri;
    this.text = text;
  }
  get fileName(): string {
    return this.uri.path;
  }
  getText(): string {
    return this.text;
  }
  positionAt(offset: number): Position {
    const lines = this.text.slice(0, offset).split('\n');
    return new Position(lines.length - 1, lines.at(-1)?.length ?? 0);
  }
}

export class Diagnostic {
  source?: string;
  code?: string;
  readonly range: Range;
  readonly message: string;
  readonly severity: number;
  constructor(range: Range, message: string, severity: number) {
    this.range = range;
    this.message = message;
    this.severity = severity;
  }
}
export const DiagnosticSeverity = { Error: 0, Warning: 1, Information: 2, Hint: 3 };

export class WorkspaceEdit {
  readonly edits: { readonly uri: Uri; readonly range: Range; readonly text: string }[] = [];
  replace(uri: Uri, range: Range, text: string): void {
    this.edits.push({ uri, range, text });
  }
}
export const CodeActionKind = { QuickFix: 'quickfix' };
export class CodeAction {
  readonly title: string;
  readonly kind: string;
  constructor(title: string, kind: string) {
    this.title = title;
    this.kind = kind;
  }
}

export const ViewColumn = { Beside: -2 };
export const ProgressLocation = { Notification: 15 };
export const env = { language: 'en' };
export const l10n = {
  t: (text: string, ...filled: unknown[]): string => text.replaceAll(/\{(\d)\}/g, (_, i) => String(filled[Number(i)])),
};

/** A webview panel: what the host sent to it, and a way to answer. */
export class FakePanel {
  readonly sent: unknown[] = [];
  readonly received = new EventEmitter<unknown>();
  readonly disposed = new EventEmitter<void>();
  readonly onDidDispose = this.disposed.event;
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

const events = {
  opened: new EventEmitter<FakeDocument>(),
  changed: new EventEmitter<{ document: FakeDocument }>(),
  closed: new EventEmitter<FakeDocument>(),
  saved: new EventEmitter<FakeDocument>(),
  activeEditor: new EventEmitter<{ document: FakeDocument } | undefined>(),
};

/** What the extension did, and what a test does to it. */
export const host = {
  events,
  documents: [] as FakeDocument[],
  collections: new Set<Map<string, Diagnostic[]>>(),
  commands: new Map<string, (...parameters: unknown[]) => unknown>(),
  messages: [] as string[],
  panels: [] as FakePanel[],
  output: [] as string[],
  open(document: FakeDocument): void {
    host.documents.push(document);
    events.opened.fire(document);
  },
  change(document: FakeDocument, text: string): void {
    document.text = text;
    document.version++;
    events.changed.fire({ document });
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
  getWorkspaceFolder: (): undefined => undefined,
  openTextDocument: (uri: Uri): Promise<FakeDocument | undefined> =>
    Promise.resolve(host.documents.find((d) => String(d.uri) === String(uri))),
};

const tell = (text: string): Promise<undefined> => {
  host.messages.push(text);
  return Promise.resolve(undefined);
};

export const window = {
  activeTextEditor: undefined as { document: FakeDocument } | undefined,
  onDidChangeActiveTextEditor: events.activeEditor.event,
  showInformationMessage: tell,
  showErrorMessage: tell,
  createWebviewPanel(): FakePanel {
    const panel = new FakePanel();
    host.panels.push(panel);
    return panel;
  },
  withProgress: (_: unknown, task: (progress: unknown, token: unknown) => Promise<unknown>): Promise<unknown> =>
    task({ report: () => undefined }, { onCancellationRequested: new EventEmitter<void>().event }),
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
};

export const commands = {
  registerCommand(name: string, run: (...parameters: unknown[]) => unknown) {
    host.commands.set(name, run);
    return { dispose: () => host.commands.delete(name) };
  },
};
