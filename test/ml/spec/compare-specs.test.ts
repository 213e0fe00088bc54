import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { valueText } from '../../../src/ml/spec/difference-values';
import { compareSpecs, type SpecDifference } from '../../../src/ml/spec/differences';

type Layer = string | object;

/** `Dense 4 tanh` in place of an object. */
function layer(given: Layer): object {
  if (typeof given !== 'string') return given;
  const [type, units, activation] = given.split(' ');
  return { type, ...(units && { units: Number(units) }), ...(activation && { activation }) };
}

const spec = (layers: readonly Layer[], more: object = {}): string =>
  JSON.stringify({ data: { gate: 'XOR' }, layers: layers.map(layer), ...more });

const text = ({ key, values }: SpecDifference): string => (values ? `${key} ${values.map(valueText).join(' → ')}` : key);

/** `0=0` for a pair, `+1` and `−1` for a layer that was added or removed, `0~1 units 4 → 8` for one that was changed. */
const aligned = (before: readonly Layer[], after: readonly Layer[]): string[] =>
  compareSpecs(spec(before), spec(after)).layers.map(({ before: i, after: k, differences }) =>
    i === undefined
      ? `+${k}`
      : k === undefined
        ? `−${i}`
        : differences.length
          ? `${i}~${k} ${differences.map(text).join(', ')}`
          : `${i}=${k}`,
  );

const sections = (before: object, after: object): string[] =>
  compareSpecs(spec(['Dense 1'], before), spec(['Dense 1'], after)).sections.flatMap(({ section, differences }) =>
    differences.map((one) => `${section}: ${text(one)}`),
  );

