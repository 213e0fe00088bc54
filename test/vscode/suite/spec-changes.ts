import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { atEpoch, begun, epochsOf, metaOf, over } from './kept-runs';
import { lens } from './lenses';
import { long } from './specs';
import { closeAll, command, fileUri, openNew, replace, until } from './workspace';

describe('while it trains, a spec', () => {
  afterEach(closeAll);

  const training = async (name: string): Promise<{ editor: vscode.TextEditor; uri: vscode.Uri; id: string }> => {
    const editor = await openNew(name, long());
    const { uri } = editor.document;
    const id = await begun(() => command('train', uri));
    await atEpoch(id, 1);
    return { editor, uri, id };
  };
  const goesOnAndStops = async (id: string): Promise<void> => {
    await atEpoch(id, epochsOf(id).length + 2);
    assert.equal(await command('stop', id), undefined);
    assert.equal((await over(id)).ending.reason, 'cancelled');
  };

  it('may be broken', async () => {
    const { editor, uri, id } = await training('broken.nn.json');
    await replace(editor, '"units"', '"unitz"');
    await until('the slip is reported', () => vscode.languages.getDiagnostics(uri).some(({ code }) => code === 'unknown-key'));
    await goesOnAndStops(id);
  });

  it('may be deleted', async () => {
    const { uri, id } = await training('deleted.nn.json');
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(uri);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await goesOnAndStops(id);
    assert.equal(await command('openRun', id), undefined);
    // What was trained is still there, though the file is not.
    await command('restoreSpec', id);
    const restored = await until('the spec is back in an editor', () => vscode.window.activeTextEditor?.document);
    assert.equal(restored.getText(), long());
  });

  it('may be renamed', async () => {
    const { uri, id } = await training('before.nn.json');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uri, fileUri('after.nn.json'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    // The run is the renamed spec's: in its menus, over its text, and after the next start.
    const renamed = fileUri('after.nn.json');
    assert.match((await command<string>('resume', renamed)) ?? '', /is being trained already/);
    await vscode.window.showTextDocument(renamed);
    await lens(renamed, /^Stop$/);
    await goesOnAndStops(id);
    await lens(renamed, /^last: /);
    assert.equal(metaOf(id)?.uri, renamed.toString());
    assert.equal(await command('openRun', id), undefined);
  });

  it('may have its data deleted', async () => {
    const data = fileUri('data-of-it.csv');
    const rows = Array.from({ length: 400 }, (_, i) => `${Math.sin(i)},${Math.cos(i)},${i % 2}`);
    await vscode.workspace.fs.writeFile(data, Buffer.from(`a,b,y\n${rows.join('\n')}\n`));
    const text = long().replace(/"data": .*/, '"data": { "csv": "data-of-it.csv", "inputs": ["a", "b"], "target": "y" },');
    const { document } = await openNew('its-data.nn.json', text);
    const id = await begun(() => command('train', document.uri));
    await atEpoch(id, 1);
    await vscode.workspace.fs.delete(data);
    await goesOnAndStops(id);
    // Going on needs the rows: it is refused, and the run is left as it was.
    const before = epochsOf(id).length;
    await command('resume', id);
    await until('it is refused', async () => (await command('stop', id)) === 'This run is over.');
    assert.equal(epochsOf(id).length, before);
  });
});
