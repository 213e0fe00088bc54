import assert from 'node:assert/strict';
import { endOf, metricFactsOf } from './kept-runs';

/** Two runs came to the same, digit by digit. */
export function sameResult(id: string, whole: string): void {
  assert.ok(metricFactsOf(whole).length > 0);
  assert.deepEqual(metricFactsOf(id), metricFactsOf(whole));
  assert.deepEqual(endOf(id)?.predictions, endOf(whole)?.predictions);
  assert.deepEqual(endOf(id)?.evaluate, endOf(whole)?.evaluate);
}
