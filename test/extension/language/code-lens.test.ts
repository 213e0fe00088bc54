import assert from 'node:assert/strict';
import { afterEach, describe, it, mock } from 'node:test';
import type * as vscode from 'vscode';
import { lensTexts, SpecLenses } from '../../../src/extension/language/code-lens';
import type { Check } from '../../../src/extension/spec-checks';
import { specSpans, textFacts } from '../../../src/ml/spec/text-facts';
import { check } from '../../ml/spec/check';
import { EventEmitter, FakeDocument, host, type Range, Uri } from '../fake-vscode';
import { fakeRun, fakeRuns } from './fake-run';

const xor = '// four points\n{ "data": { "gate": "XOR" }, "layers": [{ "type": "Dense", "units": 2 }, { "type": "Dense", "units": 1 }] }';
const document = new FakeDocument(Uri.file('/notes/a.nn.json'), xor);

const checked = async (text = xor): Promise<Check> => {
  return {
    ...(await check(text)),
    ...textFacts(text),
    spans: specSpans(text),
    files: new Map(),
    document: document as unknown as vscode.TextDocument,
    version: 1,
    text,
  };
};

const titles = (...given: Parameters<typeof lensTexts>): string[] => lensTexts(...given).map(({ title }) => title);
const ended = (logs: object, more: object = {}) =>
  fakeRun({ began: Date.now() - 150_000, milliseconds: 30_000, logs: logs as never, ...more }).run;

describe('the line over a spec', () => {
  it('offers training, the panel and the number of parameters', async () => {
    assert.deepEqual(titles(await checked(), []), [
      '$(play) Train',
      '$(open-preview) Study panel',
      '$(sync-ignored) Live: off',
      '9 parameters',
    ]);
    assert.deepEqual(
      titles(await checked('{ "layers": [{ "type": "Dense", "units": 1, "use_bias": false, "input_dim": 1 }] }'), []).at(-1),
      '1 parameter',
    );
    assert.deepEqual(titles(undefined, []), ['$(play) Train', '$(open-preview) Study panel', '$(sync-ignored) Live: off']);
  });

  it('offers nothing of a network over a sheet', async () => {
    assert.deepEqual(titles(await checked('{ "tensors": { "a": 1 } }'), []), ['$(open-preview) Study panel']);
    assert.deepEqual(titles(await checked('{ "tensors": { "a": [[1], 2] } }'), []), ['$(open-preview) Study panel', '1 problem']);
  });

  it('says that there are problems, and leads to them', async () => {
    const texts = lensTexts(await checked(xor.replace('"units": 1', '"unitz": 1')), []);
    assert.deepEqual(texts.map(({ title }) => title).slice(3), ['1 problem']);
    assert.equal(texts[3]?.command, 'workbench.actions.view.problems');
    assert.equal(titles(await checked('{ "layers": [{}, {}] }'), [])[3], '2 problems');
  });

  it('says what came of the last run that has figures', async () => {
    const runs = [ended({}), ended({ loss: 0.00314, accuracy: 1, auc: 0.5, mae: 2, val_loss: 3 })];
    assert.equal(titles(await checked(), runs).at(-1), 'last: loss 0.0031, accuracy 1, auc 0.5 · 2 min. ago');
    const evaluated = ended({ loss: 1 }, { end: { evaluate: { on: 'test', logs: { loss: 12.34 } } } });
    assert.equal(titles(await checked(), [evaluated]).at(-1), 'last: loss 12.34 · 2 min. ago');
  });

  it('says which part of a well-known set the network is for, and which one the last run was trained on', async () => {
    const set = { name: 'mnist', size: 'sample' } as const;
    const known = await checked();
    const facts = { ...(known.facts as NonNullable<Check['facts']>), set };
    assert.equal(titles({ ...known, facts }, []).at(-1), '9 parameters · MNIST, sample');
    const whole = ended({ accuracy: 0.978 }, { meta: { set: { ...set, size: 'whole' } } });
    assert.equal(titles({ ...known, facts }, [whole]).at(-1), 'last: MNIST, whole, accuracy 0.978 · 2 min. ago');
  });

  it('offers to stop while it trains, and says how far it is', async () => {
    const running = (status: 'running' | 'paused' | 'queued') => fakeRun({ status, epochsDone: 12, epochs: 300, logs: { loss: 0.5 } }).run;
    assert.deepEqual(titles(await checked(), [running('running')]), [
      '$(debug-stop) Stop',
      'epoch 12/300 · loss 0.5',
      '$(open-preview) Study panel',
      '$(sync-ignored) Live: off',
      '9 parameters',
    ]);
    assert.deepEqual(titles(undefined, [running('paused')]).slice(0, 3), [
      '$(debug-stop) Stop',
      '$(debug-continue) Resume',
      'paused · epoch 12/300 · loss 0.5',
    ]);
    assert.deepEqual(titles(undefined, [running('queued')]).slice(0, 2), ['$(debug-stop) Stop', 'waiting for another training']);
  });
});

describe('the lenses', () => {
  afterEach(() => mock.timers.reset());

  const made = () => {
    const checks = new EventEmitter<Check>();
    const { runs, list, changed } = fakeRuns();
    const lenses = new SpecLenses({ onDidCheck: checks.event } as never, runs, { isCopy: () => false });
    let told = 0;
    lenses.onDidChangeCodeLenses(() => told++);
    const shown = () => lenses.provideCodeLenses(document as unknown as vscode.TextDocument);
    return { checks, list, changed, lenses, shown, told: () => told };
  };

  it('are where the spec begins, and call commands on it', async () => {
    const { checks, lenses, shown } = made();
    checks.fire(await checked());
    const [train, , live, parameters] = shown();
    assert.equal(live?.command?.command, 'neuralNetwork.toggleLiveTraining');
    assert.equal((train?.range as unknown as Range | undefined)?.start.line, 1);
    assert.deepEqual(train?.command?.arguments, [document.uri]);
    assert.equal(parameters?.command?.command, 'neuralNetwork.showSummary');
    lenses.dispose();
  });

  it('can be switched off', () => {
    const { lenses, shown } = made();
    host.settings.set('neuralNetwork.codeLens', false);
    assert.deepEqual(shown(), []);
    host.settings.clear();
    assert.equal(shown().length, 3);
    lenses.dispose();
  });

  it('follow a run a few times a second, and no longer than it continues', () => {
    mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
    const { list, changed, lenses, told } = made();
    const { run, changes } = fakeRun({ status: 'running' });
    list.push(run);
    changed.fire();
    mock.timers.tick(1000);
    const before = told();
    for (let i = 0; i < 100; i++) changes.fire('epochs');
    mock.timers.tick(1000);
    assert.equal(told(), before + 1);
    list.pop();
    changed.fire();
    assert.equal(changes.listeners, 0);
    lenses.dispose();
  });

  it('leave nothing behind', () => {
    const { checks, list, changed, lenses, told } = made();
    const { run, changes } = fakeRun({ status: 'running' });
    list.push(run);
    changed.fire();
    lenses.dispose();
    assert.deepEqual([checks.listeners, changed.listeners, changes.listeners, host.events.configuration.listeners], [0, 0, 0, 0]);
    assert.equal(told(), 0);
  });
});
