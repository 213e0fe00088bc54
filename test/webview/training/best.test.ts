import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { metricFactsOf } from '../../../src/ml/registry/metrics';
import type { EarlyStopping } from '../../../src/ml/spec/sections';
import type { Columns } from '../../../src/ml/training/history';
import { CurveCache } from '../../../src/webview/study/training/curve-cache';
import { bestEpoch } from '../../../src/webview/study/training/pointing';
import { curves, runOf } from './runs';

const watching = (monitor: string, more: Partial<EarlyStopping> = {}): EarlyStopping => ({
  monitor,
  patience: 5,
  min_delta: 0,
  mode: 'auto',
  baseline: undefined,
  restore_best_weights: false,
  start_from_epoch: 0,
  ...more,
});

const metrics = metricFactsOf([
  { type: 'accuracy', name: 'hits' },
  { type: 'root_mean_squared_error', name: undefined },
]);

const columns: Columns = {
  loss: Float64Array.of(4, 3, 2, 1),
  hits: Float64Array.of(0.5, 0.75, 0.7, 0.75),
  val_loss: Float64Array.of(4, 2, 3, 5),
  val_root_mean_squared_error: Float64Array.of(3, 2.5, 2.45, 1),
};

const best = (stopping?: EarlyStopping, own = columns, cache = new CurveCache()): number | undefined =>
  bestEpoch({ info: runOf({ metrics, ...(stopping && { stopping }) }), curves: curves(own) }, cache);

describe('the best epoch so far', () => {
  it('is that of the lowest validation loss, or of the lowest loss', () => {
    assert.equal(best(), 2);
    assert.equal(best(undefined, { loss: columns['loss'] as Float64Array }), 4);
  });

  it('is what early stopping would go back to, by the direction of what it watches', () => {
    assert.equal(best(watching('hits')), 2);
    assert.equal(best(watching('hits', { mode: 'min' })), 1);
    assert.equal(best(watching('val_root_mean_squared_error')), 4);
    assert.equal(best(watching('val_root_mean_squared_error', { min_delta: 2 })), 1);
    assert.equal(best(watching('val_loss', { start_from_epoch: 2 })), 3);
  });

  it('is the run’s own, once it has ended', () => {
    assert.equal(bestEpoch({ info: runOf({ best: 3, metrics }), curves: curves(columns) }, new CurveCache()), 3);
  });

  it('is none where the metric is not there', () => {
    assert.equal(best(watching('val_hits')), undefined);
  });

  it('moves on as epochs come, and begins anew where another history takes its place', () => {
    const cache = new CurveCache();
    const until = (epochs: number): Columns =>
      Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values.slice(0, epochs)]));
    assert.deepEqual(
      [1, 2, 4].map((epochs) => best(watching('val_root_mean_squared_error'), until(epochs), cache)),
      [1, 2, 4],
    );
    assert.equal(best(watching('val_root_mean_squared_error'), { val_root_mean_squared_error: Float64Array.of(5, 6) }, cache), 1);
  });
});
