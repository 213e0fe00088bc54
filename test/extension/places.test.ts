import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import type * as vscode from 'vscode';
import { activate } from '../../src/extension/extension';
import { RunStore } from '../../src/extension/runs/run-store';
import { type Ended, Trainer } from '../../src/extension/runs/trainer';
import { built } from '../built';
import { inWine } from '../wine';
import { FakeDocument, host, Uri, untitled, window } from './fake-vscode';
import { noNative, temporary, until } from './runs/kept';

const reading = (file: string): string =>
  JSON.stringify({
    data: { csv: file, inputs: ['a', 'b'], target: 'y' },
    layers: [{ type: 'Dense', units: 1 }],
    compile: { optimizer: 'sgd', loss: 'mse' },
    fit: { epochs: 2 },
  });
/** What needs no file. */
const gate = reading('').replace(/"data":\{[^}]*\}/, '"data":{"gate":"AND"}');
/** Wine makes links that it does not follow. */
const linked = (...files: string[]): string[] => (inWine ? [] : files);
const rows = 'a,b,y\n1,2,3\n2,3,4\n';

describe('a spec in a workspace of several folders', () => {
  const outside = temporary();
  const [notes, other] = ['notes', 'other'].map((name) => join(outside, name)) as [string, string];
  const runs = new RunStore(temporary());
  const trainer = new Trainer(runs, { extension: { packageJSON: {} } } as unknown as vscode.ExtensionContext, built('worker.js'), noNative);
  const ended: Ended[] = [];
  before(() => {
    for (const folder of [notes, join(notes, 'deep'), other]) mkdirSync(folder);
    for (const folder of [outside, notes, other]) writeFileSync(join(folder, 'rows.csv'), rows);
    symlinkSync(join(outside, 'rows.csv'), join(notes, 'deep', 'link.csv'));
    symlinkSync(outside, join(notes, 'deep', 'link'));
    symlinkSync(join(notes, 'rows.csv'), join(notes, 'deep', 'inside.csv'));
    host.folders.push(...[notes, other].map((path, index) => ({ uri: Uri.file(path), name: path, index })));
    trainer.onDidEnd((end) => ended.push(end));
  });
  after(() => {
    host.folders.length = 0;
    trainer.dispose();
    runs.dispose();
  });

  const train = async (spec: string, file: string): Promise<string> => {
    const run = trainer.start(new FakeDocument(Uri.file(spec), reading(file)) as unknown as vscode.TextDocument);
    await until(() => ended.some((end) => end.run === run), 'the end');
    const result = ended.at(-1)?.result ?? assert.fail();
    return 'refused' in result ? (result.refused.problems[0]?.code ?? '') : run.status;
  };

  it('reads what is in its own folder of the workspace', async () => {
    const spec = join(notes, 'deep', 'a.nn.json');
    for (const file of ['../rows.csv', '..\\rows.csv', ...linked('inside.csv'), '../deep/../rows.csv'])
      assert.equal(await train(spec, file), 'finished', file);
  });

  it('reads nothing else, however it is named', async () => {
    const spec = join(notes, 'deep', 'a.nn.json');
    const files = [
      '../../rows.csv',
      '../../other/rows.csv',
      ...linked('link.csv', 'link/rows.csv'),
      join(outside, 'rows.csv'),
      join(notes, 'rows.csv'),
    ];
    for (const file of files) assert.equal(await train(spec, file), 'file-outside', file);
  });

  it('that is in none of them reads what is beside it', async () => {
    const spec = join(outside, 'a.nn.json');
    assert.equal(await train(spec, 'rows.csv'), 'finished');
    assert.equal(await train(spec, '../rows.csv'), 'file-outside');
  });
});

describe('a workspace that is not trusted, or that is not on a disk', () => {
  it('is declared to work: a spec is data, and data files are what a virtual one lacks', () => {
    const { capabilities, extensionKind } = JSON.parse(readFileSync('package.json', 'utf8'));
    assert.deepEqual([capabilities.untrustedWorkspaces, extensionKind], [{ supported: true }, ['workspace']]);
    assert.equal(capabilities.virtualWorkspaces.supported, 'limited');
    assert.match(capabilities.virtualWorkspaces.description, /^%/);
  });

  it('trains what needs no files, and reads none where there are none', async () => {
    const runs = new RunStore(temporary());
    const trainer = new Trainer(
      runs,
      { extension: { packageJSON: {} } } as unknown as vscode.ExtensionContext,
      built('worker.js'),
      noNative,
    );
    const ends: Ended[] = [];
    trainer.onDidEnd((end) => ends.push(end));
    const uri = Uri.from({ scheme: 'vscode-vfs', path: '/github/notes/a.nn.json' });
    for (const text of [reading(join(temporary(), 'rows.csv')), reading('../../rows.csv'), gate]) {
      trainer.start(new FakeDocument(uri, text) as unknown as vscode.TextDocument);
      const known = ends.length;
      await until(() => ends.length > known, 'the end');
    }
    assert.deepEqual(
      ends.map(({ run, result }) => ('refused' in result ? result.refused.problems[0]?.code : run.status)),
      ['file-outside', 'file-outside', 'finished'],
    );
    trainer.dispose();
    runs.dispose();
  });
});

describe('a window without a folder', () => {
  const subscriptions: { dispose(): unknown }[] = [];
  afterEach(() => {
    for (const item of subscriptions.splice(0).toReversed()) item.dispose();
    window.activeTextEditor = undefined;
    host.panels.length = 0;
  });

  it('keeps its runs where the extension keeps its own things', async () => {
    const storage = temporary();
    const memento = { get: () => undefined, update: () => Promise.resolve(), keys: () => [] };
    await activate({
      subscriptions,
      extensionUri: Uri.file(process.cwd()),
      storageUri: undefined,
      globalStorageUri: Uri.file(storage),
      workspaceState: memento,
      extension: { packageJSON: JSON.parse(readFileSync('package.json', 'utf8')) },
    } as unknown as vscode.ExtensionContext);
    const document = new FakeDocument(untitled('Untitled-1.nn.json'), gate);
    host.open(document);
    window.activeTextEditor = { document };
    await host.commands.get('neuralNetwork.train')?.();
    await until(() => host.output.join('\n').includes('All epochs done.'), 'the end');
    const [id = ''] = readdirSync(join(storage, 'runs'));
    assert.ok(readdirSync(join(storage, 'runs', id)).includes('end.json'));
    host.close(document);
  });
});
