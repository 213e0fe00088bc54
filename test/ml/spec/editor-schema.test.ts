import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type CompletionItem, getLanguageService, TextDocument } from 'vscode-json-languageservice';
import { filesUnder } from '../../../scripts/lib/test-files.mjs';
import { layers } from '../../../src/ml/registry/layers';
import { optimizers } from '../../../src/ml/registry/optimizers';
import { specSchema } from '../../../src/ml/spec/schema';
import { plain } from '../../../src/ml/spec/schema-snippets';
import { fitCases } from './cases/fit';
import { fittingCases } from './cases/fitting';
import { layersCases } from './cases/layers';
import { learningCases } from './cases/learning';
import { metricCases } from './cases/metrics';
import { readingCases } from './cases/reading';
import { targetsCases } from './cases/targets';
import { valuesCases } from './cases/values';
import { codesOf } from './check';
import { fromSchema } from './from-schema';

/** The JSON support of VS Code, with the file that the extension contributes. */
const service = getLanguageService({
  clientCapabilities: {
    textDocument: { completion: { completionItem: { labelDetailsSupport: true, documentationFormat: ['markdown', 'plaintext'] } } },
  },
});
service.configure({
  validate: true,
  allowComments: true,
  schemas: [{ uri: 'nn', fileMatch: ['*.nn.json'], schema: JSON.parse(readFileSync('media/nn.schema.json', 'utf8')) }],
});

const open = (text: string) => {
  const document = TextDocument.create('file:///spec.nn.json', 'jsonc', 1, text);
  return { document, json: service.parseJSONDocument(document) };
};

/** What VS Code would say about a text, but for broken syntax and keys that occur twice, of which it needs no schema. */
async function warnings(text: string): Promise<string[]> {
  const { document, json } = open(text);
  const found = await service.doValidation(document, json, { schemaValidation: 'warning', trailingCommas: 'error', comments: 'error' });
  return found
    .filter(({ message, code }) => message !== 'Duplicate object key' && !(Number(code) >= 0x101))
    .map(({ message }) => String(message));
}

/** What is proposed at the mark `|`. */
async function proposed(marked: string): Promise<readonly CompletionItem[]> {
  const offset = marked.indexOf('|');
  const { document, json } = open(marked.replace('|', ''));
  return (await service.doComplete(document, document.positionAt(offset), json))?.items ?? [];
}

/** The text with a proposal taken. */
const taken = (marked: string, { textEdit }: CompletionItem): string => {
  const { document } = open(marked.replace('|', ''));
  assert.ok(textEdit && 'range' in textEdit);
  return TextDocument.applyEdits(document, [{ ...textEdit, newText: plain(textEdit.newText).replaceAll(/\$\d/g, '') }]);
};

/** What is shown of the text at the mark `|`. */
async function told(marked: string): Promise<string> {
  const { document, json } = open(marked.replace('|', ''));
  const hover = await service.doHover(document, document.positionAt(marked.indexOf('|')), json);
  return [hover?.contents ?? ''].flat().map(String).join('\n').replaceAll('\\', '').replaceAll('&nbsp;', ' ');
}

describe('VS Code warns of nothing, because the extension does', () => {
  for (const file of filesUnder('samples', '.nn.json')) {
    test(file, async () => assert.deepEqual(await warnings(readFileSync(file, 'utf8')), []));
  }

  const broken = [readingCases, valuesCases, layersCases, fittingCases, targetsCases, learningCases, metricCases, fitCases].flat();
  for (const [i, { code, text }] of broken.entries()) {
    // Its brackets are too many for VS Code's own parser.
    if (code === 'spec-too-deep') continue;
    test(`${code} (${i})`, async () => assert.deepEqual(await warnings(text.replaceAll(/[«»]/g, '')), []));
  }

  test('whatever is written', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          fromSchema(specSchema()).map((value) => JSON.stringify(value)),
        ),
        async (text) => assert.deepEqual(await warnings(text), []),
      ),
      { seed: 5, numRuns: 300 },
    ));

  test('but for broken syntax', async () => {
    const { document, json } = open('{ "layers": [ }');
    assert.equal((await service.doValidation(document, json)).length, 1);
  });
});

