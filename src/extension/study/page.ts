import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { type FromView, isAsk, isFromView, type RequestName, type Requests } from '../../webview/study/messages/from-view';
import type { ToView } from '../../webview/study/messages/to-view';
import { Disposables } from '../disposables';

/** What a page wants of its panel. */
interface PageListener {
  /** A new page is there, and knows nothing yet. */
  ready(): void;
  /** There is no page any more; nothing is to be sent. */
  gone(): void;
  receive(message: Exclude<FromView, { type: 'ready' | 'request' }>): void;
  /** @throws an error with a message for the reader */
  answer<N extends RequestName>(id: number, name: N, ask: Requests[N]['ask'], subject: string | undefined): Promise<Requests[N]['answer']>;
  log(line: string): void;
}

/**
 * The page in a panel. VS Code throws it away whenever the panel is hidden and makes another when it is shown again; then `ready` is called
 * again. Every request of the page that is there is answered.
 */
export class Page implements vscode.Disposable {
  readonly #webview: vscode.Webview;
  readonly #listener: PageListener;
  readonly #store = new Disposables();
  /** Counts the pages: an answer to an earlier one is not for this one. 0 while there is none. */
  #page = 0;
  #pages = 0;

  constructor(panel: vscode.WebviewPanel, extension: vscode.Uri, listener: PageListener) {
    this.#webview = panel.webview;
    this.#listener = listener;
    const folder = webviewFolder(extension);
    panel.webview.options = { enableScripts: true, localResourceRoots: [folder] };
    this.#store.add(panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)));
    this.#store.add(panel.onDidChangeViewState(() => !panel.visible && this.#gone()));
    panel.webview.html = webviewPage(panel.webview, folder, 'study');
  }

  /** True while there is a page that listens. */
  get there(): boolean {
    return this.#page > 0;
  }

  /** Sends a message, if there is a page; settles when it was taken. */
  async post(message: ToView): Promise<void> {
    if (this.there) await this.#webview.postMessage(message);
  }

  dispose(): void {
    this.#gone();
    this.#store.dispose();
  }

  #gone(): void {
    if (!this.there) return;
    this.#page = 0;
    this.#listener.gone();
  }

  #receive(message: unknown): void {
    if (!isFromView(message)) {
      this.#listener.log(`A study panel sent a message that is none: ${brief(message)}`);
      this.#refuse(message);
    } else if (message.type === 'ready') {
      this.#gone();
      this.#page = ++this.#pages;
      this.#listener.ready();
    } else if (message.type === 'request') void this.#answer(message, this.#page);
    else this.#listener.receive(message);
  }

  async #answer({ id, name, ask, subject }: Extract<FromView, { type: 'request' }>, page: number): Promise<void> {
    let answer: ToView;
    try {
      if (!isAsk(name, ask)) throw new Error(`${name}: ${brief(ask)}`);
      answer = { type: 'answer', id, ok: true, value: await this.#listener.answer(id, name, ask, subject) };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (!(error instanceof vscode.CancellationError)) this.#listener.log(`A study panel could not be answered (${name}): ${message}`);
      answer = { type: 'answer', id, ok: false, message };
    }
    if (page === this.#page) await this.post(answer);
  }

  /** Even a request that makes no sense is answered, if it says which one it is. */
  #refuse(message: unknown): void {
    const { type, id } = (message ?? {}) as { type?: unknown; id?: unknown };
    if (type === 'request' && typeof id === 'number') void this.post({ type: 'answer', id, ok: false, message: 'no such request' });
  }
}

/** A value for the log. */
function brief(value: unknown): string {
  try {
    return (JSON.stringify(value) ?? String(value)).slice(0, 200);
  } catch {
    return typeof value;
  }
}

/** The checksum of nothing: besides its own style sheet a page may have an empty one, by which the toolkit tries out the browser. */
const EMPTY = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/**
 * The page of a panel: nothing but its script and its style sheet can run in it, and nothing be loaded but the icon font, and pictures that it
 * makes itself. Script and style sheet are written into the page, since VS Code keeps a page hidden until all that it names has come, one file
 * after the other through a service worker.
 */
export function webviewPage(webview: vscode.Webview, folder: vscode.Uri, panel: string): string {
  const nonce = randomBytes(16).toString('base64');
  const policy = `default-src 'none'; style-src ${webview.cspSource} 'nonce-${nonce}' ${EMPTY}; font-src ${webview.cspSource}; img-src data:; script-src 'nonce-${nonce}'`;
  const place = `${webview.asWebviewUri(folder)}/`;
  const read = (file: string): string => readFileSync(vscode.Uri.joinPath(folder, file).fsPath, 'utf8');
  // esbuild leaves nothing in them that would end the element around them. In the page their addresses begin elsewhere.
  const style = read(`${panel}.css`).replaceAll('url("./', () => `url("${place}`);
  const script = read(`${panel}.js`).replace('sourceMappingURL=', () => `sourceMappingURL=${place}`);
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${vscode.l10n.t('Study of a neural network')}</title>
  <style nonce="${nonce}">${style}</style>
</head>
<body data-l10n="${attribute(vscode.l10n.bundle ? JSON.stringify(vscode.l10n.bundle) : '')}">
  <script nonce="${nonce}">${script}</script>
</body>
</html>`;
}

/** A text as the value of an attribute in double quotation marks. */
const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Where the bundles of the panels are. */
const webviewFolder = (extension: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(extension, 'dist', 'webview');
