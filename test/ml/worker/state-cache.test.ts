import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { StateCache } from '../../../src/ml/worker/state-cache';

/** A state of 80 bytes that says which step follows it. */
const stateAt = (step: number) => ({
  weights: new Map([['w', Float32Array.of(step, 0, 0, 0, 0, 0, 0, 0, 0, 0)]]),
  optimizer: new Map([['w/momentum', new Float32Array(10)]]),
  step,
});

/** The steps whose states are there. */
const heldBy = (cache: StateCache, upTo: number): readonly number[] => [
  ...new Set(Array.from({ length: upTo + 1 }, (_, step) => cache.before(step)?.at).filter((at) => at !== undefined)),
];

describe('states in memory', () => {
  it('give the newest at a step or before it', () => {
    const cache = new StateCache(2 ** 20);
    for (const step of [50, 10, 30, 10]) cache.add(step, stateAt(step));
    assert.equal(cache.before(9), undefined);
    assert.deepEqual(
      [10, 29, 30, 49, 50, 1e9].map((step) => cache.before(step)?.at),
      [10, 10, 30, 30, 50, 50],
    );
    assert.equal(cache.before(49)?.state.step, 30);
  });

  it('take no more bytes than they may, and stay spread over where one was', () => {
    const cache = new StateCache(10 * 80);
    for (let step = 0; step < 1000; step++) cache.add(step, stateAt(step));
    const held = heldBy(cache, 1000);
    assert.equal(held.length, 10);
    const gaps = held.map((at, i) => (held[i + 1] ?? 1000) - at);
    assert.ok(Math.max(...gaps) <= 250, `${held}`);
    assert.equal(held.at(-1), 999);
  });

  it('keep what was added last, wherever it is', () => {
    const cache = new StateCache(3 * 80);
    for (const step of [0, 1, 2, 500, 501, 7, 3]) {
      cache.add(step, stateAt(step));
      assert.equal(cache.before(step)?.at, step);
    }
    assert.equal(heldBy(cache, 1000).length, 3);
    const one = new StateCache(1);
    for (const step of [5, 3, 9]) one.add(step, stateAt(step));
    assert.deepEqual(heldBy(one, 10), [9]);
  });
});