const dense = '{ "type": "Dense", "units": 1 }';

describe('VS Code completes', () => {
  const cases: Readonly<Record<string, readonly [marked: string, labels: readonly string[], not?: readonly string[]]>> = {
    'sections of a spec': ['{ | }', ['name', 'seed', 'data', 'layers', 'compile', 'fit', 'predict']],
    'the beginnings of a sheet too': ['{ | }', ['functions', 'tensors']],
    'the keys of a sheet of functions': ['{ "functions": ["x"], | }', ['x', 'name'], ['layers', 'tensors', 'data']],
    'the keys of a sheet of tensors': ['{ "tensors": {}, | }', ['name'], ['layers', 'functions', 'x']],
    'nothing of a sheet in a network': ['{ "layers": [], | }', ['data'], ['functions', 'tensors']],
    'only sections that are missing': ['{ "seed": 1, | }', ['data', 'fit'], ['seed']],
    'keys of a layer by its type': [
      '{ "layers": [{ "type": "Conv2D", | }] }',
      ['filters', 'kernel_size', 'padding', 'name', 'input_shape'],
      ['units', 'rate'],
    ],
    'keys of a layer that is not known by its other name': ['{ "layers": [{ "type": "MaxPool2D", | }] }', ['pool_size', 'strides']],
    'keys beside a mistake': ['{ "layers": [{ "type": "LSTM", "unitz": 0, | }], "fit": 3 }', ['units', 'return_sequences'], ['filters']],
    'the type of a layer': ['{ "layers": [{ "type": | }] }', ['"Dense"', '"Flatten"', '"MaxPooling2D"'], ['"MaxPool2D"', '"InputLayer"']],
    'the type of a layer that is being written': ['{ "layers": [{ "type": "|" }] }', ['"Dense"', '"MaxPooling2D"'], ['"MaxPool2D"']],
    'whole layers': [
      '{ "layers": [|] }',
      ['{ "type": "Dense", "units": 8 }', '{ "type": "Dropout", "rate": 0.5 }', '{ "type": "Flatten" }'],
    ],
    'whole layers after others': [`{ "layers": [${dense}, |] }`, ['{ "type": "LSTM", "units": 8 }']],
    activations: ['{ "layers": [{ "type": "Dense", "activation": | }] }', ['"relu"', '"sigmoid"', '"step"', 'null']],
    'parameters of an activation': [
      '{ "layers": [{ "type": "Dense", "activation": { "type": "leaky_relu", | } }] }',
      ['negative_slope'],
      ['alpha'],
    ],
    initializers: [
      '{ "layers": [{ "type": "Dense", "kernel_initializer": | }] }',
      ['"he_normal"', '{ "type": "random_normal", "mean": 0 }'],
    ],
    optimizers: [
      '{ "compile": { "optimizer": | } }',
      ['"Adam"', '"SGD"', '{ "type": "Adam", "learning_rate": 0.001 }'],
      ['"adam"', '"sgd"'],
    ],
    'parameters of an optimizer': [
      '{ "compile": { "optimizer": { "type": "SGD", | } } }',
      ['learning_rate', 'momentum', 'nesterov'],
      ['beta_1', 'rho'],
    ],
    losses: [
      '{ "compile": { "loss": | } }',
      ['"mean_squared_error"', '"binary_crossentropy"'],
      ['"mse"', '"MSE"', '"MeanSquaredError"', '{ "type": "mean_squared_error" }'],
    ],
    metrics: ['{ "compile": { "metrics": [|] } }', ['"accuracy"', '"auc"'], ['"acc"', '"AUC"']],
    'sources of data': ['{ "data": | }', ['{ "gate": "AND" }', '{ "synthetic": "line" }', '{ "csv": "data.csv", "target": "y" }']],
    'keys of data': ['{ "data": { | } }', ['gate', 'csv', 'synthetic', 'x']],
    'keys of the source that was chosen': ['{ "data": { "synthetic": "moons", | } }', ['samples', 'noise', 'one_hot'], ['gate', 'csv']],
    gates: ['{ "data": { "gate": | } }', ['"XOR"', '"NAND"']],
    training: ['{ "fit": { | } }', ['epochs', 'batch_size', 'early_stopping', 'validation_split']],
    'early stopping': ['{ "fit": { "early_stopping": { | } } }', ['monitor', 'patience', 'restore_best_weights']],
    'true and false': ['{ "fit": { "shuffle": | } }', ['true', 'false']],
    defaults: ['{ "fit": { "batch_size": | } }', ['32']],
    'what one writes a key for, and not the value without it': ['{ "fit": { "validation_split": | } }', ['0.2'], ['0']],
  };
  for (const [what, [marked, labels, not = []]] of Object.entries(cases)) {
    test(what, async () => {
      const found = (await proposed(marked)).map(({ label }) => label);
      assert.deepEqual(
        labels.filter((label) => !found.includes(label)),
        [],
        found.join(' '),
      );
      assert.deepEqual(
        not.filter((label) => found.includes(label)),
        [],
      );
      assert.equal(new Set(found).size, found.length, 'nothing twice');
    });
  }

  test('required and usual keys first', async () => {
    for (const [marked, first] of [
      ['{ | }', ['layers', 'name', 'seed', 'data', 'compile', 'fit', 'predict']],
      ['{ "layers": [{ | }] }', ['type', 'input_shape']],
      ['{ "layers": [{ "type": "Dense", | }] }', ['units', 'input_dim', 'activation', 'use_bias']],
      ['{ "layers": [{ "type": "Conv2D", | }] }', ['filters', 'kernel_size']],
      ['{ "compile": { | } }', ['optimizer', 'loss', 'metrics']],
      ['{ "compile": { "optimizer": { "type": "SGD", | } } }', ['learning_rate', 'momentum', 'nesterov']],
      ['{ "fit": { | } }', ['epochs', 'batch_size']],
      ['{ "data": { "synthetic": "moons", | } }', ['samples', 'noise']],
    ] as const) {
      const sorted = [...(await proposed(marked))].sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
      assert.deepEqual(
        sorted.slice(0, first.length).map(({ label }) => label),
        first,
        marked,
      );
    }
  });

  test('every name with its text', async () => {
    for (const marked of ['{ "layers": [{ "type": | }] }', '{ "compile": { "optimizer": { "type": | } } }']) {
      for (const { label, documentation } of await proposed(marked)) assert.ok(documentation, label);
    }
  });

  test('a key, and then its value', async () => {
    for (const [marked, key, after] of [
      ['{ | }', 'data', '{ "data":  }'],
      ['{ | }', 'layers', '{ "layers": [] }'],
      ['{ | }', 'compile', '{ "compile": {\n\t\n} }'],
      ['{ | }', 'seed', '{ "seed": 1 }'],
      ['{ "fit": { | } }', 'epochs', '{ "fit": { "epochs": 100 } }'],
      ['{ "fit": { | } }', 'early_stopping', '{ "fit": { "early_stopping": {\n\t\n} } }'],
      ['{ "data": { "gate": "XOR", | } }', 'test', '{ "data": { "gate": "XOR", "test": 0.2 } }'],
      ['{ | }', 'predict', '{ "predict": [] }'],
      ['{ "compile": { | } }', 'optimizer', '{ "compile": { "optimizer":  } }'],
      ['{ "compile": { | } }', 'metrics', '{ "compile": { "metrics": [] } }'],
      ['{ "fit": { | } }', 'batch_size', '{ "fit": { "batch_size": 32 } }'],
      ['{ "layers": [{ | }] }', 'type', '{ "layers": [{ "type":  }] }'],
      ['{ "layers": [{ "type": "Dense", | }] }', 'units', '{ "layers": [{ "type": "Dense", "units": 8 }] }'],
      ['{ "layers": [{ "type": "Dense", | }] }', 'activation', '{ "layers": [{ "type": "Dense", "activation":  }] }'],
      ['{ "layers": [{ "type": "Conv2D", | }] }', 'kernel_size', '{ "layers": [{ "type": "Conv2D", "kernel_size": 3 }] }'],
    ] as const) {
      const item = (await proposed(marked)).find(({ label }) => label === key);
      assert.ok(item, key);
      assert.equal(taken(marked, item), after);
    }
  });

  test('whole layers that are right as they are', async () => {
    const items = (await proposed('{ "layers": [|] }')).filter(({ label }) => label.startsWith('{'));
    assert.equal(items.length, Object.keys(layers).length);
    for (const item of items) {
      const codes = await codesOf(taken('{ "layers": [|] }', item));
      assert.deepEqual(
        codes.filter((code) => ['json-syntax', 'unknown-key', 'missing-key', 'wrong-kind', 'unknown-name'].includes(code)),
        [],
        item.label,
      );
    }
  });

  test('whole optimizers that are right as they are', async () => {
    const marked = `{ "data": { "gate": "AND" }, "layers": [{ "type": "Dense", "units": 1, "activation": "sigmoid" }], "compile": { "optimizer": |, "loss": "binary_crossentropy" } }`;
    const items = (await proposed(marked)).filter(({ label }) => label.startsWith('{') && !label.includes('perceptron'));
    assert.equal(items.length, Object.keys(optimizers).length - 1);
    // Keras's own rate for it is a thousandth of the paper's.
    const small = (label: string) => (label.includes('Adadelta') ? ['learning-rate-small'] : []);
    for (const item of items) assert.deepEqual(await codesOf(taken(marked, item)), small(item.label), item.label);
  });

  test('sources of data that are right as they are', async () => {
    const marked = `{ "data": |, "layers": [${dense}] }`;
    const items = (await proposed(marked)).filter(({ label }) => label.startsWith('{'));
    assert.equal(items.length, 9);
    for (const item of items) {
      const codes = await codesOf(taken(marked, item));
      assert.deepEqual(
        codes.filter((code) => ['json-syntax', 'unknown-key', 'missing-key', 'wrong-kind', 'unknown-name'].includes(code)),
        [],
        item.label,
      );
    }
  });
});

