import * as vscode from 'vscode';
import type { Span } from '../../ml/language/kind';
import { layerSpan } from '../../ml/spec/text-facts';
import { Disposables } from '../disposables';
import { arithmeticOf, setTextOf } from '../problem-text';
import { newInlayHint } from '../shown';
import type { Check, SpecChecks } from '../spec-checks';
import { specSelector } from '../spec-document';

/** Behind each layer the arithmetic of its parameters: `(2 + 1) × 4 = 12`. */
export class SpecHints implements vscode.InlayHintsProvider, vscode.Disposable {
  readonly #store = new Disposables();
  readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
  readonly onDidChangeInlayHints = this.#changed.event;
  readonly #checks: Pick<SpecChecks, 'of'>;

  constructor(checks: Pick<SpecChecks, 'of' | 'onDidCheck'>) {
    this.#checks = checks;
    this.#store.add(checks.onDidCheck(() => this.#changed.fire()));
    this.#store.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('neuralNetwork.inlayHints')) this.#changed.fire();
      }),
    );
    this.#store.add(vscode.languages.registerInlayHintsProvider(specSelector, this));
  }

  dispose(): void {
    this.#store.dispose();
  }

  provideInlayHints(document: vscode.TextDocument, range: vscode.Range): vscode.InlayHint[] {
    const shown = vscode.workspace.getConfiguration('neuralNetwork', document).get<boolean>('inlayHints', true);
    const check = shown ? this.#checks.of(document) : undefined;
    const text = document.getText();
    return (check ? hintTexts(check) : []).flatMap(({ behind, label, tooltip }) => {
      const position = behind && document.positionAt(afterComma(text, behind.offset + behind.length));
      return position && range.contains(position) ? [toHint(position, label, tooltip)] : [];
    });
  }
}

/** The end of a value is where its comma is, if it has one: what is between them would part them. */
function afterComma(text: string, end: number): number {
  const comma = /^\s*,/.exec(text.slice(end, end + 200))?.[0];
  return end + (comma?.length ?? 0);
}

interface HintText {
  /** What it is about; not set where that is not in the text. */
  readonly behind: Span | undefined;
  readonly label: string;
  readonly tooltip: string;
}

/** What is shown after the values of a spec. */
function hintTexts({ model, facts, spans }: Pick<Check, 'model' | 'facts' | 'spans'>): HintText[] {
  const layers = (model?.layers ?? []).filter(({ arithmetic }) => arithmetic !== '');
  const size = [Object.values(facts?.rows ?? {}).reduce((sum, rows) => sum + rows, 0), ...(facts?.inputShape ?? [])].join(' × ');
  const label = [...(facts?.set ? [setTextOf(facts.set)] : []), size].join(': ');
  return [
    ...(facts ? [{ behind: spans.data, label, tooltip: vscode.l10n.t('Samples × numbers of a sample') }] : []),
    ...layers.map((layer) => ({
      behind: layerSpan(spans, layer),
      label: withoutWords(layer.arithmetic),
      tooltip: arithmeticOf(layer.arithmetic),
    })),
  ];
}

function toHint(position: vscode.Position, label: string, tooltip: string): vscode.InlayHint {
  const made = newInlayHint(position, label, tooltip);
  made.paddingLeft = true;
  return made;
}

/** `(2 inputs + 1 bias) × 4 units = 12` as it is computed: `(2 + 1) × 4 = 12`. */
const withoutWords = (arithmetic: string): string => arithmetic.replaceAll(/ \([a-z_, ]+\)| [a-z]+/g, '');
