import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { findInFolder } from '../../src/native/found';
import { codeOf, FakeMachine, noPrograms } from './fake-machine';

describe('cancelling the set-up', { skip: noPrograms }, () => {
  let user: FakeMachine;
  beforeEach(() => {
    user = new FakeMachine();
    user.compiler();
  });
  afterEach(() => user.dispose());

  it('ends pip, and what it was at goes', async () => {
    user.pip('hangs');
    const cancel = new AbortController();
    const setUp = user.setUp({ signal: cancel.signal });
    while (user.read('pid') === undefined) await new Promise((done) => setTimeout(done, 20));
    cancel.abort();
    const result = await setUp;
    assert.deepEqual(result, { kind: 'failed', problems: [{ code: 'cancelled', args: undefined }] });
    assert.throws(() => process.kill(Number(user.read('pid')), 0), 'pip has ended');
    assert.deepEqual(readdirSync(user.target.download), []);
    user.pip('works');
    assert.equal((await user.setUp()).kind, 'ready');
  });

  it('in the middle of unpacking leaves no half library, and continues without fetching again', async () => {
    user.pip('works');
    const cancel = new AbortController();
    const result = await user.setUp({
      signal: cancel.signal,
      report: (step, done = 0) => step === 'unpack' && done > 0.2 && cancel.abort(),
    });
    assert.equal(codeOf(result), 'cancelled');
    const found = await findInFolder(user.target);
    assert.equal(found?.kind === 'missing' && found.problem.code, 'unfinished');
    assert.ok(!existsSync(join(user.target.libraries, 'libtensorflow_cc.so.2.part')));
    assert.equal((await user.setUp()).kind, 'ready');
    assert.equal(user.fetches, 1);
  });

  for (const step of ['package', 'download', 'unpack', 'binding', 'check'])
    it(`at the beginning of "${step}" is heard, and the next set-up comes to its end`, async () => {
      user.pip('works');
      const cancel = new AbortController();
      const load = (_: string, signal?: AbortSignal): Promise<string> =>
        signal?.aborted ? Promise.reject(signal.reason) : Promise.resolve('2.21.0');
      user.machine = { ...user.machine, load };
      const result = await user.setUp({ signal: cancel.signal, report: (now) => now === step && cancel.abort() });
      assert.equal(codeOf(result), 'cancelled');
      assert.equal(existsSync(user.target.in('claim')), false);
      assert.equal((await user.setUp()).kind, 'ready');
    });
});
