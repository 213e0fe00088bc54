import * as vscode from 'vscode';
import type { Span } from '../../ml/language/kind';
import type { Model } from '../../ml/model/model';
import { layerSpan } from '../../ml/spec/text-facts';
import { isSameAddress } from '../address';
import type { Check, SpecChecks } from '../spec-checks';
import { rangeIn } from '../text-edits';

/** Where layers are in the spec's text, and marks on them. */
export class LayerMarks implements vscode.Disposable {
  readonly #checks: Pick<SpecChecks, 'of' | 'checked'>;
  readonly #decoration = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('editor.hoverHighlightBackground'),
    overviewRulerColor: new vscode.ThemeColor('focusBorder'),
    overviewRulerLane: vscode.OverviewRulerLane.Left,
  });

  constructor(checks: Pick<SpecChecks, 'of' | 'checked'>) {
    this.#checks = checks;
  }

  /** Marks a layer wherever its spec can be seen; none, if not set. */
  mark(uri: vscode.Uri, model: Model | undefined, layer: string | undefined): void {
    for (const editor of editorsOf(uri)) {
      const check = model && this.#checks.of(editor.document);
      const span = check && spanOf(check, model, layer);
      editor.setDecorations(this.#decoration, span ? [rangeIn(editor.document, span)] : []);
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
    const check = await this.#checks.checked(document);
    const span = check && spanOf(check, model, layer);
    const at = span && document.positionAt(span.offset);
    await vscode.window.showTextDocument(document, {
      viewColumn: open?.viewColumn ?? vscode.ViewColumn.One,
      // The keyboard's focus stays in the list of layers.
      preserveFocus: true,
      ...(at && { selection: new vscode.Range(at, at) }),
    });
  }

  dispose(): void {
    this.#decoration.dispose();
  }
}

const editorsOf = (uri: vscode.Uri): vscode.TextEditor[] =>
  vscode.window.visibleTextEditors.filter(({ document }) => isSameAddress(document.uri, uri));

function spanOf({ spans }: Pick<Check, 'spans'>, { layers }: Model, name: string | undefined): Span | undefined {
  const layer = layers.find((one) => one.name === name);
  return layer && layerSpan(spans, layer);
}

/** The layer that a place in the text belongs to. @param check of the text, which may be newer than the model */
export function layerAt({ spans }: Pick<Check, 'spans'>, at: number, { layers }: Model): string | undefined {
  return layers.find((layer) => {
    const span = layerSpan(spans, layer);
    return span && span.offset <= at && at <= span.offset + span.length;
  })?.name;
}
