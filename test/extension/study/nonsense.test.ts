import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { defaultOptions, isOptions, type Options } from '../../../src/webview/study/messages/options';
import { viewNames } from '../../../src/webview/study/messages/views';
import { FakePanel, host } from '../fake-vscode';
import { keep, specText, until } from '../runs/kept';
import { ask, asPanel, edit, messages, real, send, stateOf, studyPanels, untilState } from './panels';

const x = Float32Array.of(0, 0, 1, 0);

const plane = { kind: 'parameters', x: { variable: 'dense/kernel', index: 0 }, y: { variable: 'dense/kernel', index: 1 } };

/** Sound messages of every type, and of every request. */
const sound: readonly Readonly<Record<string, unknown>>[] = [
  {
    type: 'options',
    options: { ...defaultOptions, network: { weights: 'heat', layer: 'dense', at: 'last' }, predictions: { threshold: 0.5, own: ['1'] } },
  },
  { type: 'cursor', epoch: 3, subject: 'file:///notes/a.nn.json' },
  { type: 'hoverLayer', layer: 'dense' },
  { type: 'revealLayer', layer: 'dense' },
  { type: 'showProblems' },
  { type: 'compare', runs: ['run'] },
  {
    type: 'request',
    id: 1,
    name: 'outputs',
    ask: { run: 'run', at: 'last', x, layers: 'all', instead: { 'dense/bias': Float32Array.of(1) } },
  },
  { type: 'request', id: 1, name: 'weights', ask: { run: 'run', at: 5, layer: 'dense' } },
  {
    type: 'request',
    id: 1,
    name: 'step',
    ask: {
      run: 'run',
      epoch: 1,
      at: { batch: 0, sample: 0 },
      check: false,
      instead: { weights: { 'dense/bias': Float32Array.of(1) }, x, y: x },
    },
  },
  { type: 'request', id: 1, name: 'stepVariable', ask: { epoch: 0, at: { row: 1 }, check: true, variable: 'dense/bias' } },
  { type: 'request', id: 1, name: 'gradients', ask: { run: 'run', epochs: [0, 5] } },
  { type: 'request', id: 1, name: 'updates', ask: {} },
  {
    type: 'request',
    id: 1,
    name: 'surface',
    ask: { run: 'run', at: 'last', plane, range: { x: [-1, 1], y: [-1, 1] }, size: 5, loss: 'mse' },
  },
  { type: 'request', id: 1, name: 'slope', ask: { run: 'run', at: 5, plane, point: [0, 1] } },
  {
    type: 'request',
    id: 1,
    name: 'descend',
    ask: { at: 'initial', plane, start: [0, 1], racers: [{ type: 'SGD', learning_rate: 0.1 }], steps: 4, lowest: 0 },
  },
  { type: 'request', id: 1, name: 'report', ask: { run: 'run', at: 'last', split: 'train' } },
  { type: 'request', id: 1, name: 'why', ask: { run: 'run', at: 5, x: Float32Array.of(0, 1), klass: 1, cover: { patch: 2, stride: 1 } } },
  { type: 'request', id: 1, name: 'course', ask: { run: 'run', epochs: [0, 5], x } },
  { type: 'request', id: 1, name: 'samples', ask: { split: 'train', pick: { klass: 0, from: 0, count: 2 }, as: 'numbers' } },
  { type: 'request', id: 1, name: 'separation', ask: { output: 0 } },
  { type: 'request', id: 1, name: 'save', ask: { name: 'a.svg', content: '<svg/>' } },
  { type: 'request', id: 1, name: 'command', ask: { command: 'stop', run: 'run' } },
];

/** What takes the place of each part of a message, in turn. */
const nonsense: readonly unknown[] = [
  undefined,
  null,
  true,
  -1,
  0.5,
  1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  '',
  'toString',
  '__proto__',
  'x'.repeat(100_000),
  [],
  [[]],
  {},
  { length: 1 },
  new Float32Array(0),
  Float32Array.of(Number.NaN, 1, 2),
  new Float64Array(2),
  new Map(),
];

