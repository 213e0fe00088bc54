import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';

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
export const webviewFolder = (extension: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(extension, 'dist', 'webview');
