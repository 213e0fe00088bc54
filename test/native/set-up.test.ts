import assert from 'node:assert/strict';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { findInFolder } from '../../src/native/found';
import { NativeError, problem } from '../../src/native/problem';
import { codeOf, FakeMachine, noPrograms } from './fake-machine';
import { contents, fakeWheel } from './fake-wheel';

describe('setting up the native library', { skip: noPrograms }, () => {
  let user: FakeMachine;
  beforeEach(() => {
    user = new FakeMachine();
  });
  afterEach(() => user.dispose());

  it('gets the library with pip, builds the binding, and takes no more of the wheel than it needs', async () => {
    user.pip('works');
    user.compiler();
    const result = await user.setUp();
    assert.deepEqual(result, { kind: 'ready', packageFolder: user.target.folder, library: '2.21.0' });
    assert.deepEqual(user.steps, ['package', 'download', 'unpack', 'binding', 'check']);
    assert.equal(user.read('storage/native/lib/napi-v8/tfjs_binding.node'), 'built');
    const library = readFileSync(join(user.target.libraries, 'libtensorflow_cc.so.2'));
    assert.ok(library.equals(contents['tensorflow/libtensorflow_cc.so.2'] as Uint8Array));
    assert.ok(lstatSync(join(user.target.libraries, 'libtensorflow.so.2')).isSymbolicLink());
    const there = readdirSync(user.target.folder, { recursive: true, withFileTypes: true }).flatMap((e) => (e.isDirectory() ? [] : e.name));
    assert.deepEqual(there.sort(), [
      'c_api.h',
      'ctstring.h',
      'libtensorflow.so.2',
      'libtensorflow_cc.so.2',
      'libtensorflow_framework.so.2',
      'native.json',
      'tfjs_binding.node',
    ]);
    assert.deepEqual(await findInFolder(user.target), result);
  });

  it('does nothing the second time', async () => {
    user.pip('works');
    user.compiler();
    const first = await user.setUp();
    user.steps.length = 0;
    assert.deepEqual(await user.setUp(), first);
    assert.deepEqual(user.steps, []);
    assert.equal(user.fetches, 1);
  });

  it('asks pip for a wheel that any Python can fetch', async () => {
    user.pip('works');
    user.compiler();
    await user.setUp();
    assert.equal(user.read('asked'), 'tensorflow-cpu==2.21.0\n');
  });

  it('takes a binding that was built before, without a compiler', async () => {
    user.write('project/native/package/package.json', '{}');
    user.write('project/native/linux-x64/tfjs_binding.node', 'prebuilt');
    user.pip('works');
    assert.equal((await user.setUp()).kind, 'ready');
    assert.equal(user.read('storage/native/lib/napi-v8/tfjs_binding.node'), 'prebuilt');
    assert.equal(user.read('storage/native/deps/include/tensorflow/c/c_api.h'), undefined);
  });

  it('builds the binding where the one that was built before cannot be loaded', async () => {
    user.write('project/native/package/binding/tfjs_binding.cc', '');
    user.write('project/native/linux-x64/tfjs_binding.node', 'prebuilt');
    user.pip('works');
    user.compiler();
    const load = (binding: string): Promise<string> =>
      readFileSync(binding, 'utf8') === 'built'
        ? Promise.resolve('2.21.0')
        : Promise.reject(new NativeError(problem('does-not-load', { reason: 'old' })));
    user.machine = { ...user.machine, load };
    assert.equal((await user.setUp()).kind, 'ready');
  });

  it('takes the next version where the index does not have the newest', async () => {
    user.pip('lacks-2.21.0');
    user.compiler();
    assert.equal((await user.setUp()).kind, 'ready');
    assert.equal(user.read('asked'), 'tensorflow-cpu==2.21.0\ntensorflow-cpu==2.20.0\n');
  });

  it('takes what the installer of the package itself gets', async () => {
    const ownInstaller = (): Promise<string> => {
      user.write('storage/native/package/lib/napi-v8/tfjs_binding.node', 'own');
      return Promise.resolve(user.target.ownPackage);
    };
    user.machine = { ...user.machine, ownInstaller, load: () => Promise.resolve('2.9.1') };
    const result = await user.setUp();
    assert.deepEqual(result, { kind: 'ready', packageFolder: user.target.ownPackage, library: '2.9.1' });
    assert.deepEqual(await findInFolder(user.target), result);
  });

  it('leaves nothing of that which could be taken for a library where it does not load', async () => {
    const ownInstaller = (): Promise<string> => {
      user.write('storage/native/package/lib/napi-v8/tfjs_binding.node', 'own');
      return Promise.resolve(user.target.ownPackage);
    };
    const load = () => Promise.reject(new NativeError(problem('does-not-load', { reason: 'no' })));
    user.machine = { ...user.machine, ownInstaller, load };
    const result = await user.setUp();
    assert.ok(result.kind === 'failed');
    assert.deepEqual(
      result.problems.map(({ code }) => code),
      ['does-not-load', 'no-pip'],
    );
    assert.ok(!existsSync(join(user.target.ownPackage, 'lib')));
  });

  it('tells why the first way failed before it tries the second', async () => {
    user.pip('works');
    user.compiler();
    const tried: string[] = [];
    await user.setUp({ tried: ({ code }) => tried.push(code) });
    assert.deepEqual(tried, ['own-unreachable']);
  });

  it('continues after it was killed in the middle of unpacking', async () => {
    user.pip('works');
    user.compiler();
    // A process id that is no one's, and a library that is only half there.
    user.write('storage/native/claim', String(2 ** 22 + 1));
    user.write('storage/native/deps/lib/libtensorflow_cc.so.2.part', 'half');
    user.write('storage/native/download/tensorflow_cpu-2.21.0-cp311.whl', fakeWheel());
    assert.equal((await findInFolder(user.target))?.kind, 'missing');
    assert.equal((await user.setUp()).kind, 'ready');
    assert.equal(user.fetches, 0);
    assert.ok(!existsSync(join(user.target.libraries, 'libtensorflow_cc.so.2.part')));
  });

  it('throws a foreign file away that is where a wheel is kept, and fetches one', async () => {
    user.pip('works');
    user.compiler();
    user.write('storage/native/download/tensorflow_cpu-2.21.0-mine.whl', 'not a wheel');
    assert.equal((await user.setUp()).kind, 'ready');
    assert.equal(user.fetches, 1);
  });
});

