import * as vscode from 'vscode';
import type { WorkerClient } from '../ml/worker/client';
import type { CheckAnswer } from '../ml/worker/messages';
import { SETS_FOLDER_SETTING } from './data-sets/places';
import { Disposables } from './disposables';
import { NamedFiles } from './named-files';
import { fileScopeOf, isSpec } from './spec-document';

/** What is known of one version of a spec. The data that was loaded for it is not kept, but for points that can be drawn. */
export interface Check extends CheckAnswer {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly text: string;
}

/** Copying pauses for about this long between two files. */
const QUIET_MS = 250;

/** Milliseconds for which nothing is typed. */
export interface Quiet {
  /** Before the text is checked. */
  readonly checked: number;
  /** Before that is reported: typing pauses for less between two letters, and what is said of half a number would flicker. */
  readonly reported: number;
}

const atOnce: Quiet = { checked: 0, reported: 0 };
const rested: Quiet = { checked: QUIET_MS, reported: QUIET_MS };

/**
 * Checks every open spec, saved or not: when it is opened, after each change, and when a file that it names comes, goes or changes. Not
 * every disk reports that, so the files are looked at also when the window gets the focus, and when something is saved.
 * It is done on a thread of its own: reading data may take long.
 */
export class SpecChecks implements vscode.Disposable {
  readonly #store = new Disposables();
  readonly #known = this.#store.add(new vscode.EventEmitter<Check>());
  readonly #checked = this.#store.add(new vscode.EventEmitter<Check>());
  readonly #closed = this.#store.add(new vscode.EventEmitter<vscode.TextDocument>());
  readonly #timers = new Map<vscode.TextDocument, NodeJS.Timeout>();
  readonly #latest = new Map<vscode.TextDocument, Check>();
  readonly #files = new Map<vscode.TextDocument, NamedFiles>();
  readonly #worker: Pick<WorkerClient, 'ask'>;
  readonly #onDefect: (error: unknown) => void;
  readonly #quiet: () => Quiet;

  /** A text was checked that may still be typed on: for what is not seen yet. */
  readonly onDidKnow = this.#known.event;
  /** The same once typing pauses. */
  readonly onDidCheck = this.#checked.event;
  readonly onDidClose = this.#closed.event;

  /**
   * @param worker what answers; where its thread is lost, the next check begins another
   * @param onDefect called with an error that is ours, not the user's
   * @param quiet how long nothing is typed before an edited text is checked
   */
  constructor(worker: Pick<WorkerClient, 'ask'>, onDefect: (error: unknown) => void, quiet: () => Quiet = () => rested) {
    this.#worker = worker;
    this.#onDefect = onDefect;
    this.#quiet = quiet;
    const { workspace } = vscode;
    this.#store.add(workspace.onDidOpenTextDocument((document) => this.#schedule(document, atOnce)));
    this.#store.add(workspace.onDidChangeTextDocument(({ document }) => this.#schedule(document, this.#quiet())));
    this.#store.add(workspace.onDidCloseTextDocument((document) => this.#forget(document)));
    this.#store.add(workspace.onDidSaveTextDocument((saved) => isSpec(saved) || this.lookAtFiles()));
    this.#store.add(vscode.window.onDidChangeWindowState(({ focused }) => focused && this.lookAtFiles()));
    // What is outside the workspace folder may not be read.
    this.#store.add(workspace.onDidChangeWorkspaceFolders(() => this.#files.forEach((_, document) => this.#schedule(document, atOnce))));
    this.#store.add(
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(SETS_FOLDER_SETTING)) this.#files.forEach((_, document) => this.#schedule(document, atOnce));
      }),
    );
    for (const document of workspace.textDocuments) this.#schedule(document, atOnce);
  }

  /** What is known of the document as it is; undefined while it is being checked. */
  of(document: vscode.TextDocument): Check | undefined {
    const check = this.#latest.get(document);
    return check?.version === document.version ? check : undefined;
  }

  /** The same, once it has been checked; undefined where it is closed before that. */
  checked(document: vscode.TextDocument): Promise<Check | undefined> {
    const known = this.of(document);
    if (known) return Promise.resolve(known);
    return new Promise((resolve) => {
      const listeners = new Disposables();
      const settle = (check: Check | undefined): void => {
        listeners.dispose();
        resolve(check);
      };
      listeners.add(this.onDidCheck((check) => check.document === document && settle(check)));
      listeners.add(this.onDidClose((closed) => closed === document && settle(undefined)));
    });
  }

  /** Checks those specs again whose files are other than they were. */
  lookAtFiles(): void {
    for (const [document, files] of this.#files) {
      void files.haveMoved().then((moved) => {
        if (moved && this.#files.get(document) === files) this.#schedule(document, atOnce);
      });
    }
  }

  dispose(): void {
    for (const files of this.#files.values()) files.dispose();
    this.#files.clear();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#store.dispose();
  }

  #schedule(document: vscode.TextDocument, { checked, reported }: Quiet): void {
    if (!isSpec(document)) return;
    clearTimeout(this.#timers.get(document));
    const reportAt = performance.now() + reported;
    this.#timers.set(
      document,
      setTimeout(() => void this.#check(document, reportAt).catch(this.#onDefect), checked),
    );
  }

  /** @param reportAt as `performance.now()` has it */
  async #check(document: vscode.TextDocument, reportAt: number): Promise<void> {
    const timer = this.#timers.get(document);
    // While data was read, the text may have changed, or the document may have been closed: a newer check is on its way, or none is wanted.
    const isNewest = (): boolean => this.#timers.get(document) === timer && !document.isClosed;
    const { version } = document;
    const text = document.getText();
    const scope = fileScopeOf(document);
    const answer = await this.#worker.ask({ task: 'check', text, scope });
    if (!isNewest()) return;
    const check = { ...answer, document, version, text };
    this.#known.fire(check);
    const left = reportAt - performance.now();
    // One that a newer text took the place of holds nothing up.
    if (left > 0) await new Promise((next) => setTimeout(next, left).unref());
    if (!isNewest()) return;
    this.#latest.set(document, check);
    this.#filesOf(document).watch(scope, answer.files).catch(this.#onDefect);
    this.#checked.fire(check);
  }

  #filesOf(document: vscode.TextDocument): NamedFiles {
    const files = this.#files.get(document) ?? new NamedFiles(() => this.#schedule(document, rested));
    this.#files.set(document, files);
    return files;
  }

  #forget(document: vscode.TextDocument): void {
    this.#files.get(document)?.dispose();
    this.#files.delete(document);
    clearTimeout(this.#timers.get(document));
    this.#timers.delete(document);
    this.#latest.delete(document);
    if (isSpec(document)) this.#closed.fire(document);
  }
}
