import assert from 'node:assert/strict';
import { createWriteStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { realDisk } from '../../src/native/disk';
import { problemText } from '../../src/native/problem';
import { codeOf, FakeMachine, noPrograms } from './fake-machine';

/** A disk that has so many bytes left for a file. */
const fullAfter = (bytes: number) => ({
  ...realDisk,
  write(file: string): Writable {
    const real = createWriteStream(file);
    let left = bytes;
    return new Writable({
      write(chunk: Buffer, _, done) {
        left -= chunk.length;
        if (left < 0) done(Object.assign(new Error('no space left on device'), { code: 'ENOSPC', path: file }));
        else real.write(chunk, () => done());
      },
      final: (done) => real.end(() => done()),
    });
  },
});

describe('a full disk', { skip: noPrograms }, () => {
  let user: FakeMachine;
  beforeEach(() => {
    user = new FakeMachine();
    user.pip('works');
    user.compiler();
  });
  afterEach(() => user.dispose());

  it('is seen before anything is fetched', async () => {
    user.machine = { ...user.machine, disk: { ...realDisk, free: () => Promise.resolve(500e6) } };
    const result = await user.setUp();
    assert.ok(result.kind === 'failed');
    const told = result.problems.at(-1) as NonNullable<(typeof result.problems)[number]>;
    assert.match(problemText(told), /^The disk is too full: 1266 MB are needed in .*native, and 500 MB are free\. Make room/);
    assert.equal(user.fetches, 0);
  });

  it('that fills up while the library is unpacked leaves no half library, and the wheel for the next time', async () => {
    user.machine = { ...user.machine, disk: fullAfter(1e5) };
    assert.equal(codeOf(await user.setUp()), 'disk-full');
    for (const name of ['libtensorflow_cc.so.2', 'libtensorflow_cc.so.2.part'])
      assert.ok(!existsSync(join(user.target.libraries, name)), name);
    user.machine = { ...user.machine, disk: realDisk };
    assert.equal((await user.setUp()).kind, 'ready');
    assert.equal(user.fetches, 1);
  });
});
