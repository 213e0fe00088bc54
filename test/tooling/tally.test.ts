import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countResults, lastLine, totals } from '../../scripts/lib/tally.mjs';

type Result = Parameters<typeof countResults>[0][number];

const result = (kind: Result['kind'], name: string, nesting = 0, more: Partial<Result> = {}): Result => ({
  kind,
  name,
  nesting,
  suite: false,
  ...more,
});

describe('counting', () => {
  it('counts tests, and neither suites nor tests that only hold others', () => {
    const outcome = countResults([
      result('pass', 'a', 1),
      result('pass', 'b', 1),
      result('pass', 'suite', 0, { suite: true }),
      result('pass', 'empty suite', 0, { suite: true }),
      result('pass', 'part', 1),
      result('pass', 'whole'),
      result('pass', 'alone'),
    ]);
    assert.equal(outcome.passed, 4);
  });

  it('counts a failure once, under its full name', () => {
    const outcome = countResults([
      result('fail', 'inner', 2, { failureType: 'testCodeFailure', error: 'why' }),
      result('fail', 'middle', 1, { suite: true, failureType: 'subtestsFailed' }),
      result('fail', 'outer', 0, { suite: true, failureType: 'subtestsFailed' }),
    ]);
    assert.deepEqual(outcome, { passed: 0, failures: [{ name: 'outer › middle › inner', error: 'why' }], skips: [] });
  });

  it('counts a suite whose hook failed', () => {
    const outcome = countResults([
      result('pass', 'a', 1),
      result('fail', 's', 0, { suite: true, failureType: 'hookFailed', error: 'hook' }),
    ]);
    assert.deepEqual([outcome.passed, outcome.failures], [1, [{ name: 's', error: 'hook' }]]);
  });

  it('keeps the reason of what was skipped', () => {
    assert.deepEqual(countResults([result('skip', 'a', 0, { reason: 'no library' })]).skips, [{ name: 'a', reason: 'no library' }]);
  });
});

describe('the last line', () => {
  it('sums up everything', () => {
    const one = { passed: 1, failures: [], skips: [] };
    const other = { passed: 2, failures: [{ name: 'a', error: '' }], skips: [{ name: 'b', reason: 'c' }] };
    assert.equal(lastLine(totals([one, other])), '3 passed, 1 failed, 1 skipped');
    assert.equal(lastLine(totals([])), '0 passed, 0 failed, 0 skipped');
  });
});
