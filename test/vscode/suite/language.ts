import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { lens } from './lenses';
import { quick } from './specs';
import { studyTabs } from './tabs';
import { closeAll, open, openNew, until, write } from './workspace';

const labelsAt = async ({ document }: vscode.TextEditor, text: string): Promise<string[]> => {
  const at = document.positionAt(document.getText().indexOf(text) + text.length);
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, at);
  return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
};

describe('the language of specs', () => {
  let editor: vscode.TextEditor;
  before(async () => {
    editor = await openNew('language.nn.json', quick());
  });
  after(closeAll);

  it('completes names and values from the schema', async () => {
    await until('layer types are offered', async () => {
      const labels = await labelsAt(editor, '"type": ');
      return ['"Dense"', '"Conv2D"', '"LSTM"'].every((name) => labels.includes(name));
    });
    await until('keys of a layer are offered', async () => {
      const labels = await labelsAt(editor, '"units": 3, ');
      return ['use_bias', 'kernel_initializer'].every((name) => labels.includes(name));
    });
  });

  it('proposes everything once, and the keys that most specs have first', async () => {
    const own = await openNew('proposed.nn.json', '{  }');
    const at = new vscode.Position(0, 2);
    const items = await until('keys and pieces', async () => {
      const found = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        own.document.uri,
        at,
      );
      const kinds = new Set(found.items.map(({ kind }) => kind));
      return kinds.has(vscode.CompletionItemKind.Property) && kinds.has(vscode.CompletionItemKind.Snippet) && found.items;
    });
    const sorted = items
      .map(({ label, sortText }) => ({ label: typeof label === 'string' ? label : label.label, sortText }))
      .sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1))
      .map(({ label }) => label);
    assert.deepEqual(sorted.slice(0, 6), ['layers', 'name', 'seed', 'data', 'compile', 'fit']);
    assert.equal(new Set(sorted).size, sorted.length, sorted.join(', '));
    await closeAll();
    editor = await open('language.nn.json');
  });

  it('inserts nothing when one types a bracket and then Enter', async () => {
    const own = await openNew('bracket.nn.json', '');
    await vscode.commands.executeCommand('type', { text: '{' });
    // What is proposed by itself comes from the same sources, which have answered by now.
    await labelsAt(own, '{');
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
    assert.match(own.document.getText(), /^\{\}?$/);
    await closeAll();
    editor = await open('language.nn.json');
  });

  it('offers whole layers', async () => {
    await until('a layer to put in', async () => (await labelsAt(editor, '"layers": [')).some((label) => /dense/i.test(label)));
  });

  it('says over the spec how many parameters it has, and offers to train it', async () => {
    assert.equal(await lens(editor.document.uri, /parameter/), '13 parameters');
    await lens(editor.document.uri, /^Train$/);
    await lens(editor.document.uri, /^Study panel$/);
  });

  it('says beside the values what comes of them, and of a training once there was one', async () => {
    const { document } = editor;
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const told = (wanted: readonly RegExp[]): Promise<unknown> =>
      until(`hints ${wanted.join(', ')}`, async () => {
        const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole);
        const texts = hints.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')));
        return wanted.every((one) => texts.some((text) => one.test(text)));
      });
    await told([/= 9$/, /^guessing [\d.]+$/, /^1 × [\d,]+ = [\d,]+ steps$/]);
    await vscode.commands.executeCommand('neuralNetwork.train', document.uri);
    await told([/^guessing [\d.]+ · loss [\d.e-]+$/]);
  });

  it('shows what a name is once: its text, formula and picture', async () => {
    const { document } = editor;
    const hovered = (name: string, has: RegExp): Promise<string[]> => {
      const at = document.positionAt(document.getText().indexOf(name) + 2);
      return until(`a hover over ${name}`, async () => {
        const found = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
        const texts = found.flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value)));
        return texts.some((text) => has.test(text)) && texts.some((text) => text.includes('When to use it')) && texts;
      });
    };
    for (const [name, formula] of [
      ['"tanh"', 'f(z) = (exp(z) − exp(−z))'],
      ['"Adam"', 'w ← w − learning_rate · m̂'],
      ['"binary_crossentropy"', 'L = 1/n · Σ'],
    ] as const) {
      const texts = await hovered(name, /data:image\/svg/);
      const of = (part: string): number => texts.filter((text) => text.includes(part)).length;
      assert.deepEqual([of('data:image/svg'), of(formula), of('When to use it')], [1, 1, 1], texts.join('\n---\n'));
    }
    const layer = await hovered('"Dense"', /kernel/);
    assert.equal(layer.filter((text) => text.includes('Every input goes to every unit')).length, 1, layer.join('\n---\n'));
  });

  it('opens a sheet of functions from the link of a hover, and nothing for a name that is none', async () => {
    await vscode.commands.executeCommand('neuralNetwork.showEntry', { table: 'activations', name: 'no such' });
    await vscode.commands.executeCommand('neuralNetwork.showEntry', { table: 'activations', name: 'relu' });
    const { document } = vscode.window.activeTextEditor ?? {};
    assert.equal(document?.uri.scheme, 'untitled');
    assert.deepEqual(JSON.parse(document?.getText() ?? '').functions, ['relu']);
    await until('the study panel beside it', () => studyTabs().length > 0);
    await closeAll();
    editor = await open('language.nn.json');
  });

  it('shows what is wrong with a data file in the data file', async () => {
    const data = await write('numbers.csv', 'a,b,y\n1,2,0\n1,x,1\n');
    const spec = quick().replace('{ "gate": "XOR" }', '{ "csv": "numbers.csv", "inputs": ["a", "b"], "target": "y" }');
    const own = await openNew('with-csv.nn.json', spec);
    const [problem] = await until('a problem in the file', () => {
      const found = vscode.languages.getDiagnostics(data);
      return found.length > 0 && found;
    });
    assert.equal(problem?.range.start.line, 2);
    assert.deepEqual(vscode.languages.getDiagnostics(own.document.uri), []);
  });
});
