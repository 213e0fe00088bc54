import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reach, shortened, valuesByHand } from '../../../src/webview/study/plane/question';

describe('weights moved by hand', () => {
  it('take the place of kernel and bias', () => {
    assert.deepEqual(valuesByHand('dense', 2, [0.5, -1, 2]), {
      'dense/kernel': Float32Array.of(0.5, -1),
      'dense/bias': Float32Array.of(2),
    });
  });

  it('leave a bias alone that is not there', () => {
    assert.deepEqual(valuesByHand('dense', 2, [0.5, -1]), { 'dense/kernel': Float32Array.of(0.5, -1) });
  });

  it('have sliders that go twice as far as the weights, to a round number', () => {
    assert.equal(reach(0.4, 0), 1);
    assert.equal(reach(-0.6, -0.6), 2);
    assert.equal(reach(3, 0), 10);
    assert.equal(reach(0.4, 37), 50);
    assert.equal(reach(50, 100), 100);
  });

  it('are shown with four digits', () => assert.equal(shortened(Math.fround(0.4)), '0.4'));
});
