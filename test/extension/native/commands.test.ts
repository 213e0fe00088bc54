import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, it } from 'node:test';
import type * as vscode from 'vscode';
import { NativeEngine } from '../../../src/extension/native/native-engine';
import { removeNativeEngine, setUpNativeEngine } from '../../../src/extension/native/set-up-command';
import { showEngines } from '../../../src/extension/native/show-engines-command';
import type { Obstacle } from '../../../src/ml/worker/messages';
import { problem } from '../../../src/native/problem';
import { FakeDocument, host, Uri } from '../fake-vscode';
import { temporary } from '../runs/kept';
import { FakeNative, ready } from './fake-native';

const log: string[] = [];
const channel = { appendLine: (line: string) => void log.push(line) };
let native: FakeNative;

beforeEach(() => {
  native = new FakeNative();
  for (const list of [log, host.messages, host.executed, host.progress, host.answers]) list.length = 0;
  host.press.clear();
  host.settings.clear();
});

describe('the command that sets up the native engine', () => {
  const setUp = () => setUpNativeEngine(native.engine, channel);

  it('shows how far it is, step by step and never backwards, and says what is there', async () => {
    native.work = (report) => {
      report('package');
      report('download', 0);
      for (let i = 0; i <= 1000; i++) report('download', i / 1000);
      report('unpack', 0.5);
      report('check');
      report('binding');
      report('check');
      return Promise.resolve(ready);
    };
    assert.equal((await setUp())?.message, 'The native TensorFlow engine is ready: TensorFlow 2.21.0.');
    const [shown] = host.progress;
    assert.ok(shown && !shown.open);
    assert.equal(shown.title, 'Setting up the native TensorFlow engine');
    assert.deepEqual(
      [...new Set(shown.messages)],
      [
        'trying the installer of the package itself …',
        'fetching TensorFlow with pip …',
        'unpacking and checking the library …',
        'loading it …',
        'building the binding …',
      ],
    );
    assert.ok(shown.messages.length < 100, `${shown.messages.length} messages`);
    assert.equal(shown.percent, 95);
    assert.ok(shown.increments.every((increment) => increment >= 0));
  });

  it('can be cancelled, and then says nothing more', async () => {
    native.work = () => {
      host.progress[0]?.cancel();
      return Promise.resolve({ kind: 'failed', problems: [problem('cancelled')] });
    };
    assert.equal(await setUp(), undefined);
    assert.equal(native.cancelled, 1);
    assert.deepEqual(host.messages, []);
  });

  it('says what the obstacle is, writes everything down, and can be tried again', async () => {
    native.work = (_, tried) => {
      tried(problem('own-unreachable', { reason: 'HTTP 403' }));
      return Promise.resolve({ kind: 'failed', problems: [problem('own-no-npm'), problem('no-pip', { tried: ['pip'] })] });
    };
    host.press.add('Try Again');
    assert.equal(await setUp(), undefined);
    await new Promise((done) => setTimeout(done));
    assert.match(host.messages[0] ?? '', /could not be set up; the other engines work without it\. pip, .*Install Python 3 with pip/);
    assert.deepEqual(host.executed, [['neuralNetwork.setUpNative']]);
    assert.match(log.join('\n'), /HTTP 403.*\n.*pip/);
  });

  it('does nothing where it is there, or on its way', async () => {
    native.found = ready;
    assert.equal((await setUp())?.message, 'The native TensorFlow engine is set up already: TensorFlow 2.21.0.');
    native.settingUp = true;
    assert.match((await setUp())?.message ?? '', /is being set up already/);
    assert.equal(native.setUps, 0);
  });
});

describe('the command that removes the native engine', () => {
  let released = 0;
  const trainer = { endIdle: () => Promise.resolve(void released++) };
  const remove = async () => (await removeNativeEngine(native.engine, trainer))?.message;

  it('says how much room there is now', async () => {
    native.remove = () => {
      assert.equal(released, 1, 'no idle process holds the library');
      return Promise.resolve({ bytes: 853_000_000 });
    };
    assert.equal(await remove(), 'The native TensorFlow engine was removed; 853 MB are free again.');
  });

  it('says so where there is nothing to remove, or where that is not its own', async () => {
    assert.match((await remove()) ?? '', /there is nothing to remove/);
    native.found = { ...ready, packageFolder: '/checkout/.native' };
    assert.match((await remove()) ?? '', /left alone: \/checkout\/\.native/);
  });

  it('says what the obstacle is', async () => {
    native.removed = { problem: problem('busy') };
    assert.match((await remove()) ?? '', /could not be removed\. It is being set up or removed already/);
  });
});

