import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RunInfo } from '../../../src/webview/study/messages';
import { momentText, nearest, type Situation, sameMarks, wantedWeights } from '../../../src/webview/study/network/moment';
import { newest } from '../../../src/webview/study/network/newest';
import { xor } from './networks';

const run: RunInfo = {
  id: 'a',
  label: '',
  began: '',
  status: 'running',
  seed: 7,
  epochs: 300,
  epochsDone: 120,
  logs: {},
  figures: {},
  stale: false,
  resumable: false,
  milliseconds: 0,
};
const situation: Situation = { network: xor, run, frames: [0, 50, 100, 120], cursor: undefined, chosen: 'last' };
const wanted = (change: Partial<Situation>) => wantedWeights({ ...situation, ...change });

describe('the weights that are asked for', () => {
  it('are the last ones, and anew with every epoch', () => {
    const { at, marks, ...rest } = wanted({});
    assert.deepEqual([at, rest.run], ['last', 'a']);
    assert.ok(sameMarks(marks, wanted({}).marks));
    assert.ok(!sameMarks(marks, wanted({ run: { ...run, epochsDone: 121 } }).marks));
    assert.ok(!sameMarks(marks, wanted({ frames: [0, 50, 100, 121] }).marks));
    assert.ok(!sameMarks(marks, wanted({ run: { ...run, id: 'b' } }).marks));
    assert.ok(!sameMarks(marks, undefined));
  });

  it('are those next to the epoch that the reader points at, and are not asked for again while it stays so', () => {
    const { at, marks } = wanted({ cursor: 60 });
    assert.equal(at, 50);
    assert.ok(sameMarks(marks, wanted({ cursor: 70, run: { ...run, epochsDone: 130 } }).marks));
    assert.equal(wanted({ cursor: 80, chosen: 'initial' }).at, 100);
  });

  it('are the first ones without a run of this network', () => {
    for (const change of [
      { run: undefined },
      { run: { ...run, stale: true } },
      { run: { ...run, epochsDone: 0 }, frames: [] },
      { chosen: 'initial' },
    ] as const) {
      const { at, ...rest } = wanted(change);
      assert.deepEqual([at, rest.run], ['initial', undefined]);
    }
    assert.ok(!sameMarks(wanted({ run: undefined }).marks, wanted({ run: undefined, network: { ...xor } }).marks));
  });

  it('are kept at some epochs only', () => {
    assert.equal(nearest([0, 10, 20], 15), 10);
    assert.equal(nearest([0, 10, 20], 16), 20);
    assert.equal(nearest([0, 10, 20], 99), 20);
    assert.equal(nearest([], 7), 7);
  });
});

describe('what is said of them', () => {
  const text = (change: Partial<Situation>, epoch: number): string => momentText({ ...situation, ...change }, epoch);

  it('is which epoch they are of', () => {
    assert.equal(text({}, 120), 'After epoch 120 of 300.');
    assert.equal(text({ chosen: 'best' }, 90), 'After epoch 90 of 300, the best so far.');
    assert.equal(text({ cursor: 50 }, 50), 'After epoch 50 of 300.');
    assert.equal(text({ cursor: 60 }, 50), 'After epoch 50 of 300, the nearest to 60 whose weights were kept.');
  });

  it('is that nothing was learned yet', () => {
    assert.match(text({ run: undefined }, 0), /^Before training: these are the weights it starts with/);
    assert.match(text({ cursor: 0 }, 0), /^Before training/);
    assert.match(text({ chosen: 'initial' }, 0), /^Before training/);
    assert.match(text({ run: { ...run, stale: true } }, 0), /^The spec has changed/);
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
