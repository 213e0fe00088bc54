import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FromView } from '../../../src/webview/study/messages/from-view';
import type { Kept, Options } from '../../../src/webview/study/messages/options';
import type { RunInfo, State } from '../../../src/webview/study/messages/state';
import type { Curves, ToView } from '../../../src/webview/study/messages/to-view';
import { Store } from '../../../src/webview/study/store';
import { pointsOf } from '../points';

const options: Options = {
  view: 'overview',
  training: { logScale: false, by: 'epoch', smoothing: 0, hidden: [], table: false },
  network: { weights: 'heat' },
  boundary: { units: true, regions: true },
  data: {},
  mistakes: { surest: false, seed: 0, shares: false },
  step: { check: false },
  tensors: {},
  descent: {},
  functions: { hidden: [], steps: 0, rate: 0.1, secant: false, h: 1, table: false },
  predictions: {},
};
const run: RunInfo = {
  id: 'a',
  label: 'A',
  began: '',
  status: 'running',
  seed: 0,
  epochs: 9,
  epochsDone: 0,
  logs: {},
  metrics: {},
  stale: false,
  resumable: false,
  milliseconds: 0,
};
const kept: Kept = { view: 'overview', alone: false, locked: false, compared: [] };
const told = (change: Partial<State> = {}): ToView => ({
  type: 'state',
  state: { alone: false, locked: false, views: ['overview'], options, runs: [run], others: [], ...change },
  kept,
});
const curves = (from: number, loss: readonly number[]): Curves => ({
  from,
  columns: { loss: Float64Array.from(loss) },
  milliseconds: new Float64Array(loss.length).fill(2),
  frames: [0, from + loss.length],
});

function page() {
  const sent: FromView[] = [];
  const states: unknown[] = [];
  let draws = 0;
  const host = { send: (message: FromView) => void sent.push(message), keep: (state: unknown) => void states.push(state) };
  const store = new Store(host, () => void draws++);
  return { store, sent, states, draws: () => draws };
}

