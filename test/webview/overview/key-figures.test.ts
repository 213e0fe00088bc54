import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RunInfo, State } from '../../../src/webview/study/messages/state';
import { keyFigures } from '../../../src/webview/study/overview/key-figures';
import { options } from '../../ui/states';
import { curves, runOf } from '../training/runs';

const data = {
  rows: { train: 240, validation: 60 },
  splits: ['train', 'validation'] as const,
  inputs: 2,
  targets: 1,
  scale: 1,
  points: [],
};
const spec: NonNullable<State['spec']> = { file: 'a', title: 'a', reading: false, errors: 0 };
const columns = {
  loss: Float64Array.of(0.7, 0.5, 0.25),
  accuracy: Float64Array.of(0.5, 0.5, 0.75),
  val_loss: Float64Array.of(0.8, 0.6, 0.3),
};

interface Shown {
  readonly run?: Partial<RunInfo>;
  readonly state?: Partial<State>;
  readonly cursor?: number;
  readonly frames?: readonly number[];
}

function figures({ run, state, cursor, frames = [0, 1, 2, 3] }: Shown) {
  const runs = run ? [runOf({ milliseconds: 0, ...run })] : [];
  const shown: State = { alone: false, locked: false, views: ['overview'], options, spec, runs, others: [], ...state };
  return keyFigures({ state: shown, curves: new Map([['a', { ...curves(columns), frames }]]), cursor });
}
const text = (shown: Shown): string[] => figures(shown).map(({ name, value }) => `${name} ${value}`);

describe('the key figures', () => {
  it('are what the run came to, and how large everything is', () => {
    assert.deepEqual(text({ run: { milliseconds: 1234 }, state: { data } }), [
      'loss 0.25',
      'accuracy 75\u00a0%',
      'loss, validation 0.3',
      'epochs 3',
      'time trained 1.2\u00a0s',
      'samples 240',
      'samples, validation 60',
    ]);
  });

  it('say which part of a well-known set it is: of a run the one that it was trained on', () => {
    const [sample, whole] = (['sample', 'whole'] as const).map((size) => ({ name: 'mnist' as const, size, title: `MNIST, ${size}` }));
    assert.ok(sample && whole);
    assert.ok(text({ state: { data: { ...data, set: sample } } }).includes('data set MNIST, sample'));
    const both = text({ run: { set: whole }, state: { data: { ...data, set: sample } } });
    assert.deepEqual(
      both.filter((line) => line.startsWith('data set')),
      ['data set MNIST, whole'],
    );
  });

  it('are those of the moment that is shown, and none before training', () => {
    assert.deepEqual(text({ run: {}, cursor: 2 }), ['loss 0.5', 'accuracy 50\u00a0%', 'loss, validation 0.6', 'epochs 2 of 3']);
    assert.deepEqual(text({ run: {}, cursor: 0 }), ['epochs 0 of 3']);
    // Pictures can show only what was kept, and so do the figures beside them.
    assert.deepEqual(text({ run: {}, cursor: 2, frames: [0, 1] }).slice(0, 2), ['loss 0.7', 'accuracy 50\u00a0%']);
    assert.deepEqual(text({ run: { status: 'running' }, frames: [0, 2] }).slice(0, 1), ['loss 0.5']);
  });

  it('are none of a run that the spec has changed since, unless its own network is shown', () => {
    assert.deepEqual(text({ run: { stale: true }, state: { data } }), ['samples 240', 'samples, validation 60']);
    assert.deepEqual(text({ run: { stale: true }, state: { spec: { ...spec, older: true } } }).slice(0, 1), ['loss 0.25']);
  });

  it('tell the mean over the last epoch from what was evaluated afterwards', () => {
    const after = figures({ run: { evaluate: { on: 'train', logs: { loss: 0.2, accuracy: 0.5 } } } });
    assert.deepEqual(
      after.map(({ name, value }) => `${name} ${value}`),
      ['loss, after training 0.2', 'accuracy, after training 50\u00a0%', 'loss, validation 0.3', 'epochs 3'],
    );
    assert.match(after[0]?.title ?? '', /with the weights that training came to/);
    const before = figures({ run: { evaluate: { on: 'train', logs: { accuracy: 0.5 } } }, cursor: 3 });
    assert.deepEqual([before[1]?.name, before[1]?.value], ['accuracy', '75\u00a0%']);
    assert.match(before[1]?.title ?? '', /Mean over the batches of epoch 3/);
  });

  it('tell of the test, and of a run that is not through', () => {
    const evaluate = { on: 'test' as const, logs: { loss: 0.25 } };
    assert.deepEqual(text({ run: { evaluate } }), [
      'loss 0.25',
      'accuracy 75\u00a0%',
      'loss, validation 0.3',
      'loss, test 0.25',
      'epochs 3',
    ]);
    assert.equal(text({ run: { epochs: 300 } }).at(-1), 'epochs 3 of 300');
  });

  it('follow a run batch by batch', () => {
    const held = { epoch: 2, batch: 1 };
    assert.deepEqual(text({ run: { status: 'paused', epochsDone: 2, held, logs: { loss: 0.4, val_loss: 0.6 } } }), [
      'loss, so far 0.4',
      'epochs 2 of 3 + 1 batch',
    ]);
  });

  it('are those of the data alone before training', () => {
    assert.deepEqual(text({ state: { data } }), ['samples 240', 'samples, validation 60']);
  });
});
