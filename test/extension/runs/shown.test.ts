import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type * as vscode from 'vscode';
import { ContextKeys } from '../../../src/extension/runs/context-keys';
import { Notices } from '../../../src/extension/runs/notices';
import { ProgressNotices } from '../../../src/extension/runs/progress-notices';
import type { Run } from '../../../src/extension/runs/run';
import { RunStore } from '../../../src/extension/runs/run-store';
import { mainMetric } from '../../../src/extension/runs/run-text';
import { RunsView, runItem } from '../../../src/extension/runs/runs-view';
import { StatusBar } from '../../../src/extension/runs/status-bar';
import { Trainer } from '../../../src/extension/runs/trainer';
import type { Check, SpecChecks } from '../../../src/extension/spec-checks';
import { built } from '../../built';
import { EventEmitter, FakeDocument, host, type MarkdownString, type TreeItem, Uri, window } from '../fake-vscode';
import { keep, noNative, specText, temporary, until } from './kept';

const long = specText.replace('"epochs":10', '"epochs":1000000');
const spec = new FakeDocument(Uri.file('/notes/xor.nn.json'), long);

/** What is known of the document in front. */
const checked = new EventEmitter<Check>();
let known: Partial<Check> | undefined;
const checks = { onDidCheck: checked.event, of: () => known as Check | undefined } as unknown as SpecChecks;

describe('a run in the tree', () => {
  it('has its branches below it; one whose parent was removed is in the list itself', async () => {
    const storage = temporary();
    keep(storage, 'a', { began: 1, ending: { reason: 'finished' } });
    keep(storage, 'b', { began: 2, ending: { reason: 'finished' }, from: { run: 'a', epoch: 4, freshOptimizer: true } });
    keep(storage, 'c', { began: 3, ending: { reason: 'finished' }, from: { run: 'gone', epoch: 5 } });
    const store = new RunStore(storage);
    await store.ready();
    const view = new RunsView(
      store,
      { of: async () => 'Run' },
      { visible: true, onDidChangeVisibility: () => ({ dispose: () => undefined }) },
    );
    const ids = async (parent?: Run) => (await view.getChildren(parent)).map(({ id }) => id);
    assert.deepEqual(await ids(), ['c', 'a']);
    const parent = store.get('a') ?? assert.fail();
    const branch = store.get('b') ?? assert.fail();
    assert.deepEqual(await ids(parent), ['b']);
    assert.equal(view.getParent(branch), parent);
    const item = runItem(branch, 'Run', 120_000) as unknown as { tooltip: MarkdownString };
    assert.match(item.tooltip.value, /epoch 4 of run a.*another one/);
    view.dispose();
    store.dispose();
  });

  it('says its status, also to a screen reader', async () => {
    const storage = temporary();
    keep(storage, 'a', { name: 'Gate', began: 1, ending: { reason: 'finished' } });
    keep(storage, 'b', { began: 2, done: 3 });
    keep(storage, 'c', { began: 3, done: 4, ending: { reason: 'cancelled', epoch: 4, batch: 0 } });
    const store = new RunStore(storage);
    await store.ready();
    const items = store.all.map((run) => runItem(run, `Run ${run.id}`, 120_000) as unknown as TreeItem & Record<string, unknown>);
    assert.deepEqual(
      items.map(({ label, description, contextValue, iconPath }) => [label, description, contextValue, (iconPath as { id: string }).id]),
      [
        ['a', 'Run c · 4/10 · accuracy 0.5 · stopped', 'run stopped resumable', 'debug-stop'],
        ['a', 'Run b · 3/10 · accuracy 0.5 · interrupted', 'run interrupted resumable', 'debug-disconnect'],
        ['Gate', 'Run a · accuracy 0.5 · finished', 'run finished', 'pass'],
      ],
    );
    assert.deepEqual(items[2]?.['accessibilityInformation'], { label: 'Gate, Run a, accuracy 0.5, finished' });
    const { read: tooltip } = (items[2] ?? assert.fail())['tooltip'] as MarkdownString;
    for (const part of [
      '(1 min. ago)',
      'Epochs: 10/10',
      'Seed: 7',
      'Engine: wasm 4.22.0 (it runs every model on every machine, and faster than plain JavaScript)',
      'Training time: 20\u00a0ms',
      'File: a.nn.json',
    ])
      assert.ok(tooltip.includes(part), part);
    assert.deepEqual(items[2]?.['command'], { command: 'neuralNetwork.openRun', title: 'Open Run', arguments: ['a'] });
    store.dispose();
  });

  it('shows the figure that says most', () => {
    assert.equal(mainMetric({ loss: 0.5, accuracy: 0.75, val_loss: 0.6, val_accuracy: 0.5 }), 'val_accuracy 0.5');
    assert.equal(mainMetric({ loss: 0.5, val_loss: 0.25 }), 'val_loss 0.25');
    assert.equal(mainMetric({}), undefined);
  });
});

