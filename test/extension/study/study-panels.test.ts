import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Requests } from '../../../src/webview/study/messages/from-view';
import type { ToView } from '../../../src/webview/study/messages/to-view';
import { type FakeDocument, FakePanel, host, Uri } from '../fake-vscode';
import { keep, specText, until } from '../runs/kept';
import { andSpec, ask, asPanel, edit, hide, messages, real, send, stateOf, studyPanels, untilState } from './panels';

describe('the study panels', () => {
  let study: ReturnType<typeof studyPanels>;
  let spec: FakeDocument;
  beforeEach(() => {
    study = studyPanels();
    spec = edit('a.nn.json');
  });
  afterEach(() => {
    study.dispose();
    for (const document of [...host.documents]) host.close(document);
    host.panels.length = 0;
  });
  const open = async (document = spec): Promise<FakePanel> => {
    study.panels.show(real(document));
    const panel = host.panels.at(-1) as FakePanel;
    send(panel, { type: 'ready' });
    await untilState(panel, ({ network }) => network !== undefined);
    return panel;
  };

  it('tell a page that is ready what there is, and the page of a hidden panel nothing', async () => {
    const panel = await open();
    const state = stateOf(panel);
    assert.equal(state?.spec?.title, 'AND by 1');
    assert.equal(panel.title, 'Study: AND by 1');
    assert.deepEqual(state?.views, ['overview', 'data', 'network', 'training', 'boundary', 'step', 'descent', 'predictions', 'mistakes']);
    assert.equal(state?.network?.short, '2 → 1 tanh → 1 sigmoid');
    assert.equal(state?.data?.gate, 'AND');
    assert.equal(state?.data?.classes, 2);
    assert.deepEqual([...(state?.data?.points[0]?.x ?? [])], [0, 0, 0, 1, 1, 0, 1, 1]);
    hide(panel);
    const before = panel.sent.length;
    host.change(spec, andSpec(3));
    await until(() => panel.title === 'Study: AND by 3');
    assert.equal(panel.sent.length, before);
    panel.visible = true;
    send(panel, { type: 'ready' });
    await untilState(panel, ({ network }) => network?.short === '2 → 3 tanh → 1 sigmoid');
  });

  it('keep the last network in view while the spec is broken, and say so', async () => {
    const panel = await open();
    host.change(spec, '{ "layers": [');
    await untilState(panel, (state) => (state.spec?.errors ?? 0) > 0);
    const state = stateOf(panel);
    assert.equal(state?.network?.short, '2 → 1 tanh → 1 sigmoid');
    assert.equal(state?.spec?.outdated, true);
    assert.match(state?.spec?.untrainable ?? '', /nothing to train/);
    assert.ok(state?.spec?.firstError);
  });

  it('answer for the network in view, also while the spec is broken', async () => {
    const panel = await open();
    host.change(spec, andSpec(2).replace('SGD', 'SDG'));
    await untilState(panel, (state) => (state.spec?.errors ?? 0) > 0);
    const answer = await ask(panel, 'weights', { at: 'initial', layer: 'first' });
    assert.ok(answer.ok, JSON.stringify(answer));
    assert.deepEqual(
      (answer.value as Requests['weights']['answer']).variables.map(({ shape }) => [...shape]),
      [[2, 1], [1]],
    );
  });

  it('show the network of a run that was chosen, whatever the spec has become', async () => {
    keep(study.storage, 'old', { ending: { reason: 'finished' } });
    await study.runs.ready();
    const panel = await open();
    await untilState(panel, ({ runs }) => runs[0]?.stale === true);
    assert.deepEqual([stateOf(panel)?.network?.short, stateOf(panel)?.spec?.older], ['2 → 1 tanh → 1 sigmoid', undefined]);
    study.panels.show(real(spec), undefined, { run: 'old' });
    await untilState(panel, (state) => state.spec?.older === true);
    assert.deepEqual([stateOf(panel)?.network?.short, stateOf(panel)?.runs[0]?.stale], ['2 → 1 sigmoid', true]);
    const answer = await ask(panel, 'outputs', { run: 'old', at: 'last', x: Float32Array.of(0, 0), layers: 'all' });
    assert.ok(answer.ok);
    assert.deepEqual(
      (answer.value as Requests['outputs']['answer']).layers.map(({ name }) => name),
      stateOf(panel)?.network?.rows.map(({ name }) => name),
    );
  });

  it('follow the spec that is being edited, unless locked', async () => {
    const panel = await open();
    const other = edit('b.nn.json', andSpec(2));
    await untilState(panel, ({ spec: shown }) => shown?.title === 'AND by 2');
    assert.equal(study.panels.current?.toString(), String(other.uri));
    assert.equal(study.panels.toggleLock(), undefined);
    edit('a.nn.json');
    await untilState(panel, ({ locked }) => locked);
    assert.equal(stateOf(panel)?.spec?.title, 'AND by 2');
    // One that is locked stays as it is; another spec gets a panel of its own.
    study.panels.show(real(spec));
    assert.equal(host.panels.length, 2);
    study.panels.show(real(other));
    assert.equal(host.panels.length, 2);
  });

  it('open a view as a panel of its own, once, and it has no say in the others’ view', async () => {
    const panel = await open();
    assert.equal((await ask(panel, 'command', { command: 'openViewAlone' })).ok, true);
    assert.equal((await ask(panel, 'command', { command: 'openViewAlone' })).ok, true);
    assert.equal(host.panels.length, 2);
    const alone = host.panels[1] as FakePanel;
    send(alone, { type: 'ready' });
    await untilState(alone, (state) => state.alone);
    const shown = stateOf(alone)?.options;
    assert.ok(shown);
    send(alone, { type: 'options', options: { ...shown, view: 'network', training: { ...shown.training, logScale: true } } });
    await untilState(panel, ({ options }) => options.training.logScale);
    assert.equal(stateOf(panel)?.options.view, 'overview');
  });

  it('remember how things are shown, for each spec', async () => {
    const panel = await open();
    const options = stateOf(panel)?.options;
    assert.ok(options);
    send(panel, { type: 'options', options: { ...options, view: 'boundary' } });
    edit('b.nn.json', andSpec(2));
    await untilState(panel, ({ spec: shown }) => shown?.title === 'AND by 2');
    assert.equal(stateOf(panel)?.options.view, 'overview');
    edit('a.nn.json');
    await untilState(panel, ({ options: { view } }) => view === 'boundary');
    study.kept.set('study.options:file:///notes/b.nn.json', { view: 'no such view' });
    edit('b.nn.json');
    await untilState(panel, ({ options: { view } }) => view === 'overview');
  });

  it('show the runs of the spec, which is stale, and lay others over it', async () => {
    keep(study.storage, 'older', { began: 0, ending: { reason: 'finished' }, done: 0 });
    keep(study.storage, 'old', { began: 1, ending: { reason: 'finished' } });
    keep(study.storage, 'new', { began: 2, ending: { reason: 'cancelled', epoch: 5, batch: 0 }, done: 5 });
    await study.runs.ready();
    const panel = await open();
    const state = stateOf(panel);
    assert.deepEqual(
      state?.runs.map(({ id, label, pale, stale, status, epochsDone, resumable }) => [
        id,
        label,
        pale,
        stale,
        status,
        epochsDone,
        resumable,
      ]),
      // The one before lies behind it without being asked for.
      [
        ['new', 'Run 3', undefined, true, 'stopped', 5, true],
        ['old', 'Run 2', true, true, 'finished', 10, false],
      ],
    );
    assert.deepEqual(
      state?.others.map(({ id }) => id),
      ['older'],
    );
    await until(() => messages(panel, 'run').length === 2);
    assert.deepEqual(
      [...(messages(panel, 'run').find(({ id }) => id === 'new')?.curves.columns['loss'] ?? [])],
      [1, 1 / 2, 1 / 3, 1 / 4, 1 / 5],
    );
    send(panel, { type: 'compare', runs: ['older', 'gone'] });
    await until(() => messages(panel, 'run').some(({ id }) => id === 'older'));
    assert.deepEqual(
      stateOf(panel)?.runs.map(({ id, pale }) => [id, pale]),
      [
        ['new', undefined],
        ['older', undefined],
      ],
    );
  });

  it('keep to each spec what was chosen of it', async () => {
    for (const [id, uri, began] of [
      ['first', 'file:///notes/a.nn.json', 1],
      ['second', 'file:///notes/a.nn.json', 2],
      ['other', 'file:///notes/b.nn.json', 3],
    ] as const)
      keep(study.storage, id, { uri, began, ending: { reason: 'finished' } });
    await study.runs.ready();
    const panel = await open();
    // The other way round than by themselves: the newest is in front unless another is chosen.
    const chosen = ['first', 'second'];
    study.panels.show(real(spec), undefined, { compare: chosen });
    await untilState(panel, ({ runs }) => runs.map(({ id }) => id).join() === chosen.join());
    const shown = async (name: string): Promise<string[] | undefined> => {
      const document = edit(name, andSpec(name === 'a.nn.json' ? 1 : 2));
      study.panels.show(real(document));
      await untilState(panel, ({ subject, network }) => subject === String(document.uri) && network !== undefined);
      return stateOf(panel)?.runs.map(({ id }) => id);
    };
    assert.deepEqual(await shown('b.nn.json'), ['other']);
    assert.deepEqual(messages(panel, 'state').at(-1)?.kept.compared, []);
    edit('a.nn.json');
    await untilState(panel, ({ subject }) => subject === 'file:///notes/a.nn.json');
    assert.deepEqual(
      stateOf(panel)?.runs.map(({ id }) => id),
      chosen,
    );
  });

  it('take what a page says of the spec that it was on then', async () => {
    keep(study.storage, 'old', { uri: 'file:///notes/a.nn.json', ending: { reason: 'finished' } });
    keep(study.storage, 'mine', { uri: 'file:///notes/b.nn.json', ending: { reason: 'finished' } });
    await study.runs.ready();
    const panel = await open();
    const { options, subject } = stateOf(panel) ?? {};
    assert.ok(options && subject);
    edit('b.nn.json', andSpec(2));
    await untilState(panel, (state) => state.network?.short === '2 → 2 tanh → 1 sigmoid');
    send(panel, { type: 'options', options: { ...options, view: 'network' }, subject });
    send(panel, { type: 'compare', runs: ['old'], subject });
    const answer = await ask(panel, 'weights', { at: 'initial', layer: 'first' }, subject);
    assert.equal(answer.ok ? '' : answer.message, 'The panel now shows another spec.');
    assert.deepEqual([stateOf(panel)?.options.view, stateOf(panel)?.runs.length], ['overview', 1]);
    edit('a.nn.json');
    await untilState(panel, ({ options: { view } }) => view === 'network');
  });

  it('show a run at once by its number, and by what differs once that is known', async () => {
    keep(study.storage, 'old', { began: 1, ending: { reason: 'finished' } });
    const folder = keep(study.storage, 'new', { began: 2, ending: { reason: 'finished' } });
    writeFileSync(join(folder, 'spec.nn.json'), specText.replace('0.5', '0.05'));
    await study.runs.ready();
    const panel = await open();
    await untilState(panel, ({ runs }) => runs[0]?.label === 'learning_rate 0.5 → 0.05');
    const labels = messages(panel, 'state').flatMap(({ state }) => (state.runs[0] ? [state.runs[0].label] : []));
    assert.deepEqual([...new Set(labels)], ['Run 2', 'learning_rate 0.5 → 0.05']);
    const settled = messages(panel, 'state').length;
    send(panel, { type: 'compare', runs: [] });
    await until(() => messages(panel, 'state').length > settled);
    assert.equal(stateOf(panel)?.runs[0]?.label, 'learning_rate 0.5 → 0.05');
  });

  it('show a run of a spec that is gone from the run’s own copy', async () => {
    keep(study.storage, 'left', { uri: 'file:///notes/gone.nn.json', ending: { reason: 'finished' }, name: 'gone' });
    await study.runs.ready();
    study.panels.show(undefined, 'training', { run: 'left' });
    const panel = host.panels.at(-1) as FakePanel;
    send(panel, { type: 'ready' });
    await untilState(panel, ({ network }) => network?.short === '2 → 1 sigmoid');
    assert.deepEqual(
      stateOf(panel)?.runs.map(({ id, stale }) => [id, stale]),
      [['left', false]],
    );
    assert.equal(stateOf(panel)?.locked, true);
    // It is on the view that it was opened for, also where the panel was on another before.
    for (const view of ['training', 'step', 'network'] as const) {
      study.panels.show(undefined, view, { run: 'left' });
      await untilState(panel, ({ options }) => options.view === view);
    }
  });

  it('tell the other panels where the reader points, and mark nothing in itself', async () => {
    keep(study.storage, 'run', { ending: { reason: 'finished' } });
    await study.runs.ready();
    const panel = await open();
    study.panels.openAlone();
    const alone = host.panels[1] as FakePanel;
    send(alone, { type: 'ready' });
    await untilState(alone, ({ runs }) => runs.length === 1);
    send(panel, { type: 'cursor', epoch: 3 });
    await until(() => messages(alone, 'cursor').length > 0);
    assert.equal(messages(alone, 'cursor')[0]?.epoch, 3);
    assert.equal(messages(panel, 'cursor').length, 0);
  });

  it('come back after a reload of the window, also before their spec is opened', async () => {
    const panel = await open();
    study.panels.toggleLock();
    await untilState(panel, ({ locked }) => locked);
    const { kept } = messages(panel, 'state').at(-1) ?? {};
    panel.dispose();
    const back = new FakePanel();
    study.panels.restore(asPanel(back), JSON.parse(JSON.stringify(kept)));
    send(back, { type: 'ready' });
    await untilState(back, ({ spec: shown }) => shown?.title === 'AND by 1');
    assert.equal(stateOf(back)?.locked, true);
    host.close(spec);
    assert.equal(stateOf(back)?.spec?.title, 'AND by 1');
    for (const foreign of [undefined, 7, { view: 'x' }, { ...kept, compared: [3] }]) {
      const strange = new FakePanel();
      study.panels.restore(asPanel(strange), foreign);
      send(strange, { type: 'ready' });
      await untilState(strange, ({ locked }) => !locked);
      strange.dispose();
    }
    back.dispose();
  });

  it('say that a spec is gone, instead of an endless wait', async () => {
    const back = new FakePanel();
    const state = { spec: 'file:///nowhere/x.nn.json', view: 'overview', alone: false, locked: true, compared: [] };
    study.panels.restore(asPanel(back), state);
    send(back, { type: 'ready' });
    await untilState(back, ({ spec: shown }) => shown?.errors === 1);
    assert.match(stateOf(back)?.spec?.firstError ?? '', /x\.nn\.json cannot be read/);
    back.dispose();
  });

  it('go with a spec that is renamed', async () => {
    const panel = await open();
    const renamed = edit('c.nn.json');
    edit('a.nn.json');
    host.events.renamed.fire({ files: [{ oldUri: spec.uri, newUri: Uri.file('/notes/c.nn.json') }] });
    assert.equal(study.panels.current?.toString(), String(renamed.uri));
    await untilState(panel, ({ spec: shown }) => shown?.file === 'c.nn.json');
  });

  it('answer for a new run what was asked of the one before, with the news of it, as long as that is of use', async () => {
    const panel = await open();
    let began = 0;
    const run = async (id: string): Promise<void> => {
      keep(study.storage, id, { began: ++began, ending: { reason: 'finished' } });
      await study.runs.look();
      await untilState(panel, ({ runs }) => runs[0]?.id === id);
    };
    const ahead = (of: string) => messages(panel, 'ahead').filter(({ run: named }) => named === of);
    await run('2026-a');
    assert.deepEqual(ahead('2026-a'), []);
    const question = { at: 'last', layer: 'dense' } as const;
    const answer = await ask(panel, 'weights', { run: '2026-a', ...question });
    assert.ok(answer.ok);
    const { id, value } = answer;
    await ask(panel, 'weights', { run: '2026-a', at: 0, layer: 'dense' });
    await run('2026-b');
    const types = (panel.sent as ToView[]).map(({ type }) => type);
    assert.ok(types.lastIndexOf('ahead') < types.lastIndexOf('state'));
    assert.deepEqual(ahead('2026-b'), [{ type: 'ahead', id, run: '2026-b', value }]);
    send(panel, { type: 'took', id });
    await run('2026-c');
    assert.equal(ahead('2026-c').length, 1);
    await run('2026-d');
    assert.deepEqual(ahead('2026-d'), []);
  });

  it('leave no listener behind', async () => {
    const panel = await open();
    panel.dispose();
    assert.deepEqual([panel.received.listeners, panel.viewState.listeners, panel.disposed.listeners], [0, 0, 0]);
    assert.equal(study.panels.current, undefined);
    assert.match(study.panels.openAlone()?.message ?? '', /Open the study panel/);
  });
});
