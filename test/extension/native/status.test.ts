import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type * as vscode from 'vscode';
import { EngineStatus } from '../../../src/extension/native/engine-status';
import { expectedEngine } from '../../../src/extension/native/engines';
import type { Check } from '../../../src/extension/spec-checks';
import { engineNames } from '../../../src/ml/spec/engine-names';
import { specSpans, textFacts } from '../../../src/ml/spec/text-facts';
import { Refused, WorkerClient } from '../../../src/ml/worker/client';
import type { Obstacle } from '../../../src/ml/worker/messages';
import { inThread } from '../../../src/ml/worker/thread-port';
import { WantsProcess } from '../../../src/ml/worker/worker-kind';
import { built } from '../../built';
import { EventEmitter, FakeDocument, host, listeners, type MarkdownString, Uri, window } from '../fake-vscode';
import { until } from '../runs/kept';
import { FakeNative, missing, ready } from './fake-native';

describe('the status of the engines', () => {
  const native = new FakeNative();
  const spec = new FakeDocument(Uri.file('/notes/a.nn.json'), '{}');
  let status: EngineStatus;
  const convolution: Obstacle = { reason: 'layer', layer: 'conv2d', type: 'Conv2D' };
  /** What the checks know of the spec as it is. */
  let known: Check | undefined;
  const checked = new EventEmitter<Check>();
  const checks = { of: (document: unknown) => (known?.document === document ? known : undefined), onDidCheck: checked.event };
  function check(obstacle: Obstacle | undefined): void {
    const document = spec as unknown as vscode.TextDocument;
    known = {
      document,
      version: 1,
      text: spec.getText(),
      problems: [],
      ...textFacts(spec.getText()),
      spans: specSpans(spec.getText()),
      files: new Map(),
      ...(obstacle && { obstacle, largeBatches: true }),
    };
    checked.fire(known);
  }
  const item = () => host.statusItems.at(-1) ?? assert.fail('there is none');
  const tooltip = () => (item().tooltip as MarkdownString).read;
  before(() => {
    window.activeTextEditor = { document: spec };
    status = new EngineStatus(native.engine, checks);
  });
  after(() => {
    status.dispose();
    window.activeTextEditor = undefined;
    assert.ok(item().disposed);
    assert.equal(listeners(), 0);
  });
  beforeEach(() => host.settings.clear());

  it('says nothing where a sheet is edited', async () => {
    check(undefined);
    await until(() => item().visible, 'the engine of a network');
    known = { ...(known as Check), sheetKind: 'tensors' };
    checked.fire(known);
    await until(() => !item().visible, 'nothing');
  });

  it('tells which engine a run would use, why, which others there are, and leads to them', async () => {
    check(undefined);
    await until(() => item().text === '$(chip) compact 1' && item().visible, 'the engine of a plain stack');
    assert.match(tooltip(), /^A run would use compact 1: .*made for networks like this one/);
    check(convolution);
    await until(() => tooltip().includes('$(circle-slash) **compact 1** — '), 'why compact cannot');
    await until(() => item().text === '$(chip) wasm 4.22.0' && item().visible, 'the engine');
    assert.match(tooltip(), /^A run would use wasm 4.22.0: .*every model on every machine/);
    assert.match(tooltip(), /\$\(circle-slash\) \*\*tensorflow\*\* — It has not been set up/);
    assert.match(tooltip(), /\$\(pass\) \*\*cpu 4.22.0\*\* — .*slow; always available/);
    assert.deepEqual(item().command, { title: 'Show Engines', command: 'neuralNetwork.showEngines' });
    assert.match((item().accessibilityInformation as { label: string }).label, /^Engine: wasm 4.22.0, it runs every model/);
  });

  it('follows the set-up', async () => {
    native.settingUp = true;
    native.changed.fire();
    await until(() => item().text === '$(sync~spin) wasm 4.22.0', 'busy');
    native.settingUp = false;
    native.found = ready;
    native.changed.fire();
    await until(() => item().text === '$(chip) tensorflow 2.21.0', 'the engine');
    assert.match(tooltip(), /\$\(pass\) \*\*tensorflow 2.21.0\*\* — TensorFlow’s own library, in \/storage\/native/);
  });

  it('follows the spec and the setting', async () => {
    host.change(spec, '{ "engine": "cpu" }');
    check(convolution);
    await until(() => item().text === '$(chip) cpu 4.22.0', 'the engine of the spec');
    host.change(spec, '{}');
    check(convolution);
    host.settings.set('neuralNetwork.engine', 'wasm');
    host.events.configuration.fire({ affectsConfiguration: (section) => section === 'neuralNetwork.engine' });
    await until(() => item().text === '$(chip) wasm 4.22.0', 'the engine of the setting');
    assert.match(tooltip(), /^A run would use wasm 4.22.0: it was asked for/);
  });

  it('warns where the engine that is asked for is not there', async () => {
    native.found = missing;
    host.settings.set('neuralNetwork.engine', 'tensorflow');
    host.events.windowState.fire({ focused: true });
    await until(() => item().text === '$(warning) no engine', 'the warning');
    assert.equal(item().backgroundColor?.id, 'statusBarItem.warningBackground');
    assert.match(
      tooltip(),
      /^The engine "tensorflow" is not set up here: TensorFlow’s own library is not installed\..*It has not been set up\./s,
    );
  });

  it('is there while a spec is seen beside the panel that has the focus, and not where another file is edited', async () => {
    window.activeTextEditor = undefined;
    window.visibleTextEditors.push({ document: spec });
    host.events.activeEditor.fire(undefined);
    host.events.visibleEditors.fire(undefined);
    await until(() => item().text === '$(chip) wasm 4.22.0' && item().visible, 'the engine beside a panel');
    window.activeTextEditor = { document: new FakeDocument(Uri.file('/notes/a.txt'), '') };
    host.events.activeEditor.fire(undefined);
    assert.ok(!item().visible);
    window.visibleTextEditors.length = 0;
  });
});

