import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { findNative } from '../../src/native/found';
import { nativeFolderIn, writeKept } from '../../src/native/native-folder';
import { thisPlatform } from '../../src/native/platforms';
import { FakeMachine } from './fake-machine';

describe('finding the native library', () => {
  let user: FakeMachine;
  beforeEach(() => {
    user = new FakeMachine();
  });
  afterEach(() => user.dispose());

  const find = () => findNative({ globalStorage: join(user.folder, 'storage'), project: user.project });
  const own = 'project/node_modules/@tensorflow/tfjs-node';

  /** A library that was set up in a folder. */
  async function set(folder: string, library: string, platform = thisPlatform()): Promise<void> {
    const target = nativeFolderIn[folder === 'storage' ? 'globalStorage' : 'project'](join(user.folder, folder));
    const name = folder === 'storage' ? 'native' : '.native';
    const files = ['lib/napi-v8/tfjs_binding.node', 'deps/lib/libtensorflow_cc.so.2'].map((file) =>
      user.write(`${folder}/${name}/${file}`, file),
    );
    await writeKept(target, { platform, library, binding: 'built', root: '.' }, files);
  }

  async function code(): Promise<string> {
    const found = await find();
    return found.kind === 'missing' ? `${found.step}: ${found.problem.code}` : found.library;
  }

  it('says so where there is none', async () => {
    assert.equal(await code(), 'library: not-set-up');
    const found = await find();
    assert.equal(found.kind === 'missing' && found.why, 'It has not been set up.');
  });

  it('says so where not even the package is installed', async () => {
    rmSync(join(user.folder, own), { recursive: true });
    assert.equal(await code(), 'package: no-package');
    user.write('project/native/package/package.json', '{}');
    assert.equal(await code(), 'library: not-set-up');
  });

  it('looks into global storage, then into the checkout, then into the package', async () => {
    user.write(`${own}/lib/napi-v8/tfjs_binding.node`, '');
    user.write(`${own}/deps/lib/libtensorflow.so.2.9.1`, '');
    assert.deepEqual(await find(), { kind: 'ready', packageFolder: join(user.folder, own), library: '2.9.1' });
    await set('project', '2.20.0');
    assert.equal(await code(), '2.20.0');
    await set('storage', '2.21.0');
    assert.deepEqual(await find(), { kind: 'ready', packageFolder: join(user.folder, 'storage', 'native'), library: '2.21.0' });
  });

  it('takes a library that is whole before one that is not', async () => {
    user.write('storage/native/download/half', '');
    assert.equal(await code(), 'library: unfinished');
    await set('project', '2.20.0');
    assert.equal(await code(), '2.20.0');
  });

  it('sees that a file is gone or cut off', async () => {
    await set('storage', '2.21.0');
    user.write('storage/native/deps/lib/libtensorflow_cc.so.2', 'half');
    assert.equal(await code(), 'library: file-damaged');
    rmSync(join(user.folder, 'storage/native/lib'), { recursive: true });
    assert.equal(await code(), 'binding: file-damaged');
  });

  it('takes none that was set up on another kind of machine, or by a newer version', async () => {
    await set('storage', '2.21.0', 'amiga-m68k');
    assert.equal(await code(), 'library: other-machine');
    user.write('storage/native/native.json', '{ "format": 2 }');
    assert.equal(await code(), 'library: unfinished');
  });

  it('takes no package whose installer did not come to its end', async () => {
    user.write(`${own}/deps/lib/libtensorflow.so.2.9.1`, '');
    assert.equal(await code(), 'library: not-set-up');
  });

  it('writes nothing', async () => {
    await find();
    assert.ok(!existsSync(join(user.folder, 'storage')));
  });
});
