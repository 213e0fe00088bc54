import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type * as vscode from 'vscode';
import { NamesBeside } from '../../../src/extension/language/names-beside';
import { WorkerClient } from '../../../src/ml/worker/client';
import { inThread } from '../../../src/ml/worker/thread-port';
import { built } from '../../built';
import { FakeDocument, type Range, Uri } from '../fake-vscode';
import { temporary } from '../runs/kept';

describe('names of what is beside a spec', () => {
  const worker = new WorkerClient(inThread(built('worker.js')));
  const provider = new NamesBeside(worker);
  let folder: string;
  before(() => {
    folder = temporary();
    for (const name of ['marks.csv', 'Table.TSV', 'w.npz', 'a.npy', 'notes.md', '.hidden.csv']) writeFileSync(join(folder, name), '');
    mkdirSync(join(folder, 'more'));
    writeFileSync(join(folder, 'more', 'deep.csv'), '"hours studied";passed;\u{202e}evil\n1,5;0;2\n');
    writeFileSync(
      join(folder, 'more', 'korean.csv'),
      Uint8Array.of(0xc0, 0xcc, 0xb8, 0xa7, 0x2c, 0xc1, 0xa1, 0xbc, 0xf6, 10, 0x41, 0x2c, 0x31, 10),
    );
  });
  after(() => worker.dispose());

  const documentOf = (text: string) => new FakeDocument(Uri.file(join(folder, 'a.nn.json')), text.replace('|', ''));
  const proposed = async (text: string): Promise<string[]> => {
    const document = documentOf(text);
    const given = document as unknown as vscode.TextDocument;
    const items = await provider.provideCompletionItems(given, document.positionAt(text.indexOf('|')) as unknown as vscode.Position);
    return items.map(({ label, insertText }) => {
      assert.equal(typeof label, 'string');
      return String(insertText);
    });
  };

  it('are proposed where a file of their kind is wanted, folders to look further in too', async () => {
    assert.deepEqual((await proposed('{ "data": { "csv": "|" } }')).sort(), ['"Table.TSV"', '"marks.csv"', '"more"']);
    assert.deepEqual((await proposed('{ "data": { "csv": "more/|" } }')).sort(), ['"more/deep.csv"', '"more/korean.csv"']);
    assert.deepEqual(await proposed('{ "weights": | }'), ['"more"', '"w.npz"']);
    assert.deepEqual(await proposed('{ "data": { "npy": { "x": "|'), ['"a.npy"', '"more"']);
    assert.deepEqual(await proposed('{ "data": { "pictures": "|" } }'), ['"more"']);
    for (const nowhere of [
      '{ "name": "|" }',
      '{ "data": { "csv": "../|" } }',
      '{ "data": { "csv": "/etc/|" } }',
      '{ "data": { "csv": "gone/|" } }',
    ])
      assert.deepEqual(await proposed(nowhere), [], nowhere);
  });

  it('are those of the columns where one is wanted, in whatever way the file is written', async () => {
    const wanted = ['"hours studied"', '"passed"', '"\u{202e}evil"'];
    assert.deepEqual(await proposed('{ "data": { "csv": "more/deep.csv", "target": "|" } }'), wanted);
    assert.deepEqual(await proposed('{ "data": { "csv": "more/deep.csv", "inputs": ["passed", |'), wanted);
    assert.deepEqual(await proposed('{ "data": { "csv": "more/korean.csv", "target": [|] } }'), ['"이름"', '"점수"']);
    assert.deepEqual(await proposed('{ "data": { "csv": "more/deep.csv", "names": ["a", "b"], "target": "|" } }'), ['"a"', '"b"']);
    for (const none of [
      '{ "data": { "csv": "gone.csv", "target": "|" } }',
      '{ "data": { "csv": "w.npz", "target": "|" } }',
      '{ "data": { "target": "|" } }',
    ])
      assert.deepEqual(await proposed(none), [], none);
  });

  const led = async (text: string): Promise<string[]> => {
    const document = documentOf(text);
    const given = document as unknown as vscode.TextDocument;
    const links = await provider.provideDefinition(given, document.positionAt(text.indexOf('|')) as unknown as vscode.Position);
    return links.map(({ targetUri, originSelectionRange }) => {
      const { start, end } = originSelectionRange as unknown as Range;
      return `${document.text.slice(document.offsetAt(start), document.offsetAt(end))} → ${targetUri.path.slice(folder.length)}`;
    });
  };

  it('lead to the file, and to nothing else', async () => {
    assert.deepEqual(await led('{ "data": { "csv": "more/|deep.csv" } }'), ['"more/deep.csv" → /more/deep.csv']);
    assert.deepEqual(await led('{ "weights": "w|.npz" }'), ['"w.npz" → /w.npz']);
    for (const nowhere of [
      '{ "data": { "csv": "gone|.csv" } }',
      '{ "data": { "pictures": "mo|re" } }',
      '{ "data": { "csv": "../../etc/pass|wd" } }',
      '{ "data": { "csv": "/etc/pass|wd" } }',
      '{ "name": "marks|.csv" }',
      '{ "da|ta": { "csv": "marks.csv" } }',
    ])
      assert.deepEqual(await led(nowhere), [], nowhere);
  });
});
