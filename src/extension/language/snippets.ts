// biome-ignore-all lint/suspicious/noTemplateCurlyInString: VS Code's snippets mark the places to fill in so.
import { l10n } from 'vscode';
import type { PlaceKind } from './place';
import { wholeFiles } from './whole-files';

/** A piece of a spec to start from. */
export interface Snippet {
  readonly label: string;
  /** What it is for, in the reader's language. */
  readonly detail: string;
  /** In the syntax of VS Code's snippets. */
  readonly body: string;
}

const hidden = '{ "type": "Dense", "units": ${1:8}, "activation": "${2|relu,tanh,sigmoid|}" }';
const adam = '"optimizer": { "type": "Adam", "learning_rate": ${1:0.01} }';

/** What is offered at each place; made when asked for, because the texts are in the reader's language. */
export const snippets: { readonly [K in PlaceKind]: () => readonly Snippet[] } = {
  file: wholeFiles,

  section: () => [
    {
      label: 'data: gate',
      detail: l10n.t('The truth table of a logic gate'),
      body: '"data": { "gate": "${1|XOR,AND,OR,NAND,NOR,XNOR|}" }',
    },
    {
      label: 'data: numbers',
      detail: l10n.t('Inputs and targets written in the spec'),
      body: '"data": {\n\t"x": [${1:1, 2, 3}],\n\t"y": [${2:1, 2, 3}]\n}',
    },
    {
      label: 'data: CSV file',
      detail: l10n.t('Columns of a table, chosen by name'),
      body: '"data": { "csv": "${1:data.csv}", "inputs": ["${2:x1}", "${3:x2}"], "target": "${4:y}", "test": ${5:0.2} }',
    },
    {
      label: 'data: made-up points',
      detail: l10n.t('Points drawn by the seed: moons, a spiral, a line …'),
      body: '"data": { "synthetic": "${1|moons,circle,spiral,blobs,xor_clouds,line,sine|}", "samples": ${2:200}, "noise": ${3:0.1}, "test": ${4:0.2} }',
    },
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
      body: `"compile": { ${adam}, "loss": "mse", "metrics": ["mae"] }`,
    },
    {
      label: 'compile: yes or no',
      detail: l10n.t('Cross-entropy for one sigmoid output'),
      body: `"compile": { ${adam}, "loss": "binary_crossentropy", "metrics": ["accuracy"] }`,
    },
    {
      label: 'compile: several classes',
      detail: l10n.t('Cross-entropy for class numbers 0, 1, 2, …'),
      body: `"compile": { ${adam}, "loss": "sparse_categorical_crossentropy", "metrics": ["accuracy"] }`,
    },
    {
      label: 'fit: so many epochs',
      detail: l10n.t('How long and in which steps to train'),
      body: '"fit": { "epochs": ${1:100}, "batch_size": ${2:32} }',
    },
    {
      label: 'fit: until it gets no better',
      detail: l10n.t('Validation data and early stopping'),
      body: '"fit": {\n\t"epochs": ${1:500},\n\t"validation_split": ${2:0.2},\n\t"early_stopping": { "monitor": "val_loss", "patience": ${3:10}, "restore_best_weights": true }\n}',
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

  data: () => [
    { label: 'test: a fifth', detail: l10n.t('Rows kept for testing'), body: '"test": ${1:0.2}' },
    { label: 'validation: a fifth', detail: l10n.t('Rows to watch while training'), body: '"validation": ${1:0.2}' },
  ],

  fit: () => [
    {
      label: 'early stopping',
      detail: l10n.t('Stops when nothing improves any more'),
      body: '"early_stopping": { "monitor": "${1|val_loss,loss|}", "patience": ${2:10}, "restore_best_weights": true }',
    },
    {
      label: 'class weights',
      detail: l10n.t('Lets a rare class count more'),
      body: '"class_weight": { "0": ${1:1}, "1": ${2:5} }',
    },
  ],
};
