// biome-ignore-all lint/suspicious/noTemplateCurlyInString: VS Code's snippets mark the places to fill in so.
import { l10n } from 'vscode';

/** A piece of a spec to start from: several keys or layers that belong together. Single keys and values come from the schema. */
export interface Snippet {
  readonly label: string;
  /** What it is for, in the reader's language. */
  readonly detail: string;
  /** In the syntax of VS Code's snippets. */
  readonly body: string;
}

/** A spec with these lines between its brackets. */
const spec = (...lines: readonly string[]): string => `{\n${lines.map((line) => `\t${line}`).join(',\n')}\n}\n`;

const layers = (...list: readonly string[]): string => `"layers": [\n\t\t${list.join(',\n\t\t')}\n\t]`;

/** An object of several keys, over lines. */
const section = (key: string, ...lines: readonly string[]): string => `"${key}": {\n\t\t${lines.join(',\n\t\t')}\n\t}`;

/** What the network is called, to be replaced. */
const named = (name: string): string => `"name": "\${1:${name}}"`;

const compile = (rate: number, loss: string, metric: string): string =>
  section('compile', `"optimizer": { "type": "Adam", "learning_rate": ${rate} }`, `"loss": "${loss}"`, `"metrics": ["${metric}"]`);
const corners = '"predict": [[0, 0], [0, 1], [1, 0], [1, 1]]';

/** Whole files: specs, each of which can be trained as it is, and sheets. */
export const wholeFiles = (): readonly Snippet[] => [
  {
    label: 'XOR',
    detail: l10n.t('A hidden layer learns XOR'),
    body: spec(
      named(l10n.t('XOR with a hidden layer')),
      '"seed": 7',
      '"data": { "gate": "XOR" }',
      layers('{ "type": "Dense", "units": ${2:4}, "activation": "tanh" }', '{ "type": "Dense", "units": 1, "activation": "sigmoid" }'),
      compile(0.1, 'binary_crossentropy', 'accuracy'),
      section('fit', '"epochs": ${3:200}', '"batch_size": 4'),
      corners,
    ),
  },
  {
    label: l10n.t('gate'),
    detail: l10n.t('One unit with weights set by hand'),
    body: spec(
      named(l10n.t('AND, weights by hand')),
      '"data": { "gate": "${2|AND,OR,NAND,NOR|}" }',
      layers('{ "type": "Dense", "units": 1, "activation": "step", "weights": [[${3:0.4}], [${4:0.4}]], "bias": [${5:-0.6}] }'),
      corners,
    ),
  },
  {
    label: l10n.t('perceptron'),
    detail: l10n.t('The perceptron rule learns a gate'),
    body: spec(
      named(l10n.t('Perceptron')),
      '"data": { "gate": "${2|AND,OR,NAND,NOR,XOR|}" }',
      layers('{ "type": "Dense", "units": 1, "activation": "step", "kernel_initializer": "zeros" }'),
      '"compile": { "optimizer": "perceptron" }',
      section('fit', '"epochs": ${3:10}', '"batch_size": 1'),
      corners,
    ),
  },
  {
    label: l10n.t('regression'),
    detail: l10n.t('A number from a number: y = 2x + 1 with noise'),
    body: spec(
      named(l10n.t('Regression')),
      '"seed": 1',
      section('data', '"synthetic": "${2|line,sine|}"', '"samples": 200', '"noise": ${3:0.1}', '"test": 0.2'),
      layers('{ "type": "Dense", "units": ${4:16}, "activation": "tanh" }', '{ "type": "Dense", "units": 1 }'),
      compile(0.01, 'mean_squared_error', 'mean_absolute_error'),
      '"fit": { "epochs": ${5:100} }',
    ),
  },
  {
    label: l10n.t('classification'),
    detail: l10n.t('Two classes of points in the plane'),
    body: spec(
      named(l10n.t('Two moons')),
      '"seed": 1',
      section('data', '"synthetic": "${2|moons,circle,xor_clouds|}"', '"samples": 200', '"noise": ${3:0.1}', '"test": 0.2'),
      layers('{ "type": "Dense", "units": ${4:16}, "activation": "relu" }', '{ "type": "Dense", "units": 1, "activation": "sigmoid" }'),
      compile(0.01, 'binary_crossentropy', 'accuracy'),
      '"fit": { "epochs": ${5:100} }',
    ),
  },
  {
    label: l10n.t('several classes'),
    detail: l10n.t('Softmax separates several classes of points'),
    body: spec(
      named(l10n.t('Spiral')),
      '"seed": 1',
      section('data', '"synthetic": "${2|spiral,blobs|}"', '"samples": 300', '"noise": 0.1', '"classes": 3', '"test": 0.2'),
      layers('{ "type": "Dense", "units": ${3:32}, "activation": "relu" }', '{ "type": "Dense", "units": 3, "activation": "softmax" }'),
      compile(0.01, 'sparse_categorical_crossentropy', 'accuracy'),
      '"fit": { "epochs": ${4:100} }',
    ),
  },
  {
    label: l10n.t('functions'),
    detail: l10n.t('Curves with slope, tangent and minimum'),
    body: spec(
      named(l10n.t('A parabola')),
      '"functions": ["${2:x^2 - x - 2}"]',
      '"x": { "from": ${3:-5}, "to": ${4:5}, "step": ${5:0.5} }',
    ),
  },
  {
    label: l10n.t('tensors'),
    detail: l10n.t('Shapes, products and transposes, cell by cell'),
    body: spec(
      named(l10n.t('Two matrices')),
      section('tensors', '"a": ${2:[[1, 2, 3], [4, 5, 6]]}', '"t": "transpose(a)"', '"m": "${3:matmul(a, t)}"'),
    ),
  },
];
