import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { atEpoch, begun, endOf, metaOf, metricFactsOf, over, runIds } from './kept-runs';
import { sameResult } from './same-result';
import { long, quick } from './specs';
import { closeAll, command, openNew, replace, until, write } from './workspace';

const short = long({ epochs: 60, samples: 400 });

describe('kept runs', () => {
  let uri: vscode.Uri;
  let one = '';
  let two = '';
  before(async () => {
    await closeAll();
    uri = await write('kept.nn.json', quick());
    one = await begun(() => command('train', uri));
    await over(one);
    two = await begun(() => command('train', uri));
    await over(two);
  });
  after(closeAll);

  it('can be opened', async () => {
    await closeAll();
    assert.equal(await command('openRun', one), undefined);
    await until('a panel is there', () => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => /quick/.test(label))));
  });

  it('give their spec back, with an undo and without saving', async () => {
    const editor = await openNew('kept.nn.json', quick());
    assert.equal(await command('restoreSpec', one), 'The spec is still as it was in this run.');
    await replace(editor, '"units": 3', '"units": 5');
    assert.match((await command<string>('restoreSpec', one)) ?? '', /as it was in this run/);
    assert.equal(editor.document.getText(), quick());
    await vscode.commands.executeCommand('undo');
    assert.match(editor.document.getText(), /"units": 5/);
  });

  it('continue from one of their epochs with the spec as it is in the editor, and stay as they are', async () => {
    const editor = await openNew('branched.nn.json', quick());
    const { uri: spec } = editor.document;
    const parent = await begun(() => command('train', spec));
    await over(parent);
    const before = metricFactsOf(parent);
    await replace(editor, '"learning_rate": 0.1', '"learning_rate": 0.01');
    const branch = await begun(() => command('branchRun', spec, parent, 5));
    await over(branch);
    assert.deepEqual(metaOf(branch)?.from, { run: parent, epoch: 5 });
    const after = metricFactsOf(branch);
    assert.equal(after.length, 20);
    assert.deepEqual(after.slice(0, 5), before.slice(0, 5));
    // An epoch is one step, whose loss is measured before it.
    assert.deepEqual(after[5], before[5]);
    assert.notDeepEqual(after[6], before[6]);
    assert.deepEqual(metricFactsOf(parent), before);
  });

  it('can be deleted, but not while they train', async () => {
    await command('deleteRun', two);
    assert.ok(!runIds().includes(two));
    assert.ok(runIds().includes(one));
    const busy = await begun(async () => command('train', await write('busy.nn.json', long())));
    assert.match((await command<string>('deleteRun', busy)) ?? '', /still being trained/);
    await command('stop', busy);
    await over(busy);
    assert.ok(runIds().includes(busy));
  });

  it('that were stopped continue to the same result as if they had not been', async () => {
    const whole = await begun(async () => command('train', await write('whole.nn.json', short)));
    await over(whole);
    const spec = await write('stopped.nn.json', short);
    const stopped = await begun(() => command('train', spec));
    await atEpoch(stopped, 3);
    await command('stop', spec);
    const first = await over(stopped);
    assert.equal(first.ending.reason, 'cancelled');
    assert.equal(await command('resume', stopped), undefined);
    await until('it has finished', () => endOf(stopped)?.ending.reason === 'finished');
    sameResult(stopped, whole);
  });
});
