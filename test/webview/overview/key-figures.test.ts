import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keyFigures } from '../../../src/webview/study/overview/key-figures';
import { runOf } from '../training/runs';

const text = (state: Parameters<typeof keyFigures>[0]): string[] => keyFigures(state).map(({ name, value }) => `${name} ${value}`);
const data = { rows: { train: 240, validation: 60 }, inputs: 2, targets: 1, scale: 1, points: [] };

describe('the key figures', () => {
  it('are what the run came to, and how large everything is', () => {
    const run = runOf({ logs: { loss: 0.0031, accuracy: 0.982, val_loss: 0.5 }, milliseconds: 1234 });
    assert.deepEqual(text({ runs: [run], data }), [
      'loss 0.0031',
      'accuracy 98.2\u00a0%',
      'loss, validation 0.5',
      'epochs 3',
      'time trained 1.2\u00a0s',
      'samples 240',
      'samples, validation 60',
    ]);
  });

  it('tell of the test, and of a run that is not through', () => {
    const run = runOf({ epochs: 300, epochsDone: 120, milliseconds: 0, evaluate: { on: 'test', logs: { loss: 0.25 } } });
    assert.deepEqual(text({ runs: [run] }), ['loss, test 0.25', 'epochs 120 of 300']);
  });

  it('leave out figures on the rows for training, which stand there already', () => {
    assert.deepEqual(text({ runs: [runOf({ milliseconds: 0, evaluate: { on: 'train', logs: { loss: 0.25 } } })] }), ['epochs 3']);
  });

  it('are those of the data alone before training', () => {
    assert.deepEqual(text({ runs: [], data }), ['samples 240', 'samples, validation 60']);
  });
});
