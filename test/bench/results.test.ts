import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { disagreements } from '../../bench/peers/agreement';
import { chart, decadesOf } from '../../bench/peers/chart';
import { bestPeer, goals, verdicts } from '../../bench/peers/goals';
import type { Figure } from '../../bench/peers/rounds';
import { median } from '../../bench/peers/statistics';
import { cells, duration, markdown, plain } from '../../bench/peers/table';
import { type Work, works } from '../../bench/peers/works';

const figure = (ms: number, more: Partial<Figure> = {}): Figure => ({
  ms,
  rounds: [ms],
  part: { epochs: 1000, rows: 3, times: 1 },
  loss: 0.5,
  ...more,
});
const of = (milliseconds: Readonly<Record<string, number>>): Map<string, Figure> =>
  new Map(Object.entries(milliseconds).map(([id, ms]) => [id, figure(ms)]));
const some = works.filter(({ id }) => id === 'regression-a' || id === 'xor-cold');

describe('the median', () => {
  it('is the middle one, or between the two in the middle', () => {
    assert.equal(median([9, 1, 5]), 5);
    assert.equal(median([9, 1, 5, 6]), 5.5);
  });
});

describe('the goals', () => {
  const told = (milliseconds: Readonly<Record<string, number>>) =>
    verdicts(new Map([['regression-a', of(milliseconds)]])).map(({ met, text }) => `${met} ${text}`);

  it('are compared with the limit and with the quickest peer', () => {
    assert.deepEqual(told({ compact: 3, c: 2, torch: 600, keras: 25_000, playground: 20 }), [
      'false compact engine beside C -O3, the limit: 1.50 × its time (goal: at most 1.3 ×)',
      'true compact engine beside PyTorch, the quickest of Keras, PyTorch and tfjs: 200 × as fast (goal: at least 100 ×)',
    ]);
  });

  it('are open where somebody is absent', () => {
    assert.deepEqual(
      told({ compact: 3, playground: 20 }).map((text) => text.split(' ')[0]),
      ['undefined', 'undefined'],
    );
  });

  it('may be a time', () => {
    assert.deepEqual(
      [59, 61].map((ms) => verdicts(new Map([['xor-cold', of({ thread: ms })]]))[0]?.met),
      [true, false],
    );
  });

  it('name works that there are', () => {
    for (const { work } of goals) assert.ok(works.some(({ id }) => id === work));
  });

  it('do not take this extension’s own engines for peers', () => {
    assert.equal(bestPeer(of({ wasm: 1, tensorflow: 1, c: 1, keras: 30, 'tfjs-node': 20 })), 'tfjs-node');
  });
});

describe('agreement', () => {
  it('is of losses after the same part of the work', () => {
    const half = { epochs: 500, rows: 3, times: 2 };
    const figures = new Map([
      ['a', figure(1, { loss: 0.5 })],
      ['b', figure(1, { loss: 0.52 })],
      ['c', figure(1, { loss: 0.6 })],
      ['d', figure(1, { loss: 0.7, part: half })],
      ['e', figure(1, { loss: Number.NaN })],
    ]);
    const wrong = disagreements(figures, ({ epochs }) => (epochs === 500 ? 0.7 : 0.5));
    assert.deepEqual(
      wrong.map(({ id }) => id),
      ['c', 'e'],
    );
  });
});

describe('the table', () => {
  const rows = [
    { id: 'compact', title: 'compact' },
    { id: 'keras', title: 'Keras' },
    { id: 'absent', title: 'absent' },
  ];
  const slow = figure(25_700, { part: { epochs: 100, rows: 3, times: 10 } });
  const figures = new Map([
    [
      'regression-a',
      new Map([
        ['compact', figure(2.6)],
        ['keras', slow],
      ]),
    ],
  ]);

  it('has a line for each who is there, and marks what was multiplied', () => {
    assert.equal(
      plain(cells(figures, some, rows)),
      `         regression A  XOR, cold
────────────────────────────────
compact       2.60 ms          –
Keras         25.7 s°          –`,
    );
  });

  it('is Markdown, too', () => {
    assert.equal(
      markdown(cells(figures, some, rows)),
      `|  | regression A | XOR, cold |
|---|---:|---:|
| compact | 2.60 ms | – |
| Keras | 25.7 s° | – |`,
    );
  });

  it('says durations in three digits', () => {
    const times = [0.2651, 0.9999, 1, 9.999, 99.96, 999.4, 999.9, 1000, 59_000, 183_000].map(duration);
    assert.deepEqual(times, ['265 µs', '1.00 ms', '1.00 ms', '10.0 ms', '100 ms', '999 ms', '1.00 s', '1.00 s', '59.0 s', '183 s']);
  });
});

describe('the chart', () => {
  const rows = [
    { id: 'keras', title: 'Keras <3>', side: 'peer' },
    { id: 'compact', title: 'compact', side: 'ours' },
    { id: 'c', title: 'C', side: 'other' },
  ] as const;
  const svg = chart(new Map([['regression-a', of({ keras: 1000, compact: 10, c: 1 })]]), some as Work[], rows, 'here & now');
  const circles = [...svg.matchAll(/<circle class="(\w+)" cx="([\d.]+)"/g)].map(([, side, x]) => ({ side, x: Number(x) }));

  it('has the quickest first, on a logarithmic scale', () => {
    assert.deepEqual(
      circles.map(({ side }) => side),
      ['other', 'ours', 'peer'],
    );
    const [c, compact, keras] = circles.map(({ x }) => x) as [number, number, number];
    assert.ok(Math.abs((keras - compact) / (compact - c) - 2) < 0.01);
  });

  it('leaves out works that no one did, and escapes names', () => {
    assert.equal(svg.match(/class="title"/g)?.length, 1);
    assert.ok(svg.includes('Keras &#60;3&#62;') && svg.includes('here &#38; now'));
  });

  it('closes every element', () => {
    const open: string[] = [];
    for (const [, slash, name, own] of svg.matchAll(/<(\/?)(\w+)[^>]*?(\/?)>/g)) {
      if (slash) assert.equal(open.pop(), name);
      else if (!own) open.push(name as string);
    }
    assert.deepEqual(open, []);
  });

  it('spans at least one power of ten', () => {
    assert.deepEqual(decadesOf([0.2, 30]), [-1, 0, 1, 2]);
    assert.deepEqual(decadesOf([10]), [1, 2]);
  });
});
