import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { epochsOf, GrowingHistory } from '../../../src/ml/training/history';

describe('a history that grows', () => {
  it('has what was added, however it came: epoch by epoch, in parts, over epochs that were there', () => {
    const step = fc.record({ from: fc.nat(300), values: fc.array(fc.double({ noNaN: true }), { maxLength: 200 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), fc.boolean(), (steps, apart) => {
        const history = new GrowingHistory();
        let wanted: number[] = [];
        for (const { from, values } of steps) {
          const at = Math.min(from, wanted.length);
          wanted = [...wanted.slice(0, at), ...values];
          const loss = Float64Array.from(values);
          if (apart) {
            history.cut(at);
            for (const value of values) history.add(['loss'], [value], -value);
          } else history.put({ columns: { loss }, milliseconds: loss.map((value) => -value) }, at);
        }
        const { length, columns, milliseconds } = history.shown;
        assert.equal(length, wanted.length);
        assert.deepEqual([...(columns['loss'] ?? [])], wanted);
        assert.deepEqual(
          [...milliseconds],
          wanted.map((value) => -value),
        );
      }),
    );
  });

  it('leaves what it showed before as it was', () => {
    const history = new GrowingHistory();
    for (let epoch = 0; epoch < 5; epoch++) history.add(['loss'], [epoch], 1);
    const before = history.shown;
    history.cut(2);
    history.add(['loss'], [9], 1);
    assert.deepEqual([...(before.columns['loss'] ?? [])], [0, 1, 2, 3, 4]);
    assert.deepEqual([...(history.shown.columns['loss'] ?? [])], [0, 1, 9]);
  });

  it('has NaN where an epoch lacks a metric, and every column as long as the others', () => {
    const history = new GrowingHistory(['accuracy']);
    for (let epoch = 0; epoch < 100; epoch++) history.add(['loss'], [epoch], 1);
    history.add(['loss', 'val_loss'], [100, 7], 1);
    const { length, columns } = history.shown;
    assert.deepEqual(
      Object.values(columns).map((values) => values.length),
      [length, length, length],
    );
    assert.deepEqual([columns['accuracy']?.[100], columns['val_loss']?.[99], columns['val_loss']?.[100]], [Number.NaN, Number.NaN, 7]);
    assert.deepEqual(history.logs, { accuracy: Number.NaN, loss: 100, val_loss: 7 });
  });

  it('is copied in part', () => {
    const history = new GrowingHistory();
    for (let epoch = 0; epoch < 5; epoch++) history.add(['loss'], [epoch], epoch);
    assert.deepEqual(epochsOf(history.shown, 1, 3), {
      length: 2,
      columns: { loss: Float64Array.of(1, 2) },
      milliseconds: Float64Array.of(1, 2),
    });
  });
});
