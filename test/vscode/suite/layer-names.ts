import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, openNew, until, write } from './workspace';

const graph = `{ "layers": [
  { "type": "Dense", "name": "a", "units": 2, "input_dim": 2 },
  { "type": "Dense", "name": "b", "units": 2 },
  { "type": "Add", "inputs": ["a", ""] },
  { "type": "Dense", "units": 1 }
] }`;

describe('names of layers', () => {
  let editor: vscode.TextEditor;
  before(async () => {
    editor = await openNew('layer-names.nn.json', graph);
  });
  after(closeAll);

  const positionOf = (part: string, after = 1): vscode.Position =>
    editor.document.positionAt(editor.document.getText().indexOf(part) + after);

  it('are proposed in "inputs", and one is taken', async () => {
    const { uri } = editor.document;
    const items = await until('a layer to name', async () => {
      const at = positionOf('""]');
      const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', uri, at);
      const named = list.items.filter(({ kind }) => kind === vscode.CompletionItemKind.Reference);
      return named.length > 0 && named;
    });
    assert.deepEqual(
      items.map(({ insertText }) => insertText),
      ['"b"'],
    );
    const at = positionOf('""]');
    editor.selection = new vscode.Selection(at, at);
    await until('the name is in the text', async () => {
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      return editor.document.getText() === graph.replace('""', '"b"');
    });
  });

  it('lead to the layer and back', async () => {
    const { uri } = editor.document;
    const links = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      uri,
      positionOf('"a", "b"]'),
    );
    assert.deepEqual(
      links.map(({ targetRange }) => targetRange.start.line),
      [1],
    );
    const places = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      uri,
      positionOf('"a", "units"'),
    );
    assert.deepEqual(places.map(({ range }) => range.start.line).sort(), [1, 3]);
  });

  it('are changed everywhere', async () => {
    const before = editor.document.getText();
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      editor.document.uri,
      positionOf('"a", "b"]'),
      'first',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(editor.document.getText(), before.replaceAll('"a"', '"first"'));
  });
});

describe('names of files and columns', () => {
  const table = '{ "data": { "csv": "named.csv", "target": "" }, "layers": [] }';
  let editor: vscode.TextEditor;
  before(async () => {
    await write('named.csv', 'hours;passed\n1;0\n2;1\n');
    editor = await openNew('named.nn.json', table);
  });
  after(closeAll);

  const proposed = (
    part: string,
    after: number,
    kind: vscode.CompletionItemKind,
  ): Promise<readonly (string | vscode.SnippetString | undefined)[]> =>
    until(`names at ${part}`, async () => {
      const { uri } = editor.document;
      const at = editor.document.positionAt(table.indexOf(part) + after);
      const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', uri, at);
      const named = list.items.filter((item) => item.kind === kind);
      return named.length > 0 && named.map(({ insertText }) => insertText);
    });

  it('are proposed where they are wanted', async () => {
    assert.deepEqual(await proposed('""', 1, vscode.CompletionItemKind.Field), ['"hours"', '"passed"']);
    assert.ok((await proposed('"named.csv"', 1, vscode.CompletionItemKind.File)).includes('"named.csv"'));
  });

  it('lead to the file', async () => {
    const { uri } = editor.document;
    const at = editor.document.positionAt(table.indexOf('named.csv'));
    const [link] = await until('the file', async () => {
      const links = await vscode.commands.executeCommand<vscode.LocationLink[]>('vscode.executeDefinitionProvider', uri, at);
      return links.length > 0 && links;
    });
    assert.match(String(link && ('targetUri' in link ? link.targetUri : (link as unknown as vscode.Location).uri)), /\/named\.csv$/);
  });
});
