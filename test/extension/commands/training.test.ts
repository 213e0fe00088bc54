import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { host, Uri, untitled } from '../fake-vscode';
import { keep, specText, until } from '../runs/kept';
import { Bench } from './services';

/** A spec that trains for longer than any test waits. */
const long = specText.replace('"epochs":10', '"epochs":1000000');
const brief = specText;

describe('commands that train', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => bench.dispose());
  const { active } = { active: () => bench.trainer.active };
  const first = () => active()[0] ?? assert.fail('nothing is trained');
  const going = () => until(() => (active()[0]?.epochsDone ?? 0) > 0, 'the first epoch');

  it('say what is missing where there is no spec', async () => {
    host.press.add('New Spec');
    assert.match((await bench.run('train')) ?? '', /no spec here yet/);
    assert.deepEqual(bench.executed, ['neuralNetwork.newSpec']);
    assert.match((await bench.run('train', Uri.file('/gone.nn.json'))) ?? '', /cannot be opened/);
    assert.match((await bench.run('train', untitled('Untitled-9.nn.json'))) ?? '', /never saved/);
    assert.equal(host.documents.length, 0, 'no document was made');
  });

  it('take the spec they are called on, the one being edited, the panel’s, or ask', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => bench.edit(name, brief));
    const trained = async (...given: unknown[]) => {
      await bench.run('train', ...given);
      const run = active().at(-1) ?? assert.fail();
      await until(() => active().length === 0, 'the end');
      return run.head.uri;
    };
    assert.equal(await trained(a?.uri), String(a?.uri));
    assert.equal(await trained({ resourceUri: b?.uri }), String(b?.uri), 'an item of the tree');
    assert.equal(await trained(), String(c?.uri));
    const { window } = await import('../fake-vscode');
    window.activeTextEditor = undefined;
    bench.current = a?.uri;
    assert.equal(await trained(), String(a?.uri));
    bench.current = undefined;
    host.found.push(b?.uri as Uri, c?.uri as Uri);
    host.answers.push((offered: { label: string }[]) => offered.find(({ label }) => label.endsWith('c.nn.json')));
    assert.equal(await trained(), String(c?.uri));
    assert.equal(bench.shown.length, 5);
    host.answers.push(() => undefined);
    assert.equal(await bench.run('train'), undefined, 'who thinks better of it is left in peace');
  });

  it('say of a sheet that it has no network, and lead to what it has', async () => {
    const sheet = bench.edit('a', '{ "functions": ["x^2"] }');
    for (const name of ['train', 'stepBatch', 'showLossCurves', 'showDecisionBoundary', 'lookInsideStep', 'export']) {
      host.press.add('Open Study Panel');
      assert.match((await bench.run(name, sheet.uri)) ?? '', /sheet of functions: it has no network/, name);
      assert.deepEqual(bench.executed, ['neuralNetwork.openStudyPanel'], name);
    }
    assert.deepEqual([active().length, bench.shown.length], [0, 0]);
    for (const name of ['openStudyPanel', 'showSummary', 'predict']) assert.equal(await bench.run(name, sheet.uri), undefined, name);
    assert.equal(bench.shown.length, 3);
  });

  it('say that nothing is training', async () => {
    const spec = bench.edit('a', long);
    for (const name of ['stop', 'pause']) {
      host.press.add('Train');
      assert.match((await bench.run(name)) ?? '', /Nothing is training/);
      assert.deepEqual(bench.executed, ['neuralNetwork.train', spec.uri]);
      assert.match((await bench.run(name, spec.uri)) ?? '', /a\.nn\.json is not being trained/);
      assert.match((await bench.run(name, 'no-such-run')) ?? '', /over/);
    }
    assert.match((await bench.run('resume')) ?? '', /No training of .*a\.nn\.json was paused, stopped or cut off/);
  });

  it('pause, step, continue and stop', async () => {
    bench.edit('a', long);
    await bench.run('train');
    await going();
    assert.equal(await bench.run('pause'), undefined);
    await until(() => first().status === 'paused');
    host.press.add('Resume');
    assert.match((await bench.run('pause')) ?? '', /paused already/);
    assert.deepEqual(bench.executed, ['neuralNetwork.resume', first().id]);
    const at = first().epochsDone;
    await bench.run('stepEpoch', first().id);
    await until(() => first().epochsDone === at + 1 && first().status === 'paused');
    await bench.run('resume');
    await until(() => first().epochsDone > at + 1);
    host.press.add('Pause');
    assert.match((await bench.run('resume')) ?? '', /being trained already/);
    assert.deepEqual(bench.executed, ['neuralNetwork.pause', first().id]);
    await bench.run('stop');
    await until(() => active().length === 0);
    assert.equal(await bench.run('resume'), undefined, 'a stopped run continues');
    await going();
  });

  it('begin a run that pauses after one step where there is none', async () => {
    bench.edit('a', long);
    await bench.run('stepBatch');
    await until(() => active()[0]?.status === 'paused', 'the pause');
    assert.deepEqual([first().epochsDone, first().progress?.batch], [0, 1]);
    assert.equal(bench.shown.length, 1);
  });

  it('ask what to do about a spec that is trained already', async () => {
    bench.edit('a', long);
    await bench.run('train');
    await going();
    const before = first();
    assert.match((await bench.run('train')) ?? '', /being trained already/);
    assert.deepEqual([...active()], [before], 'without an answer it is let run');
    host.press.add('Stop It and Train from Scratch');
    await bench.run('train');
    await until(() => active().length === 1 && first() !== before, 'the new run');
    assert.equal(before.status, 'stopped');
    await bench.run('stepBatch');
    await until(() => first().status === 'paused');
    host.press.add('Resume');
    assert.match((await bench.run('train')) ?? '', /is paused/);
    await until(() => first().status === 'running');
  });

  it('say of a run that waits what it waits for', async () => {
    bench.edit('a', long);
    await bench.run('train');
    bench.edit('b', long);
    await bench.run('train');
    for (const name of ['pause', 'stepBatch', 'resume']) {
      host.press.add('Stop It');
      assert.match((await bench.run(name)) ?? '', /b waits until another training is over/, name);
      assert.deepEqual(bench.executed, ['neuralNetwork.stop', active()[1]?.id]);
    }
    host.answers.push((offered: { live: unknown }[]) => offered.find(({ live }) => live === active()[1]));
    const { window } = await import('../fake-vscode');
    window.activeTextEditor = undefined;
    await bench.run('stop');
    assert.equal(active().length, 1);
  });

  it('say why a run cannot continue', async () => {
    const finished = { reason: 'finished' } as const;
    keep(bench.storage, 'whole', { ending: finished });
    keep(bench.storage, 'early', { done: 0 });
    writeFileSync(join(keep(bench.storage, 'theirs'), 'alive'), String(process.ppid));
    writeFileSync(join(keep(bench.storage, 'bad'), 'run.json'), '{');
    await bench.runs.ready();
    assert.match((await bench.run('resume', 'whole')) ?? '', /finished/);
    assert.match((await bench.run('resume', 'early')) ?? '', /before its first epoch/);
    assert.match((await bench.run('resume', 'theirs')) ?? '', /another window/);
    assert.match((await bench.run('resume', 'bad')) ?? '', /cannot be read: .*run\.json/);
    assert.match((await bench.run('resume', 'gone')) ?? '', /no longer exists/);
    assert.deepEqual(active(), []);
  });
});
