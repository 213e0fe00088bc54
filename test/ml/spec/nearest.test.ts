import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { activations } from '../../../src/ml/registry/activations';
import { layers } from '../../../src/ml/registry/layers';
import { nearest } from '../../../src/ml/spec/nearest';

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
});
