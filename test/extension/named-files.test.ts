import assert from 'node:assert/strict';
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, afterEach, beforeEach, describe, it } from 'node:test';
import { keepSetsIn } from '../../src/extension/data-sets/places';
import { Diagnostics } from '../../src/extension/language/diagnostics';
import { SpecChecks } from '../../src/extension/spec-checks';
import { WorkerClient } from '../../src/ml/worker/client';
import { inThread } from '../../src/ml/worker/thread-port';
import { built } from '../built';
import { png } from '../ml/pictures/png';
import { FakeDocument, host, listeners, Uri } from './fake-vscode';
import { temporary, until } from './runs/kept';

const worker = new WorkerClient(inThread(built('worker.js')));
after(() => worker.dispose());

const specOf = (data: string, more = ''): string =>
  `{ "data": ${data}, "layers": [{ "type": "Dense", "units": 1 }], "compile": { "optimizer": "sgd", "loss": "mse" }${more} }`;
const table = '{ "csv": "data.csv", "target": "y" }';
const rows = 'a,y\n1,2\n2,4\n3,6\n';

describe('what is said of a spec', () => {
  let folder = '';
  let checks: SpecChecks;
  let diagnostics: Diagnostics;
  let checked = 0;
  beforeEach(() => {
    // As VS Code writes it: with its drive in small letters.
    folder = Uri.file(temporary()).fsPath;
    host.folders.push({ uri: Uri.file(folder), name: 'notes', index: 0 });
    checks = new SpecChecks(worker, assert.ifError);
    diagnostics = new Diagnostics(checks);
    checked = 0;
    checks.onDidCheck(() => checked++);
  });
  afterEach(() => {
    for (const document of [...host.documents]) host.close(document);
    diagnostics.dispose();
    checks.dispose();
    host.folders.length = 0;
    assert.deepEqual([host.watched, listeners()], [[], 0], 'nothing is watched any more');
  });

  const at = (name: string): string => join(folder, name);
  const { created, changed, deleted } = host.events.files;
  /** Writes a file, and tells of it as VS Code does. */
  function put(name: string, text: string): void {
    mkdirSync(dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
    created.fire(Uri.file(at(name)));
  }
  function remove(name: string): void {
    rmSync(at(name), { recursive: true });
    deleted.fire(Uri.file(at(name)));
  }
  function open(name: string, text: string): FakeDocument {
    const document = new FakeDocument(Uri.file(at(name)), text);
    host.open(document);
    return document;
  }
  /** Of those that are explained, the code leads to the page. */
  const codes = ({ uri }: FakeDocument): unknown[] =>
    host.diagnostics(uri).map(({ code }) => (typeof code === 'object' && code !== null ? (code as { value: unknown }).value : code));
  const says = (document: FakeDocument, ...expected: string[]): Promise<void> =>
    until(() => String(codes(document)) === String(expected), `${expected.join() || 'nothing'} for ${document.fileName}`);
  /** VS Code has been asked to watch the folder of this file. */
  const watching = (name: string): Promise<void> =>
    until(() => host.watched.includes(Uri.file(dirname(at(name))).path), `${name} is watched`);

  it('follows its data file as it comes, changes and goes', async () => {
    const spec = open('a.nn.json', specOf(table));
    await says(spec, 'file-missing');
    await watching('data.csv');
    put('data.csv', rows);
    await says(spec);
    writeFileSync(at('data.csv'), 'a,z\n1,2\n');
    changed.fire(Uri.file(at('data.csv')));
    await until(() => codes(spec).length === 1 && codes(spec)[0] !== 'file-missing', 'no column "y"');
    remove('data.csv');
    await says(spec, 'file-missing');
  });

  it('follows files in folders that do not exist yet, elsewhere in the workspace', async () => {
    mkdirSync(at('week1'));
    const spec = open('week1/a.nn.json', specOf('{ "csv": "../shared/more/data.csv", "target": "y" }'));
    await says(spec, 'file-missing');
    await watching('shared');
    // VS Code tells of the folder only.
    mkdirSync(at('shared/more'), { recursive: true });
    writeFileSync(at('shared/more/data.csv'), rows);
    created.fire(Uri.file(at('shared')));
    await says(spec);
    await watching('shared/more/data.csv');
    remove('shared');
    await says(spec, 'file-missing');
    mkdirSync(at('shared'));
    created.fire(Uri.file(at('shared')));
    await watching('shared/more');
    put('shared/more/data.csv', rows);
    created.fire(Uri.file(at('shared/more')));
    await says(spec);
  });

  it('follows a file that gets its name, and one that loses it', async () => {
    const spec = open('a.nn.json', specOf(table));
    writeFileSync(at('old.csv'), rows);
    await says(spec, 'file-missing');
    await watching('data.csv');
    renameSync(at('old.csv'), at('data.csv'));
    deleted.fire(Uri.file(at('old.csv')));
    created.fire(Uri.file(at('data.csv')));
    await says(spec);
    renameSync(at('data.csv'), at('old.csv'));
    deleted.fire(Uri.file(at('data.csv')));
    await says(spec, 'file-missing');
  });

  it('follows a file that two specs name, also once one of them is closed', async () => {
    const [one, two] = [open('a.nn.json', specOf(table)), open('b.nn.json', specOf(table))];
    await says(one, 'file-missing');
    await says(two, 'file-missing');
    await until(() => host.watched.length === 2);
    put('data.csv', rows);
    await says(one);
    await says(two);
    host.close(one);
    remove('data.csv');
    await says(two, 'file-missing');
  });

  it('follows a well-known set outside of the workspace, also where no folder for it exists yet', async () => {
    const home = Uri.file(temporary()).fsPath;
    const before = process.env['KERAS_HOME'];
    process.env['KERAS_HOME'] = join(home, 'keras');
    keepSetsIn({ globalStorageUri: Uri.file(join(home, 'storage')), extensionUri: Uri.file(process.cwd()) } as never);
    mkdirSync(join(home, 'keras'));
    const spec = open('a.nn.json', specOf('{ "dataset": "mnist" }').replace('[{', '[{ "type": "Flatten" }, {'));
    await says(spec, 'picture-set-missing');
    await until(() => host.watched.includes(Uri.file(join(home, 'keras')).path), 'Keras’s folder is watched');
    mkdirSync(join(home, 'keras', 'datasets'));
    writeFileSync(join(home, 'keras', 'datasets', 'mnist.npz'), 'no archive');
    created.fire(Uri.file(join(home, 'keras', 'datasets')));
    await says(spec, 'npz-damaged');
    rmSync(join(home, 'keras', 'datasets', 'mnist.npz'));
    // No event: not every disk reports what happens on it. The command that fetches a set asks for this look.
    checks.lookAtFiles();
    await says(spec, 'picture-set-missing');
    if (before === undefined) delete process.env['KERAS_HOME'];
    else process.env['KERAS_HOME'] = before;
  });

  it('follows a well-known set to its sample, which is shipped', async () => {
    keepSetsIn({ globalStorageUri: Uri.file(temporary()), extensionUri: Uri.file(process.cwd()) } as never);
    const data = '{ "dataset": "mnist", "size": "sample", "one_hot": true, "scale": 255 }';
    const spec = new FakeDocument(Uri.parse('untitled:a.nn.json'), `{ "data": ${data}, "layers": [{ "type": "Flatten" }] }`);
    host.open(spec);
    await until(() => checks.of(spec as never) !== undefined, 'it is checked');
    assert.deepEqual(
      [codes(spec), checks.of(spec as never)?.facts?.set],
      [[], { name: 'mnist', size: 'sample' }],
      'also of a spec that was never saved',
    );
  });

  it('follows one file after the other', async () => {
    const idx = '{ "idx": { "x": "shapes/x.idx", "y": "shapes/y.idx" } }';
    const spec = open('a.nn.json', specOf(idx).replace('[{', '[{ "type": "Flatten" }, {'));
    const missing = (name: string): Promise<void> =>
      until(() => host.diagnostics(spec.uri).some(({ message }) => message.includes(`"shapes/${name}"`)), `${name} is missing`);
    await missing('x.idx');
    await watching('shapes');
    mkdirSync(at('shapes'));
    cpSync('samples/data/shapes-images.idx', at('shapes/x.idx'));
    created.fire(Uri.file(at('shapes')));
    await watching('shapes/x.idx');
    await missing('y.idx');
    cpSync('samples/data/shapes-labels.idx', at('shapes/y.idx'));
    created.fire(Uri.file(at('shapes/y.idx')));
    await until(() => !codes(spec).includes('file-missing'));
  });

  it('follows a folder of pictures, as classes and pictures come, change and go', async () => {
    const layers = '[{ "type": "Flatten" }, { "type": "Dense", "units": 2, "activation": "softmax" }]';
    const compile = '{ "optimizer": "sgd", "loss": "sparse_categorical_crossentropy" }';
    const spec = open('a.nn.json', `{ "data": { "pictures": "pets" }, "layers": ${layers}, "compile": ${compile} }`);
    const readable = png(3, 3, new Array<number>(9).fill(7));
    await says(spec, 'folder-missing');
    await watching('pets');
    mkdirSync(at('pets/cat'), { recursive: true });
    mkdirSync(at('pets/dog'), { recursive: true });
    for (const name of ['cat', 'dog']) writeFileSync(at(`pets/${name}/1.png`), readable);
    created.fire(Uri.file(at('pets')));
    await says(spec);
    await watching('pets/cat/1.png');
    put('pets/cat/2.png', 'no picture');
    await says(spec, 'picture-format');
    await watching('pets/cat/2.png');
    writeFileSync(at('pets/cat/2.png'), readable);
    changed.fire(Uri.file(at('pets/cat/2.png')));
    await says(spec);
    rmSync(at('pets/cat/1.png'));
    remove('pets/cat/2.png');
    await says(spec, 'pictures-empty-class');
    remove('pets');
    await says(spec, 'folder-missing');
  });

  it('does so without a workspace folder', async () => {
    host.folders.length = 0;
    const spec = open('a.nn.json', specOf(table));
    await says(spec, 'file-missing');
    await watching('data.csv');
    put('data.csv', rows);
    await says(spec);
  });

  it('is looked at again where nothing was reported: with the focus of the window, with a file that is saved, before training', async () => {
    const spec = open('a.nn.json', specOf(table));
    await says(spec, 'file-missing');
    for (const look of [
      () => host.events.windowState.fire({ focused: true }),
      () => host.events.saved.fire(new FakeDocument(Uri.file(at('data.csv')), '')),
      () => checks.lookAtFiles(),
    ]) {
      writeFileSync(at('data.csv'), rows);
      look();
      await says(spec);
      rmSync(at('data.csv'));
      look();
      await says(spec, 'file-missing');
    }
  });

  it('is not worked out anew for other files, nor while its own are as they were', async () => {
    writeFileSync(at('data.csv'), rows);
    const spec = open('a.nn.json', specOf(table));
    await until(() => checked === 1);
    await watching('data.csv');
    put('other.csv', rows);
    host.events.windowState.fire({ focused: true });
    host.events.windowState.fire({ focused: false });
    // A later question is answered after an earlier one.
    host.change(spec, `${spec.text} `);
    await until(() => checked > 1);
    assert.equal(checked, 2);
  });
});
