import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Requests } from '../../../src/webview/study/messages/from-view';
import { type FakePanel, host } from '../fake-vscode';
import { keep, specText } from '../runs/kept';
import { ask, edit, real, send, studyPanels, untilState } from './panels';

/** As written, but on the engine that tests of the host have. */
const and = readFileSync('samples/perceptron-and.nn.json', 'utf8').replace('"name"', '"engine": "wasm", "name"');

describe('what a page asks of how a run learned', () => {
  const study = studyPanels();
  let panel: FakePanel;
  before(async () => {
    keep(study.storage, 'run', { ending: { reason: 'finished' } });
    await study.runs.ready();
    study.panels.show(real(edit('a.nn.json', specText)));
    panel = host.panels.at(-1) as FakePanel;
    send(panel, { type: 'ready' });
    await untilState(panel, ({ runs }) => runs.length > 0);
  });
  after(() => study.dispose());

  it('are gradients of the moments whose weights were kept', async () => {
    const answer = await ask(panel, 'gradients', { run: 'run', epochs: [0, 10, 999] });
    assert.ok(answer.ok, JSON.stringify(answer));
    const { moments, notes } = answer.value as Requests['gradients']['answer'];
    assert.deepEqual(
      moments.map(({ epoch }) => epoch),
      [0, 10],
    );
    assert.match(notes[0] ?? '', /^The data has changed since this run/);
    for (const { layers } of moments) {
      assert.deepEqual(
        layers.map(({ name }) => name),
        ['dense'],
      );
      assert.ok((layers[0]?.gradient ?? 0) > 0 && (layers[0]?.update ?? 0) > 0);
    }
  });

  it('of a run that is gone gets a sentence', async () => {
    const answer = await ask(panel, 'gradients', { run: 'gone', epochs: [0] });
    assert.ok(!answer.ok);
    assert.equal(answer.message, 'This run no longer exists.');
  });

  it('is refused where too much is asked for at once', async () => {
    const answer = await ask(panel, 'gradients', { run: 'run', epochs: Array.from({ length: 65 }, (_, i) => i) });
    assert.ok(!answer.ok);
  });

  it('are the updates of the perceptron rule, also before any training', async () => {
    const document = host.documents.find(({ uri }) => uri.path.endsWith('a.nn.json')) ?? assert.fail();
    host.change(document, and);
    await untilState(panel, ({ spec }) => spec?.rule === 'perceptron');
    const answer = await ask(panel, 'updates', {});
    assert.ok(answer.ok, JSON.stringify(answer));
    const walk = answer.value as Requests['updates']['answer'];
    assert.deepEqual([walk.ending, walk.batches, walk.bounds.length], ['settled', 4, 1]);
    host.change(document, specText);
    await untilState(panel, ({ spec }) => spec?.rule === 'gradient');
  });

  it('is whether a line separates the classes, or in a sentence why that is no question', async () => {
    const document = host.documents.find(({ uri }) => uri.path.endsWith('a.nn.json')) ?? assert.fail();
    host.change(document, and);
    await untilState(panel, ({ spec }) => spec?.rule === 'perceptron');
    const answer = await ask(panel, 'separation', { output: 0 });
    assert.ok(answer.ok, JSON.stringify(answer));
    const { drawn, found, rows } = answer.value as Requests['separation']['answer'];
    assert.deepEqual([drawn, rows.length], ['line', 4]);
    assert.deepEqual(found, { separable: true, weights: [2, 2], bias: -3, margin: Math.SQRT2 / 4, support: [1, 2, 3] });
    host.change(
      document,
      '{ "data": { "x": [1, 2, 3], "y": [1, 1, 1] }, "layers": [{ "type": "Dense", "units": 1, "activation": "sigmoid" }] }',
    );
    await untilState(panel, ({ data }) => data?.inputs === 1);
    const refused = await ask(panel, 'separation', { output: 0 });
    assert.ok(!refused.ok);
    assert.equal(refused.message, 'All training rows (3) are of class 1, so there is nothing to separate. It takes rows of two classes.');
    host.change(document, specText);
    await untilState(panel, ({ spec }) => spec?.rule === 'gradient');
  });
});