describe('a training', () => {
  let runs: RunStore;
  let trainer: Trainer;
  const things: { dispose(): unknown }[] = [];
  beforeEach(() => {
    for (const list of [host.statusItems, host.progress, host.executed, host.messages]) list.length = 0;
    runs = new RunStore(temporary());
    trainer = new Trainer(runs, { extension: { packageJSON: {} } } as unknown as vscode.ExtensionContext, built('worker.js'), noNative);
    things.push(runs, trainer);
  });
  afterEach(() => {
    for (const thing of things.splice(0).toReversed()) thing.dispose();
    host.settings.clear();
    window.activeTextEditor = undefined;
  });
  const start = (document: FakeDocument = spec) => trainer.start(document as unknown as vscode.TextDocument);

  it('is in the status bar from its beginning to its end', async () => {
    things.push(new StatusBar(runs, trainer));
    assert.equal(host.statusItems.length, 0);
    const run = start();
    const item = () => host.statusItems.at(-1);
    await until(() => /^\$\(sync~spin\) xor [\d,]+\/1,000,000 · loss [\d.e-]+$/.test(item()?.text ?? ''), 'the text');
    assert.ok(item()?.visible);
    assert.deepEqual(item()?.command, { command: 'neuralNetwork.openStudyPanel', title: 'Open Study Panel', arguments: [run.id] });
    const tooltip = () => item()?.tooltip as MarkdownString;
    const link = (name: string) =>
      tooltip().value.includes(`(command:neuralNetwork.${name}?${encodeURIComponent(JSON.stringify([run.id]))})`);
    assert.deepEqual(['stop', 'pause', 'resume', 'stepBatch'].map(link), [true, true, false, false]);
    trainer.steer(run, 'pause');
    await until(() => item()?.text.startsWith('$(debug-pause) xor') ?? false, 'the pause');
    assert.deepEqual(['stop', 'pause', 'resume', 'stepBatch', 'stepEpoch'].map(link), [true, false, true, true, true]);
    const other = start(new FakeDocument(Uri.file('/notes/b.nn.json'), long));
    await until(() => item()?.text.endsWith('+1') ?? false, 'the other run');
    for (const each of [run, other]) trainer.stop(each);
    await until(() => trainer.active.length === 0 && !item()?.visible, 'the end');
  });

  it('that lasts has a notification, which stops it; one that is paused has none', async () => {
    things.push(new ProgressNotices(trainer));
    const run = start();
    await until(() => run.epochsDone > 0, 'the first epoch');
    await until(() => host.progress.length === 1, 'the notification');
    await until(() => /^epoch [\d,]+ of 1,000,000, .+ left$/.test(host.progress[0]?.messages.at(-1) ?? ''), 'its text');
    trainer.steer(run, 'pause');
    await until(() => host.progress[0]?.open === false, 'its end');
    trainer.steer(run, 'go');
    await until(() => host.progress.length === 2, 'another one');
    host.progress[1]?.cancel();
    await until(() => run.status === 'stopped' && host.progress[1]?.open === false, 'the end');
  });

  it('that is over at once has no notification', (test) => {
    test.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
    const [began, ended] = [new EventEmitter<unknown>(), new EventEmitter<unknown>()];
    const notices = new ProgressNotices({ onDidBegin: began.event, onDidEnd: ended.event } as unknown as Trainer);
    const run = { status: 'running', head: { file: 'a.nn.json' }, epochs: 2, onDidChange: new EventEmitter<unknown>().event };
    began.fire(run);
    test.mock.timers.tick(999);
    ended.fire({ run });
    test.mock.timers.tick(5000);
    assert.deepEqual(host.progress, []);
    began.fire(run);
    test.mock.timers.tick(1000);
    assert.equal(host.progress.length, 1);
    notices.dispose();
  });

  it('leaves Ctrl+F5 to the program that a folder launches', () => {
    host.executed.length = 0;
    things.push(new ContextKeys(runs, trainer, checks, () => undefined));
    const told = () => host.executed.filter(([, key]) => key === 'neuralNetwork.launchConfigured').map(([, , value]) => value);
    assert.deepEqual(told(), []);
    host.settings.set('launch.configurations', [{ type: 'python', request: 'launch', name: 'notes' }]);
    host.events.configuration.fire({ affectsConfiguration: () => true });
    host.settings.delete('launch.configurations');
    host.events.configuration.fire({ affectsConfiguration: () => true });
    assert.deepEqual(told(), [true, false]);
  });

  it('tells the menus the state of the spec in front', async () => {
    things.push(new ContextKeys(runs, trainer, checks, () => undefined));
    const keys = () => Object.fromEntries(host.executed.filter(([name]) => name === 'setContext').map(([, key, value]) => [key, value]));
    const run = start();
    await until(() => keys()['neuralNetwork.active'] === true);
    window.activeTextEditor = { document: new FakeDocument(Uri.file('/notes/b.nn.json'), '') };
    host.events.activeEditor.fire(window.activeTextEditor);
    assert.equal(keys()['neuralNetwork.active'], false);
    window.activeTextEditor = { document: spec };
    host.events.activeEditor.fire(window.activeTextEditor);
    assert.deepEqual([keys()['neuralNetwork.active'], keys()['neuralNetwork.paused']], [true, undefined]);
    await until(() => run.epochsDone > 0, 'the first epoch');
    trainer.steer(run, 'pause');
    await until(() => keys()['neuralNetwork.paused'] === true);
    trainer.stop(run);
    await until(() => keys()['neuralNetwork.active'] === false && keys()['neuralNetwork.paused'] === false);
  });

  it('tells the menus whether the spec in front has a network', () => {
    things.push(new ContextKeys(runs, trainer, checks, () => undefined));
    const told = () => host.executed.filter(([, key]) => key === 'neuralNetwork.sheet').map(([, , value]) => value);
    host.documents.push(spec);
    window.activeTextEditor = { document: spec };
    known = { sheetKind: 'functions' };
    checked.fire(known as Check);
    known = undefined;
    host.events.activeEditor.fire(window.activeTextEditor);
    assert.deepEqual(told(), [true], 'it stays while the text is being checked');
    known = {};
    checked.fire(known as Check);
    assert.deepEqual(told(), [true, false]);
    [known, host.documents.length] = [undefined, 0];
  });

  it('that goes wrong is reported, with a way to continue', async () => {
    things.push(new Notices(trainer));
    host.press.add('Show Problems');
    start(new FakeDocument(spec.uri, '{'));
    await until(() => host.messages.length > 0, 'the message');
    assert.match(host.messages.pop() ?? '', /xor\.nn\.json has errors and was not trained/);
    await until(() => host.executed.length > 0);
    assert.deepEqual(host.executed.pop(), ['workbench.actions.view.problems']);
    start(new FakeDocument(spec.uri, '{ "layers": [{ "type": "Dense", "units": 1, "input_shape": [2] }] }'));
    await until(() => host.messages.length > 0, 'the message');
    assert.match(host.messages.pop() ?? '', /nothing to train: the spec needs "data" and "compile"/);
    await until(() => runs.all.length === 0, 'no run is left');
    start(new FakeDocument(spec.uri, '{ "data": { "gate": "XOR" }, "layers": [{ "type": "Dense", "units": 1 }] }'));
    await until(() => host.messages.length > 0, 'the message');
    assert.match(host.messages.pop() ?? '', /nothing to train: the spec has no "compile"/);
    await until(() => runs.all.length === 0, 'no run is left');
    const wild = specText.replace('"learning_rate":0.5', '"learning_rate":1e30').replace('"sigmoid"', '"linear"');
    const run = start(new FakeDocument(spec.uri, wild));
    await until(() => run.status === 'diverged', 'its divergence');
    assert.match(host.messages.pop() ?? '', /^xor: ./);
    assert.ok(run.message && !run.resumable);
  });

  it('moves in the tree at most a few times a second', async () => {
    const names = { of: () => Promise.resolve('Run 1') };
    const view = new RunsView(runs, names, { visible: true, onDidChangeVisibility: () => ({ dispose: () => undefined }) });
    things.push(view);
    let drawn = 0;
    view.onDidChangeTreeData(() => drawn++);
    start();
    await until(() => drawn > 0);
    const [run] = await view.getChildren();
    await until(() => (run?.epochsDone ?? 0) > 0, 'the first epoch');
    await view.getChildren();
    drawn = 0;
    await new Promise((done) => setTimeout(done, 1000));
    assert.ok(drawn >= 1 && drawn <= 4, `${drawn} times`);
  });
});
