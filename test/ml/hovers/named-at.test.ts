import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { entryNamed, namedAt } from '../../../src/ml/hovers/named-at';

/** What a text names at the mark `|`, as `table name`, and what of the text that is. */
function named(marked: string): readonly [name: string, of: string] | undefined {
  const text = marked.replace('|', '');
  const found = namedAt(text, marked.indexOf('|'));
  if (!found) return undefined;
  const { table, name, span } = found;
  return [`${table} ${name}`, text.slice(span.offset, span.offset + span.length)];
}

const layer = (rest: string): string => `{ "layers": [{ "type": "Dense", "units": 3, ${rest} }] }`;
const compile = (rest: string): string => `{ "layers": [{ "type": "Dense", "units": 1 }], "compile": { ${rest} } }`;

describe('what a text names', () => {
  for (const [what, marked, expected] of [
    ['an activation by its name', layer('"activation": "re|lu"'), ['activations relu', '"relu"']],
    ['from its first quotation mark', layer('"activation": |"relu"'), ['activations relu', '"relu"']],
    ['to its last one', layer('"activation": "relu|"'), ['activations relu', '"relu"']],
    ['not after it', layer('"activation": "relu"|'), undefined],
    ['by the key before it', layer('"activ|ation": "relu"'), ['activations relu', '"activation"']],
    ['by another spelling', layer('"activation": "sw|ish"'), ['activations silu', '"swish"']],
    [
      'by the type of an object',
      layer('"activation": { "type": "leaky_r|elu", "negative_slope": 0.3 }'),
      ['activations leaky_relu', '"leaky_relu"'],
    ],
    ['by the key of a type', layer('"activation": { "ty|pe": "elu" }'), ['activations elu', '"type"']],
    [
      'in an object whose parameters are wrong',
      layer('"activation": { "type": "e|lu", "alpha": "x", "quantum": 1 }'),
      ['activations elu', '"elu"'],
    ],
    ['whose required parameters are missing', layer('"activation": { "type": "thresh|old" }'), ['activations threshold', '"threshold"']],
    ['a loss', compile('"optimizer": "adam", "loss": "m|se"'), ['losses mean_squared_error', '"mse"']],
    ['an optimizer', compile('"optimizer": { "type": "S|GD", "momentum": 0.9 }, "loss": "mse"'), ['optimizers SGD', '"SGD"']],
    ['a metric', compile('"metrics": ["m|se"]'), ['metrics mean_squared_error', '"mse"']],
    ['a layer', '{ "layers": [{ "type": "Den|se", "units": 1 }] }', ['layers Dense', '"Dense"']],
    [
      'a layer by another name, and incomplete',
      '{ "layers": [{ "type": "MaxPo|ol2D", "pool": }] }',
      ['layers MaxPooling2D', '"MaxPool2D"'],
    ],
    ['an initializer', layer('"kernel_initializer": "he_n|ormal"'), ['initializers he_normal', '"he_normal"']],
    ['no unknown name', layer('"activation": "rel|o"'), undefined],
    ['no name of every object', layer('"activation": "constr|uctor"'), undefined],
    ['nothing in the place of another kind', '{ "name": "re|lu", "layers": [] }', undefined],
    ['nothing in a comment', layer('/* "activation": "re|lu" */ "activation": "tanh"'), undefined],
    ['after a comment', layer('// "activation": "tanh"\n "activation": "re|lu"'), ['activations relu', '"relu"']],
    [
      'where the text is broken before it',
      '{ "layers": [ { "type": "Dense" "units": , "activation": "re|lu" }',
      ['activations relu', '"relu"'],
    ],
    ['where the text ends in the middle', '{ "layers": [ { "type": "Dense", "activation": "re|lu"', ['activations relu', '"relu"']],
    [
      'beside a mistake',
      '{ "quantum": 1, "layers": [{ "type": "Dense", "activation": "re|lu" }], "fit": 3 }',
      ['activations relu', '"relu"'],
    ],
    ['in a sheet of functions', '{ "functions": ["x^2", "ta|nh"] }', ['activations tanh', '"tanh"']],
    ['with parameters in a sheet', '{ "functions": [{ "activation": "e|lu", "alpha": 2 }] }', ['activations elu', '"elu"']],
    ['a loss in a sheet', '{ "functions": [{ "loss": "hu|ber", "target": 1 }] }', ['losses huber', '"huber"']],
    ['no expression', '{ "functions": ["x|^2"] }', undefined],
    ['nothing in a sheet of tensors', '{ "tensors": { "re|lu": [1] } }', undefined],
    ['nothing in an empty file', '|', undefined],
    ['nothing in a list', '["re|lu"]', undefined],
  ] as const)
    test(what, () => assert.deepEqual(named(marked), expected));

  test('with the parameters that it has there', () => {
    const text = layer('"activation": { "type": "leaky_relu", "negative_slope": 0.3 }');
    assert.deepEqual(namedAt(text, text.indexOf('leaky'))?.pictured?.config, { type: 'leaky_relu', negative_slope: 0.3 });
  });

  test('in any text without an error', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"layers"',
      '"activation"',
      '"relu"',
      ':',
      ',',
      '"functions"',
      '"type"',
      '//',
      'x',
      '1',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), fc.nat(80), (parts, offset) => void namedAt(parts.join(' '), offset)),
      { seed: 17, numRuns: 2000 },
    );
  });
});

test('only names of the registry are entries', () => {
  assert.equal(entryNamed('activations', 'relu')?.config.type, 'relu');
  for (const [table, name] of [
    ['activations', 'mse'],
    ['layers', 'Dense'],
    ['activations', 'constructor'],
    ['__proto__', 'relu'],
    ['toString', 'name'],
    ['losses', ''],
  ] as const)
    assert.equal(entryNamed(table, name), undefined, `${table} ${name}`);
});
