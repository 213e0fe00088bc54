import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { lookedForNative, noNative } from '../../scripts/lib/native-ensure.mjs';
import { buildPrebuilt } from '../../scripts/lib/native-parts.mjs';
import { findNative } from '../../src/native/found';
import { loadedVersion } from '../../src/native/machine';
import { inWine } from '../wine';

/** What a machine may lack; anything else that keeps the library from being set up is a defect. */
const mayLack = ['no-pip', 'pip-offline', 'no-version', 'no-wheel-for', 'no-compiler', 'too-little-space', 'no-package', 'not-set-up'];

const { code, why } = lookedForNative();
const onLinux = process.platform === 'linux' && process.arch === 'x64' ? false : 'the binding is packaged for linux-x64 only';

const noLibrary = inWine && 'Wine finds the library of Linux, which Windows cannot load.';

describe('the real library', () => {
  it('could be set up, or it is known what is lacking', (t) => {
    if (code === undefined) return;
    assert.ok(mayLack.includes(code), why);
    t.skip(why);
  });

  it('is loaded, and has the version that was noted', { skip: noNative() || noLibrary }, async () => {
    const found = await findNative({ project: resolve('.') });
    assert.ok(found.kind === 'ready', JSON.stringify(found));
    assert.match(found.library, /^\d+\.\d+\.\d+$/);
    assert.equal(await loadedVersion(join(found.packageFolder, 'lib/napi-v8/tfjs_binding.node')), found.library);
  });
});

describe('the binding as it is packaged', { skip: noNative() || onLinux || noLibrary }, () => {
  let folder = '';
  const build = async (name: string): Promise<string> => {
    const file = join(folder, name, 'lib/napi-v8/tfjs_binding.node');
    assert.equal(await buildPrebuilt(file), undefined);
    return file;
  };
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'binding-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is loaded with the library, is the same to the byte when built again, and runs on every system that VS Code does', async () => {
    const first = await build('first');
    const found = await findNative({ project: resolve('.') });
    assert.ok(found.kind === 'ready');
    mkdirSync(join(folder, 'first/deps'));
    symlinkSync(join(found.packageFolder, 'deps/lib'), join(folder, 'first/deps/lib'));
    assert.equal(await loadedVersion(first), found.library);
    const bytes = readFileSync(first);
    assert.ok(readFileSync(await build('second')).equals(bytes));
    // VS Code asks for these versions of the C library and the C++ library.
    const newest = (name: string): number =>
      Math.max(...[...bytes.toString('latin1').matchAll(new RegExp(`\\b${name}\\.(\\d+)`, 'g'))].map(([, n]) => Number(n)));
    assert.ok(newest('GLIBC_2') <= 28, `GLIBC_2.${newest('GLIBC_2')}`);
    assert.ok(newest('GLIBCXX_3\\.4') <= 25, `GLIBCXX_3.4.${newest('GLIBCXX_3\\.4')}`);
  });
});