type Message = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown): value is Message =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** The message with each of its parts, however deep, missing or changed to nonsense. */
function* spoiled(message: Message): Generator<Message> {
  for (const [key, value] of Object.entries(message)) {
    const { [key]: _, ...others } = message;
    yield others;
    for (const other of nonsense) yield { ...message, [key]: other };
    if (isPlain(value)) for (const part of spoiled(value)) yield { ...message, [key]: part };
  }
  yield { ...message, more: 'than was asked for' };
}

/** What is remembered can be shown: said here once more, apart from the guards. */
function assertOptions({ view, training, network, boundary }: Options): void {
  const { smoothing, hidden, by } = training;
  assert.ok(viewNames.includes(view) && smoothing >= 0 && smoothing < 1 && ['epoch', 'time'].includes(by));
  assert.deepEqual(
    [...hidden.map((name) => typeof name)],
    hidden.map(() => 'string'),
  );
  const switches = [training.logScale, training.table, boundary.units, boundary.regions];
  assert.deepEqual(
    switches.map((one) => typeof one),
    switches.map(() => 'boolean'),
  );
  assert.ok(['heat', 'histogram', 'numbers'].includes(network.weights) && ['string', 'undefined', 'object'].includes(typeof network.layer));
}

describe('a panel that is sent nonsense', () => {
  const study = studyPanels();
  let panel: FakePanel;
  let id = 1_000_000;
  const defects: unknown[] = [];
  const note = (defect: unknown): unknown => defects.push(defect);
  before(async () => {
    process.on('unhandledRejection', note);
    keep(study.storage, 'run', { ending: { reason: 'finished' } });
    await study.runs.ready();
    study.panels.show(real(edit('a.nn.json', specText)));
    panel = host.panels.at(-1) as FakePanel;
    send(panel, { type: 'ready' });
    await untilState(panel, ({ runs }) => runs.length === 1);
  });
  after(() => {
    process.off('unhandledRejection', note);
    study.dispose();
  });

  for (const message of sound) {
    const title = [message['type'], message['name']].filter(Boolean).join(' ');
    it(`never throws, answers what it is asked, and works on: ${title}`, async () => {
      // Whatever asks the user something gets no answer.
      host.answers.length = 0;
      const asked: number[] = [];
      for (const strange of [message, ...spoiled(message)]) {
        const numbered = strange['id'] === 1 ? { ...strange, id: ++id } : strange;
        if (numbered !== strange && numbered['type'] === 'request') asked.push(id);
        panel.received.fire(numbered);
        for (const kept of study.kept.values()) assertOptions(kept as Options);
      }
      const answers = () => messages(panel, 'answer').map((answer) => answer.id);
      await until(() => asked.every((one) => answers().includes(one)), 'an answer to each question');
      const twice = answers().filter((one, i, all) => Number.isSafeInteger(one) && all.indexOf(one) !== i);
      assert.deepEqual(twice, [], 'each is answered once');
      const { ok } = await ask(panel, 'outputs', { run: 'run', at: 'last', x, layers: 'output' });
      assert.ok(ok);
      const { options, runs, spec } = stateOf(panel) ?? assert.fail();
      assert.ok(isOptions(options), JSON.stringify(options));
      assert.deepEqual([runs.map((run) => run.id), spec?.title], [['run'], 'a.nn.json']);
      assert.deepEqual(defects, []);
      panel.sent.splice(0, panel.sent.length, ...messages(panel, 'state').slice(-1));
    });
  }

  it('comes back also from what makes no sense, with its views', async () => {
    const kept = { spec: 'file:///notes/a.nn.json', view: 'overview', alone: false, locked: true, compared: ['gone'], pinned: 'gone' };
    for (const strange of [...spoiled(kept), { ...kept, spec: 'no address: at all' }]) {
      const back = new FakePanel();
      study.panels.restore(asPanel(back), strange);
      send(back, { type: 'ready' });
      await untilState(back, ({ options }) => isOptions(options));
      back.dispose();
    }
    assert.deepEqual(defects, []);
  });
});
