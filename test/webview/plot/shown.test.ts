import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RunInfo, State } from '../../../src/webview/study/messages';
import { momentNote, shownMoment } from '../../../src/webview/study/plot/shown';
import { options } from '../../ui/states';

const run: RunInfo = {
  id: 'a',
  label: 'XOR',
  began: '',
  status: 'finished',
  seed: 1,
  epochs: 300,
  epochsDone: 300,
  logs: {},
  figures: {},
  stale: false,
  resumable: false,
  milliseconds: 10,
};
const state = (runs: readonly RunInfo[], trainable = true): State => ({
  alone: false,
  locked: false,
  views: ['boundary'],
  options,
  spec: { file: 'a', title: 'a', reading: false, errors: 0, trainable },
  runs,
  others: [],
});
const study = (change: Partial<RunInfo>, frames: readonly number[], cursor?: number) => ({
  state: state([{ ...run, ...change }]),
  curves: new Map([['a', { columns: {}, milliseconds: new Float64Array(), frames }]]),
  cursor,
});

describe('the moment that is shown', () => {
  it('is the beginning without a run, and without a word where the weights were set by hand', () => {
    const shown = shownMoment({ state: state([]), curves: new Map(), cursor: 4 });
    assert.equal(shown.at, 'initial');
    assert.equal(shown.run, undefined);
    assert.match(momentNote(shown, state([]), 0) ?? '', /Not trained yet/);
    assert.equal(momentNote(shown, state([], false), 0), undefined);
  });

  it('is the newest that was kept while it trains, and the end afterwards', () => {
    const going = shownMoment(study({ status: 'running', epochsDone: 25 }, [0, 10, 20]));
    assert.deepEqual([going.at, going.live], [20, true]);
    const done = shownMoment(study({}, [0, 150, 299]));
    assert.deepEqual([done.at, done.live], ['last', false]);
  });

  it('is the one nearest to where the reader points', () => {
    const shown = shownMoment(study({ status: 'running', epochsDone: 25 }, [0, 10, 20], 12));
    assert.deepEqual([shown.at, shown.live], [10, false]);
    assert.equal(momentNote(shown, state([run]), 10), undefined);
    assert.match(momentNote(shown, state([run]), 0) ?? '', /Before training/);
  });

  it('has marks that change with it, and only then', () => {
    const marks = (frames: readonly number[], cursor?: number) => shownMoment(study({ status: 'running' }, frames, cursor)).marks;
    assert.deepEqual(marks([0, 10], 1), marks([0, 10, 20], 2));
    assert.notDeepEqual(marks([0, 10]), marks([0, 10, 20]));
  });

  it('is the beginning where the run was of another network, unless that still trains', () => {
    const old = study({ stale: true }, [0, 300]);
    assert.equal(shownMoment(old).at, 'initial');
    assert.match(momentNote(shownMoment(old), old.state, 0) ?? '', /spec has changed/);
    assert.equal(shownMoment(study({ stale: true, status: 'running' }, [0, 300])).at, 300);
  });

  it('is the beginning for a run that never came to keep anything', () => {
    assert.equal(shownMoment(study({ status: 'queued', epochsDone: 0 }, [])).at, 'initial');
    assert.equal(shownMoment(study({ status: 'stopped', epochsDone: 0 }, [0])).at, 0);
  });
});
