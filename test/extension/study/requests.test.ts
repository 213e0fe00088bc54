import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Requests } from '../../../src/webview/study/messages/from-view';
import { type FakePanel, host, Uri } from '../fake-vscode';
import { keep, specText, temporary, until } from '../runs/kept';
import { ask, edit, messages, real, send, studyPanels, untilState } from './panels';

type Answer<N extends keyof Requests> = Requests[N]['answer'];

describe('what a page asks', () => {
  const study = studyPanels();
  let panel: FakePanel;
  before(async () => {
    keep(study.storage, 'run', { ending: { reason: 'finished' } });
    await study.runs.ready();
    study.panels.show(real(edit('a.nn.json', specText)));
    panel = host.panels.at(-1) as FakePanel;
    send(panel, { type: 'ready' });
    await untilState(panel, ({ runs }) => runs.length === 1);
  });
  after(() => study.dispose());

  const good = async <N extends keyof Requests>(name: N, question: Requests[N]['ask']): Promise<Answer<N>> => {
    const answer = await ask(panel, name, question);
    assert.ok(answer.ok, JSON.stringify(answer));
    return answer.value as Answer<N>;
  };
  const refused = async (name: string, question: unknown): Promise<string> => {
    const answer = await ask(panel, name, question);
    assert.ok(!answer.ok);
    return answer.message;
  };
  const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
  const near = (values: ArrayLike<number> | undefined, wanted: readonly number[]): void =>
    assert.deepEqual(
      Array.from(values ?? [], (value) => value.toFixed(5)),
      wanted.map((value) => value.toFixed(5)),
    );
  const x = Float32Array.of(0, 0, 1, 0);

  it('outputs of the network that was learned, of a moment before, and with other weights', async () => {
    // The run's kernel is (epoch, 0) and its bias 1; at first all are 0.
    const last = await good('outputs', { run: 'run', at: 'last', x, layers: 'output' });
    assert.equal(last.epoch, 10);
    assert.deepEqual(
      last.layers.map(({ name, units }) => [name, units]),
      [['dense', 1]],
    );
    near(last.layers[0]?.values, [sigmoid(1), sigmoid(10)]);
    const first = await good('outputs', { run: 'run', at: 0, x, layers: 'all' });
    assert.equal(first.epoch, 0);
    near(first.layers.at(-1)?.values, [0.5, 0.5]);
    assert.deepEqual(last.layers[0]?.preActivations, [{ weights: [9, 0], bias: 1 }]);
    const instead = { 'dense/kernel': Float32Array.of(2, 0) };
    const other = (await good('outputs', { run: 'run', at: 'last', x, layers: 'output', instead })).layers[0];
    near(other?.values, [sigmoid(1), sigmoid(3)]);
    assert.deepEqual(other?.preActivations, [{ weights: [2, 0], bias: 1 }]);
  });

  it('to write weights that were moved by hand into the spec, as it is in the editor', async () => {
    const document = host.documents.find(({ uri }) => uri.path.endsWith('a.nn.json')) ?? assert.fail();
    const before = document.text;
    const values = { kernel: Float32Array.of(0.4, -1.25), bias: Float32Array.of(-0.6) };
    assert.match(
      await refused('writeWeights', { layer: 'dense', values: { kernel: Float32Array.of(1) } }),
      /no longer has such a layer: dense/,
    );
    assert.match(await refused('writeWeights', { layer: 'gone', values }), /no longer has such a layer: gone/);
    await refused('writeWeights', { layer: 'dense', values: { ...values, bias: Float32Array.of(Number.NaN) } });
    assert.equal(document.text, before);
    await good('writeWeights', { layer: 'dense', values });
    assert.deepEqual((({ weights, bias }) => ({ weights, bias }))(JSON.parse(document.text).layers[0]), {
      weights: [[0.4], [-1.25]],
      bias: [-0.6],
    });
    // Until that has been read, what the panel shows is no longer what the editor has.
    document.text = `${document.text} `;
    assert.match(await refused('writeWeights', { layer: 'dense', values }), /changed just now/);
    host.change(document, before);
    await untilState(panel, ({ spec }) => spec?.errors === 0);
  });

  it('to write weights, and shows the spec that has them where a run with its own network was chosen', async () => {
    const document = host.documents.find(({ uri }) => String(uri).endsWith('a.nn.json')) ?? assert.fail();
    const before = document.text;
    study.panels.show(real(document), undefined, { run: 'run' });
    host.change(document, before.replace('0.5', '0.25'));
    await untilState(panel, ({ spec }) => spec?.older === true);
    await good('writeWeights', { layer: 'dense', values: { kernel: Float32Array.of(1, 2), bias: Float32Array.of(3) } });
    await untilState(panel, ({ spec }) => spec?.errors === 0 && spec.older === undefined);
    host.change(document, before);
    await untilState(panel, ({ runs }) => runs[0]?.stale === false);
  });

  it('outputs and weights before any run', async () => {
    const { epoch, layers } = await good('outputs', { at: 'initial', x, layers: 'output' });
    assert.equal(epoch, 0);
    near(layers[0]?.values.slice(0, 1), [0.5]);
    const { variables } = await good('weights', { at: 'initial', layer: 'dense' });
    assert.deepEqual(
      variables.map(({ name, shape, values }) => [name, [...shape], values.length]),
      [
        ['kernel', [2, 1], 2],
        ['bias', [1], 1],
      ],
    );
  });

  it('what the data is, split by split and column by column', async () => {
    const { splits, inputShape } = await good('columns', {});
    assert.deepEqual(inputShape, [2]);
    assert.deepEqual(
      splits.map(({ split, rows, classCounts }) => [split, rows, classCounts]),
      [['train', 4, [3, 1]]],
    );
    assert.deepEqual(
      splits[0]?.columns?.inputs.map(({ name, kind, mean }) => [name, kind, mean]),
      [
        ['x1', 'zero-one', 0.5],
        ['x2', 'zero-one', 0.5],
      ],
    );
  });

  it('weights of the nearest moment that was kept, and no more than these', async () => {
    const { epoch, variables } = await good('weights', { run: 'run', at: 0.4, layer: 'dense' });
    assert.equal(epoch, 0);
    assert.deepEqual(variables[1]?.values.buffer.byteLength, 4);
    near((await good('weights', { run: 'run', at: 'last', layer: 'dense' })).variables[0]?.values, [9, 0]);
  });

  it('in a way that makes no sense, and gets an error', async () => {
    assert.match(await refused('outputs', { run: 'run', at: 'last', x: x.slice(1), layers: 'output' }), /3 numbers/);
    assert.match(await refused('outputs', { run: 'gone', at: 'last', x, layers: 'output' }), /no longer exists/);
    const instead = { 'dense/kernel': Float32Array.of(2) };
    assert.match(await refused('outputs', { run: 'run', at: 'last', x, layers: 'output', instead }), /dense\/kernel/);
    assert.match(await refused('weights', { run: 'run', at: 'last', layer: 'nine' }), /no layer nine/);
    assert.match(await refused('outputs', { run: 'run', at: 'last', x: [1, 2], layers: 'output' }), /outputs/);
    assert.match(await refused('weights', null), /weights/);
    assert.match(await refused('command', { command: 'workbench.action.quit' }), /command/);
    assert.match(await refused('format the disk', {}), /no such request/);
  });

  it('a command on its spec', async () => {
    host.executed.length = 0;
    await good('command', { command: 'stop', run: 'run' });
    assert.deepEqual(
      host.executed.map((all) => all.map(String)),
      [['neuralNetwork.stop', 'file:///notes/a.nn.json', 'run']],
    );
  });

  it('a file to be written where the user says', async () => {
    const file = join(temporary(), 'curve.svg');
    host.answers.push((offered: { defaultUri: Uri }) => {
      assert.equal(offered.defaultUri.path, '/notes/a-b.svg');
      return Uri.file(file);
    });
    assert.deepEqual(await good('save', { name: 'a/b.svg', content: '<svg/>' }), { saved: true });
    assert.equal(readFileSync(file, 'utf8'), '<svg/>');
    host.answers.push(() => undefined);
    assert.deepEqual(await good('save', { name: 'b.png', content: Uint8Array.of(1) }), { saved: false });
    host.answers.push(() => Uri.file(join(file, 'below-a-file')));
    assert.ok((await refused('save', { name: 'b.png', content: '' })).length > 0);
    assert.ok(!existsSync(join(file, 'below-a-file')));
  });

  it('and what is no message at all is logged, and nothing else', () => {
    const before = panel.sent.length;
    for (const nonsense of [
      undefined,
      null,
      7,
      'ready',
      [],
      {},
      { type: 'toString' },
      { type: 'options' },
      { type: 'cursor', epoch: 'x' },
    ]) {
      study.logged.length = 0;
      panel.received.fire(nonsense);
      assert.match(study.logged[0] ?? '', /message that is none/);
    }
    const circle: { type: string; self?: unknown } = { type: 'circle' };
    circle.self = circle;
    panel.received.fire(circle);
    assert.equal(panel.sent.length, before);
  });

  it('of a page that is gone by now is not answered to the next page', async () => {
    const answers = () => messages(panel, 'answer').length;
    const before = answers();
    send(panel, { type: 'request', id: 1, name: 'outputs', ask: { at: 'initial', x, layers: 'output' } });
    send(panel, { type: 'ready' });
    await good('outputs', { at: 'initial', x, layers: 'output' });
    await until(() => answers() > before);
    assert.equal(answers(), before + 1);
  });
});
