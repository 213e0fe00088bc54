import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nearest } from '../../../src/ml/language/nearest';
import { activations } from '../../../src/ml/registry/activations';
import { layers } from '../../../src/ml/registry/layers';

describe('the nearest known name', () => {
  for (const [typed, meant] of [
    ['rleu', 'relu'],
    ['sigmod', 'sigmoid'],
    ['Softmax', 'softmax'],
    ['hard sigmoid', 'hard_sigmoid'],
  ] as const) {
    it(`of ${typed} is ${meant}`, () => assert.equal(nearest(typed, Object.keys(activations)), meant));
  }

  it('knows layers without their capitals', () => assert.equal(nearest('maxpooling2d', Object.keys(layers)), 'MaxPooling2D'));

  it('is none for a name that is like no other', () => assert.equal(nearest('quux', Object.keys(activations)), undefined));

  for (const [typed, known] of [
    ['y', ['h', 'w']],
    ['나이', ['h', '키', '무게']],
    ['x3', ['x1', 'x2']],
    ['ab', ['ac', 'ba', 'cb']],
    ['dense_3', ['dense', 'dense_1', 'dense_2']],
    ['3', ['1', '2']],
  ] as const) {
    it(`is none for ${typed} among ${known.join(', ')}`, () => assert.equal(nearest(typed, known), undefined));
  }

  for (const [typed, meant] of [
    ['Y', 'y'],
    ['ag', 'age'],
    ['x_1', 'x1'],
    ['csb', 'csv'],
    // As macOS writes file names: vowels and consonants one by one.
    ['나이'.normalize('NFD'), '나이'],
  ] as const) {
    it(`of ${typed} is ${meant}`, () => assert.equal(nearest(typed, ['k', 'zz', meant, 'other']), meant));
  }

  it('is the nearest of several that are near', () => assert.equal(nearest('sigmoit', ['sigmaid', 'sigmoid', 'sigmoids']), 'sigmoid'));

  it('is looked for up to 200 characters, because comparing takes time by the square of them', () => {
    assert.equal(nearest('a'.repeat(199), ['a'.repeat(200)]), 'a'.repeat(200));
    assert.equal(nearest('a'.repeat(201), ['a'.repeat(200)]), undefined);
  });
});