describe('the command that shows the engines', () => {
  interface Item {
    readonly label: string;
    readonly description?: string;
    readonly detail?: string;
  }
  const convolution: Obstacle = { reason: 'layer', layer: 'conv2d', type: 'Conv2D' };
  /** What is offered, in one line each; picks the item whose label contains a text. */
  async function shown(document: FakeDocument | undefined, pick = '', obstacle: Obstacle | null = convolution): Promise<string[]> {
    let offered: Item[] = [];
    host.answers.push((items: Item[]) => {
      offered = items;
      return pick ? items.find(({ label }) => label.includes(pick)) : undefined;
    });
    await showEngines(
      native.engine,
      document as unknown as vscode.TextDocument | undefined,
      obstacle ? { obstacle, largeBatches: true } : {},
    );
    return offered.map(({ label, description, detail }) => [label, description, detail].filter(Boolean).join(' | '));
  }

  it('tells which are there, which one would be used and why, and offers to get the missing one', async () => {
    const lines = await shown(undefined, 'Set Up');
    assert.deepEqual(lines, [
      '$(circle-slash) compact 1 | Not for this network: "conv2d" is Conv2D, and it does only stacks of Dense layers, with Flatten, Reshape, Activation and Dropout between them.',
      '$(circle-slash) tensorflow | not available | It has not been set up.',
      '$(pass-filled) wasm 4.22.0 | would be used | TensorFlow.js on WebAssembly; always available',
      '$(circle-outline) cpu 4.22.0 | TensorFlow.js in plain JavaScript, slow; always available',
      '',
      '$(cloud-download) Set Up the Native TensorFlow Engine',
      '$(gear) Choose the Engine in the Settings',
    ]);
    assert.deepEqual(host.executed, [['neuralNetwork.setUpNative']]);
  });

  it('would use the compact engine where it can run the network', async () => {
    native.found = ready;
    const lines = await shown(new FakeDocument(Uri.file('/a.nn.json'), '{}'), '', null);
    assert.match(lines[0] ?? '', /^\$\(pass-filled\) compact 1 \| would be used \|/);
  });

  it('goes by the spec, and then by the setting', async () => {
    native.found = ready;
    const used = async (text?: string) =>
      (await shown(text === undefined ? undefined : new FakeDocument(Uri.file('/a.nn.json'), text))).find((line) => line.includes('would'));
    assert.match((await used()) ?? '', /^\$\(pass-filled\) tensorflow 2\.21\.0 \| would be used \|/);
    host.settings.set('neuralNetwork.engine', 'cpu');
    assert.match((await used('{}')) ?? '', /cpu 4\.22\.0 \| would be used \|/);
    assert.match((await used('{ "engine": "wasm" }')) ?? '', /wasm 4\.22\.0 \| would be used \|/);
  });

  it('says so where the one that is asked for is not there', async () => {
    const lines = await shown(new FakeDocument(Uri.file('/a.nn.json'), '{ "engine": "tensorflow" }'));
    assert.ok(!lines.some((line) => line.includes('would be used')), lines.join('\n'));
    assert.ok(
      lines.some((line) => line.startsWith('$(circle-slash) tensorflow | not available')),
      lines.join('\n'),
    );
  });

  it('leads to the setting, and to the removal', async () => {
    native.found = ready;
    await shown(undefined, 'wasm');
    await shown(undefined, 'Remove');
    assert.deepEqual(host.executed, [['workbench.action.openSettings', 'neuralNetwork.engine'], ['neuralNetwork.removeNative']]);
  });
});

describe('the native engine of the extension', () => {
  it('is looked for, set up and removed in global storage, and told of each time', async () => {
    const folder = temporary();
    const engine = new NativeEngine({ globalStorage: folder, project: join(folder, 'extension') });
    let changes = 0;
    engine.onDidChange(() => changes++);
    assert.equal((await engine.find()).kind, 'missing');
    const result = await engine.setUp(
      () => undefined,
      () => undefined,
    );
    assert.equal(result.kind === 'failed' && result.problems[0].code, 'no-package');
    assert.equal(engine.settingUp, false);
    assert.equal(changes, 2);
    assert.deepEqual(await engine.remove(), { bytes: 0 });
    assert.equal(changes, 3);
    engine.dispose();
  });

  it('ends its set-up when the window is closed', async () => {
    const folder = temporary();
    mkdirSync(join(folder, 'native', 'package'), { recursive: true });
    writeFileSync(join(folder, 'native', 'package', 'package.json'), '{}');
    const engine = new NativeEngine({ globalStorage: join(folder, 'storage'), project: folder });
    const result = await engine.setUp(
      () => engine.dispose(),
      () => undefined,
    );
    assert.deepEqual(result, { kind: 'failed', problems: [problem('cancelled')] });
  });
});
