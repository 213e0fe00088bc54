import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { host } from '../fake-vscode';
import { specText, until } from '../runs/kept';
import { Bench } from './services';

describe('a branch of a run', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => bench.dispose());
  const over = () => until(() => bench.trainer.active.length === 0, 'the end');

  it('continues from the epoch of the panel with the spec as it is now, beside its parent', async () => {
    const spec = bench.edit('a', specText);
    await bench.run('train', spec.uri);
    await over();
    const parent = bench.runs.of(spec.uri)[0] ?? assert.fail();
    spec.text = specText.replace('"learning_rate":0.5', '"learning_rate":0.05');
    assert.equal(await bench.run('branchRun', spec.uri, parent.id, 4), undefined);
    await over();
    const branch = bench.runs.of(spec.uri).find(({ id }) => id !== parent.id) ?? assert.fail();
    assert.deepEqual(branch.head.from, { run: parent.id, epoch: 4 });
    const [was, is] = [await parent.history(), await branch.history()];
    assert.equal(is.length, 10);
    assert.deepEqual(is.columns['loss']?.slice(0, 4), was.columns['loss']?.slice(0, 4));
    assert.notDeepEqual(is.columns['loss']?.slice(4), was.columns['loss']?.slice(4));
    assert.deepEqual(
      (await branch.frames()).map(({ epoch }) => epoch),
      [...Array(11).keys()],
    );
    assert.deepEqual(bench.runs.all.length, 2, 'nothing that was kept is gone');
  });

  it('asks for the epoch where none is given, and takes no other than the run has', async () => {
    const spec = bench.edit('a', specText);
    await bench.run('train', spec.uri);
    await over();
    const parent = bench.runs.of(spec.uri)[0] ?? assert.fail();
    host.answers.push(() => undefined);
    assert.equal(await bench.run('branchRun', parent.id), undefined);
    assert.equal(bench.runs.all.length, 1, 'who thinks better of it is left in peace');
    host.answers.push(() => '7');
    await bench.run('branchRun', parent.id);
    await over();
    assert.deepEqual(bench.runs.all.map(({ head }) => head.from?.epoch).sort(), [7, undefined]);
  });
});
