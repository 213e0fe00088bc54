import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Comparison } from '../../../src/webview/study/messages/state';
import { type FakeDocument, FakePanel, host, Uri } from '../fake-vscode';
import { keep, until } from '../runs/kept';
import { andSpec, ask, asPanel, edit, messages, real, send, stateOf, studyPanels, untilState } from './panels';

const ending = { reason: 'finished' } as const;

describe('what a study panel compares', () => {
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
    host.executed.length = 0;
  });

  const runsOf = (id: string, text: string, name = 'a'): void => {
    keep(study.storage, id, { uri: `file:///notes/${name}.nn.json`, text, ending, began: Number(id) });
  };
  const shown = (): FakePanel => {
    const panel = host.panels.at(-1) as FakePanel;
    send(panel, { type: 'ready' });
    return panel;
  };
  const comparisonOf = (panel: FakePanel): Comparison | undefined => stateOf(panel)?.comparison;
  const untilCompared = (panel: FakePanel, holds: (comparison: Comparison) => boolean): Promise<void> =>
    untilState(panel, ({ comparison }) => comparison && holds(comparison));
  const words = ({ differences }: Comparison): string[] => [
    ...(differences?.sections.flatMap((section) => section.differences) ?? []).map(({ key, values }) => `${key} ${values?.join(' → ')}`),
    ...(differences?.layers.flatMap((layer) => layer.differences) ?? []).map(({ key, values }) => `${key} ${values?.join(' → ')}`),
  ];

  it('is two runs, each with its own spec and network, until one of them is removed', async () => {
    runsOf('1', andSpec(4));
    runsOf('2', andSpec(8).replace('"SGD"', '{ "type": "SGD", "learning_rate": 0.1 }'));
    await study.runs.ready();
    study.panels.show(real(spec), 'compare', { compare: ['1', '2'] });
    const panel = shown();
    await untilCompared(panel, ({ sides }) => sides.every(({ network }) => network));
    const comparison = comparisonOf(panel) as Comparison;
    assert.equal(comparison.of, 'runs');
    assert.deepEqual(words(comparison), ['learning_rate 0.01 → 0.1', 'units 4 → 8']);
    assert.deepEqual(
      comparison.sides.map(({ run, network, views }) => [run?.id, run?.stale, network?.totalParams, views.includes('boundary')]),
      [
        ['1', false, 17, true],
        ['2', false, 33, true],
      ],
    );
    assert.deepEqual([stateOf(panel)?.options.view, stateOf(panel)?.views.includes('compare')], ['compare', true]);
    await until(() => new Set(messages(panel, 'run').map(({ id }) => id)).size === 2, 'the curves of both');
    await study.runs.delete(study.runs.get('2') as never);
    await untilState(panel, ({ comparison: left, views }) => left === undefined && !views.includes('compare'));
  });

  it('may be runs of two specs, and keeps to the spec that it was chosen for', async () => {
    runsOf('1', andSpec(1));
    runsOf('2', andSpec(3), 'b');
    await study.runs.ready();
    study.panels.show(real(spec), 'compare', { compare: ['1', '2'] });
    const panel = shown();
    await untilCompared(panel, ({ sides }) => sides[1].file === 'b.nn.json');
    edit('b.nn.json', andSpec(3));
    await untilState(panel, ({ subject }) => subject === 'file:///notes/b.nn.json');
    assert.equal(comparisonOf(panel), undefined);
    edit('a.nn.json');
    await untilCompared(panel, ({ sides }) => sides[1].run?.id === '2');
    send(panel, { type: 'compare', runs: [] });
    await untilState(panel, ({ comparison }) => comparison === undefined);
  });

  it('is two specs as they are in the editor, with their newest runs, which may be of older versions', async () => {
    const other = edit('b.nn.json', andSpec(3));
    runsOf('1', andSpec(2), 'b');
    runsOf('2', andSpec(3), 'b');
    await study.runs.ready();
    study.panels.show(real(spec), 'compare', { against: other.uri as never });
    const panel = shown();
    await untilCompared(panel, ({ sides }) => sides.every(({ network }) => network));
    const comparison = comparisonOf(panel) as Comparison;
    assert.deepEqual([comparison.of, words(comparison)], ['specs', ['units 1 → 3']]);
    assert.deepEqual(
      comparison.sides.map(({ title, file, run }) => [title, file, run?.id, run?.stale]),
      [
        ['AND by 1', 'a.nn.json', undefined, undefined],
        ['AND by 3', 'b.nn.json', '2', false],
      ],
    );
    // The other spec's run is no run of this one.
    assert.deepEqual(stateOf(panel)?.runs, []);
    await until(() => messages(panel, 'run').some(({ id }) => id === '2'), 'its curves');
    host.change(other, andSpec(5));
    await untilCompared(panel, (now) => words(now).join() === 'units 1 → 5');
    assert.equal(comparisonOf(panel)?.sides[1].run?.stale, true);
    host.change(other, '{ "layers": [');
    host.change(spec, andSpec(2));
    // While it is being typed, what it was before stays.
    await untilCompared(panel, (now) => words(now).join() === 'units 2 → 5');
    // So it does when a command shows the panel, as Train does.
    study.panels.show(real(spec));
    host.change(spec, andSpec(3));
    await untilCompared(panel, (now) => words(now).join() === 'units 3 → 5');
  });

  it('shows both texts in the comparison of VS Code', async () => {
    const other = edit('b.nn.json', andSpec(3));
    runsOf('1', andSpec(4));
    runsOf('2', andSpec(8));
    await study.runs.ready();
    study.panels.show(real(spec), 'compare', { against: other.uri as never });
    const panel = shown();
    await untilCompared(panel, () => true);
    assert.ok((await ask(panel, 'command', { command: 'compareTexts' })).ok);
    assert.deepEqual(host.executed.at(-1), ['vscode.diff', spec.uri, other.uri, 'a.nn.json ↔ b.nn.json']);
    send(panel, { type: 'compare', runs: ['1'] });
    await untilCompared(panel, ({ of }) => of === 'runs');
    assert.ok((await ask(panel, 'command', { command: 'compareTexts' })).ok);
    const [command, left, right] = host.executed.at(-1) as [string, Uri, Uri];
    assert.equal(command, 'vscode.diff');
    const provider = host.contents.get(left.scheme);
    assert.deepEqual(
      [await provider?.provideTextDocumentContent(left), await provider?.provideTextDocumentContent(right)],
      [andSpec(8), andSpec(4)],
    );
  });

  it('comes back after a reload, goes with a spec that is renamed, and says that one is gone', async () => {
    const other = edit('b.nn.json', andSpec(3));
    study.panels.show(real(spec), 'compare', { against: other.uri as never });
    const panel = shown();
    await untilCompared(panel, ({ sides }) => sides[1].network !== undefined);
    edit('c.nn.json', andSpec(3));
    edit('a.nn.json');
    host.events.renamed.fire({ files: [{ oldUri: other.uri, newUri: Uri.file('/notes/c.nn.json') }] });
    await untilCompared(panel, ({ sides }) => sides[1].file === 'c.nn.json' && sides[1].network !== undefined);
    const kept = JSON.parse(JSON.stringify(messages(panel, 'state').at(-1)?.kept));
    panel.dispose();
    for (const [against, file, problem] of [
      ['file:///notes/c.nn.json', 'c.nn.json', undefined],
      ['file:///nowhere/x.nn.json', 'x.nn.json', 'x.nn.json cannot be read: it may have been deleted or renamed.'],
    ] as const) {
      const back = new FakePanel();
      study.panels.restore(asPanel(back), { ...kept, against });
      send(back, { type: 'ready' });
      await untilCompared(back, ({ sides }) => sides[1].file === file && (sides[1].network !== undefined || sides[1].problem === problem));
      back.dispose();
    }
  });
});
