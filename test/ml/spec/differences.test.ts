import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { differences } from '../../../src/ml/spec/differences';

const spec = (change: object = {}): string =>
  JSON.stringify({
    name: 'XOR',
    data: { gate: 'XOR' },
    layers: [
      { type: 'Dense', units: 4, activation: 'tanh' },
      { type: 'Dense', units: 1, activation: 'sigmoid' },
    ],
    compile: { optimizer: { type: 'Adam', learning_rate: 0.1 }, loss: 'mse', metrics: ['accuracy'] },
    fit: { epochs: 100 },
    ...change,
  });

const told = (before: string, after: string): string[] =>
  differences(before, after).map(({ key, values }) => (values ? `${key} ${values.join(' → ')}` : key));

describe('what differs between two specs', () => {
  it('is described by key and values', () => {
    const slower = { compile: { optimizer: { type: 'Adam', learning_rate: 0.01 }, loss: 'mse', metrics: ['accuracy'] } };
    assert.deepEqual(told(spec(), spec(slower)), ['learning_rate 0.1 → 0.01']);
    assert.deepEqual(told(spec(), spec({ seed: 3, fit: { epochs: 300, batch_size: 4 } })), [
      'epochs 100 → 300',
      'batch_size 32 → 4',
      'seed 0 → 3',
    ]);
    assert.deepEqual(told(spec(), spec({ data: { gate: 'AND' } })), ['gate XOR → AND']);
  });

  it('counts defaults as written, and no names, comments, aliases or questions', () => {
    const same = `// a comment\n${spec({
      name: 'another',
      seed: 0,
      compile: { loss: 'mean_squared_error', metrics: ['accuracy'], optimizer: { type: 'adam', learning_rate: 0.1, beta_1: 0.9 } },
      fit: { epochs: 100, batch_size: 32, shuffle: true },
      predict: [[0, 1]],
    })}`;
    assert.deepEqual(told(spec(), same), []);
  });

  it('names the layer where several differ in the same key', () => {
    const layers = (first: object, second: object) => ({
      layers: [
        { type: 'Dense', units: 4, activation: 'tanh', ...first },
        { type: 'Dense', units: 1, activation: 'sigmoid', ...second },
      ],
    });
    assert.deepEqual(told(spec(), spec(layers({ units: 1 }, {}))), ['units 4 → 1']);
    assert.deepEqual(told(spec(), spec(layers({ activation: 'relu' }, { activation: null }))), [
      'layers[0].activation tanh → relu',
      'layers[1].activation sigmoid → linear',
    ]);
  });

  it('says of another optimizer, layer or number of layers no more than that', () => {
    assert.deepEqual(told(spec(), spec({ compile: { optimizer: 'SGD', loss: 'mse', metrics: ['accuracy'] } })), ['optimizer Adam → SGD']);
    assert.deepEqual(told(spec(), spec({ layers: [{ type: 'Dense', units: 1, activation: 'sigmoid' }] })), ['layers 2 → 1']);
    assert.deepEqual(told(spec(), spec({ compile: { optimizer: { type: 'Adam', learning_rate: 0.1 }, loss: 'mse' } })), [
      'metrics accuracy → –',
    ]);
  });

  it('gives no values where they are long', () => {
    const data = (x: number) => ({ data: { x: [[x], [2]], y: [[1], [2]] } });
    assert.deepEqual(told(spec(data(1)), spec(data(3))), ['x']);
    assert.deepEqual(told(spec(data(1)), spec(data(1))), []);
  });

  it('is nothing where a text cannot be read', () => {
    assert.deepEqual(told('', ''), []);
    assert.ok(told('{', spec()).length > 0);
  });
});
