import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { ago, shortFigure, shortFigures } from '../../src/extension/number-text';
import { env } from './fake-vscode';

describe('figures in a line of text', () => {
  it('have no more digits than mean something', () => {
    const shown = [0.003141, 1, 12.345, 0.05, 123.4, 1234.5, 3.14e-9, 0, -0.5, 1e12, Number.NaN, Number.NEGATIVE_INFINITY].map(shortFigure);
    assert.deepEqual(shown, ['0.0031', '1.00', '12.3', '0.05', '123.4', '1235', '3.1e-9', '0', '-0.50', '1.0e12', 'NaN', '−∞']);
  });

  it('are the loss and at most two others', () => {
    assert.equal(shortFigures({ accuracy: 0.5, loss: 1, val_loss: 2, auc: 0.25, mae: 3 }), 'loss 1.00, accuracy 0.50, auc 0.25');
    assert.equal(shortFigures({}), '');
  });
});

describe('how long ago', () => {
  afterEach(() => {
    env.language = 'en';
  });
  const since = (seconds: number): string => ago(0, seconds * 1000);

  it('is said in the unit that fits', () => {
    assert.deepEqual([0, 59, 61, 3599, 3600, 86_400, 3 * 86_400, 90 * 86_400, 800 * 86_400].map(since), [
      'now',
      'now',
      '1 min. ago',
      '59 min. ago',
      '1 hr. ago',
      'yesterday',
      '3 days ago',
      '3 mo. ago',
      '2 yr. ago',
    ]);
    assert.equal(since(-5), 'now');
  });

  it("is said in the reader's language", () => {
    env.language = 'ko';
    assert.equal(since(120), '2분 전');
  });
});
