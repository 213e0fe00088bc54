import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type * as vscode from 'vscode';
import { activate } from '../../src/extension/extension';
import { QuickFixes } from '../../src/extension/quick-fixes';
import { SpecChecks } from '../../src/extension/spec-checks';
import type { ToView } from '../../src/webview/summary/messages';
import { type CodeAction, FakeDocument, host, Range, Uri, type WorkspaceEdit } from './fake-vscode';

const good = '{ "data": { "gate": "XOR" }, "layers": [{ "type": "Dense", "units": 1, "input_shape": [2] }] }';
const bad = good.replace('"units"', '"unitz"');

/** Waits until something holds; the checks take their time. */
async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 5000; !holds(); ) {
    assert.ok(Date.now() < end, 'it did not come about within 5 seconds');
    await new Promise((done) => setTimeout(done, 5));
  }
}

const document = (name: string, text: string): FakeDocument => new FakeDocument(Uri.file(`/notes/${name}`), text);
const unknownKey = ({ uri }: FakeDocument) => host.diagnostics(uri).find(({ code }) => code === 'unknown-key');
const real = (fake: FakeDocument): vscode.TextDocument => fake as unknown as vscode.TextDocument;

describe('the extension', () => {
  const subscriptions: { dispose(): unknown }[] = [];
  before(() => activate({ subscriptions, extensionUri: Uri.file(process.cwd()) } as unknown as vscode.ExtensionContext));
  after(() => {
    for (const item of subscriptions.toReversed()) item.dispose();
  });

  it('has exactly the commands of its manifest', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
    assert.deepEqual([...host.commands.keys()].sort(), contributes.commands.map(({ command }: { command: string }) => command).sort());
  });

  it('says why a command cannot run', async () => {
    await host.commands.get('neuralNetwork.train')?.();
    assert.match(host.messages.pop() ?? '', /Open a network first/);
    const unsaved = new FakeDocument(Uri.untitled('new.nn.json'), good);
    host.open(unsaved);
    await host.commands.get('neuralNetwork.train')?.(unsaved.uri);
    assert.match(host.messages.pop() ?? '', /Save the file first/);
    host.close(unsaved);
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

  it('shows a summary that a new view asks for, and that follows the spec', async () => {
    const spec = document('s.nn.json', good);
    host.open(spec);
    await host.commands.get('neuralNetwork.showSummary')?.(spec.uri);
    const panel = host.panels.at(-1);
    assert.ok(panel);
    assert.match(panel.webview.html, /default-src 'none'.*script-src 'nonce-/);
    const shown = () => (panel.sent.at(-1) as ToView | undefined)?.content;
    await until(() => shown()?.state === 'summary');
    host.change(spec, '{');
    await until(() => shown()?.state === 'help');
    const before = panel.sent.length;
    panel.received.fire({ type: 'ready' });
    assert.deepEqual(panel.sent.slice(before), [panel.sent[before - 1]]);
    host.close(spec);
    assert.match(JSON.stringify(shown()), /Open a file that ends in .nn.json/);
    panel.dispose();
    assert.equal(panel.received.listeners, 0);
  });

  it('trains a spec as it stands and writes down how that went', async () => {
    const path = resolve('samples/xor-learned.nn.json');
    const spec = new FakeDocument(Uri.file(path), readFileSync(path, 'utf8'));
    host.open(spec);
    await host.commands.get('neuralNetwork.train')?.(spec.uri);
    host.close(spec);
    const output = host.output.splice(0).join('\n');
    assert.match(output, /^Training xor-learned.nn.json\nEpoch 1\/\d+\n.* - loss: \d/);
    assert.match(output, /All epochs done.*\nEngine: /);
    assert.match(output, /Predictions:\n {2}\d/);
  });

  it('does not train a spec with errors, and says where they are', async () => {
    const spec = document('e.nn.json', bad);
    host.open(spec);
    await host.commands.get('neuralNetwork.train')?.(spec.uri);
    host.close(spec);
    assert.match(host.messages.pop() ?? '', /has errors and was not trained/);
    assert.match(host.output.splice(0).join('\n'), /e\.nn\.json:1:\d+: "unitz" is not known/);
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
    const checks = new SpecChecks(assert.ifError);
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
    assert.equal(
      Object.values(host.events).reduce((sum, { listeners }) => sum + listeners, 0),
      0,
    );
  });
});

describe('a quick fix', () => {
  it('puts right what the core knows how to', async () => {
    const checks = new SpecChecks(assert.ifError);
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
});
