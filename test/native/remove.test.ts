import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { findInFolder } from '../../src/native/found';
import { ownNames } from '../../src/native/native-folder';
import { removeNative } from '../../src/native/set-up';
import { FakeMachine, noPrograms } from './fake-machine';

describe('removing the native library', () => {
  let user: FakeMachine;
  beforeEach(() => {
    user = new FakeMachine();
  });
  afterEach(() => user.dispose());

  it('takes away all that the set-up brought, and tells how much that was', { skip: noPrograms }, async () => {
    user.pip('works');
    user.compiler();
    await user.setUp();
    const removed = await removeNative(user.target);
    assert.ok('bytes' in removed && removed.bytes > 800_000, JSON.stringify(removed));
    assert.ok(!existsSync(user.target.folder));
    assert.equal(await findInFolder(user.target), undefined);
    assert.equal((await user.setUp()).kind, 'ready');
  });

  it('takes away what a set-up left that was not finished', async () => {
    for (const name of ownNames) if (name !== 'claim') user.write(`storage/native/${name}`, 'left');
    assert.deepEqual(await removeNative(user.target), { bytes: (ownNames.length - 1) * 'left'.length });
    assert.ok(!existsSync(user.target.folder));
  });

  it('leaves what others have put there', async () => {
    user.write('storage/native/native.json', '{}');
    user.write('storage/native/notes.txt', 'mine');
    await removeNative(user.target);
    assert.deepEqual(readdirSync(user.target.folder), ['notes.txt']);
  });

  it('does nothing where there is nothing', async () => {
    assert.deepEqual(await removeNative(user.target), { bytes: 0 });
  });

  it('waits for no one: another window that is at it is reported', async () => {
    user.write('storage/native/claim', String(process.pid));
    user.write('storage/native/native.json', '{}');
    assert.deepEqual(await removeNative(user.target), { problem: { code: 'busy', args: undefined } });
    assert.equal(user.read('storage/native/native.json'), '{}');
  });
});
