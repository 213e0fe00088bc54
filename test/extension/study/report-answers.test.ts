import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sound } from '../../../src/extension/study/step-answers';
import { ProblemList } from '../../../src/ml/language/reporter';
import type { Requests } from '../../../src/webview/study/messages/from-view';
import { type FakePanel, host } from '../fake-vscode';
import { keep, specText } from '../runs/kept';
import { ask, edit, real, send, studyPanels, untilState } from './panels';

/** All four inputs of the gate. */
const corners = Float32Array.of(0, 0, 0, 1, 1, 0, 1, 1);

describe('what a page asks of how a network names classes', () => {
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

  /** An answer of this name, or the test fails with its message. */
  async function sure<N extends 'report' | 'why' | 'course' | 'outputs'>(
    name: N,
    question: Requests[N]['ask'],
  ): Promise<Requests[N]['answer']> {
    const answer = await ask(panel, name, question);
    assert.ok(answer.ok, JSON.stringify(answer));
    return answer.value as Requests[N]['answer'];
  }

  async function refused(name: string, question: unknown): Promise<string> {
    const answer = await ask(panel, name, question);
    return answer.ok ? assert.fail(JSON.stringify(answer)) : answer.message;
  }

  it('is how every row of a split is answered at a moment of a run', async () => {
    const { outputs, ...report } = { ...(await sure('report', { run: 'run', at: 10 })), outputs: await sure('outputs', { run: 'run', at: 10, x: corners, layers: 'output' }) }; // biome-ignore format: one value
    assert.deepEqual([report.split, report.epoch, report.classes, [...report.labels]], ['train', 10, ['0', '1'], [0, 0, 0, 1]]);
    const yes = [...(outputs.layers[0]?.values ?? [])];
    assert.deepEqual([...report.predictions], yes.map((value) => Number(value > 0.5))); // biome-ignore format: one line
    report.ofLabel.forEach((value, i) => {
      assert.ok(Math.abs(value - (i === 3 ? (yes[i] as number) : 1 - (yes[i] as number))) < 1e-6);
    });
    assert.match(report.notes[0] ?? '', /^The data has changed since this run/);
  });

  it('is of the weights before training where no run is named', async () => {
    const { epoch, notes } = await sure('report', { at: 'initial' });
    assert.deepEqual([epoch, notes], [0, []]);
  });

  it('is which inputs matter, in the unit of what the network takes', async () => {
    const { epoch, gradient, occlusion } = await sure('why', { run: 'run', at: 10, x: Float32Array.of(1, 1), klass: 1, cover: { patch: 1, stride: 1 } }); // biome-ignore format: one question
    assert.deepEqual([epoch, gradient.of, gradient.gradient.length], [10, 'logit', 2]);
    assert.deepEqual([occlusion?.rows, occlusion?.columns, occlusion?.of], [1, 2, 'probability']);
    const { layers } = await sure('outputs', { run: 'run', at: 10, x: corners, layers: 'output' });
    const [, , first, both] = layers[0]?.values ?? [];
    const [none, second] = layers[0]?.values ?? [];
    const drops = [(both as number) - (second as number), (both as number) - (first as number)];
    drops.forEach((drop, i) => assert.ok(Math.abs((occlusion?.drop[i] as number) - drop) < 1e-6));
    assert.ok((drops[0] as number) > 0.2 && none === second);
    const alone = await sure('why', { at: 'initial', x: Float32Array.of(1, 1), klass: 0 });
    assert.deepEqual([alone.epoch, alone.occlusion], [0, undefined]);
  });

  it('is how some samples were answered over the run, at the moments whose weights were kept', async () => {
    const { epochs, units, outputs } = await sure('course', { run: 'run', epochs: [0, 10, 999], x: corners });
    assert.deepEqual([epochs, units, outputs.length], [[0, 10], 1, 8]);
    const { layers } = await sure('outputs', { run: 'run', at: 10, x: corners, layers: 'output' });
    assert.deepEqual([...outputs.subarray(4)], [...(layers[0]?.values ?? [])]);
    assert.notDeepEqual(outputs.subarray(0, 4), outputs.subarray(4));
  });

  it('gets a sentence where there is no answer', async () => {
    assert.equal(await refused('report', { run: 'gone', at: 'last' }), 'This run no longer exists.');
    assert.equal(await refused('report', { at: 'initial', split: 'test' }), 'The data has no test rows.');
    assert.equal(await refused('why', { at: 'initial', x: Float32Array.of(1, 1), klass: 2 }), 'There is no class 2: the network has 2 classes, from 0 to 1.'); // biome-ignore format: one line
    const odd = 'The network takes samples of 2 numbers, at most 1 at once; these are 3 numbers.';
    assert.equal(await refused('why', { at: 'initial', x: Float32Array.of(1, 1, 1), klass: 1 }), odd);
    assert.match(await refused('course', { run: 'run', epochs: [0], x: new Float32Array(2 * 65) }), /at most 64 at once; these are 130/);
  });

  it('is refused in words where answers are numbers', async () => {
    const document = host.documents.find(({ uri }) => uri.path.endsWith('a.nn.json')) ?? assert.fail();
    const number = specText.replace('"gate":"AND"', '"x":[1,2,3],"y":[0.5,2,7]').replace('sigmoid', 'linear');
    host.change(document, number);
    await untilState(panel, ({ data }) => data?.inputs === 1);
    assert.match(await refused('report', { at: 'initial' }), /^The network answers with numbers, not with classes/);
    host.change(document, specText);
    await untilState(panel, ({ data }) => data?.inputs === 2);
  });

  it('says of data that is too large to be looked at that it is, whatever else there is to say', () => {
    const list = new ProblemList('{}');
    list.report('percent-of-zero', undefined, []);
    const size = { what: '"x"', bytes: 2 ** 40, limit: 2 ** 30, held: 0 };
    list.report('data-too-large-to-look-at', size, []);
    assert.throws(() => sound(list), /too much to look at while you write/);
  });

  it('makes names of classes from the data visible', async () => {
    const document = host.documents.find(({ uri }) => uri.path.endsWith('a.nn.json')) ?? assert.fail();
    const named = { x: [[0], [1]], y: [0, 1], class_names: ['a\u202e', 'b\u001b[31m'] };
    host.change(document, JSON.stringify({ ...JSON.parse(specText), data: named }));
    await untilState(panel, ({ data }) => data?.inputs === 1);
    const { classes } = await sure('report', { at: 'initial' });
    assert.deepEqual(classes, ['a\\u202e', 'b\\x1b[31m']);
    host.change(document, specText);
  });
});
