import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type * as vscode from 'vscode';
import { Diagnostics } from '../../../src/extension/language/diagnostics';
import { explainProblem, explanationPages } from '../../../src/extension/language/explanations';
import { QuickFixes } from '../../../src/extension/language/quick-fixes';
import { turnOffProblem } from '../../../src/extension/language/turned-off';
import type { Check } from '../../../src/extension/spec-checks';
import { explainedCodes } from '../../../src/ml/language/messages/explained';
import { check } from '../../ml/spec/check';
import { type CodeAction, EventEmitter, env, FakeDocument, host, Range, Uri, type WorkspaceEdit, workspace } from '../fake-vscode';

const uri = Uri.file('/notes/a.nn.json');
const stack = `{
  "data": { "x": [[0, 0], [0, 1], [1, 0], [1, 1]], "y": [0, 1, 1, 0] },
  "layers": [
    { "type": "Dense", "units": 4 },
    { "type": "Dense", "units": 1, "activation": "sigmoid" }
  ],
  "compile": { "optimizer": "adam", "loss": "binary_crossentropy" }
}`;

/** Diagnostics and quick fixes of one open spec. */
class Shown {
  readonly checked = new EventEmitter<Check>();
  readonly closed = new EventEmitter<vscode.TextDocument>();
  readonly diagnostics: Diagnostics;
  readonly document: FakeDocument;
  known: Check | undefined;

  constructor(text: string) {
    this.document = new FakeDocument(uri, text);
    host.open(this.document);
    this.diagnostics = new Diagnostics({ onDidCheck: this.checked.event, onDidClose: this.closed.event } as never);
  }

  async check(): Promise<void> {
    this.known = { ...(await check(this.document.text)), document: this.document } as unknown as Check;
    this.checked.fire(this.known);
  }

  codes(): string[] {
    return host.diagnostics(uri).map(({ code }) => (typeof code === 'object' ? code.value : String(code)));
  }

  actionsAt(
    word: string,
  ): (CodeAction & { edit?: WorkspaceEdit; command?: vscode.Command; diagnostics: unknown[]; isPreferred?: boolean })[] {
    const at = this.document.positionAt(this.document.text.indexOf(word) + 1);
    const fixes = new QuickFixes({ of: () => this.known as never });
    const context = { diagnostics: host.diagnostics(uri) } as unknown as vscode.CodeActionContext;
    return fixes.provideCodeActions(this.document as never, new Range(at, at) as never, context) as never;
  }
}

async function shown(text: string): Promise<Shown> {
  const made = new Shown(text);
  await made.check();
  return made;
}

afterEach(() => {
  host.settings.clear();
  host.workspaceSettings.clear();
  for (const document of [...host.documents]) host.close(document);
  host.collections.clear();
  host.executed.length = 0;
  host.shown.length = 0;
  host.others.length = 0;
});

