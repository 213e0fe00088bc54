import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, afterEach, beforeEach, describe, it } from 'node:test';
import { FolderItem, SpecItem, SpecsView } from '../../../src/extension/explorer/specs-view';
import { headOf } from '../../../src/extension/spec-text';
import { Diagnostic, host, languages, Range, Uri } from '../fake-vscode';

const folder = mkdtempSync(join(tmpdir(), 'nn-specs-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function put(file: string, text: string): Uri {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
  return Uri.file(join(folder, file));
}

const sleep = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

describe('the tree of specs', () => {
  let view: SpecsView;
  let changes = 0;
  beforeEach(() => {
    host.folders.push({ uri: Uri.file(folder), name: 'notes', index: 0 });
    host.found.push(put('week2/xor.nn.json', '{ "name": "XOR" }'), put('b.nn.json', '{ broken'), put('a.nn.json', '{ "name": "First" }'));
    view = new SpecsView();
    changes = 0;
    view.onDidChangeTreeData(() => changes++);
  });
  afterEach(() => {
    view.dispose();
    host.folders.length = 0;
    host.found.length = 0;
  });

  const lines = async (parent?: FolderItem | SpecItem): Promise<string[]> => {
    const all = await Promise.all(
      (await view.getChildren(parent)).map(async (item) => [
        `${parent ? '  ' : ''}${String(item.label)}${item.description ? ` (${String(item.description)})` : ''}`,
        ...(item instanceof FolderItem ? await lines(item) : []),
      ]),
    );
    return all.flat();
  };

  it('has the specs by folder, with their names', async () => {
    assert.deepEqual(await lines(), ['First (a.nn.json)', 'b.nn.json', 'week2', '  XOR (xor.nn.json)']);
  });

  it('opens a spec on a click, and hands it to commands', async () => {
    const [item] = await view.getChildren();
    assert.ok(item instanceof SpecItem);
    assert.deepEqual(item.command?.arguments, [item.resourceUri]);
    assert.equal(item.contextValue, 'spec');
    assert.match(item.resourceUri.path, /a\.nn\.json$/);
  });

  it('has nothing of a network to do with a sheet', async () => {
    host.found.push(put('curves.nn.json', '{ "name": "Curves", "functions": ["x"] }'));
    host.events.files.created.fire(host.found.at(-1) as Uri);
    const item = (await view.getChildren()).find(({ label }) => label === 'Curves');
    assert.equal(item?.contextValue, 'sheet');
  });

  it('follows files that are made, changed and removed', async () => {
    await lines();
    host.found.push(put('c.nn.json', '{}'));
    host.events.files.created.fire(host.found.at(-1) as Uri);
    assert.ok((await lines()).includes('c.nn.json'));
    const changed = put('c.nn.json', '{ "name": "C" }');
    host.events.files.changed.fire(changed);
    assert.ok((await lines()).includes('C (c.nn.json)'));
    host.found.pop();
    host.events.files.deleted.fire(changed);
    assert.ok(!(await lines()).some((line) => line.includes('c.nn.json')));
    await sleep(450);
    assert.ok(changes >= 1 && changes <= 3, `${changes} times`);
  });

  it('says how many problems there are', async () => {
    const uri = host.found[1] as Uri;
    const collection = languages.createDiagnosticCollection();
    collection.set(uri, [
      new Diagnostic(new Range(0, 0, 0, 1), 'a', 0),
      new Diagnostic(new Range(0, 0, 0, 1), 'b', 1),
      new Diagnostic(new Range(0, 0, 0, 1), 'c', 2),
    ]);
    host.events.diagnostics.fire({ uris: [uri] });
    assert.ok((await lines()).includes('b.nn.json (2 problems)'));
    await sleep(350);
    assert.equal(changes, 1);
    collection.dispose();
    host.events.diagnostics.fire({ uris: [Uri.file('/notes/readme.md')] });
    await sleep(350);
    assert.equal(changes, 1);
  });

  it('leaves nothing behind', () => {
    view.dispose();
    const { files, folders, diagnostics } = host.events;
    assert.deepEqual(
      [files.created, files.deleted, files.changed, folders, diagnostics].map(({ listeners }) => listeners),
      [0, 0, 0, 0, 0],
    );
  });
});

describe('the name of a spec', () => {
  it('is what it calls itself', () => {
    assert.deepEqual(headOf('// a comment\n{ "layers": [], "name": "XOR" '), { name: 'XOR' });
    for (const text of ['', '{', '[]', '{ "name": 3 }', '{ "name": " " }', '{ "data": { "name": "a" } }'])
      assert.deepEqual(headOf(text), {}, text);
  });

  it('comes with the kind of sheet that it is, if it is one', () => {
    assert.deepEqual(headOf('{ "name": "Curves", "functions": [ '), { name: 'Curves', sheetKind: 'functions' });
    assert.deepEqual(headOf('{ "tensors": {}, }'), { sheetKind: 'tensors' });
    assert.deepEqual(headOf('{ "layers": [], "functions": [] }'), {});
  });
});
