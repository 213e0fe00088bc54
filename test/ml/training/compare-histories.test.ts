import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { metricFactsOf } from '../../../src/ml/registry/metrics';
import { compareHistories, type MeasuredRun, unshared } from '../../../src/ml/training/compare-histories';

const metrics = metricFactsOf([{ type: 'accuracy' }, { type: 'mean_absolute_error', name: 'mae' }] as never);

const measured = (columns: Readonly<Record<string, readonly number[]>>, loss = 'mse'): MeasuredRun => ({
  columns: Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, Float64Array.from(values)])),
  metrics,
  loss,
});

describe('the figures of two runs', () => {
  it('are better by the direction of each metric, at the end and at their best', () => {
    const [loss, accuracy] = compareHistories([
      measured({ loss: [0.9, 0.2, 0.5], accuracy: [0.5, 0.75, 0.5] }),
      measured({ loss: [0.8, 0.4], accuracy: [0.25, 1] }),
    ]);
    assert.deepEqual([loss?.last.values, loss?.last.better], [[0.5, 0.4], 1]);
    assert.ok(Math.abs((loss?.last.difference ?? 0) + 0.1) < 1e-12);
    assert.deepEqual([loss?.best?.values, loss?.best?.better, loss?.best?.epochs], [[0.2, 0.4], 0, [2, 2]]);
    assert.deepEqual([accuracy?.last.values, accuracy?.last.better, accuracy?.last.difference], [[0.5, 1], 1, 0.5]);
    assert.deepEqual(
      [accuracy?.best?.values, accuracy?.best?.epochs],
      [
        [0.75, 1],
        [2, 2],
      ],
    );
  });

  it('name no better one where they are equal, or the losses are in different units', () => {
    const [equal] = compareHistories([measured({ loss: [1] }), measured({ loss: [1] })]);
    assert.equal(equal?.last.better, undefined);
    const [loss, mae] = compareHistories([measured({ loss: [1], mae: [2] }, 'mse'), measured({ loss: [0.5], mae: [1] }, 'huber')]);
    assert.deepEqual([loss?.facts, loss?.last.better, loss?.best], [undefined, undefined, undefined]);
    assert.deepEqual([mae?.facts?.direction, mae?.last.better], ['down', 1]);
  });

  it('take a run that ended in values that are not finite for the worse one, whose best is that of its finite epochs', () => {
    const [loss] = compareHistories([measured({ loss: [3, 2, Number.NaN] }), measured({ loss: [9] })]);
    assert.deepEqual([loss?.last.better, loss?.best?.better, loss?.best?.values], [1, 0, [2, 9]]);
    assert.ok(Number.isNaN(loss?.last.difference));
    const [neither] = compareHistories([measured({ loss: [Number.NaN] }), measured({ loss: [Number.POSITIVE_INFINITY] })]);
    assert.deepEqual([neither?.last.better, neither?.best?.better, neither?.best?.epochs], [undefined, undefined, [0, 0]]);
  });

  it('are of the metrics that both have, and of none while one has no epoch', () => {
    const runs = [measured({ loss: [1], accuracy: [1] }), measured({ mae: [1], val_loss: [1], loss: [1] })] as const;
    assert.deepEqual(
      compareHistories(runs).map(({ name }) => name),
      ['loss'],
    );
    assert.deepEqual(unshared(runs), [['accuracy'], ['mae', 'val_loss']]);
    assert.deepEqual(compareHistories([measured({ loss: [] }), measured({ loss: [1] })]), []);
  });
});