describe('the store of the study panel', () => {
  it('has nothing to draw until it has the state, and hands on what VS Code is to keep', () => {
    const { store, states, draws } = page();
    assert.equal(store.ready, false);
    store.receive(told());
    assert.equal(store.ready, true);
    assert.deepEqual([states, draws()], [[kept], 1]);
  });

  it('adds epochs to curves, and leaves what was drawn from as it was', () => {
    const { store } = page();
    store.receive(told());
    store.receive({ type: 'run', id: 'a', curves: curves(0, [5, 4]) });
    const first = store.curves.get('a')?.columns['loss'];
    store.receive({ type: 'curves', id: 'a', curves: curves(2, [3, 2]) });
    const second = store.curves.get('a');
    assert.deepEqual([...(first ?? [])], [5, 4]);
    assert.deepEqual([...(second?.columns['loss'] ?? [])], [5, 4, 3, 2]);
    assert.deepEqual([second?.milliseconds.length, second?.frames], [4, [0, 4]]);
    store.receive({ type: 'curves', id: 'a', curves: curves(1, [9]) });
    assert.deepEqual([...(second?.columns['loss'] ?? [])], [5, 4, 3, 2]);
    assert.deepEqual([...(store.curves.get('a')?.columns['loss'] ?? [])], [5, 9]);
    store.receive({ type: 'curves', id: 'unknown', curves: curves(0, [1]) });
    assert.equal(store.curves.size, 1);
  });

  it('takes in a million epochs, one at a time, without copying them all each time', () => {
    const { store } = page();
    store.receive(told());
    store.receive({ type: 'run', id: 'a', curves: curves(0, []) });
    const buffers = new Set<unknown>();
    for (let epoch = 0; epoch < 100_000; epoch++) {
      store.receive({ type: 'curves', id: 'a', curves: curves(epoch, [epoch]) });
      buffers.add(store.curves.get('a')?.columns['loss']?.buffer);
    }
    const loss = store.curves.get('a')?.columns['loss'];
    assert.deepEqual([loss?.length, loss?.[99_999]], [100_000, 99_999]);
    assert.ok(buffers.size < 20, `${buffers.size} arrays`);
  });

  it('fills what a late figure has no value for with nothing', () => {
    const { store } = page();
    store.receive(told());
    store.receive({ type: 'run', id: 'a', curves: curves(0, [5, 4]) });
    const late = { ...curves(2, [3]), columns: { loss: Float64Array.of(3), val_loss: Float64Array.of(7) } };
    store.receive({ type: 'curves', id: 'a', curves: late });
    assert.deepEqual([...(store.curves.get('a')?.columns['val_loss'] ?? [])], [Number.NaN, Number.NaN, 7]);
  });

  it('keeps the list of runs up with the curves', () => {
    const { store } = page();
    store.receive(told());
    store.receive({ type: 'run', id: 'a', curves: curves(0, []) });
    store.receive({ type: 'curves', id: 'a', curves: curves(0, [5, 4, 3]) });
    const { epochsDone, logs, milliseconds } = store.state.runs[0] ?? run;
    assert.deepEqual([epochsDone, logs, milliseconds], [3, { loss: 3 }, 6]);
  });

  it('forgets the curves of a run that is no longer shown, and the moment of another run', () => {
    const { store } = page();
    store.receive(told());
    store.receive({ type: 'run', id: 'a', curves: curves(0, [1]) });
    store.setCursor(1);
    store.receive(told());
    assert.deepEqual([store.curves.size, store.cursor], [1, 1]);
    store.receive(told({ runs: [] }));
    assert.deepEqual([store.curves.size, store.cursor], [0, undefined]);
  });

  it('takes nulls, which numbers that are none become on their way, for what they were', () => {
    const { store } = page();
    store.receive(told({ runs: [{ ...run, logs: { loss: null as unknown as number } }] }));
    assert.deepEqual(store.state.runs[0]?.logs, { loss: Number.NaN });
  });

  it('tells where the reader points once, and shows the layer of the pointer before that of the editor', () => {
    const { store, sent } = page();
    store.receive(told());
    store.receive({ type: 'layer', layer: 'edited' });
    assert.equal(store.layer, 'edited');
    store.setLayer('pointed');
    store.setLayer('pointed');
    assert.equal(store.layer, 'pointed');
    store.setLayer(undefined);
    assert.equal(store.layer, 'edited');
    store.setCursor(4);
    store.setCursor(4);
    assert.deepEqual(sent, [
      { type: 'hoverLayer', layer: 'pointed' },
      { type: 'hoverLayer', layer: undefined },
      { type: 'cursor', epoch: 4 },
    ]);
  });

  it('changes an option at once, and is not set back by what the host said before it knew', () => {
    const { store } = page();
    const smooth = (smoothing: number): Options => ({ ...options, training: { ...options.training, smoothing } });
    store.receive(told());
    store.setOptions({ training: { smoothing: 0.1 } });
    store.setOptions({ training: { smoothing: 0.2 } });
    store.receive(told());
    assert.equal(store.state.options.training.smoothing, 0.2);
    store.receive(told({ options: smooth(0.1) }));
    assert.equal(store.state.options.training.smoothing, 0.2);
    store.receive(told({ options: smooth(0.2) }));
    store.receive(told({ options: { ...smooth(0.2), view: 'boundary' } }));
    assert.equal(store.state.options.view, 'boundary');
    assert.equal(store.state.options.training.smoothing, 0.2);
  });

  it('keeps nothing of one spec for another', () => {
    const { store, sent } = page();
    const of = (subject: string, change: Partial<State> = {}): ToView => told({ subject, ...change });
    store.receive(of('a'));
    store.setCursor(4);
    store.setLayer('pointed');
    store.receive({ type: 'layer', layer: 'edited' });
    store.setOptions({ training: { smoothing: 0.5 } });
    // The other spec is shown as the first one was before, and has the same run laid over it.
    store.receive(of('b'));
    assert.deepEqual([store.cursor, store.layer, store.state.options.training.smoothing], [undefined, undefined, 0]);
    store.setCursor(2);
    assert.deepEqual(
      sent.map(({ type, subject }) => [type, subject]),
      [
        ['cursor', 'a'],
        ['hoverLayer', 'a'],
        ['options', 'a'],
        ['cursor', 'b'],
      ],
    );
  });

  it('has the same network and data as long as they say the same', () => {
    const { store } = page();
    const points = (y: number) => [pointsOf('train', 2, Float32Array.of(1, Number.NaN), Float32Array.of(y))];
    const data = (y: number) => ({ rows: { train: 1 }, splits: ['train'] as const, inputs: 2, targets: 1, scale: 1, points: points(y) });
    const tell = (y: number, epochsDone: number) => store.receive(told({ data: data(y), runs: [{ ...run, epochsDone }] }));
    tell(1, 1);
    const { state } = store;
    tell(1, 2);
    assert.equal(store.state.data, state.data);
    assert.notEqual(store.state.runs[0], state.runs[0]);
    tell(0, 2);
    assert.notEqual(store.state.data, state.data);
    assert.equal(store.state.data?.points[0]?.x, state.data?.points[0]?.x);
  });

  it('takes an answer that is there before the question, and asks for all others', async () => {
    const { store, sent } = page();
    const x = Float32Array.of(1, 2);
    const of = (run: string, more = {}) => ({ run, at: 'last', x: Float32Array.from(x), layers: 'output', ...more }) as const;
    void store.ask('outputs', of('a'));
    const id = (sent[0] as Extract<FromView, { type: 'request' }>).id;
    const value = { epoch: 3, layers: [] };
    store.receive({ type: 'ahead', id, run: 'b', value });
    store.receive({ type: 'ahead', id: 99, run: 'b', value: 'for another page' });
    assert.equal(await store.ask('outputs', of('b')), value);
    assert.deepEqual(sent.at(-1), { type: 'took', id });
    for (const other of [of('b'), of('b', { layers: 'all' }), of('b', { x: Float32Array.of(1, 3) })]) {
      void store.ask('outputs', other);
      assert.equal(sent.at(-1)?.type, 'request');
    }
    store.receive({ type: 'ahead', id, run: 'c', value });
    assert.equal(await store.ask('outputs', of('c')), value);
  });

  it('ends every request, each with its own answer', async () => {
    const { store, sent } = page();
    const first = store.ask('save', { name: 'a', content: '' });
    const second = store.ask('save', { name: 'b', content: '' });
    const ids = sent.map((message) => (message.type === 'request' ? message.id : 0));
    store.receive({ type: 'answer', id: ids[1] as number, ok: false, message: 'the disk is full' });
    store.receive({ type: 'answer', id: ids[0] as number, ok: true, value: { saved: true } });
    store.receive({ type: 'answer', id: 99, ok: true, value: 1 });
    assert.deepEqual(await first, { saved: true });
    await assert.rejects(second, /the disk is full/);
  });
});
