import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RunInfo, State } from '../../../src/webview/study/messages/state';
import { momentNote, momentOf, momentText, momentWords, nearest, sameMarks } from '../../../src/webview/study/shared/moment';
import { newest } from '../../../src/webview/study/shared/newest';
import { options } from '../../ui/states';
import { xor } from '../network/networks';
import { runOf } from '../training/runs';

const run = runOf({ epochs: 300, epochsDone: 300 });
const spec: NonNullable<State['spec']> = { file: 'a', title: 'a', reading: false, errors: 0 };
const state = (runs: readonly RunInfo[], change: Partial<State> = {}): State => ({
  alone: false,
  locked: false,
  views: ['boundary'],
  options,
  spec,
  network: xor,
  runs,
  others: [],
  ...change,
});
const study = (change: Partial<RunInfo>, frames: readonly number[], cursor?: number, more: Partial<State> = {}) => ({
  state: state([{ ...run, ...change }], more),
  curves: new Map([['a', { columns: {}, milliseconds: new Float64Array(), frames }]]),
  cursor,
});
const moment = (...given: Parameters<typeof study>) => momentOf(study(...given));
const text = (...given: Parameters<typeof study>): string => momentText(moment(...given), true);

describe('the moment that is shown', () => {
  it('is the beginning without a run, and without a word where the weights were set by hand', () => {
    const first = momentOf({ state: state([]), curves: new Map(), cursor: 4 });
    assert.deepEqual([first.at, first.run, first.epoch], ['initial', undefined, 0]);
    assert.match(momentText(first, true), /^Not trained yet/);
    assert.equal(momentText(first, false), '');
  });

  it('is the newest that was kept while it trains, and the end afterwards', () => {
    const going = moment({ status: 'running', epochsDone: 25 }, [0, 10, 20]);
    assert.deepEqual([going.at, going.epoch, going.live], [20, 20, true]);
    const done = moment({}, [0, 150, 299]);
    assert.deepEqual([done.at, done.epoch, done.live], ['last', 300, false]);
    assert.equal(momentNote(done, true), '');
    assert.equal(momentText(done, true), 'After epoch 300 of 300.');
  });

  it('is that of the best epoch where training went back to its weights', () => {
    const done = moment({ best: 90, restored: true }, [0, 300]);
    assert.deepEqual([done.at, done.epoch], ['best', 90]);
    assert.equal(momentNote(done, true), 'After epoch 90 of 300, the best, whose weights were restored.');
  });

  it('is where a run is paused, to the batch', () => {
    const paused = (batch: number) => moment({ status: 'paused', epochsDone: 25, held: { epoch: 25, batch } }, [0, 10, 20]);
    assert.deepEqual([paused(3).at, paused(3).epoch, paused(3).batch], ['now', 25, 3]);
    assert.ok(!sameMarks(paused(3).marks, paused(4).marks));
    assert.deepEqual([momentText(paused(3), true), momentWords(paused(3))], ['After batch 3 of epoch 26.', 'batch 3 of epoch 26 of 300']);
    assert.deepEqual([momentText(paused(0), true), momentWords(paused(0))], ['After epoch 25 of 300.', 'epoch 25 of 300']);
    // Paused by another window, nothing but its frames is known.
    assert.equal(moment({ status: 'paused', epochsDone: 25 }, [0, 10, 20]).at, 20);
  });

  it('is the one nearest to where the reader points, which is said', () => {
    const pointed = moment({ status: 'running', epochsDone: 25 }, [0, 10, 20], 12);
    assert.deepEqual([pointed.at, pointed.epoch, pointed.live], [10, 10, false]);
    assert.equal(momentText(pointed, true), 'After epoch 10 of 300, the nearest to 12 whose weights were kept.');
    assert.equal(text({}, [0, 10], 10), 'After epoch 10 of 300.');
    assert.match(text({}, [0, 10], 0), /^Before training/);
    const best = moment({ best: 12 }, [0, 10, 20], 12);
    assert.deepEqual([best.at, best.epoch], ['best', 12]);
    assert.equal(momentText(best, true), 'After epoch 12 of 300, the best.');
  });

  it('has marks that change with it, and only then', () => {
    const marks = (frames: readonly number[], cursor?: number) => moment({ status: 'running' }, frames, cursor).marks;
    assert.deepEqual(marks([0, 10], 1), marks([0, 10, 20], 2));
    assert.notDeepEqual(marks([0, 10]), marks([0, 10, 20]));
    assert.ok(!sameMarks(marks([0]), undefined));
  });

  it('is the beginning where the spec has changed since, unless the run’s own network is shown', () => {
    for (const status of ['finished', 'running'] as const) {
      const old = moment({ stale: true, status }, [0, 300]);
      assert.deepEqual([old.at, old.run, old.changed], ['initial', undefined, true]);
      assert.match(momentText(old, true), /^The spec has changed/);
    }
    const own = moment({ stale: true, status: 'running' }, [0, 300], undefined, { spec: { ...spec, older: true } });
    assert.deepEqual([own.at, own.run?.id, own.changed], [300, 'a', false]);
  });

  it('is the beginning for a run that never came to keep anything', () => {
    assert.equal(moment({ status: 'queued', epochsDone: 0 }, []).at, 'initial');
    assert.equal(moment({ status: 'stopped', epochsDone: 0 }, [0]).at, 0);
  });

  it('is kept at some epochs only', () => {
    assert.equal(nearest([0, 10, 20], 15), 10);
    assert.equal(nearest([0, 10, 20], 16), 20);
    assert.equal(nearest([0, 10, 20], 99), 20);
    assert.equal(nearest([], 7), 7);
  });
});

describe('asking for the newest', () => {
  it('never does two things at once, and leaves out what was overtaken', async () => {
    const done: number[] = [];
    let release = (): void => undefined;
    const ask = newest(async (what: number) => {
      await new Promise<void>((resolve) => (release = resolve));
      done.push(what);
    });
    const next = async (): Promise<void> => {
      release();
      await new Promise((resolve) => setImmediate(resolve));
    };
    ask(1);
    ask(2);
    ask(3);
    await next();
    assert.deepEqual(done, [1]);
    await next();
    assert.deepEqual(done, [1, 3]);
    ask(4);
    await next();
    assert.deepEqual(done, [1, 3, 4]);
  });
});
