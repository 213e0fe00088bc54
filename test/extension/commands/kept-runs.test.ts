import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Run } from '../../../src/extension/runs/run';
import { host, Uri, window } from '../fake-vscode';
import { keep, specText, until } from '../runs/kept';
import { Bench } from './services';

const finished = { reason: 'finished' } as const;
type Offered = readonly { readonly label: string; readonly run?: Run; readonly picked?: boolean }[];

describe('commands on runs', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => bench.dispose());
  const pick =
    (...ids: readonly string[]) =>
    (offered: Offered) =>
      offered.filter(({ run }) => run && ids.includes(run.id));

  it('say what to do where there are none', async () => {
    for (const name of ['openRun', 'restoreSpec', 'deleteRun']) assert.match((await bench.run(name)) ?? '', /train a network first/, name);
    host.press.add('Train');
    assert.match((await bench.run('compareRuns')) ?? '', /takes two runs/);
    assert.deepEqual(bench.executed, ['neuralNetwork.train']);
    assert.match((await bench.run('openRun', 'gone')) ?? '', /no longer exists/);
  });

  it('open a run, also one whose spec is gone', async () => {
    const spec = bench.edit('a', specText);
    keep(bench.storage, 'here', { uri: String(spec.uri), ending: finished });
    keep(bench.storage, 'gone', { ending: finished });
    await bench.run('openRun', 'here');
    host.answers.push((offered: Offered) => pick('gone')(offered)[0]);
    await bench.run('openRun');
    await bench.run('lookInsideStep', 'here');
    await bench.run('lookInsideStep', 'gone');
    assert.deepEqual(bench.shown, [
      [String(spec.uri), undefined, { run: 'here' }],
      [undefined, undefined, { run: 'gone' }],
      [String(spec.uri), 'step', { run: 'here' }],
      [undefined, 'step', { run: 'gone' }],
    ]);
    host.press.add('Delete');
    writeFileSync(join(keep(bench.storage, 'bad'), 'run.json'), '{');
    await bench.runs.look();
    assert.match((await bench.run('openRun', 'bad')) ?? '', /cannot be read/);
    assert.deepEqual(bench.executed, ['neuralNetwork.deleteRun', 'bad']);
  });

  it('compare runs: those that are selected, or picked', async () => {
    const spec = bench.edit('a', specText);
    for (const id of ['one', 'two', 'three']) keep(bench.storage, id, { uri: String(spec.uri), ending: finished });
    keep(bench.storage, 'other', { ending: finished });
    await bench.runs.ready();
    const [one, two] = [bench.runs.get('one'), bench.runs.get('two')];
    await bench.run('compareRuns', one, [one, two]);
    let offered: Offered = [];
    host.answers.push((all: Offered) => {
      offered = all;
      return pick('two', 'other')(all);
    });
    await bench.run('compareRuns', two);
    assert.deepEqual(
      bench.shown.map(([, ...how]) => how),
      [
        ['compare', { compare: ['one', 'two'] }],
        ['compare', { compare: ['two', 'other'] }],
      ],
    );
    assert.deepEqual(
      offered.filter(({ picked }) => picked).map(({ run }) => run?.id),
      ['two'],
    );
    assert.deepEqual(
      offered.filter(({ run }) => !run).map(({ label }) => label),
      ['this spec', 'other specs'],
    );
    host.answers.push(pick('one', 'two', 'three'));
    await bench.run('compareRuns');
    assert.equal(bench.shown.at(-1)?.[1], 'training', 'more than two are curves over each other');
    host.answers.push(pick('one'));
    assert.match((await bench.run('compareRuns')) ?? '', /at least two/);
  });

  it('compare two specs: those that are selected, or the one that is meant and one that is picked', async () => {
    const [a, b] = [bench.edit('a', specText), bench.edit('b', specText)];
    await bench.run('compareSpecs', a.uri, [a.uri, b.uri]);
    host.found.push(a.uri, b.uri);
    let offered: string[] = [];
    host.answers.push((all: { readonly label: string; readonly uri: Uri }[]) => {
      offered = all.map(({ uri }) => String(uri));
      return all[0];
    });
    // From the palette: the one that is being edited.
    await bench.run('compareSpecs');
    assert.deepEqual(offered, [String(a.uri)]);
    assert.deepEqual(bench.shown, [
      [String(a.uri), 'compare', { against: b.uri }],
      [String(b.uri), 'compare', { against: a.uri }],
    ]);
    host.found.length = 0;
    host.found.push(b.uri);
    assert.match((await bench.run('compareSpecs')) ?? '', /takes two specs/);
    const sheet = bench.edit('sheet', '{ "functions": ["x^2"] }');
    assert.ok(await bench.run('compareSpecs', a.uri, [a.uri, sheet.uri]));
    assert.equal(bench.shown.length, 2);
  });

  it('put back the spec of a run as an edit that can be undone', async () => {
    const spec = bench.edit('a', '{ "changed": true }');
    keep(bench.storage, 'run', { uri: String(spec.uri), ending: finished });
    host.press.add('Show Changes');
    assert.match((await bench.run('restoreSpec', 'run')) ?? '', /Undo reverts this/);
    assert.equal(spec.text, specText);
    assert.equal(bench.executed?.[0], 'workbench.files.action.compareWithSaved');
    assert.match((await bench.run('restoreSpec', 'run')) ?? '', /still as it was/);
    keep(bench.storage, 'orphan', { uri: 'file:///no longer exists/b.nn.json', ending: finished });
    await bench.runs.look();
    await bench.run('restoreSpec', 'orphan');
    const untitled = host.documents.at(-1);
    assert.deepEqual([untitled?.uri.scheme, untitled?.text], ['untitled', specText]);
    assert.match(untitled?.uri.path ?? '', /^b-orphan\.nn\.json$/);
  });

  it('delete runs, which can be undone, and none that is under way', async () => {
    const finishedRuns = ['one', 'two'].map((id) => keep(bench.storage, id, { ending: finished }));
    writeFileSync(join(keep(bench.storage, 'theirs'), 'alive'), String(process.ppid));
    await bench.runs.ready();
    assert.match((await bench.run('deleteRun', 'theirs')) ?? '', /another window/);
    const both = [bench.runs.get('one'), bench.runs.get('two')];
    host.press.add('Undo');
    assert.match((await bench.run('deleteRun', both[0], both)) ?? '', /2 runs were deleted/);
    await until(() => bench.runs.get('one') !== undefined && bench.runs.get('two') !== undefined, 'their return');
    assert.match((await bench.run('deleteRun', 'one')) ?? '', /run of a was deleted/);
    await until(() => readdirSync(join(bench.storage, 'deleted')).length === 0, 'its end');
    assert.deepEqual(finishedRuns.map(existsSync), [false, true]);
    bench.edit('a', specText.replace('"epochs":10', '"epochs":1000000'));
    await bench.run('train');
    host.press.add('Stop It');
    const [active] = bench.trainer.active;
    assert.match((await bench.run('deleteRun', active?.id)) ?? '', /still being trained/);
    assert.deepEqual(bench.executed, ['neuralNetwork.stop', active?.id]);
  });

  it('delete no run that another window has just gone on with, nor the others then', async () => {
    const [one, two] = ['one', 'two'].map((id) => keep(bench.storage, id, { done: 3 }));
    await bench.runs.ready();
    const both = [bench.runs.get('one'), bench.runs.get('two')];
    writeFileSync(join(two ?? '', 'alive'), String(process.ppid));
    assert.equal(await bench.run('deleteRun', both[0], both), 'This run is under way in another window.');
    assert.deepEqual(
      [one, two].map((folder) => existsSync(join(folder ?? '', 'run.json'))),
      [true, true],
    );
    assert.deepEqual(bench.runs.all.map(({ id, status }) => [id, status]).sort(), [
      ['one', 'interrupted'],
      ['two', 'elsewhere'],
    ]);
  });

  it('pass on what the samples and the panels do', async () => {
    await bench.run('newSpec', { sample: 1 });
    await bench.run('openSample', 'x');
    await bench.run('openSamples');
    assert.deepEqual(bench.samples, [['newSpec', { sample: 1 }], ['openSample', 'x'], ['openSamples']]);
    assert.match((await bench.run('openViewAlone')) ?? '', /study panel/);
    await bench.run('showLog');
    assert.deepEqual(bench.shown, [['log', true]]);
  });
});