describe('two specs side by side', () => {
  const cases: readonly [what: string, before: readonly Layer[], after: readonly Layer[], expected: readonly string[]][] = [
    ['the same layers', ['Dense 4 tanh', 'Dense 1 sigmoid'], ['Dense 4 tanh', 'Dense 1 sigmoid'], ['0=0', '1=1']],
    [
      'a changed layer',
      ['Dense 4 tanh', 'Dense 1 sigmoid'],
      ['Dense 8 relu', 'Dense 1 sigmoid'],
      ['0~0 units 4 → 8, activation tanh → relu', '1=1'],
    ],
    [
      'a layer put in between',
      ['Dense 4 tanh', 'Dense 1 sigmoid'],
      ['Dense 4 tanh', 'Dense 3 relu', 'Dense 1 sigmoid'],
      ['0=0', '+1', '1=2'],
    ],
    ['a layer put in first', ['Dense 1 sigmoid'], ['Dense 4 tanh', 'Dense 1 sigmoid'], ['+0', '0=1']],
    ['a removed layer', ['Dense 4 tanh', { type: 'Dropout', rate: 0.5 }, 'Dense 1'], ['Dense 4 tanh', 'Dense 1'], ['0=0', '−1', '2=1']],
    ['another type in its place', ['Flatten', 'Dense 1'], [{ type: 'Dropout', rate: 0.5 }, 'Dense 1'], ['−0', '+0', '1=1']],
    [
      'several at once',
      ['Dense 8 tanh', 'Dense 4 tanh', 'Dense 1'],
      ['Dense 8 relu', { type: 'Dropout', rate: 0.2 }, 'Dense 1'],
      ['0~0 activation tanh → relu', '−1', '+1', '2=2'],
    ],
    ['layers after one that was removed', ['Dense 2', 'Dense 3', 'Dense 4 relu'], ['Dense 3', 'Dense 4 relu'], ['−0', '1=0', '2=1']],
    [
      'one known by its name',
      [{ type: 'Dense', name: 'hidden', units: 4 }, 'Dense 1'],
      ['Dense 5 relu', { type: 'Dense', name: 'hidden', units: 9, activation: 'elu' }, 'Dense 1'],
      ['+0', '0~1 units 4 → 9, activation linear → elu', '1=2'],
    ],
    [
      'a renamed layer',
      [{ type: 'Dense', name: 'a', units: 4 }, 'Dense 1'],
      [{ type: 'Dense', name: 'b', units: 4 }, 'Dense 1'],
      ['0=0', '1=1'],
    ],
    [
      'names before what they say',
      [
        { type: 'Dense', name: 'hidden', units: 2, activation: 'tanh' },
        { type: 'Dense', name: 'out', units: 1 },
      ],
      [
        { type: 'Dense', name: 'hidden', units: 4, activation: 'relu' },
        { type: 'Dense', name: 'extra', units: 2, activation: 'tanh' },
        { type: 'Dense', name: 'out', units: 1 },
      ],
      ['0~0 units 2 → 4, activation tanh → relu', '+1', '1=2'],
    ],
    ['no layers on one side', [], ['Dense 1'], ['+0']],
  ];
  for (const [what, before, after, expected] of cases) it(`aligns ${what}`, () => assert.deepEqual(aligned(before, after), expected));

  it('puts what was removed in the place of what was added, when the two are exchanged', () => {
    for (const [what, before, after] of cases) {
      const turned = aligned(after, before).map((line) => line.replace(/[~ ].*/, ''));
      const counts = (lines: readonly string[], sign: string): number => lines.filter((line) => line.startsWith(sign)).length;
      const straight = aligned(before, after);
      assert.deepEqual([counts(turned, '+'), counts(turned, '−')], [counts(straight, '−'), counts(straight, '+')], what);
    }
  });

  it('says what differs, section by section, defaults counted', () => {
    const compile = (optimizer: unknown) => ({ compile: { optimizer, loss: 'mse' } });
    assert.deepEqual(sections(compile({ type: 'SGD', learning_rate: 0.01 }), compile({ type: 'SGD', learning_rate: 0.1 })), [
      'compile: learning_rate 0.01 → 0.1',
    ]);
    assert.deepEqual(
      sections({ ...compile('sgd'), fit: { epochs: 10 } }, { ...compile('sgd'), fit: { epochs: 20, shuffle: false }, seed: 3 }),
      ['seed: seed 0 → 3', 'fit: epochs 10 → 20', 'fit: shuffle true → false'],
    );
    assert.deepEqual(sections({ data: { gate: 'AND' } }, { data: { gate: 'OR' }, weights: 'w.npz' }), [
      'data: gate AND → OR',
      'weights: weights – → w.npz',
    ]);
    assert.deepEqual(sections({ fit: { epochs: 1, batch_size: 32 } }, { fit: { epochs: 1 } }), []);
  });

  it('says of another optimizer also what both have', () => {
    const both = sections({ compile: { optimizer: 'sgd', loss: 'mse' } }, { compile: { optimizer: 'adam', loss: 'mse' } });
    assert.deepEqual(both.slice(0, 2), ['compile: optimizer SGD → Adam', 'compile: learning_rate 0.01 → 0.001']);
    assert.ok(!both.some((line) => /beta_1|momentum/.test(line)), String(both));
  });

  it('keeps numbers and truth values as they are', () => {
    const [fit] = compareSpecs(
      spec([], { fit: { epochs: 10, shuffle: true } }),
      spec([], { fit: { epochs: 20, shuffle: false } }),
    ).sections;
    assert.deepEqual(
      fit?.differences.map(({ values }) => values),
      [
        [10, 20],
        [true, false],
      ],
    );
  });

  it('compares what can be read of texts with errors', () => {
    assert.deepEqual(compareSpecs('{', '{').layers, []);
    assert.deepEqual(aligned(['Dense 1', 'Nothing 3'], ['Dense 2', 'Nothing 3']), ['0~0 units 1 → 2']);
  });

  it('does not take long over hundreds of layers', () => {
    const many = (units: number) => Array.from({ length: 500 }, (_, i) => `Dense ${(units * (i + 1)) % 97 || 1}`);
    assert.equal(aligned(many(1), many(2)).length, 500);
  });
});
