import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** The checksum of nothing: the one style sheet in a page that is allowed is an empty one, by which the toolkit tries out the browser. */
const EMPTY = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** The page of a panel: nothing but its bundle and its style sheet can run or be loaded in it, and pictures that it makes itself. */
export function webviewPage(webview: vscode.Webview, folder: vscode.Uri, panel: string): string {
  const nonce = randomBytes(16).toString('base64');
  const address = (file: string): vscode.Uri => webview.asWebviewUri(vscode.Uri.joinPath(folder, file));
  const policy = `default-src 'none'; style-src ${webview.cspSource} ${EMPTY}; font-src ${webview.cspSource}; img-src data:; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${vscode.l10n.t('Study of a neural network')}</title>
  <link rel="stylesheet" href="${address(`${panel}.css`)}">
</head>
<body data-l10n="${attribute(vscode.l10n.bundle ? JSON.stringify(vscode.l10n.bundle) : '')}">
  <script nonce="${nonce}" src="${address(`${panel}.js`)}"></script>
</body>
</html>`;
}

/** A text as the value of an attribute in double quotation marks. */
const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Where the bundles of the panels are. */
export const webviewFolder = (extension: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(extension, 'dist', 'webview');
