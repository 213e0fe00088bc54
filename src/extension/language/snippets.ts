// biome-ignore-all lint/suspicious/noTemplateCurlyInString: VS Code's snippets mark the places to fill in so.
import { l10n } from 'vscode';
import type { PlaceKind } from './place';
import { wholeFiles } from './whole-files';

/** A piece of a spec to start from: several keys or layers that belong together. Single keys and values come from the schema. */
export interface Snippet {
  readonly label: string;
  /** What it is for, in the reader's language. */
  readonly detail: string;
  /** In the syntax of VS Code's snippets. */
  readonly body: string;
}

const hidden = '{ "type": "Dense", "units": ${1:8}, "activation": "${2|relu,tanh,sigmoid|}" }';
const compile = (loss: string, metric: string): string =>
  `"compile": {\n\t"optimizer": { "type": "Adam", "learning_rate": \${1:0.01} },\n\t"loss": "${loss}",\n\t"metrics": ["${metric}"]\n}`;

/** What is offered at each place; made when asked for, because the texts are in the reader's language. */
export const snippets: { readonly [K in PlaceKind]: () => readonly Snippet[] } = {
  file: wholeFiles,

  section: () => [
    {
      label: 'layers: a number',
      detail: l10n.t('A hidden layer, and one output without limits: regression'),
      body: `"layers": [\n\t${hidden},\n\t{ "type": "Dense", "units": 1 }\n]`,
    },
    {
      label: 'layers: yes or no',
      detail: l10n.t('A hidden layer, and one output between 0 and 1'),
      body: `"layers": [\n\t${hidden},\n\t{ "type": "Dense", "units": 1, "activation": "sigmoid" }\n]`,
    },
    {
      label: 'layers: several classes',
      detail: l10n.t('A hidden layer, and a probability for each class'),
      body: `"layers": [\n\t${hidden},\n\t{ "type": "Dense", "units": \${3:3}, "activation": "softmax" }\n]`,
    },
    {
      label: 'compile: a number',
      detail: l10n.t('Mean squared error, for regression'),
      body: compile('mean_squared_error', 'mean_absolute_error'),
    },
    {
      label: 'compile: yes or no',
      detail: l10n.t('Cross-entropy for one sigmoid output'),
      body: compile('binary_crossentropy', 'accuracy'),
    },
    {
      label: 'compile: several classes',
      detail: l10n.t('Cross-entropy for class numbers 0, 1, 2, …'),
      body: compile('sparse_categorical_crossentropy', 'accuracy'),
    },
    {
      label: 'fit: so many epochs',
      detail: l10n.t('How long and in which steps to train'),
      body: '"fit": {\n\t"epochs": ${1:100},\n\t"batch_size": ${2:32}\n}',
    },
    {
      label: 'fit: until it gets no better',
      detail: l10n.t('Validation data and early stopping'),
      body: '"fit": {\n\t"epochs": ${1:500},\n\t"validation_split": ${2:0.2},\n\t"early_stopping": {\n\t\t"monitor": "val_loss",\n\t\t"patience": ${3:10},\n\t\t"restore_best_weights": true\n\t}\n}',
    },
  ],

  layer: () => [
    { label: 'hidden layer', detail: l10n.t('Units with an activation'), body: hidden },
    { label: 'output: a number', detail: l10n.t('One unit without activation: regression'), body: '{ "type": "Dense", "units": 1 }' },
    {
      label: 'output: yes or no',
      detail: l10n.t('One sigmoid unit: the probability of class 1'),
      body: '{ "type": "Dense", "units": 1, "activation": "sigmoid" }',
    },
    {
      label: 'output: several classes',
      detail: l10n.t('Softmax: a probability for each class'),
      body: '{ "type": "Dense", "units": ${1:3}, "activation": "softmax" }',
    },
    {
      label: 'convolution and pooling',
      detail: l10n.t('For pictures: finds patterns wherever they are'),
      body: '{ "type": "Conv2D", "filters": ${1:8}, "kernel_size": ${2:3}, "activation": "relu" },\n{ "type": "MaxPooling2D", "pool_size": 2 }',
    },
  ],
};
