import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type * as vscode from 'vscode';
import { commandNames } from '../../src/extension/commands/table';
import { activate } from '../../src/extension/extension';
import { QuickFixes } from '../../src/extension/language/quick-fixes';
import { SpecChecks } from '../../src/extension/spec-checks';
import { WorkerClient } from '../../src/ml/worker/client';
import { inThread } from '../../src/ml/worker/thread-port';
import { built } from '../built';
import { type CodeAction, FakeDocument, FakePanel, host, listeners, Range, Uri, type WorkspaceEdit } from './fake-vscode';
import { temporary, until } from './runs/kept';

const good = '{ "data": { "gate": "XOR" }, "layers": [{ "type": "Dense", "units": 1, "input_shape": [2] }] }';
const worker = new WorkerClient(inThread(built('worker.js')));
const bad = good.replace('"units"', '"unitz"');

const document = (name: string, text: string): FakeDocument => new FakeDocument(Uri.file(`/notes/${name}`), text);
const unknownKey = ({ uri }: FakeDocument) => host.diagnostics(uri).find(({ code }) => code === 'unknown-key');
const real = (fake: FakeDocument): vscode.TextDocument => fake as unknown as vscode.TextDocument;

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

/** Activates the extension. @returns what ends it again */
async function activated(): Promise<() => void> {
  const subscriptions: { dispose(): unknown }[] = [];
  const storage = Uri.file(temporary());
  const memento = { get: (_: string, otherwise?: unknown) => otherwise, update: () => Promise.resolve(), keys: () => [] };
  const context = { subscriptions, extensionUri: Uri.file(process.cwd()), storageUri: storage, globalStorageUri: storage };
  await activate({ ...context, workspaceState: memento, extension: { packageJSON: manifest } } as unknown as vscode.ExtensionContext);
  return () => {
    for (const item of subscriptions.toReversed()) item.dispose();
    assert.equal(listeners(), 0, 'no one listens any more');
    assert.equal(host.commands.size, 0);
    assert.equal(host.trees.size, 0);
    host.statusItems.length = 0;
  };
}

/** The status bar comes with everything else. */
const isLoaded = (): boolean => host.statusItems.length > 0;

describe('as long as no file is a spec, the extension', () => {
  let end = (): void => undefined;
  const settings = document('tsconfig.json', '{}');
  beforeEach(async () => {
    end = await activated();
    host.open(settings);
  });
  afterEach(() => {
    host.close(settings);
    end();
  });

  it('only looks at names, and has what its manifest declares', () => {
    assert.equal(isLoaded(), false);
    const { commands, views } = manifest.contributes;
    assert.deepEqual([...host.commands.keys()].sort(), commands.map(({ command }: { command: string }) => command).sort());
    assert.deepEqual([...host.trees.keys()].sort(), views.neuralNetwork.map(({ id }: { id: string }) => id).sort());
    assert.ok(host.serializers.has('neuralNetwork.study'));
  });

  it('loads the rest with a spec', async () => {
    const spec = document('z.nn.json', good);
    host.open(spec);
    await until(isLoaded);
    host.close(spec);
  });

  it('loads the rest with a command, and runs it', async () => {
    assert.match(String(await host.commands.get('neuralNetwork.openViewAlone')?.()), /Open the study panel/);
    assert.ok(isLoaded());
  });

  it('loads the rest with a view, and shows its items', async () => {
    const tree = host.trees.get('neuralNetwork.samples') ?? assert.fail();
    const [first] = (await tree.getChildren()) as { label: string }[];
    assert.deepEqual([(tree.getTreeItem(first) as { label: string }).label, isLoaded()], ['Gates and the perceptron', true]);
  });

  it('loads the rest with a study panel that comes back', async () => {
    const panel = new FakePanel();
    await host.serializers.get('neuralNetwork.study')?.deserializeWebviewPanel(panel, undefined);
    assert.deepEqual([isLoaded(), panel.webview.html !== ''], [true, true]);
    panel.dispose();
  });

  it('loads the rest before a spec or a folder is renamed, and for no other file', async () => {
    const rename = async (path: string): Promise<boolean> => {
      const waited: Promise<unknown>[] = [];
      const files = [{ oldUri: Uri.file(path), newUri: Uri.file(`${path}.new`) }];
      host.events.willRename.fire({ files, waitUntil: (work) => void waited.push(work) });
      await Promise.all(waited);
      return isLoaded();
    };
    assert.equal(await rename(resolve('package.json')), false);
    assert.equal(await rename(resolve('samples')), true);
  });

  it('has nothing left where it ends while the rest is being loaded', async () => {
    const ran = host.commands.get('neuralNetwork.openViewAlone')?.();
    end();
    await ran;
    assert.equal(listeners(), 0);
  });
});

