import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { begun, over, runIds } from './kept-runs';
import { quick } from './specs';
import { closeAll, command, openNew, write } from './workspace';

const noCompile = `{
  "layers": [{ "type": "Dense", "units": 1, "input_shape": [3] }]
}
`;

/** What the user sees of a command that cannot run now. */
const told = (name: string, ...given: unknown[]): Thenable<string | undefined> => command<string | undefined>(name, ...given);

describe('a command that cannot run now says why', () => {
  let spec: vscode.Uri;
  before(async () => {
    await closeAll();
    spec = await write('refused.nn.json', quick());
    assert.deepEqual(runIds(), []);
  });
  after(closeAll);

  for (const name of ['stop', 'pause']) {
    it(`${name}, with nothing in training`, async () => {
      assert.equal(await told(name), 'Nothing is training.');
      assert.equal(await told(name, spec), 'refused.nn.json is not being trained.');
    });
  }

  it('resume, with nothing to continue with', async () => {
    assert.equal(await told('resume'), 'No training was paused, stopped or cut off.');
    assert.equal(await told('resume', spec), 'No training of refused.nn.json was paused, stopped or cut off.');
  });

  for (const name of ['openRun', 'restoreSpec', 'deleteRun']) {
    it(`${name}, without runs`, async () => {
      assert.equal(await told(name), 'There are no such runs yet: train a network first.');
      assert.equal(await told(name, 'gone'), 'This run no longer exists.');
    });
  }

  it('compareRuns, with fewer than two runs', async () => {
    assert.match((await told('compareRuns')) ?? '', /^Comparing takes two runs/);
  });

  for (const name of ['openViewAlone', 'lockStudyPanel']) {
    it(`${name}, without a panel`, async () => assert.match((await told(name)) ?? '', /panel/i));
  }

  it('showData, showLossCurves, showDecisionBoundary, lookInsideStep and showLossSurface, for a spec that has none', async () => {
    const { document } = await openNew('no-compile.nn.json', noCompile);
    const untrainable = 'There is nothing to train: the spec needs "data" and "compile".';
    assert.equal(await told('showLossCurves', document.uri), untrainable);
    assert.equal(await told('lookInsideStep', document.uri), untrainable);
    assert.equal(await told('showLossSurface', document.uri), untrainable);
    assert.equal(await told('showData', document.uri), 'There are no rows to show: the spec has no "data".');
    assert.equal(await told('showDecisionBoundary', document.uri), 'A boundary can be drawn for networks with two inputs; this one has 3.');
  });

  for (const name of [
    'train',
    'stepBatch',
    'stepEpoch',
    'openStudyPanel',
    'showData',
    'showSummary',
    'showLossCurves',
    'showDecisionBoundary',
    'lookInsideStep',
    'showLossSurface',
    'predict',
    'export',
  ]) {
    it(`${name}, on a spec that is gone`, async () => {
      const gone = vscode.Uri.joinPath(spec, '../gone.nn.json');
      assert.equal(await told(name, gone), 'gone.nn.json cannot be opened: it may have been deleted or renamed.');
    });
  }

  it('stop, pause and resume, for a run that is over', async () => {
    const id = await begun(() => command('train', spec));
    await over(id);
    assert.equal(await told('stop', id), 'This run is over.');
    assert.equal(await told('pause', id), 'This run is over.');
    assert.equal(await told('resume', id), 'This run is finished: nothing is left to train.');
  });
});
