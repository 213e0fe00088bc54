import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { resolve } from 'node:path';
import { join } from 'node:path/posix';
import { before, describe, it } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { noNative } from '../../scripts/lib/native-ensure.mjs';
import { filesUnder } from '../../scripts/lib/test-files.mjs';
import { packaged } from '../packaged';

/** A package that cannot be forgotten, with what its licence asks for. */
const credited = [
  /^@vscode\/codicons [\d.]+ \(CC-BY-4\.0\)$/m,
  /^@tensorflow\/tfjs-core [\d.]+ \(Apache-2\.0\)$/m,
  /^preact [\d.]+ \(MIT\)$/m,
];

const creditedForNative = [/^@tensorflow\/tfjs-node [\d.]+ \(Apache-2\.0\)$/m, /^node-api-headers [\d.]+ \(MIT\)$/m];

const vsce = resolve('node_modules/@vscode/vsce/vsce');

/** It is an optional dependency. */
const hasNative = existsSync('node_modules/@tensorflow/tfjs-node');

describe('the package', () => {
  let files: ReadonlyMap<string, Uint8Array> = new Map();
  const text = (name: string): string => {
    const content = files.get(name);
    assert.ok(content, `${name} is missing`);
    return strFromU8(content);
  };
  before(() => {
    const entries = Object.entries(unzipSync(readFileSync(packaged)));
    files = new Map(
      entries.filter(([name]) => name.startsWith('extension/')).map(([name, content]) => [name.slice('extension/'.length), content]),
    );
  });

  it('is no larger than 5 MB', () => {
    assert.ok(statSync(packaged).size <= 5 * 1024 * 1024, `${statSync(packaged).size} bytes`);
  });

  it('holds what is needed at run time, and nothing else', () => {
    const fromSource = ['l10n', 'media', 'samples']
      .flatMap((folder) => filesUnder(folder, ''))
      .filter((name) => statSync(name).isFile() && !name.startsWith('media/readme/'));
    const dist = [
      ...[
        'extension.js',
        'main.js',
        'worker.js',
        'heartbeat.js',
        'compact-crew.js',
        'compact-thread.js',
        'symbolic.js',
        'jpeg-pixels.js',
        'ThirdPartyNotices.txt',
      ],
      ...['compact.wasm', 'compact-relaxed.wasm', 'tfjs-backend-wasm-simd.wasm'],
      ...['study.js', 'study.css', 'codicon.ttf'].map((name) => `webview/${name}`),
    ].map((name) => `dist/${name}`);
    const documents = ['package.json', 'package.nls.json', 'package.nls.ko.json', 'LICENSE.txt', 'readme.md', 'changelog.md'];
    const found = [...files.keys()].filter((name) => !name.startsWith('native/'));
    assert.deepEqual(found.sort(), [...documents, ...dist, ...fromSource].sort());
    const native = /^native\/(package\/(package(-lock)?\.json|binding\/\w+\.(cc|h))|headers\/\w+\.h|linux-x64\/tfjs_binding\.node)$/;
    assert.deepEqual(
      [...files.keys()].filter((name) => name.startsWith('native/') && !native.test(name)),
      [],
    );
  });

  it('is what the packager lists, without a flag', () => {
    const listed = execFileSync(process.execPath, [vsce, 'ls'], { cwd: 'out/test/package', encoding: 'utf8' }).trim().split(/\r?\n/);
    const renamed = new Map([
      ['LICENSE.txt', 'LICENSE'],
      ['readme.md', 'README.md'],
      ['changelog.md', 'CHANGELOG.md'],
    ]);
    assert.deepEqual(listed.sort(), [...files.keys()].map((name) => renamed.get(name) ?? name).sort());
  });

  it('has a picture of its own, and in README no picture that a marketplace refuses', () => {
    const manifest = JSON.parse(text('package.json'));
    const icon = files.get(manifest.icon);
    assert.ok(icon);
    const view = new DataView(icon.buffer, icon.byteOffset);
    // PNG's signature, then the header's width and height.
    assert.deepEqual([view.getUint32(0), view.getUint32(16), view.getUint32(20)], [0x89504e47, 256, 256]);
    const pictures = [...text('readme.md').matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, name]) => name as string);
    assert.ok(pictures.length >= 5);
    const base = `${manifest.repository.url.replace(/\.git$/, '')}/raw/HEAD/`;
    for (const picture of pictures) {
      assert.ok(picture.startsWith(base) && picture.endsWith('.png'), picture);
      assert.ok(existsSync(picture.slice(base.length)), picture);
    }
  });

  it('holds every file that its manifest names', () => {
    const manifest = text('package.json');
    const named = [...manifest.matchAll(/"\.?\/?((?:dist|media|l10n|samples)\/[^"*]+)"/g)].map(([, name]) => name as string);
    assert.ok(named.length >= 3, manifest);
    for (const name of named) assert.ok(files.has(name), name);
  });

  it('needs no package to be installed, and carries no map of its sources', () => {
    for (const name of ['dist/extension.js', 'dist/main.js', 'dist/worker.js']) {
      const needed = [...text(name).matchAll(/\brequire\("([^"]+)"\)/g)].map(([, path]) => path as string);
      // tfjs names node-fetch for models from the network, which nothing here asks for.
      const known = (path: string): boolean =>
        isBuiltin(path) || path === 'vscode' || path === 'node-fetch' || files.has(join(`dist/${path}.js`));
      assert.deepEqual(
        needed.filter((path) => !known(path)),
        [],
        name,
      );
      assert.doesNotMatch(text(name), /^\/\/# sourceMappingURL=/m);
    }
    assert.doesNotMatch(text('dist/webview/study.js'), /^\/\/# sourceMappingURL=/m);
  });

  it('holds what the native engine is set up with, and the binding where it can be built', (t) => {
    if (!hasNative) return t.skip('the package @tensorflow/tfjs-node is not installed');
    for (const name of ['package/package.json', 'package/package-lock.json', 'package/binding/tfjs_binding.cc', 'headers/node_api.h'])
      text(`native/${name}`);
    const why = process.platform === 'linux' && process.arch === 'x64' ? noNative() : 'the binding is packaged for linux-x64 only';
    if (why) return t.skip(why);
    assert.ok(files.has('native/linux-x64/tfjs_binding.node'));
  });

  it('names what it contains of others', () => {
    const notices = text('dist/ThirdPartyNotices.txt');
    for (const line of [...credited, ...(hasNative ? creditedForNative : [])]) assert.match(notices, line);
    for (const part of notices.split(/^-{80}$/m).slice(1)) assert.ok(part.trim().split('\n').length > 5, part);
  });
});
