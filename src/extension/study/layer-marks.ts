import { findNodeAtLocation, getLocation, parseTree } from 'jsonc-parser';
import * as vscode from 'vscode';
import type { Model } from '../../ml/model/model';
import { isSameAddress } from '../address';

/** Where layers are in the spec's text, and marks on them. */
export class LayerMarks implements vscode.Disposable {
  readonly #decoration = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('editor.hoverHighlightBackground'),
    overviewRulerColor: new vscode.ThemeColor('focusBorder'),
    overviewRulerLane: vscode.OverviewRulerLane.Left,
  });

  /** Marks a layer wherever its spec can be seen; none, if not set. */
  mark(uri: vscode.Uri, model: Model | undefined, layer: string | undefined): void {
    for (const editor of editorsOf(uri)) {
      const range = model && layer !== undefined && rangeOf(editor.document, model, layer);
      editor.setDecorations(this.#decoration, range ? [range] : []);
    }
  }

  /** Takes the mark away. */
  clear(uri: vscode.Uri | undefined): void {
    if (uri) this.mark(uri, undefined, undefined);
  }

  /** Shows a layer in the spec's editor, which is opened where it is not; the keyboard stays in the panel. */
  async reveal(uri: vscode.Uri, model: Model, layer: string): Promise<void> {
    const open = editorsOf(uri)[0];
    const document = open?.document ?? (await vscode.workspace.openTextDocument(uri));
    const range = rangeOf(document, model, layer);
    const at = range && new vscode.Range(range.start, range.start);
    await vscode.window.showTextDocument(document, {
      viewColumn: open?.viewColumn ?? vscode.ViewColumn.One,
      // The keyboard's focus stays in the list of layers.
      preserveFocus: true,
      ...(at && { selection: at }),
    });
  }

  dispose(): void {
    this.#decoration.dispose();
  }
}

const editorsOf = (uri: vscode.Uri): vscode.TextEditor[] =>
  vscode.window.visibleTextEditors.filter(({ document }) => isSameAddress(document.uri, uri));

function rangeOf(document: vscode.TextDocument, { layers }: Model, name: string): vscode.Range | undefined {
  const layer = layers.find((one) => one.name === name);
  const root = layer && parseTree(document.getText(), undefined, { allowTrailingComma: true });
  const node = root && findNodeAtLocation(root, layer.path);
  return node && new vscode.Range(document.positionAt(node.offset), document.positionAt(node.offset + node.length));
}

/** The layer that a place in the text belongs to. @param path may belong to a newer text than the model */
export function layerAt(text: string, offset: number, { layers }: Model): string | undefined {
  const { path } = getLocation(text, offset);
  return layers.find((layer) => layer.path.length > 0 && layer.path.every((part, i) => part === path[i]))?.name;
}