describe('VS Code tells', () => {
  for (const [what, [marked, text]] of Object.entries({
    'what a section is': ['{ "f|it": { "epochs": 3 } }', /How it is trained/],
    'what a key is, in a spec with mistakes': ['{ "quantum": 1, "fit": { "ep|ochs": -3 } }', /How many times all training rows/],
    'what a key may have, and what it has otherwise': [
      '{ "fit": { "batch|_size": 8 } }',
      /Value: a whole number of at least 1 · Default: `?32/,
    ],
    "what a layer's key is": ['{ "layers": [{ "type": "Dense", "un|its": "many" }] }', /Number of units/],
    'what a source of data is': ['{ "data": { "ga|te": "XOR" } }', /truth table/],
  } as const)) {
    test(what, async () => assert.match((await told(marked)).replaceAll('`', ''), text));
  }
});

describe('VS Code tells nothing of a name, as the extension does', () => {
  for (const marked of [
    '{ "layers": [{ "type": "Den|se" }] }',
    '{ "layers": [{ "type": "MaxPo|ol2D" }] }',
    '{ "layers": [{ "type": "Dense", "activation": "re|lu" }] }',
    '{ "layers": [{ "type": "Dense", "activation": { "type": "e|lu" } }] }',
    '{ "layers": [{ "type": "Dense", "kernel_initializer": "ze|ros" }] }',
    '{ "compile": { "optimizer": "ad|am" } }',
    '{ "compile": { "optimizer": { "type": "Ad|am" } } }',
    '{ "compile": { "loss": "m|se" } }',
    '{ "compile": { "metrics": ["acc|uracy"] } }',
    '{ "functions": ["ta|nh"] }',
    '{ "functions": [{ "loss": "hu|ber", "target": 1 }] }',
  ])
    test(marked, async () => assert.doesNotMatch(await told(marked), /When to use it|Source/));
});

// VS Code reads it again with every window that a spec is opened in.
for (const file of ['media/nn.schema.json', 'media/nn.schema.ko.json'])
  test(`${file} is small`, () => assert.ok(readFileSync(file).length < 200_000));
