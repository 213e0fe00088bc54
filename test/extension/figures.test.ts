import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { ago, shortLogs } from '../../src/extension/number-text';
import { env } from './fake-vscode';

describe('metrics in a line of text', () => {
  it('are the loss and at most two others', () => {
    assert.equal(shortLogs({ accuracy: 0.5, loss: 1, val_loss: 2, auc: 0.25, mae: 3 }), 'loss 1, accuracy 0.5, auc 0.25');
    assert.equal(shortLogs({}), '');
  });

  it('are shares of a whole as percent, as in the panel, where the run says which are', () => {
    const metrics = { accuracy: { direction: 'up', unit: 'share' }, mae: { direction: 'down', unit: 'value' } } as const;
    assert.equal(shortLogs({ loss: 0.0031, accuracy: 1, mae: 0.05 }, metrics), 'loss 0.0031, accuracy 100\u00a0%, mae 0.05');
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
