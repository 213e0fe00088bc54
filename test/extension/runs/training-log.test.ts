import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TrainingLog } from '../../../src/extension/runs/training-log';
import { metricValue, span } from '../../../src/ml/training/keras-format';

const begin = (epochs: number, firstEpoch = 0) =>
  ({ type: 'begin', epochs, firstEpoch, batches: 4, samples: 8, validationSamples: 0 }) as const;
const epoch = (n: number) => ({ type: 'epoch', epoch: n, logs: { loss: 0.00012345, accuracy: 0.5 }, milliseconds: 8 }) as const;

describe('the log of a run', () => {
  it('reads like that of Keras', () => {
    const log = new TrainingLog();
    assert.deepEqual(log.lines(begin(3)), []);
    assert.deepEqual(log.lines({ type: 'batch', epoch: 0, batch: 1, logs: {} }), []);
    assert.deepEqual(log.lines(epoch(0)), ['Epoch 1/3', '4/4 - 0s - 2ms/step - accuracy: 0.5000 - loss: 1.2345e-04']);
  });

  it('of a long run keeps the first and the last epoch and some between', () => {
    const log = new TrainingLog();
    log.lines(begin(100_000));
    const written = Array.from({ length: 100_000 }, (_, i) => log.lines(epoch(i))[0]).filter((line) => line !== undefined);
    assert.equal(written.length, 1001);
    assert.deepEqual([written[0], written[1], written.at(-1)], ['Epoch 1/100000', 'Epoch 100/100000', 'Epoch 100000/100000']);
  });

  it('writes figures with the digits Keras gives them', () => {
    assert.deepEqual([0, 1, -0.5, 0.001, 12345.678, 3e-12, Number.NaN, Number.NEGATIVE_INFINITY].map(metricValue), [
      '0.0000e+00',
      '1.0000',
      '-0.5000',
      '1.0000e-03',
      '12345.6780',
      '3.0000e-12',
      'nan',
      '-inf',
    ]);
  });

  it('writes durations in the unit that fits', () => {
    assert.deepEqual([2400, 5.2, 0.042].map(span), ['2s', '5ms', '42us']);
  });
});