describe('a problem that is explained', () => {
  it('has a link from its code to a page, and a mistake of writing has none', async () => {
    const { known } = await shown(stack);
    assert.equal(known?.problems.length, 2);
    const [first] = host.diagnostics(uri);
    assert.ok(typeof first?.code === 'object');
    assert.equal(first.code.value, 'linear-stack');
    assert.equal(String(first.code.target), 'neural-network-explanation:/linear-stack.md');
    await shown(stack.replace('"units"', '"unitz"'));
    assert.ok(host.diagnostics(uri).some(({ code }) => code === 'unknown-key'));
  });

  it('has a page in the language of VS Code, which says nothing of a spec', () => {
    const pages = explanationPages();
    const provider = host.contents.get('neural-network-explanation');
    const page = (path: string) => provider?.provideTextDocumentContent(Uri.from({ scheme: 'neural-network-explanation', path }));
    assert.match(
      String(page('/linear-stack.md')),
      /^# Linear layers in a row.*\n\n`linear-stack` · warning\n\n.*W₂·W₁.*nn-ignore: linear-stack\n```\n$/s,
    );
    assert.doesNotMatch(String(page('/no-gradient.md')), /nn-ignore/);
    env.language = 'ko';
    assert.match(String(page('/linear-stack.md')), /^# 이어진 선형층/);
    env.language = 'en';
    for (const path of ['/quantum.md', '/__proto__.md', '/', '/linear-stack']) assert.equal(page(path), undefined, path);
    for (const code of explainedCodes) assert.match(String(page(`/${code}.md`)), /^# .+/);
    pages.dispose();
  });

  it('is opened as Markdown is shown, or as a text; what is no code of ours opens nothing', async () => {
    const open = (item: unknown) => explainProblem({} as never, { runs: [], item });
    await open('linear-stack');
    assert.deepEqual(
      host.shown.map(({ uri }) => String(uri)),
      ['neural-network-explanation:/linear-stack.md'],
    );
    host.others.push('markdown.showPreviewToSide');
    await open('no-line');
    assert.deepEqual(
      host.executed.map(([command, of]) => [command, String(of)]),
      [['markdown.showPreviewToSide', 'neural-network-explanation:/no-line.md']],
    );
    for (const item of ['quantum', '../../x', undefined, 3, { code: 'no-line' }]) await open(item);
    assert.deepEqual([host.shown.length, host.executed.length], [1, 1]);
  });
});

describe('a problem that is turned off', () => {
  it('in the settings is not shown, nor are its fixes; an error is in any case', async () => {
    host.settings.set('neuralNetwork.diagnostics.off', ['linear-stack', 'unknown-key', 3]);
    const spec = await shown(stack);
    assert.deepEqual(spec.codes(), ['no-line']);
    assert.deepEqual(spec.actionsAt('{ "type": "Dense", "units": 4'), []);
    const broken = await shown(stack.replace('"units"', '"unitz"'));
    assert.ok(broken.codes().includes('unknown-key'));
  });

  it('comes back when the settings change, without a new check', async () => {
    const spec = await shown(stack);
    assert.deepEqual(spec.codes(), ['linear-stack', 'no-line']);
    await workspace.getConfiguration('neuralNetwork').update('diagnostics.off', ['no-line'], 1);
    assert.deepEqual(spec.codes(), ['linear-stack']);
    await workspace.getConfiguration('neuralNetwork').update('diagnostics.off', [], 1);
    assert.deepEqual(spec.codes(), ['linear-stack', 'no-line']);
    await workspace.getConfiguration('neuralNetwork').update('diagnostics.off', 'no-line', 1);
    assert.deepEqual(spec.codes(), ['linear-stack', 'no-line'], 'a setting that is no list turns nothing off');
  });

  it('is so by an action in the settings: in the workspace where that has a list already, else in the user’s own', async () => {
    const off = (item: unknown) => turnOffProblem({} as never, { runs: [], item });
    await off('no-line');
    await off('linear-stack');
    await off('no-line');
    assert.deepEqual(host.settings.get('neuralNetwork.diagnostics.off'), ['no-line', 'linear-stack']);
    host.workspaceSettings.set('neuralNetwork.diagnostics.off', ['no-seed']);
    await off('no-line');
    assert.deepEqual(host.workspaceSettings.get('neuralNetwork.diagnostics.off'), ['no-seed', 'no-line']);
    for (const item of ['unknown-key', 'no-gradient', 'quantum', undefined]) await off(item);
    assert.deepEqual(host.workspaceSettings.get('neuralNetwork.diagnostics.off'), ['no-seed', 'no-line']);
  });

  it('is so by actions for its line and its file, after the fix that puts it right', async () => {
    const spec = await shown(stack);
    const actions = spec.actionsAt('{ "type": "Dense", "units": 4');
    assert.deepEqual(
      actions.map(({ title, isPreferred }) => [title, isPreferred === true]),
      [
        ['Set the activation to "relu"', true],
        ['Turn off "linear-stack" for this line', false],
        ['Turn off "linear-stack" for this file', false],
        ['Turn off "linear-stack" in the settings', false],
        ['Explain "linear-stack"', false],
      ],
    );
    assert.deepEqual(actions[3]?.command?.arguments, ['linear-stack']);
    assert.deepEqual([actions[4]?.command?.command, actions[4]?.command?.arguments], ['neuralNetwork.explainProblem', ['linear-stack']]);
    for (const { diagnostics } of actions) assert.deepEqual(diagnostics, [host.diagnostics(uri)[0]]);
    for (const index of [1, 2]) {
      for (const document of [...host.documents]) host.close(document);
      host.collections.clear();
      const other = await shown(stack);
      const action = other.actionsAt('{ "type": "Dense", "units": 4')[index];
      assert.ok(action?.edit);
      await workspace.applyEdit(action.edit);
      await other.check();
      assert.deepEqual(other.codes(), ['no-line'], other.document.text);
    }
  });

  it('has no such action where it is an error', async () => {
    const spec = await shown(stack.replace('"units"', '"unitz"'));
    assert.deepEqual(
      spec.actionsAt('"unitz"').map(({ title }) => title),
      ['Change to "units"'],
    );
  });
});
