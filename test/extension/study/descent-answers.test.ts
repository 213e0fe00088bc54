import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Requests } from '../../../src/webview/study/messages/from-view';
import { env, type FakePanel, host } from '../fake-vscode';
import { keep, specText } from '../runs/kept';
import { ask, edit, real, send, studyPanels, untilState } from './panels';

type Surface = Requests['surface']['answer'];

const plane = { kind: 'parameters', x: { variable: 'dense/kernel', index: 0 }, y: { variable: 'dense/kernel', index: 1 } } as const;

describe('what a page asks about a loss surface', () => {
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

  const answered = async <N extends 'surface' | 'slope' | 'descend'>(name: N, about: object): Promise<Requests[N]['answer']> => {
    const answer = await ask(panel, name, about);
    assert.ok(answer.ok, JSON.stringify(answer));
    return answer.value as Requests[N]['answer'];
  };
  const refused = async (name: 'surface' | 'slope' | 'descend', about: object): Promise<string> => {
    const answer = await ask(panel, name, about);
    return answer.ok ? assert.fail(JSON.stringify(answer)) : answer.message;
  };

  it('is that of the run at the moment, with its way; whatever page it goes to', async () => {
    const last: Surface = await answered('surface', { run: 'run', at: 'last', plane, size: 9 });
    const first: Surface = await answered('surface', { run: 'run', at: 0, plane, size: 9 });
    assert.deepEqual([last.of, last.at.epoch, first.at.epoch, last.x.label], ['slice', 10, 0, 'dense/kernel[0,0]']);
    assert.deepEqual(last.path, first.path);
    assert.deepEqual([last.at.x, last.at.y], [last.path.x.at(-1), last.path.y.at(-1)]);
    assert.match(last.notes[0] ?? '', /^The data has changed since this run/);
    assert.deepEqual(structuredClone(last), last);
  });

  it('has a slope at a point, and ways down from it', async () => {
    const { loss, gradient } = await answered('slope', { run: 'run', at: 'last', plane, point: [1, -1] });
    assert.ok(loss > 0 && gradient.every((slope) => Number.isFinite(slope) && slope !== 0));
    const racers = [{ type: 'SGD', learning_rate: 0.5 }, { type: 'Adam' }];
    const race = await answered('descend', { run: 'run', at: 'last', plane, start: [1, -1], racers, steps: 8 });
    assert.deepEqual(
      [race.batches, race.racers.map(({ x, y }) => [x[0], y[0], x.length])],
      [
        4,
        [
          [1, -1, 9],
          [1, -1, 9],
        ],
      ],
    );
    assert.ok(Math.abs((race.racers[0]?.loss[0] as number) - loss) < 1e-6);
  });

  it('before any training is that of the spec as it is', async () => {
    const surface: Surface = await answered('surface', { at: 'initial', size: 5 });
    assert.deepEqual([surface.of, surface.path.epochs, surface.notes], ['slice', [], []]);
  });

  it('is refused with a sentence, in the reader’s language', async (t) => {
    const way = { at: 'initial', plane: { kind: 'way' }, size: 5 };
    assert.match(await refused('surface', way), /^This plane is that of a run’s own way/);
    assert.match(await refused('surface', { at: 'initial', size: 5, loss: 'mes' }), /Did you mean "mse"\?/);
    assert.equal(await refused('surface', { run: 'gone', at: 'last', size: 5 }), 'This run no longer exists.');
    env.language = 'ko';
    t.after(() => {
      env.language = 'en';
    });
    assert.match(await refused('surface', way), /^이 평면은 실행이 지나온 길로 정하는데/);
  });

  it('gives way to the newest question of the panel about the same loss', async () => {
    const about = { run: 'run', at: 'last', plane };
    const [old, young, beside] = await Promise.all([
      ask(panel, 'surface', { ...about, size: 80 }),
      ask(panel, 'surface', { ...about, size: 9 }),
      ask(panel, 'surface', { ...about, size: 9, loss: 'mae' }),
    ]);
    assert.ok(young.ok && beside.ok);
    if (old.ok) assert.equal((old.value as Surface).x.values.length, 80);
  });
});