describe('the engine that is expected', () => {
  const worker = new WorkerClient(inThread(built('worker.js')));
  after(() => worker.dispose());
  const texts = {
    'a plain stack': '{ "layers": [{ "type": "Dense", "units": 1, "input_shape": [1] }], "predict": [[1]] }',
    'a network with a layer more':
      '{ "layers": [{ "type": "Dense", "units": 1, "input_shape": [1] }, { "type": "BatchNormalization" }], "predict": [[1]] }',
  };

  for (const [network, text] of Object.entries(texts))
    for (const asked of engineNames)
      it(`is the one that the worker takes for ${network}, where the library is not there: ${asked}`, async () => {
        const { name, why } = expectedEngine(asked, missing, await worker.ask({ task: 'check', text }));
        const job = { text, folder: '.', workspace: '.', engine: asked, task: 'predict', native: missing } as const;
        const taken = worker.run(job, () => undefined).then(({ engine }) => engine);
        if (!name) await assert.rejects(taken, Refused);
        else assert.deepEqual([name, why], [(await taken).name, (await taken).why.message]);
      });

  const rows = (count: number): string => JSON.stringify(Array(count).fill([1]));
  const large = (batch: number): string => `{
    "data": { "x": ${rows(batch)}, "y": ${rows(batch)} },
    "layers": [{ "type": "Dense", "units": 1000, "input_shape": [1] }, { "type": "BatchNormalization" }, { "type": "Dense", "units": 1 }],
    "compile": { "optimizer": "sgd", "loss": "mse" }, "fit": { "epochs": 1, "batch_size": ${batch} }
  }`;
  for (const [batch, engine] of [
    [1, 'wasm'],
    [500, 'wasm'],
    [4000, 'tensorflow'],
  ] as const)
    it(`is ${engine} for a network that needs thousands of multiplications a row, in batches of ${batch}, where the library is there`, async () => {
      const network = await worker.ask({ task: 'check', text: large(batch) });
      const { name, why } = expectedEngine('auto', ready, network);
      assert.equal(name, engine);
      const job = { text: large(batch), folder: '.', workspace: '.', engine: 'auto', task: 'train', native: ready } as const;
      const taken = worker.run(job, () => undefined).then(({ engine: { name, why } }) => ({ name, why: why.message }));
      if (engine === 'tensorflow') await assert.rejects(taken, WantsProcess);
      else assert.deepEqual(await taken, { name, why });
    });
});
