import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type * as vscode from 'vscode';
import { SpecCompletions } from '../../../src/extension/language/completions';
import { LayerReferences } from '../../../src/extension/language/layer-references';
import { FakeDocument, type Location, type Range, Uri, type WorkspaceEdit } from '../fake-vscode';

const graph = `{ "layers": [
  { "type": "Dense", "name": "a", "units": 2, "input_dim": 2 },
  { "type": "Dense", "name": "b", "units": 2 },
  { "type": "Add", "inputs": ["a", "b"] }
] }`;

const provider = new LayerReferences();
let document: FakeDocument;
beforeEach(() => {
  document = new FakeDocument(Uri.file('/notes/a.nn.json'), graph);
});

const given = (): vscode.TextDocument => document as unknown as vscode.TextDocument;
const positionOf = (part: string): vscode.Position => document.positionAt(graph.indexOf(part) + 1) as unknown as vscode.Position;
const textIn = ({ start, end }: Range): string => document.text.slice(document.offsetAt(start), document.offsetAt(end));

describe('a layer’s name in "inputs"', () => {
  it('leads to the layer', () => {
    const [link] = provider.provideDefinition(given(), positionOf('"b"] }'));
    assert.equal(textIn(link?.originSelectionRange as unknown as Range), '"b"');
    assert.equal(textIn(link?.targetRange as unknown as Range), '{ "type": "Dense", "name": "b", "units": 2 }');
    assert.equal((link?.targetSelectionRange as unknown as Range | undefined)?.start.line, 2);
    assert.deepEqual(provider.provideDefinition(given(), positionOf('"units"')), []);
  });

  it('is found from the layer', () => {
    const lines = (includeDeclaration: boolean) =>
      (provider.provideReferences(given(), positionOf('"a", "units"'), { includeDeclaration }) as unknown as Location[]).map(
        ({ range }) => `${range.start.line}: ${textIn(range)}`,
      );
    assert.deepEqual(lines(true), ['1: "a"', '3: "a"']);
    assert.deepEqual(lines(false), ['3: "a"']);
  });
});

describe('rename', () => {
  it('asks for the name without its quotation marks, and changes it everywhere', () => {
    const { range, placeholder } = provider.prepareRename(given(), positionOf('"b"] }'));
    assert.equal(textIn(range as unknown as Range), 'b');
    assert.equal(placeholder, 'b');
    const { edits } = provider.provideRenameEdits(given(), positionOf('"b"] }'), 'hidden') as unknown as WorkspaceEdit;
    assert.deepEqual(
      edits.map(({ range, text }) => `${range.start.line}: ${textIn(range)} → ${text}`),
      ['2: "b" → "hidden"', '3: "b" → "hidden"'],
    );
  });

  it('says why it cannot be', () => {
    assert.throws(() => provider.prepareRename(given(), positionOf('"units"')), /Only the names of layers/);
    assert.throws(() => provider.provideRenameEdits(given(), positionOf('"b"] }'), 'a'), /Another layer/);
    assert.throws(() => provider.provideRenameEdits(given(), positionOf('"b"] }'), ' '), /can be seen/);
  });
});

describe('names of layers are offered in "inputs"', () => {
  /** What the text becomes by each offer at the mark `|`. */
  function offered(marked: string): string[] {
    document = new FakeDocument(Uri.file('/notes/a.nn.json'), marked.replace('|', ''));
    const position = document.positionAt(marked.indexOf('|')) as unknown as vscode.Position;
    return new SpecCompletions().provideCompletionItems(given(), position).map((item) => {
      const { start, end } = item.range as unknown as Range;
      return document.text.slice(0, document.offsetAt(start)) + item.insertText + document.text.slice(document.offsetAt(end));
    });
  }

  for (const [typed, becomes] of [
    ['"inputs": ["|"]', ['"inputs": ["a"]', '"inputs": ["b"]']],
    ['"inputs": ["x|"]', ['"inputs": ["a"]', '"inputs": ["b"]']],
    ['"inputs": [|]', ['"inputs": ["a"]', '"inputs": ["b"]']],
    ['"inputs": ["a", "|"]', ['"inputs": ["a", "b"]']],
    ['"inputs": ["a", |]', ['"inputs": ["a", "b"]']],
    ['"inputs": ["a"] // |', []],
    ['"name": "|"', []],
  ] as const) {
    it(typed, () => {
      const around = (inner: string): string => graph.replace('"inputs": ["a", "b"]', inner);
      assert.deepEqual(offered(around(typed)), becomes.map(around));
    });
  }
});
