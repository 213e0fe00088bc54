import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lostBy, type ProcessEnd } from '../../../src/ml/worker/process-port';

const none = { code: null, signal: null, errors: '' };
const stack = 'a.js:1\nRangeError: out of order\n    at a.js:1:1\n';

const cases: readonly (readonly [NodeJS.Platform, Partial<ProcessEnd>, RegExp])[] = [
  ['linux', { code: 3 }, /ended early \(code 3\)/],
  ['linux', { signal: 'SIGSEGV' }, /ended early \(SIGSEGV\)/],
  ['linux', { signal: 'SIGKILL' }, /was killed/],
  ['linux', { code: 1 }, /ended early \(code 1\)/],
  ['linux', { code: 1, errors: stack }, /failed: RangeError: out of order/],
  ['linux', { signal: 'SIGABRT', errors: 'std::bad_alloc' }, /ran out of memory/],
  // Ended in the Task Manager; by an access violation; by abort(); for want of memory.
  ['win32', { code: 1 }, /was killed/],
  ['win32', { code: 1, errors: stack }, /failed: RangeError: out of order/],
  ['win32', { code: 0xc000_0005 }, /ended early \(code 0xC0000005\)/],
  ['win32', { code: 134, errors: 'std::bad_alloc' }, /ran out of memory/],
  ['win32', { code: 0xc000_0017 }, /ran out of memory/],
];

describe('what is said of a process that ended', () => {
  for (const [platform, end, says] of cases)
    it(`${platform}: ${JSON.stringify(end)}`, () => assert.match(lostBy({ ...none, ...end }, platform).message, says));
});