describe('what can keep the native library from being set up', { skip: noPrograms }, () => {
  let user: FakeMachine;
  beforeEach(() => {
    user = new FakeMachine();
  });
  afterEach(() => user.dispose());

  it('no pip', async () => {
    const result = await user.setUp();
    assert.ok(result.kind === 'failed');
    assert.match(
      new NativeError(result.problems.at(-1) as never).message,
      /pip.*was not found \(tried: python3 -m pip, .*Install Python 3/,
    );
  });

  it('no network: reported at once, and no other version is tried', async () => {
    user.pip('offline');
    assert.equal(codeOf(await user.setUp()), 'pip-offline');
    assert.equal(user.fetches, 1);
  });

  it('an index without any version, and a pip that fails', async () => {
    user.pip('lacks-all');
    assert.equal(codeOf(await user.setUp()), 'no-version');
    user.pip('fails');
    const before = user.fetches;
    const result = await user.setUp();
    assert.deepEqual(result.kind === 'failed' && result.problems.at(-1), { code: 'pip-failed', args: { reason: 'ERROR: something else' } });
    assert.equal(user.fetches - before, 2, 'a transfer that breaks off is tried once more');
  });

  it('a wrong checksum: nothing is taken for the library, and the wheel is fetched anew the next time', async () => {
    user.compiler();
    user.pip('works', fakeWheel({ changed: 'tensorflow/libtensorflow_framework.so.2' }));
    assert.equal(codeOf(await user.setUp()), 'wheel-damaged');
    assert.deepEqual(readdirSync(user.target.download), []);
    assert.ok(!existsSync(join(user.target.libraries, 'libtensorflow_framework.so.2')));
    user.pip('works');
    assert.equal((await user.setUp()).kind, 'ready');
    assert.equal(user.fetches, 2);
  });

  it('a wheel that is not the one that is named: nothing of it is unpacked, and it does not stay', async () => {
    user.pip('works');
    user.pinned = '0'.repeat(64);
    assert.equal(codeOf(await user.setUp()), 'wheel-unexpected');
    assert.deepEqual(readdirSync(user.target.download), []);
    assert.ok(!existsSync(user.target.libraries));
  });

  it('a wheel that lacks a library, or that is cut off', async () => {
    user.pip('works', fakeWheel({ lacking: 'tensorflow/libtensorflow_cc.so.2' }));
    assert.equal(codeOf(await user.setUp()), 'wheel-lacks');
    const whole = fakeWheel();
    user.pip('works', whole.subarray(0, whole.length / 2));
    assert.equal(codeOf(await user.setUp()), 'wheel-damaged');
    assert.deepEqual(readdirSync(user.target.download), []);
  });

  it('no compiler, and one that fails: the wheel stays for the next time', async () => {
    user.pip('works');
    assert.equal(codeOf(await user.setUp()), 'no-compiler');
    user.compiler('fails');
    const failed = await user.setUp();
    assert.deepEqual(failed.kind === 'failed' && failed.problems.at(-1), {
      code: 'compile-failed',
      args: { compiler: 'c++', reason: 'tfjs_binding.cc:7: error: no such header' },
    });
    assert.equal((await findInFolder(user.target))?.kind, 'missing');
    user.compiler();
    assert.equal((await user.setUp()).kind, 'ready');
    assert.equal(user.fetches, 1);
  });

  it('a library that does not load', async () => {
    user.pip('works');
    user.compiler();
    user.machine = { ...user.machine, load: () => Promise.reject(new NativeError(problem('does-not-load', { reason: 'GLIBC' }))) };
    assert.equal(codeOf(await user.setUp()), 'does-not-load');
    assert.equal((await findInFolder(user.target))?.kind, 'missing');
  });

  it('a machine that there is no library for', async () => {
    user.machine = { ...user.machine, platform: 'linux-x64-musl' };
    assert.equal(codeOf(await user.setUp()), 'no-wheel-for');
  });

  it('a package that was not installed', async () => {
    assert.equal(codeOf(await user.setUp({ project: join(user.folder, 'elsewhere') })), 'no-package');
    assert.ok(!existsSync(user.target.folder), 'nothing was begun');
  });

  it('another window that is at it', async () => {
    user.write('storage/native/claim', String(process.pid));
    assert.equal(codeOf(await user.setUp()), 'busy');
    assert.equal(user.read('storage/native/claim'), String(process.pid));
  });

  it('files where folders are needed', async () => {
    user.pip('works');
    user.compiler();
    mkdirSync(user.target.folder, { recursive: true });
    writeFileSync(join(user.target.folder, 'deps'), 'mine');
    assert.equal(codeOf(await user.setUp()), 'cannot-write');
    assert.equal(user.read('storage/native/deps'), 'mine');
    const whole = new FakeMachine();
    whole.write('storage/native', 'mine');
    assert.equal(codeOf(await whole.setUp()), 'cannot-write');
    whole.dispose();
  });
});
