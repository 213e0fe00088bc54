import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { optimizer, optimizers } from '../../../src/ml/registry/optimizers';
import { formsOfSgd, unpublished } from '../../../src/ml/registry/unpublished';
import { assertHas, readBadly, readFixed, readWell } from './read';

describe('names in the notes that are no optimizers', () => {
  for (const [name, expected] of [
    ['Velocity', { type: 'SGD', momentum: 0.9 }],
    ['Sketching', { type: 'SGD', momentum: 0 }],
    ['Radon', { type: 'SGD', momentum: 0.9 }],
    ['SA', { type: 'Adam' }],
  ] as const) {
    test(name, () => {
      const problem = readBadly(optimizer, name);
      assert.equal(problem.code, 'no-published-rule');
      assert.match(problem.message, new RegExp(`"${name}" \\(.+\\)\\. The nearest real optimizer is "${expected.type}"\\.`));
      assertHas(readFixed(optimizer, name), expected);
      assertHas(readFixed(optimizer, { type: name, learning_rate: 0.25 }), { ...expected, learning_rate: 0.25 });
    });
  }

  test('every nearest one is real', () => {
    for (const { nearest } of unpublished.values()) assert.ok(Object.hasOwn(optimizers, nearest));
  });
});

describe('names for forms of SGD', () => {
  for (const [name, nesterov] of [
    ['Momentum', false],
    ['momentum', false],
    ['NAG', true],
    ['Nesterov', true],
  ] as const) {
    test(name, () => {
      const problem = readBadly(optimizer, name);
      assert.equal(problem.code, 'form-of-sgd');
      assert.match(problem.message, /\{ "type": "SGD", "momentum": 0\.9(, "nesterov": true)? \}/);
      assertHas(readFixed(optimizer, name), { type: 'SGD', momentum: 0.9, nesterov });
    });
  }

  test('parameters that are given already stay', () => {
    const fixed = readFixed(optimizer, { learning_rate: 0.5, momentum: 0.75, type: 'NAG' });
    assertHas(fixed, { type: 'SGD', learning_rate: 0.5, momentum: 0.75, nesterov: true });
  });

  test('none hides a real optimizer', () => {
    for (const name of [...formsOfSgd.keys(), ...unpublished.keys()]) {
      assert.ok(!Object.keys(optimizers).some((type) => type.toLowerCase() === name));
    }
  });
});

describe('clipping', () => {
  test('takes one way only, as Keras', () => {
    const problem = readBadly(optimizer, { type: 'Adam', clipnorm: 1, learning_rate: 0.1, clipvalue: 2 });
    assert.equal(problem.code, 'only-one-of');
    assert.equal(problem.range.start.column, JSON.stringify({ type: 'Adam', clipnorm: 1, learning_rate: 0.1 }).length + 1);
  });

  test('null is none', () => {
    assertHas(readWell(optimizer, { type: 'SGD', clipnorm: null, clipvalue: 2 }), { clipnorm: null, clipvalue: 2 });
  });
});

test('a learning rate is a number, not a schedule', () => {
  const problem = readBadly(optimizer, { type: 'SGD', learning_rate: { type: 'ExponentialDecay' } });
  assert.match(problem.message, /"learning_rate" should be a number of at least 0, not an object/);
});

test('a slip of the finger gets the nearest name', () => {
  assertHas(readFixed(optimizer, 'rmspop'), { type: 'RMSprop' });
  assertHas(readFixed(optimizer, 'ADAM'), { type: 'Adam' });
});
