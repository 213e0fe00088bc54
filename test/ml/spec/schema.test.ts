import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Ajv } from 'ajv';
import { readSpec } from '../../../src/ml/spec/read-spec';
import { specSchema } from '../../../src/ml/spec/schema';

const ajv = new Ajv({
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allowUnionTypes: true,
  keywords: ['said', 'saidOfNames', 'doNotSuggest', 'allowTrailingCommas', 'allowComments'],
});
const accepts = ajv.compile(specSchema());

const dense = { type: 'Dense', units: 1, input_shape: [2] };
const spec = (more: object): unknown => ({ layers: [dense], ...more });
const layer = (more: object): unknown => ({ layers: [{ ...dense, ...more }] });
const compile = (more: object): unknown => spec({ compile: { optimizer: 'adam', loss: 'mse', ...more } });

const reads = (value: unknown): boolean => readSpec(JSON.stringify(value)).list.problems.length === 0;

describe('schema and parser refuse alike', () => {
  for (const [what, value] of Object.entries({
    'no object': [],
    'no layers': {},
    'an empty list of layers': { layers: [] },
    'an unknown key': spec({ quantum: 1 }),
    'an unknown key of a layer': layer({ unit: 1 }),
    "another layer's key": layer({ filters: 3 }),
    'an unknown layer': { layers: [{ type: 'Dens', units: 1 }] },
    'a layer without type': { layers: [{ units: 1 }] },
    'a layer without what it needs': { layers: [{ type: 'Dense' }] },
    'a layer by name': { layers: ['Dense'] },
    'units of 0': layer({ units: 0 }),
    'units that are not whole': layer({ units: 1.5 }),
    'units as text': layer({ units: '1' }),
    'an unknown activation': layer({ activation: 'rulu' }),
    'an activation that needs parameters, by name': layer({ activation: 'threshold' }),
    'a parameter that its activation does not have': layer({ activation: { type: 'relu', alpha: 1 } }),
    'an initializer out of bounds': layer({ kernel_initializer: { type: 'random_normal', stddev: -1 } }),
    'a shape that is no list': layer({ input_shape: 2 }),
    'inputs without a name': layer({ inputs: [] }),
    'weights as text': layer({ weights: 'w.npz' }),
    'weights of a name with blanks': layer({ weights: { 'my kernel': [[1]] } }),
    'a bias in two brackets': layer({ bias: [[1]] }),
    'three sizes of a window': { layers: [{ type: 'Conv2D', filters: 1, kernel_size: [1, 2, 3] }] },
    'a rate of 1': { layers: [{ type: 'Dropout', rate: 1 }] },
    'a seed below 0': spec({ seed: -1 }),
    'an unknown engine': spec({ engine: 'gpu' }),
    'an empty name': spec({ name: '' }),
    'no optimizer': spec({ compile: { loss: 'mse' } }),
    'an unknown optimizer': compile({ optimizer: 'Velocity' }),
    'a learning rate below 0': compile({ optimizer: { type: 'SGD', learning_rate: -1 } }),
    'an unknown loss': compile({ loss: 'rmse' }),
    'metrics that are no list': compile({ metrics: 'accuracy' }),
    'epochs of 0': spec({ fit: { epochs: 0 } }),
    'epochs of 1e12': spec({ fit: { epochs: 1e12 } }),
    'a validation split of 1': spec({ fit: { validation_split: 1 } }),
    'a class that is no number': spec({ fit: { class_weight: { cat: 1 } } }),
    'a weight below 0': spec({ fit: { class_weight: { '0': -1 } } }),
    'no sample weights': spec({ fit: { sample_weight: [] } }),
    'early stopping as true': spec({ fit: { early_stopping: true } }),
    'an unknown mode': spec({ fit: { early_stopping: { mode: 'best' } } }),
    'data without a source': spec({ data: { scale: 255 } }),
    'an unknown gate': spec({ data: { gate: 'XAND' } }),
    'a text to predict': spec({ predict: ['a'] }),
    null: spec({ name: null }),
  })) {
    test(what, () => assert.deepEqual({ schema: accepts(value), parser: reads(value) }, { schema: false, parser: false }));
  }
});

describe('schema and parser accept alike', () => {
  for (const [what, value] of Object.entries({
    'a layer': spec({}),
    'an activation of null': layer({ activation: null }),
    'an activation with parameters': layer({ activation: { type: 'threshold', threshold: 1, default_value: 0 } }),
    aliases: compile({ optimizer: 'sgd', loss: 'MSE', metrics: ['acc', { type: 'AUC', curve: 'PR' }] }),
    'weights by name': layer({ weights: { kernel: [[1], [2]], bias: [0] } }),
    'whole numbers with a point': layer({ units: 2.0 }),
    'a window by one number': { layers: [{ type: 'MaxPooling2D', pool_size: 3, strides: null }] },
    classes: spec({ fit: { class_weight: { '0': 1, '10': 0.5 } } }),
    'a schema': spec({ $schema: './nn.schema.json' }),
  })) {
    test(what, () => assert.deepEqual({ schema: accepts(value), parser: reads(value) }, { schema: true, parser: true }));
  }
});

test('the schema says what every key is for', () => {
  const { properties } = specSchema() as { readonly properties: Readonly<Record<string, { readonly said?: { readonly text: string } }>> };
  for (const [key, { said }] of Object.entries(properties)) assert.match(said?.text ?? '', /\.$/, key);
});
