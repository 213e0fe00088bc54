import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { begun, over } from './kept-runs';
import { quick } from './specs';
import { studyTabs, untilStudying, untilTab } from './tabs';
import { closeAll, command, openNew, until, write } from './workspace';

const one = 'Study: one';
const other = 'Study: other';

/** Waits until what was done to the panels is seen in the tabs: they come one after another, and here is another. */
async function settled(): Promise<void> {
  await openNew('after-all.txt', 'no spec');
  await untilTab(/^after-all\.txt$/);
}

describe('the views', () => {
  let spec: vscode.Uri;
  before(closeAll);
  beforeEach(async () => {
    await closeAll();
    await untilStudying();
    spec = (await openNew('one.nn.json', quick({ name: 'one' }))).document.uri;
  });
  after(closeAll);

  it('are in one panel, which a command opens beside the spec', async () => {
    await command('openStudyPanel', spec);
    await untilStudying(one);
    assert.ok((studyTabs()[0]?.group.viewColumn ?? 0) > 1);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), spec.toString(), 'the focus stays where it was');
    await command('openStudyPanel', spec);
    await command('openStudyPanel');
    await untilStudying(one);
  });

  it('come to the front by commands, and can be opened alone, each once', async () => {
    // What is in front shows in what is opened alone: a view that is alone already is not opened again.
    let open = 0;
    for (const name of ['showSummary', 'showLossCurves', 'showDecisionBoundary', 'lookInsideStep', 'showLossSurface', 'predict']) {
      assert.equal(await command(name, spec), undefined, name);
      await until('the panel has the say', () => studyTabs().some(({ label, isActive }) => label === one && isActive));
      assert.equal(await command('openViewAlone'), undefined, name);
      open++;
      await untilStudying(...Array.from({ length: 1 + open }, () => one));
    }
    for (const name of ['predict', 'showSummary']) {
      await command(name, spec);
      await command('openViewAlone');
    }
    await settled();
    await untilStudying(...Array.from({ length: 1 + open }, () => one));
  });

  it('follow the spec that is being edited, unless they are locked', async () => {
    await command('openStudyPanel', spec);
    await untilStudying(one);
    await openNew('other.nn.json', quick({ name: 'other' }));
    await untilStudying(other);
    assert.equal(await command('lockStudyPanel'), undefined);
    await vscode.window.showTextDocument(spec);
    await command('openStudyPanel', spec);
    // The locked one has stayed; what was asked for has a panel of its own.
    await untilStudying(one, other);
  });

  it('lay runs over each other', async () => {
    const uri = await write('compared.nn.json', quick({ name: 'compared' }));
    const first = await begun(() => command('train', uri));
    await over(first);
    const second = await begun(() => command('train', uri));
    await over(second);
    await closeAll();
    await untilStudying();
    assert.equal(await command('compareRuns', first, [first, second]), undefined);
    await untilStudying('Study: compared');
    await command('openViewAlone');
    await untilStudying('Study: compared', 'Study: compared');
    // It was the comparison that came to the front: alone it is there already.
    assert.equal(await command('compareRuns', first, [first, second]), undefined);
    await command('openViewAlone');
    await settled();
    await untilStudying('Study: compared', 'Study: compared');
  });

  it('put two specs side by side', async () => {
    const [first, second] = [await write('left.nn.json', quick({ name: 'left' })), await write('right.nn.json', quick({ name: 'right' }))];
    await closeAll();
    await untilStudying();
    assert.equal(await command('compareSpecs', first, [first, second]), undefined);
    await untilStudying('Study: left');
    const sheet = await write('sheet.nn.json', JSON.stringify({ functions: ['x^2'] }));
    assert.ok(await command('compareSpecs', first, [first, sheet]), 'a sheet has no network');
  });
});
