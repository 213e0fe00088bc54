import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type * as vscode from 'vscode';
import { sampleAddress, storedSample } from '../../src/extension/samples/sample-address';
import { SampleFileSystem } from '../../src/extension/samples/sample-file-system';
import { fileScopeOf, folderBeside, isSpec, onDisk, pathOfSpec, storeSamplesIn } from '../../src/extension/spec-document';
import { FakeDocument, host, Uri, untitled } from './fake-vscode';
import { temporary } from './runs/kept';

const real = (uri: Uri): vscode.Uri => uri as unknown as vscode.Uri;

describe("a sample's own address", () => {
  const storage = temporary();
  const xor = sampleAddress('1.2.3', 'xor.nn.json');
  const adam = sampleAddress('1.2.3', 'optimizers/adam.nn.json');
  const file = (name: string): string => join(storage, 'samples-1.2.3', name);
  before(() => {
    storeSamplesIn(real(Uri.file(storage)));
    mkdirSync(join(storage, 'samples-1.2.3'));
    host.folders.length = 0;
  });

  it('shows the name, and stands for a file in the storage', () => {
    assert.deepEqual([xor.path, pathOfSpec(xor), pathOfSpec(adam)], ['/xor.nn.json', 'xor.nn.json', 'optimizers/adam.nn.json']);
    assert.equal(onDisk(xor)?.fsPath, Uri.file(file('xor.nn.json')).fsPath);
    assert.ok(isSpec(new FakeDocument(xor as never, '') as never));
    assert.ok(!isSpec(new FakeDocument(Uri.parse('git:/xor.nn.json'), '') as never));
  });

  it('has its data beside that file', () => {
    const { folder, workspace } = fileScopeOf({ uri: adam });
    assert.equal(folder, Uri.file(file('optimizers')).fsPath);
    assert.equal(workspace, folder);
    assert.equal(fileScopeOf({ uri: real(untitled('a.nn.json')) }).folder, undefined);
  });

  it('never leads out of the copies', () => {
    for (const path of ['/../../../etc/passwd', '/a/../../x', '/..\\..\\x', '//etc/passwd']) {
      const stored = storedSample(xor.with({ path: `/.${path}` }), real(Uri.file(storage)));
      assert.match(stored?.path ?? '', /\/samples-1\.2\.3\/(?!.*\.\.)/, path);
    }
    for (const uri of [xor.with({ authority: '' }), xor.with({ authority: 'a/b' }), real(Uri.file(file('xor.nn.json')))])
      assert.equal(storedSample(uri, real(Uri.file(storage))), undefined, String(uri));
  });

  it('offers the workspace for files that are made of it, and not its own hidden folder', () => {
    assert.equal(folderBeside(xor), undefined);
    host.folders.push({ uri: Uri.file('/work'), name: 'work', index: 0 });
    assert.equal(String(folderBeside(xor)), String(Uri.file('/work')));
    assert.equal(String(folderBeside(real(Uri.file('/notes/a.nn.json')))), String(Uri.file('/notes')));
    host.folders.length = 0;
  });

  it('is read and written as a file is', async () => {
    const files = new SampleFileSystem(real(Uri.file(storage)));
    writeFileSync(file('xor.nn.json'), 'one');
    assert.equal(new TextDecoder().decode(await files.readFile(xor)), 'one');
    assert.equal((await files.stat(xor)).size, 3);
    const write = (uri: vscode.Uri, create: boolean, overwrite: boolean): Promise<void> =>
      files.writeFile(uri, new TextEncoder().encode('two'), { create, overwrite });
    await write(xor, false, true);
    assert.equal(readFileSync(file('xor.nn.json'), 'utf8'), 'two');
    await assert.rejects(write(xor, true, false), { code: 'FileExists' });
    await assert.rejects(write(adam, false, true), { code: 'FileNotFound' });
    assert.deepEqual(await files.readDirectory(sampleAddress('1.2.3', '')), [['xor.nn.json', 1]]);
    await files.rename(xor, sampleAddress('1.2.3', 'or.nn.json'), { overwrite: false });
    assert.ok(existsSync(file('or.nn.json')));
    await files.delete(sampleAddress('1.2.3', 'or.nn.json'), { recursive: false });
    assert.ok(!existsSync(file('or.nn.json')));
    files.dispose();
  });

  it('is what errors name, and not the storage', async () => {
    const files = new SampleFileSystem(real(Uri.file(storage)));
    for (const work of [files.stat(adam), files.readFile(adam)])
      await assert.rejects(work, { code: 'FileNotFound', message: String(adam) });
    files.dispose();
  });

  it('reports what happens to its file, and to no other', () => {
    const files = new SampleFileSystem(real(Uri.file(storage)));
    const seen: unknown[] = [];
    files.onDidChangeFile((changes) => seen.push(...changes.map(({ type, uri }) => [type, String(uri)])));
    const watch = files.watch(xor);
    host.events.files.changed.fire(Uri.file(file('xor.nn.json')));
    host.events.files.changed.fire(Uri.file(file('data.csv')));
    host.events.files.deleted.fire(Uri.file(file('xor.nn.json')));
    assert.deepEqual(seen, [
      [1, String(xor)],
      [3, String(xor)],
    ]);
    watch.dispose();
    host.events.files.changed.fire(Uri.file(file('xor.nn.json')));
    assert.equal(seen.length, 2);
    files.dispose();
  });
});