describe('the link of a hover', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => bench.dispose());

  it('shows an activation as a sheet of functions, and an optimizer in its sample', async () => {
    await bench.run('showEntry', { table: 'activations', name: 'relu' });
    assert.deepEqual(bench.shown, [['untitled:relu.nn.json', 'functions']]);
    bench.edit('adam', specText);
    await bench.run('showEntry', { table: 'optimizers', name: 'Adam' });
    assert.deepEqual(bench.samples, [['openSample', { sample: 'optimizers/adam' }]]);
    assert.deepEqual(bench.shown.at(-1)?.[1], 'descent');
  });

  it('opens nothing for what is no entry', async () => {
    for (const given of [
      undefined,
      'relu',
      {},
      { table: 'activations' },
      { table: 'activations', name: 'evil' },
      { table: '__proto__', name: 'x' },
    ])
      assert.equal(await bench.run('showEntry', given), undefined);
    assert.deepEqual([bench.shown, bench.samples, host.executed], [[], [], []]);
  });
});

describe('commands for views', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => bench.dispose());

  it('open the panel on the view, or say why there is none', async () => {
    const two = bench.edit('two', specText);
    for (const name of [
      'openStudyPanel',
      'showData',
      'showSummary',
      'showLossCurves',
      'showDecisionBoundary',
      'lookInsideStep',
      'showLossSurface',
      'predict',
    ])
      assert.equal(await bench.run(name), undefined, name);
    assert.deepEqual(
      bench.shown.map(([, view]) => view),
      [undefined, 'data', 'network', 'training', 'boundary', 'step', 'descent', 'predictions'],
    );
    assert.ok(bench.shown.every(([uri]) => uri === String(two.uri)));
    bench.edit('one', '{ "data": { "x": [[1], [2]], "y": [[1], [2]] }, "layers": [{ "type": "Dense", "units": 1 }] }');
    await bench.run('showDecisionBoundary');
    assert.equal(bench.shown.at(-1)?.[1], 'fit');
    assert.match((await bench.run('showLossCurves')) ?? '', /nothing to train: the spec has no "compile"/);
    bench.edit(
      'no-data',
      '{ "layers": [{ "type": "Dense", "units": 1, "input_shape": [2] }], "compile": { "optimizer": "sgd", "loss": "mse" } }',
    );
    for (const name of ['showLossCurves', 'lookInsideStep', 'showLossSurface'])
      assert.match((await bench.run(name)) ?? '', /nothing to train: the spec has no "data"/);
    assert.equal(await bench.run('showData'), 'There are no rows to show: the spec has no "data".');
    const mistaken =
      '{ "data": { "gate": "XR" }, "layers": [{ "type": "Dense", "units": 1, "input_shape": [2] }], "compile": { "loss": "mse" } }';
    bench.edit('mistaken', mistaken);
    for (const name of ['showLossCurves', 'showData'])
      assert.equal(await bench.run(name), undefined, 'a mistake in "data" is no lack of it');
    bench.edit(
      'perceptron',
      '{ "data": { "gate": "AND" }, "layers": [{ "type": "Dense", "units": 1, "activation": "step" }], "compile": { "optimizer": "perceptron", "loss": "mse" } }',
    );
    assert.match((await bench.run('showLossSurface')) ?? '', /perceptron rule follows no gradient/);
    bench.edit('many', '{ "layers": [{ "type": "Dense", "units": 1, "input_shape": [5] }] }');
    assert.match((await bench.run('showDecisionBoundary')) ?? '', /two inputs; this one has 5/);
    window.activeTextEditor = undefined;
    assert.match((await bench.run('showSummary')) ?? '', /no spec here yet/);
  });
});

