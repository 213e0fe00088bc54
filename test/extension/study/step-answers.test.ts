import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Requests } from '../../../src/webview/study/messages/from-view';
import { env, type FakePanel, host } from '../fake-vscode';
import { keep, specText } from '../runs/kept';
import { ask, edit, real, send, studyPanels, untilState } from './panels';

type Step = Requests['step']['answer'];

/** A layer with more numbers than are sent unasked. */
const wide = JSON.stringify({
  ...JSON.parse(specText),
  name: 'wide',
  layers: [
    { type: 'Dense', units: 9000, activation: 'tanh' },
    { type: 'Dense', units: 1, activation: 'sigmoid' },
  ],
});

describe('what a page asks about a step', () => {
  const study = studyPanels();
  let panel: FakePanel;
  before(async () => {
    keep(study.storage, 'run', { ending: { reason: 'finished' } });
    keep(study.storage, 'new', { done: 0, began: 500 });
    keep(study.storage, 'short', { done: 4, ending: { reason: 'early-stopping', epoch: 3, best: 1, restored: false }, began: 600 });
    await study.runs.ready();
    study.panels.show(real(edit('a.nn.json', specText)));
    panel = host.panels.at(-1) as FakePanel;
    send(panel, { type: 'ready' });
    await untilState(panel, ({ runs }) => runs.length > 0);
  });
  after(() => study.dispose());

  const step = async (question: Partial<Requests['step']['ask']> = {}, of: object = { run: 'run' }): Promise<Step> => {
    const answer = await ask(panel, 'step', { ...of, epoch: 0, at: { batch: 0, sample: 0 }, check: false, ...question });
    assert.ok(answer.ok, JSON.stringify(answer));
    return answer.value as Step;
  };
  const refused = async (question: object, of: object = { run: 'run' }): Promise<string> => {
    const answer = await ask(panel, 'step', { ...of, epoch: 0, at: { batch: 0, sample: 0 }, check: false, ...question });
    return answer.ok ? assert.fail(JSON.stringify(answer)) : answer.message;
  };

  it('has all its numbers, of the run as it was kept', async () => {
    const { epoch, batch, sample, length, network, look, omitted, engine, broken } = await step({ epoch: 2, at: { row: 3 } });
    assert.deepEqual([epoch, sample, omitted, broken, engine.name], [2, 0, [], undefined, 'wasm']);
    assert.deepEqual(length, { epochs: 10, batches: 4, samples: 1, stoppedEarly: false });
    assert.deepEqual([look?.rows, look?.step], [[3], 2 * 4 + batch + 1]);
    assert.deepEqual([...(look?.layers[0]?.inputs[0]?.values ?? [])], [1, 1]);
    assert.deepEqual(
      [network.loss.type, network.optimizer.type, network.layers.map(({ name }) => name)],
      ['mean_squared_error', 'SGD', ['dense']],
    );
    // Whatever page it goes to.
    assert.deepEqual(structuredClone(look), look);
  });

  it('before training is one of the training that would begin', async () => {
    const { look, length, notes } = await step({}, {});
    assert.deepEqual([look?.step, length.epochs, notes], [1, 10, []]);
  });

  it('with other numbers follows them, and is refused where they do not fit', async () => {
    const own = (await step()).look;
    const other = (await step({ instead: { weights: { 'dense/kernel': Float32Array.of(1, 2) } } })).look;
    assert.deepEqual([...(other?.variables[0]?.before.values ?? [])], [1, 2]);
    assert.notEqual(other?.loss, own?.loss);
    assert.match(await refused({ instead: { x: Float32Array.of(1) } }), /An input of this network has 2 values/);
  });

  it('leaves out large variables, which are given when they are asked for', async () => {
    const document = host.documents.find(({ uri }) => uri.path.endsWith('a.nn.json')) ?? assert.fail();
    host.change(document, wide);
    await untilState(panel, ({ spec }) => spec?.title === 'wide');
    const about = { epoch: 0, at: { batch: 0, sample: 0 }, check: false };
    const answer = await ask(panel, 'step', about);
    assert.ok(answer.ok);
    const { omitted, look } = answer.value as Step;
    assert.deepEqual(
      [omitted, look?.variables.map(({ name }) => name)],
      [['dense/kernel'], ['dense/bias', 'dense_1/kernel', 'dense_1/bias']],
    );
    const variable = await ask(panel, 'stepVariable', { ...about, variable: 'dense/kernel' });
    assert.ok(variable.ok);
    assert.deepEqual((variable.value as Requests['stepVariable']['answer']).before.shape, [2, 9000]);
    const none = await ask(panel, 'stepVariable', { ...about, variable: 'dense/nothing' });
    assert.ok(!none.ok && none.message === 'There is no such variable in this step: dense/nothing');
    // The run is one of the spec as it was.
    assert.match((await step()).notes[0] ?? '', /The spec has changed since this run/);
    host.change(document, specText);
    await untilState(panel, ({ spec }) => spec?.title === 'a.nn.json');
  });

  it('that there is not gets a sentence in the language of the reader', async () => {
    const { look, length, notes } = await step({ epoch: 10 });
    assert.deepEqual([look, length.epochs], [undefined, 10]);
    assert.deepEqual(notes, ['There is no epoch 11 in this run: it has steps up to epoch 10.']);
    assert.match((await step({ run: 'short', epoch: 4 })).notes.join(), /stopped early, after epoch 4/);
    assert.match((await step({ run: 'new' })).notes.join(), /no steps yet/);
    assert.match(await refused({ run: 'gone' }), /no longer exists/);
    try {
      env.language = 'ko';
      assert.deepEqual((await step({ epoch: 10 })).notes, ['이 실행에는 에포크 11의 스텝이 없습니다. 스텝은 에포크 10까지 있습니다.']);
    } finally {
      env.language = 'en';
    }
  });

  it('whose place a newer question has taken ends without a word in the log', async () => {
    study.logged.length = 0;
    const about = { run: 'run', at: { batch: 0, sample: 0 }, check: false };
    const [older, newer] = await Promise.all([ask(panel, 'step', { ...about, epoch: 8 }), ask(panel, 'step', { ...about, epoch: 9 })]);
    assert.deepEqual([older.ok, newer.ok, study.logged], [false, true, []]);
  });

  it('comes to each panel, also where they look at different steps of one run', async () => {
    study.panels.show(real(edit('a.nn.json')), 'step');
    study.panels.openAlone();
    const other = host.panels.at(-1) as FakePanel;
    assert.notEqual(other, panel);
    send(other, { type: 'ready' });
    await untilState(other, ({ runs }) => runs.length > 0);
    const about = { run: 'run', at: { batch: 0, sample: 0 }, check: false };
    const answers = await Promise.all([ask(panel, 'step', { ...about, epoch: 7 }), ask(other, 'step', { ...about, epoch: 2 })]);
    assert.deepEqual(
      answers.map((answer) => answer.ok && (answer.value as Step).epoch),
      [7, 2],
    );
  });

  it('is not there where nothing is trained', async () => {
    const document = host.documents.find(({ uri }) => uri.path.endsWith('a.nn.json')) ?? assert.fail();
    const { compile: _, fit: __, ...untrained } = JSON.parse(specText);
    host.change(document, JSON.stringify({ ...untrained, name: 'untrained' }));
    await untilState(panel, ({ spec }) => spec?.title === 'untrained');
    assert.match(await refused({}, {}), /the spec has no "compile"/);
    host.change(document, specText);
    await untilState(panel, ({ spec }) => spec?.title === 'a.nn.json');
  });
});
