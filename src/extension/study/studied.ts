import { basename } from 'node:path/posix';
import * as vscode from 'vscode';
import { isSameAddress } from '../address';
import { Disposables } from '../disposables';
import type { Run } from '../runs/run';
import type { Check, SpecChecks } from '../spec-checks';
import { fileScopeOf } from '../spec-document';
import { type CheckedText, type Content, contentOf, missing, reading, type Subject } from './content/content';
import { fileScopeOfRun } from './networks';

/** What a panel is on: a spec, open in an editor or not, or the copy of it that a run keeps. Tells when more is known of it. */
export class Studied implements vscode.Disposable, Subject {
  /** The spec's address; that of its former place, for a run's copy. */
  readonly uri: vscode.Uri;
  readonly scope: Subject['scope'];
  readonly #store = new Disposables();
  readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
  #content: Content;
  #disposed = false;

  readonly onDidChange = this.#changed.event;

  private constructor(uri: vscode.Uri, scope: Subject['scope']) {
    this.uri = uri;
    this.scope = scope;
    this.#content = reading(basename(uri.path));
  }

  /** A spec: as it is in the editor, saved or not; as it is on disk, if it is not open. */
  static spec(uri: vscode.Uri, checks: SpecChecks): Studied {
    const made = new Studied(uri, fileScopeOf({ uri }));
    made.#store.add(checks.onDidCheck((check) => isSameAddress(check.document.uri, uri) && made.#take(check)));
    const open = vscode.workspace.textDocuments.find((document) => isSameAddress(document.uri, uri));
    const check = open && checks.of(open);
    if (check) made.#take(check);
    // Once it is opened it is checked, and tells.
    else if (!open) void made.#open();
    return made;
  }

  /** The copy that a run keeps of its spec, for one that was deleted. */
  static copy(run: Run, check: (text: string, scope: Subject['scope']) => Promise<CheckedText>): Studied {
    const made = new Studied(vscode.Uri.parse(run.head.uri), fileScopeOfRun(run));
    void run
      .specText()
      .then((text) => check(text, made.scope))
      .then(
        (checked) => made.#take(checked),
        () => made.#miss(),
      );
    return made;
  }

  get content(): Content {
    return this.#content;
  }

  get shown(): Content['shown'] {
    return this.#content.shown;
  }

  dispose(): void {
    this.#disposed = true;
    this.#store.dispose();
  }

  #take(check: CheckedText | Check): void {
    if (this.#disposed) return;
    this.#content = contentOf(basename(this.uri.path), check, this.#content);
    this.#changed.fire();
  }

  async #open(): Promise<void> {
    try {
      await vscode.workspace.openTextDocument(this.uri);
    } catch {
      this.#miss();
    }
  }

  #miss(): void {
    if (this.#disposed) return;
    this.#content = missing(basename(this.uri.path));
    this.#changed.fire();
  }
}
