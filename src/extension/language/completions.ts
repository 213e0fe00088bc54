// biome-ignore-all lint/suspicious/noTemplateCurlyInString: VS Code's snippets mark the places to fill in so.
import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { visible } from '../../ml/language/visible';
import { possibleInputs } from '../../ml/model/layer-references';
import { plain } from '../../ml/spec/schema-snippets';
import { codeBlock } from '../shown';
import { inputAt, insertionAt, type PieceKind } from './insertion-point';
import { type Snippet, wholeFiles } from './whole-files';

const hidden = '{ "type": "Dense", "units": ${1:8}, "activation": "${2|relu,tanh,sigmoid|}" }';
const compile = (loss: string, metric: string): string =>
  `"compile": {\n\t"optimizer": { "type": "Adam", "learning_rate": \${1:0.01} },\n\t"loss": "${loss}",\n\t"metrics": ["${metric}"]\n}`;

/** What is offered at each place; made when asked for, because the texts are in the reader's language. */
export const snippets: { readonly [K in PieceKind]: () => readonly Snippet[] } = {
  file: wholeFiles,

  section: () => [
    {
      label: l10n.t('layers: a number'),
      detail: l10n.t('A hidden layer, and one output without limits: regression'),
      body: `"layers": [\n\t${hidden},\n\t{ "type": "Dense", "units": 1 }\n]`,
    },
    {
      label: l10n.t('layers: yes or no'),
      detail: l10n.t('A hidden layer, and one output between 0 and 1'),
      body: `"layers": [\n\t${hidden},\n\t{ "type": "Dense", "units": 1, "activation": "sigmoid" }\n]`,
    },
    {
      label: l10n.t('layers: several classes'),
      detail: l10n.t('A hidden layer, and a probability for each class'),
      body: `"layers": [\n\t${hidden},\n\t{ "type": "Dense", "units": \${3:3}, "activation": "softmax" }\n]`,
    },
    {
      label: l10n.t('compile: a number'),
      detail: l10n.t('Mean squared error, for regression'),
      body: compile('mean_squared_error', 'mean_absolute_error'),
    },
    {
      label: l10n.t('compile: yes or no'),
      detail: l10n.t('Cross-entropy for one sigmoid output'),
      body: compile('binary_crossentropy', 'accuracy'),
    },
    {
      label: l10n.t('compile: several classes'),
      detail: l10n.t('Cross-entropy for class numbers 0, 1, 2, …'),
      body: compile('sparse_categorical_crossentropy', 'accuracy'),
    },
    {
      label: l10n.t('fit: a number of epochs'),
      detail: l10n.t('How many epochs, and how large a batch'),
      body: '"fit": {\n\t"epochs": ${1:100},\n\t"batch_size": ${2:32}\n}',
    },
    {
      label: l10n.t('fit: until nothing improves'),
      detail: l10n.t('Validation data and early stopping'),
      body: '"fit": {\n\t"epochs": ${1:500},\n\t"validation_split": ${2:0.2},\n\t"early_stopping": {\n\t\t"monitor": "val_loss",\n\t\t"patience": ${3:10},\n\t\t"restore_best_weights": true\n\t}\n}',
    },
  ],

  layer: () => [
    { label: l10n.t('hidden layer'), detail: l10n.t('Units with an activation'), body: hidden },
    {
      label: l10n.t('output: a number'),
      detail: l10n.t('One unit without activation: regression'),
      body: '{ "type": "Dense", "units": 1 }',
    },
    {
      label: l10n.t('output: yes or no'),
      detail: l10n.t('One sigmoid unit: the probability of class 1'),
      body: '{ "type": "Dense", "units": 1, "activation": "sigmoid" }',
    },
    {
      label: l10n.t('output: several classes'),
      detail: l10n.t('Softmax: a probability for each class'),
      body: '{ "type": "Dense", "units": ${1:3}, "activation": "softmax" }',
    },
    {
      label: l10n.t('convolution and pooling'),
      detail: l10n.t('For pictures: finds patterns wherever they are'),
      body: '{ "type": "Conv2D", "filters": ${1:8}, "kernel_size": ${2:3}, "activation": "relu" },\n{ "type": "MaxPooling2D", "pool_size": 2 }',
    },
  ],
};

/**
 * Offers pieces of specs to start from, which take several keys or layers: a whole file, sections and layers for a task. Every single key,
 * value and layer comes from the schema, by VS Code's JSON support, so that nothing is proposed twice. Of names that only this spec has the
 * schema knows nothing: the layers that "inputs" can name are offered here.
 */
export class SpecCompletions implements vscode.CompletionItemProvider {
  provideCompletionItems(document: vscode.TextDocument, position: vscode.Position): vscode.CompletionItem[] {
    const [text, offset] = [document.getText(), document.offsetAt(position)];
    const input = inputAt(text, offset);
    if (input) return possibleInputs(text, offset).map((layer) => inputItem(layer, rangeOf(document, input)));
    const place = insertionAt(text, offset);
    if (!place) return [];
    const range = rangeOf(document, place);
    return snippets[place.kind]().map((snippet) => toItem(snippet, range, place.comma ? ',' : ''));
  }
}

const rangeOf = (document: vscode.TextDocument, { start, end }: { readonly start: number; readonly end: number }): vscode.Range =>
  new vscode.Range(document.positionAt(start), document.positionAt(end));

/** The name of a layer that can feed the one at the cursor. */
function inputItem({ name, type }: ReturnType<typeof possibleInputs>[number], range: vscode.Range): vscode.CompletionItem {
  const label = visible(name);
  const item = new vscode.CompletionItem({ label, ...(type !== undefined && { description: type }) }, vscode.CompletionItemKind.Reference);
  item.insertText = JSON.stringify(name);
  item.range = range;
  item.filterText = JSON.stringify(name);
  return item;
}

function toItem({ label, detail, body }: Snippet, range: vscode.Range, after: string): vscode.CompletionItem {
  const item = new vscode.CompletionItem({ label, description: detail }, vscode.CompletionItemKind.Snippet);
  item.insertText = new vscode.SnippetString(body + after);
  item.range = range;
  // What has been typed may begin with a quotation mark, and must be found in this.
  item.filterText = `"${label}`;
  item.documentation = codeBlock(plain(body).replaceAll('\t', '  '), 'jsonc');
  // After the keys and names that the schema proposes.
  item.sortText = `~${label}`;
  return item;
}