describe('the extension', () => {
  let end = (): void => undefined;
  before(async () => {
    // A window that is opened with a spec in it.
    const spec = document('first.nn.json', good);
    host.documents.push(spec);
    end = await activated();
    assert.ok(isLoaded(), 'everything is there when VS Code asks for what belongs to the spec');
    host.close(spec);
  });
  after(() => end());

  it('has exactly the commands of its manifest', () => {
    assert.deepEqual([...commandNames].sort(), manifest.contributes.commands.map(({ command }: { command: string }) => command).sort());
  });

  it('marks what is wrong when a spec is opened, follows its changes and clears up when it is closed', async () => {
    const spec = document('a.nn.json', bad);
    host.open(spec);
    await until(() => unknownKey(spec) !== undefined);
    const unknown = unknownKey(spec);
    assert.equal(unknown?.range.start.character, bad.indexOf('"unitz"'));
    host.change(spec, good);
    await until(() => unknownKey(spec) === undefined);
    host.change(spec, bad);
    await until(() => unknownKey(spec) !== undefined);
    host.close(spec);
    assert.deepEqual(host.diagnostics(spec.uri), []);
  });

  it('trains a spec as it is, shows it, and writes down how that went', async () => {
    const path = resolve('samples/xor-learned.nn.json');
    const spec = new FakeDocument(Uri.file(path), readFileSync(path, 'utf8'));
    host.open(spec);
    await host.commands.get('neuralNetwork.train')?.(spec.uri);
    assert.equal(host.panels.length, 1);
    await until(() => host.output.join('\n').includes('Engine: '), 'the end');
    host.close(spec);
    const output = host.output.splice(0).join('\n');
    assert.match(output, /^\nTraining .*xor-learned.nn.json\nEpoch 1\/\d+\n.* - loss: \d/);
    assert.match(output, /All epochs done.*\nEngine: /);
    assert.match(output, /Predictions:\n {2}\d/);
    for (const panel of host.panels.splice(0)) panel.dispose();
  });

  it('does not train a spec with errors, and says where they are', async () => {
    const spec = document('e.nn.json', bad);
    host.open(spec);
    host.messages.length = 0;
    await host.commands.get('neuralNetwork.train')?.(spec.uri);
    await until(() => host.messages.length > 0, 'a message');
    assert.match(host.messages.pop() ?? '', /has errors and was not trained/);
    assert.match(host.output.splice(0).join('\n'), /e\.nn\.json:1:\d+: "unitz" is not known/);
    host.close(spec);
  });

  it('leaves other files alone', async () => {
    const other = document('package.json', '{');
    host.open(other);
    await new Promise((done) => setTimeout(done, 50));
    assert.deepEqual(host.diagnostics(other.uri), []);
    host.close(other);
  });
});

describe('checking', () => {
  it('waits until the typing stops, and then checks the newest text once', async () => {
    const checks = new SpecChecks(worker, assert.ifError);
    const versions: number[] = [];
    checks.onDidCheck(({ version }) => versions.push(version));
    const spec = document('b.nn.json', '{');
    for (const length of [10, 20, good.length]) host.change(spec, good.slice(0, length));
    await until(() => versions.length > 0);
    assert.deepEqual(versions, [4]);
    assert.ok(checks.of(real(spec))?.model);
    host.change(spec, `${good} `);
    assert.equal(checks.of(real(spec)), undefined);
    checks.dispose();
    assert.equal(listeners(), 0);
  });
});

describe('a quick fix', () => {
  it('puts right what the core knows how to', async () => {
    const checks = new SpecChecks(worker, assert.ifError);
    const spec = document('c.nn.json', bad);
    host.open(spec);
    await until(() => checks.of(real(spec)) !== undefined);
    const at = bad.indexOf('"unitz"') + 2;
    const place = new Range(0, at, 0, at) as unknown as vscode.Range;
    const offered = new QuickFixes(checks).provideCodeActions(real(spec), place, {
      diagnostics: [],
    } as unknown as vscode.CodeActionContext);
    const actions = offered as unknown as (CodeAction & { edit: WorkspaceEdit })[];
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Change to "units"'],
    );
    const [edit] = actions[0]?.edit.edits ?? [];
    assert.equal(edit && bad.slice(0, edit.range.start.character) + edit.text + bad.slice(edit.range.end.character), good);
    host.close(spec);
    checks.dispose();
  });

  it('runs the command that fetches a data set, or takes its sample', async () => {
    const checks = new SpecChecks(worker, assert.ifError);
    const text = '{ "data": { "dataset": "mnist" }, "layers": [{ "type": "Flatten", "input_shape": [28, 28] }] }';
    const spec = new FakeDocument(Uri.file(`${temporary()}/mnist.nn.json`), text);
    host.open(spec);
    await until(() => checks.of(real(spec)) !== undefined);
    const at = text.indexOf('"mnist"') + 2;
    const place = new Range(0, at, 0, at) as unknown as vscode.Range;
    const offered = new QuickFixes(checks).provideCodeActions(real(spec), place, {
      diagnostics: [],
    } as unknown as vscode.CodeActionContext);
    const [get, sample] = offered as unknown as (CodeAction & { command?: vscode.Command; edit?: WorkspaceEdit })[];
    assert.equal(get?.title, 'Get MNIST (11 MB)…');
    assert.deepEqual([get.command?.command, get.command?.arguments, get.edit], ['neuralNetwork.getDataSet', ['mnist'], undefined]);
    assert.equal(sample?.edit?.edits.map((edit) => edit.text).join(''), ', "size": "sample"');
    host.close(spec);
    checks.dispose();
  });
});
