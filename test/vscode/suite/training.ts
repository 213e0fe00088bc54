import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { atEpoch, begun, endOf, epochsOf, metaOf, over, runIds, specOf } from './kept-runs';
import { lens } from './lenses';
import { long, quick } from './specs';
import { studyTabs } from './tabs';
import { closeAll, command, openNew, replace, until, write } from './workspace';

describe('training', () => {
  beforeEach(closeAll);
  after(closeAll);

  it('goes to the end, and what came of it is kept', async () => {
    const { document } = await openNew('end.nn.json', quick({ epochs: 30 }));
    const id = await begun(() => command('train', document.uri));
    const { ending, evaluate, predictions } = await over(id);
    assert.deepEqual(ending, { reason: 'finished' });
    assert.equal(epochsOf(id).length, 30);
    assert.equal(evaluate?.on, 'train');
    assert.deepEqual(predictions?.shape, [2, 1]);
    assert.equal(specOf(id), document.getText());
    assert.match(await lens(document.uri, /^last: /), /loss/);
  });

  it('takes the text as it is, saved or not', async () => {
    const editor = await openNew('unsaved.nn.json', quick({ epochs: 30 }));
    await replace(editor, '"epochs": 30', '"epochs": 12');
    const id = await begun(() => command('train', editor.document.uri));
    await over(id);
    assert.equal(epochsOf(id).length, 12);
    assert.ok(editor.document.isDirty);
  });

  it('works for a spec that was never saved', async () => {
    const uri = vscode.Uri.parse('untitled:never-saved.nn.json');
    const document = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), quick({ epochs: 5 }));
    await vscode.workspace.applyEdit(edit);
    await vscode.window.showTextDocument(document);
    const id = await begun(() => command('train'));
    assert.deepEqual((await over(id)).ending, { reason: 'finished' });
  });

  it('runs on the engine that the setting asks for from then on, unless the spec names one', async () => {
    const setting = vscode.workspace.getConfiguration('neuralNetwork');
    const engineOf = async (uri: vscode.Uri): Promise<string | undefined> => {
      const id = await begun(() => command('train', uri));
      await over(id);
      return metaOf(id)?.engine.name;
    };
    const free = await write('free.nn.json', quick());
    const bound = await write('bound.nn.json', quick().replace('"seed"', '"engine": "wasm",\n  "seed"'));
    const auto = await engineOf(free);
    assert.notEqual(auto, 'cpu');
    await setting.update('engine', 'cpu', vscode.ConfigurationTarget.Workspace);
    try {
      assert.equal(await engineOf(free), 'cpu');
      assert.equal(await engineOf(bound), 'wasm');
    } finally {
      await setting.update('engine', undefined, vscode.ConfigurationTarget.Workspace);
    }
    assert.equal(await engineOf(free), auto);
  });

  it('stops when told to', async () => {
    const uri = await write('stop.nn.json', long());
    const id = await begun(() => command('train', uri));
    await atEpoch(id, 2);
    assert.equal(await command('stop', uri), undefined);
    assert.equal((await over(id)).ending.reason, 'cancelled');
  });

  it('pauses, and continues', async () => {
    const { document } = await openNew('pause.nn.json', long());
    const id = await begun(() => command('train', document.uri));
    await atEpoch(id, 2);
    await command('pause', document.uri);
    await lens(document.uri, /^paused/);
    const done = epochsOf(id).length;
    assert.equal(await command('pause', document.uri), 'long is paused already.');
    assert.equal(epochsOf(id).length, done);
    await command('resume', document.uri);
    await atEpoch(id, done + 2);
    await command('stop', document.uri);
    await over(id);
  });

  it('goes one epoch at a time', async () => {
    const { document } = await openNew('epochs.nn.json', quick());
    const id = await begun(() => command('stepEpoch', document.uri));
    for (const epochs of [1, 2, 3]) {
      await lens(document.uri, new RegExp(`^paused · epoch ${epochs}/`));
      assert.equal(epochsOf(id).length, epochs);
      await command('stepEpoch', document.uri);
    }
    await lens(document.uri, /^paused · epoch 4/);
    await command('stop', document.uri);
    assert.equal((await over(id)).ending.reason, 'cancelled');
  });

  it('goes one batch at a time', async () => {
    const { document } = await openNew('batches.nn.json', quick({ batch: 1 }));
    const id = await begun(() => command('stepBatch', document.uri));
    let before = '';
    for (const epochs of [0, 0, 0, 1]) {
      const shown = await lens(document.uri, /^paused/);
      assert.notEqual(shown, before);
      assert.equal(epochsOf(id).length, epochs);
      before = shown;
      await command('stepBatch', document.uri);
      await until('another batch was done', async () => (await lens(document.uri, /^paused/)) !== before);
    }
    await command('stop', document.uri);
    await over(id);
  });

  it('continues when the panel and the spec are closed', async () => {
    const { document } = await openNew('closed.nn.json', long());
    const id = await begun(() => command('train', document.uri));
    await until('the panel is there', () => studyTabs().length === 1 && true);
    await atEpoch(id, 1);
    await closeAll();
    await until('no panel is there', () => studyTabs().length === 0 && true);
    await atEpoch(id, epochsOf(id).length + 3);
    await command('stop', id);
    await over(id);
  });
});

describe('two runs at once', () => {
  let first: vscode.Uri;
  let second: vscode.Uri;
  const setting = (runs: number | undefined): Thenable<void> =>
    vscode.workspace.getConfiguration('neuralNetwork').update('parallelRuns', runs, vscode.ConfigurationTarget.Workspace);
  before(async () => {
    await closeAll();
    first = await write('first.nn.json', long());
    second = await write('second.nn.json', long({ epochs: 40, samples: 200 }));
  });
  after(() => setting(undefined));

  it('wait for each other', async () => {
    const one = await begun(() => command('train', first));
    const known = runIds().length;
    const { document } = await openNew('second.nn.json', long({ epochs: 40, samples: 200 }));
    await command('train', second);
    await lens(document.uri, /^waiting/);
    assert.match((await command<string>('pause', second)) ?? '', /waits until another training is over/);
    assert.equal(runIds().length, known);
    const two = await begun(() => command('stop', first));
    assert.deepEqual((await over(two)).ending, { reason: 'finished' });
    assert.equal((await over(one)).ending.reason, 'cancelled');
  });

  it('wait no longer once the setting says so', async () => {
    const one = await begun(() => command('train', first));
    await command('train', second);
    const two = await begun(() => setting(2));
    assert.deepEqual((await over(two)).ending, { reason: 'finished' });
    assert.equal(endOf(one), undefined);
    await command('stop', first);
    await over(one);
    await setting(undefined);
  });

  it('continue side by side where the setting says so', async () => {
    await setting(2);
    const one = await begun(() => command('train', first));
    const two = await begun(() => command('train', second));
    assert.deepEqual((await over(two)).ending, { reason: 'finished' });
    assert.equal(endOf(one), undefined);
    await command('stop', first);
    await over(one);
  });
});
