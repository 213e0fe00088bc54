import * as vscode from 'vscode';
import type { Model } from '../ml/model/model';
import { checkSpec } from '../ml/spec/check-spec';
import type { Problem } from '../ml/spec/problem';
import { Disposables } from './disposables';
import { filesOf, isSpec } from './spec-document';

/** What is known of one version of a spec. The data that was loaded for it is not kept. */
export interface Check {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly problems: readonly Problem[];
  readonly model?: Model;
}

/** Typing goes on for about this long between two letters; a check before that would be for nothing. */
const QUIET_MS = 250;

/** Checks every open spec, saved or not: when it is opened, after each change, and when another file, which may be its data, is saved. */
export class SpecChecks implements vscode.Disposable {
  readonly #store = new Disposables();
  readonly #checked = this.#store.add(new vscode.EventEmitter<Check>());
  readonly #closed = this.#store.add(new vscode.EventEmitter<vscode.TextDocument>());
  readonly #timers = new Map<vscode.TextDocument, NodeJS.Timeout>();
  readonly #latest = new Map<vscode.TextDocument, Check>();

  readonly onDidCheck = this.#checked.event;
  readonly onDidClose = this.#closed.event;

  readonly #onDefect: (error: unknown) => void;

  /** @param onDefect told of an error that is ours, not the user's */
  constructor(onDefect: (error: unknown) => void) {
    this.#onDefect = onDefect;
    const { workspace } = vscode;
    this.#store.add(workspace.onDidOpenTextDocument((document) => this.#schedule(document, 0)));
    this.#store.add(workspace.onDidChangeTextDocument(({ document }) => this.#schedule(document, QUIET_MS)));
    this.#store.add(workspace.onDidCloseTextDocument((document) => this.#forget(document)));
    this.#store.add(
      workspace.onDidSaveTextDocument((saved) => {
        if (!isSpec(saved)) for (const document of this.#latest.keys()) this.#schedule(document, 0);
      }),
    );
    for (const document of workspace.textDocuments) this.#schedule(document, 0);
  }

  /** What is known of the document as it stands; undefined while it is being checked. */
  of(document: vscode.TextDocument): Check | undefined {
    const check = this.#latest.get(document);
    return check?.version === document.version ? check : undefined;
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#store.dispose();
  }

  #schedule(document: vscode.TextDocument, delay: number): void {
    if (!isSpec(document)) return;
    clearTimeout(this.#timers.get(document));
    this.#timers.set(
      document,
      setTimeout(() => void this.#check(document).catch(this.#onDefect), delay),
    );
  }

  async #check(document: vscode.TextDocument): Promise<void> {
    const timer = this.#timers.get(document);
    const { version } = document;
    const { problems, model } = await checkSpec(document.getText(), filesOf(document));
    // While data was read, the text may have changed, or the document may have been closed: a newer check is on its way, or none is wanted.
    if (this.#timers.get(document) !== timer || document.isClosed) return;
    const check = { document, version, problems, ...(model && { model }) };
    this.#latest.set(document, check);
    this.#checked.fire(check);
  }

  #forget(document: vscode.TextDocument): void {
    clearTimeout(this.#timers.get(document));
    this.#timers.delete(document);
    this.#latest.delete(document);
    if (isSpec(document)) this.#closed.fire(document);
  }
}
