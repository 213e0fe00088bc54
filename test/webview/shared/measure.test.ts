import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shownInRow } from '../../../src/webview/study/shared/measure';

const widths = [60, 50, 50, 60, 40];

describe('the tabs that are shown', () => {
  it('are all where there is room for all', () => {
    assert.deepEqual(shownInRow(widths, 0, 324, 50), [0, 1, 2, 3, 4]);
    assert.deepEqual(shownInRow(widths, -1, 324, 50), [0, 1, 2, 3, 4]);
  });

  it('are the first that fit beside the menu, in their order, and always the chosen one', () => {
    assert.deepEqual(shownInRow(widths, 0, 323, 50), [0, 1, 2]);
    assert.deepEqual(shownInRow(widths, 4, 323, 50), [0, 1, 2, 4]);
    assert.deepEqual(shownInRow(widths, 3, 10, 50), [3]);
    assert.deepEqual(shownInRow(widths, -1, 10, 50), []);
  });
});
