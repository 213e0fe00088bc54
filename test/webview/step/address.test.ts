import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RunInfo } from '../../../src/webview/study/messages/state';
import { addressOf, epochsOf, isFirst, isLast, moved, steppedRun } from '../../../src/webview/study/step/address';

const extent = { epochs: 3, batches: 4, samples: 2 };
const run = (change: Partial<RunInfo>): RunInfo => ({ status: 'finished', epochsDone: 3, epochs: 5, ...change }) as RunInfo;

describe('the address of a step', () => {
  it('moves by batches across epochs, and stays within the run', () => {
    const at = { epoch: 0, batch: 3, sample: 1 };
    assert.deepEqual(moved(at, 1, extent), { epoch: 1, batch: 0, sample: 1 });
    assert.deepEqual(moved({ ...at, epoch: 1, batch: 0 }, -1, extent), at);
    assert.deepEqual(moved({ ...at, batch: 0 }, -1, extent), { ...at, batch: 0 });
    const last = { epoch: 2, batch: 3, sample: 0 };
    assert.deepEqual(moved(last, 1, extent), last);
    assert.deepEqual([isFirst(at), isFirst({ ...at, batch: 0 }), isLast(last, extent), isLast(at, extent)], [false, true, true, false]);
  });

  it('begins where the reader points elsewhere: at the epoch that has just been done', () => {
    assert.equal(addressOf({ check: false, epoch: 7 }, 12, 300).epoch, 11);
    assert.equal(addressOf({ check: false, epoch: 7 }, undefined, 300).epoch, 7);
    assert.equal(addressOf({ check: false }, 0, 300).epoch, 0);
    assert.equal(addressOf({ check: false, epoch: 400 }, undefined, 300).epoch, 299);
    assert.deepEqual(addressOf({ check: false, row: 9 }, undefined, 300), { epoch: 0, batch: 0, sample: 0, row: 9 });
  });

  it('is one of the run in front, once that has steps', () => {
    assert.equal(steppedRun([]), undefined);
    assert.equal(steppedRun([run({ status: 'queued', epochsDone: 0 })]), undefined);
    for (const of of [
      run({}),
      run({ status: 'diverged', epochsDone: 0 }),
      run({ status: 'paused', epochsDone: 0, held: { epoch: 0, batch: 2 } }),
    ])
      assert.equal(steppedRun([of]), of);
  });

  it('can be in as many epochs as are done, while the run trains', () => {
    const told = { epochs: 2, batches: 1, samples: 1, stoppedEarly: false };
    assert.equal(epochsOf(run({ status: 'running', epochsDone: 3 }), told), 3);
    assert.equal(epochsOf(run({ status: 'paused', epochsDone: 3, held: { epoch: 3, batch: 1 } }), told), 4);
    assert.equal(epochsOf(undefined, told), 2);
    assert.equal(epochsOf(undefined, undefined), 1);
  });

  it('can be in all epochs of a run that has ended since the last answer, and in the one that it broke off in', () => {
    const told = (epochs: number) => ({ epochs, batches: 1, samples: 1, stoppedEarly: false });
    assert.equal(epochsOf(run({}), told(2)), 3);
    assert.equal(epochsOf(run({ status: 'diverged' }), told(4)), 4);
    assert.equal(epochsOf(run({}), undefined), 3);
    assert.equal(epochsOf(run({ status: 'running' }), told(300)), 3);
  });
});