describe('exporting', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => bench.dispose());
  const exported = (label: string, name: string, ...given: unknown[]): Promise<string | undefined> => {
    host.answers.push(
      (offered: Offered) => offered.find((item) => item.label.startsWith(label)),
      () => Uri.file(join(bench.notes, name)),
    );
    return bench.run('export', ...given);
  };
  const read = (name: string): string => readFileSync(join(bench.notes, name), 'utf8');

  it('writes each format of a run', async () => {
    const spec = bench.edit('a', specText);
    await bench.run('train');
    await until(() => bench.runs.of(spec.uri as never)[0]?.status === 'finished', 'the run');
    const [run] = bench.runs.all;
    host.press.add('Open');
    assert.match((await exported('History', 'h.csv')) ?? '', /h\.csv was written/);
    assert.equal(bench.executed?.[0], 'vscode.open');
    const lines = read('h.csv').trim().split('\n');
    assert.deepEqual([lines.length, lines[0]], [11, 'epoch,loss,accuracy']);
    await exported('Run', 'r.json', run?.id);
    const json = JSON.parse(read('r.json'));
    assert.deepEqual(
      [json.name, json.epochs, json.status, json.history.loss.length, json.params.total],
      [undefined, 10, 'finished', 10, 3],
    );
    assert.equal(json.spec, specText);
    await exported('Weights', 'w.npz', run);
    assert.ok(readFileSync(join(bench.notes, 'w.npz')).subarray(0, 2).equals(Buffer.from('PK')));
    await exported('Model', 'm.json');
    assert.deepEqual(JSON.parse(read('m.json')).weightsManifest[0].paths, ['m.weights.bin']);
    assert.equal(readFileSync(join(bench.notes, 'm.weights.bin')).length, 12);
    await exported('Summary', 's.txt');
    assert.match(read('s.txt'), /Total params: 3/);
    await exported('Graph', 'g.dot');
    assert.match(read('g.dot'), /^digraph/);
  });

  it('asks before it writes over a file beside the one that was chosen', async () => {
    const spec = bench.edit('a', specText);
    await bench.run('train');
    await until(() => bench.runs.of(spec.uri as never)[0]?.status === 'finished', 'the run');
    writeFileSync(join(bench.notes, 'm.weights.bin'), 'mine');
    await exported('Model', 'm.json');
    assert.deepEqual([read('m.weights.bin'), existsSync(join(bench.notes, 'm.json'))], ['mine', false]);
    host.press.add('Replace');
    assert.match((await exported('Model', 'm.json')) ?? '', /m\.weights\.bin already exists/);
    assert.deepEqual([existsSync(join(bench.notes, 'm.json')), read('m.weights.bin') === 'mine'], [true, false]);
  });

  it('exports what needs no run before there is one, and says why the rest cannot be', async () => {
    const spec = bench.edit('a', specText);
    assert.match((await exported('Summary', 's.txt')) ?? '', /was written/);
    host.press.add('Train');
    assert.match((await exported('Weights', 'w.npz')) ?? '', /train the network first/);
    assert.deepEqual(bench.executed, ['neuralNetwork.train', spec.uri]);
    host.answers.length = 0;
    bench.edit('b', '{ "layers": [{ "type": "Dense" }] }');
    assert.match((await exported('Graph', 'g.dot')) ?? '', /units/);
    assert.ok(!existsSync(join(bench.notes, 'g.dot')));
  });

  it('says why a file cannot be written', async () => {
    bench.edit('a', specText);
    writeFileSync(join(bench.notes, 'file'), '');
    assert.match((await exported('Summary', 'file/s.txt')) ?? '', /cannot be written/);
  });
});
