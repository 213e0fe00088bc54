import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { Content, FromView, ToView } from '../../webview/summary/messages';
import { Disposables } from '../disposables';
import type { Check, SpecChecks } from '../spec-checks';
import { isSpec } from '../spec-document';
import { webviewFolder, webviewPage } from '../webview-page';
import { contentOf, noSpec, reading } from './content';

/** The summary beside the editor. There is one; it follows the spec that is being edited. */
export class SummaryPanel implements vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #checks: SpecChecks;
  readonly #store = new Disposables();
  #panel: vscode.WebviewPanel | undefined;
  #document: vscode.TextDocument | undefined;
  /** What was last known of the document: stays in view while a newer version is being checked. */
  #check: Check | undefined;

  constructor(extension: vscode.Uri, checks: SpecChecks) {
    this.#extension = extension;
    this.#checks = checks;
    this.#store.add(checks.onDidCheck((check) => this.#take(check)));
    this.#store.add(checks.onDidClose((document) => document === this.#document && this.#follow(undefined)));
    this.#store.add(
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && isSpec(editor.document) && this.#follow(editor.document)),
    );
  }

  /** Brings the panel to the front, on this spec. */
  show(document: vscode.TextDocument): void {
    this.#follow(document);
    if (this.#panel) this.#panel.reveal(undefined, true);
    else this.#open();
  }

  dispose(): void {
    this.#store.dispose();
    this.#panel?.dispose();
  }

  #open(): void {
    const folder = webviewFolder(this.#extension);
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const options = { enableScripts: true, localResourceRoots: [folder] };
    const panel = vscode.window.createWebviewPanel('neuralNetwork.summary', vscode.l10n.t('Summary'), place, options);
    this.#panel = panel;
    const listeners = new Disposables();
    listeners.add(panel.webview.onDidReceiveMessage((message: FromView) => this.#receive(message)));
    listeners.add(
      panel.onDidDispose(() => {
        listeners.dispose();
        this.#panel = undefined;
      }),
    );
    panel.webview.html = webviewPage(panel.webview, folder, 'summary');
  }

  #receive(message: FromView): void {
    switch (message.type) {
      case 'ready':
        this.#send();
        break;
      case 'showProblems':
        void vscode.commands.executeCommand('workbench.actions.view.problems');
        break;
    }
  }

  #follow(document: vscode.TextDocument | undefined): void {
    if (document === this.#document) return;
    this.#document = document;
    this.#check = document && this.#checks.of(document);
    this.#send();
  }

  #take(check: Check): void {
    if (check.document !== this.#document) return;
    this.#check = check;
    this.#send();
  }

  #send(): void {
    void this.#panel?.webview.postMessage({ type: 'content', content: this.#content() } satisfies ToView);
  }

  #content(): Content {
    if (!this.#document) return noSpec();
    const file = basename(this.#document.fileName);
    return this.#check ? contentOf(file, this.#check, vscode.env.language) : reading(file);
  }
}
