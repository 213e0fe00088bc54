import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Data, Points } from '../../../src/webview/study/messages/state';
import { samples } from '../../../src/webview/study/plane/boundary/grid';
import type { Look as PlaneLook } from '../../../src/webview/study/plane/boundary/look';
import { boxOf } from '../../../src/webview/study/plane/boundary/points';
import { sceneOf } from '../../../src/webview/study/plane/boundary/scene';
import { sentence } from '../../../src/webview/study/plane/boundary/sentence';
import type { Look as FitLook } from '../../../src/webview/study/plane/fit/look';
import { sceneOf as fitSceneOf } from '../../../src/webview/study/plane/fit/scene';
import { sentence as fitSentence } from '../../../src/webview/study/plane/fit/sentence';
import { describeAnswers, type RowAnswer } from '../../../src/webview/study/predictions/answer';
import { readingOf } from '../../../src/webview/study/shared/reading';
import { chance } from '../chance';
import { pointsOf } from '../points';
import { readingFor } from '../readings';
import { lookAt } from './looks';

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** What a network answers to a row of inputs. */
type Answer = (x: ArrayLike<number>, at: number) => number;

/** A network of some tanh units and a sigmoid, steep enough for islands, or so weak that it has one class everywhere. */
function network(next: () => number, inputs: number): Answer {
  const hidden = 1 + Math.floor(next() * 4);
  const steep = 10 ** (next() * 3 - 1);
  const units = Array.from({ length: hidden }, () => Array.from({ length: inputs + 2 }, () => (next() * 2 - 1) * steep));
  const bias = (next() * 2 - 1) * (next() < 0.3 ? 3 * steep : 1);
  return (x, at) => {
    let z = bias;
    for (const unit of units) {
      let inner = unit[inputs] as number;
      for (let i = 0; i < inputs; i++) inner += (unit[i] as number) * (x[at * inputs + i] as number);
      z += (unit[inputs + 1] as number) * Math.tanh(inner);
    }
    return sigmoid(z);
  };
}

/** Now and then a point with an island of its own, smaller than a cell of the grid. */
function withIsland(next: () => number, answer: Answer, data: Data, inputs: number): Answer {
  const middle = data.points[0]?.x.slice(0, inputs);
  if (next() < 0.7 || !middle) return answer;
  const near = (x: ArrayLike<number>, at: number): boolean =>
    middle.every((value, i) => Math.abs((x[at * inputs + i] as number) - value) < 1e-3);
  return (x, at) => (near(x, at) ? 1 - answer(x, at) : answer(x, at));
}

/** Rows of one, two or three splits; now and then a split of one row, or none for training. */
function dataOf(next: () => number, inputs: number, base: Data): Data {
  const splits = (['train', 'validation', 'test'] as const).filter((split) => next() < (split === 'train' ? 0.95 : 0.5));
  const points = splits.map((split): Points => {
    const rows = next() < 0.2 ? 1 : 2 + Math.floor(next() * 12);
    const x = Float32Array.from({ length: rows * inputs }, () => next() * 4 - 2);
    return pointsOf(
      split,
      inputs,
      x,
      Float32Array.from({ length: rows }, () => Number(next() < 0.5)),
    );
  });
  const { gate: _, ...others } = base;
  return { ...others, points, targets: 1 };
}

const ofAll = (data: Data): Float32Array => Float32Array.from(data.points.flatMap(({ x }) => [...x]));

interface Split {
  readonly rows: number;
  readonly right: number;
}

function tally(data: Data, answer: Answer): Readonly<Record<string, Split>> {
  return Object.fromEntries(
    data.points.map(({ split, x, y }) => [
      split,
      { rows: y.length, right: y.filter((target, i) => target > 0.5 === answer(x, i) > 0.5).length },
    ]),
  );
}

const named = { train: 'training', validation: 'validation', test: 'test' } as const;

/** `3 of 7 training points`, `1 of 1 training point`. */
const of = ({ right, rows }: Split, split: keyof typeof named): string =>
  `${right} of ${rows} ${named[split]} point${rows === 1 ? '' : 's'}`;

const BOUNDARY = /\b(?:The boundary|The boundaries|The line) (?:has|have|separate)/;

/** A sentence about a boundary, against the answers at all points and places. */
function agreesWithPoints(text: string, found: Readonly<Record<string, Split>>, look: PlaneLook, context: string): void {
  const { train } = found;
  const only =
    /^There is no boundary in this picture: the answer is class ([01]) everywhere in it, which is right for (.+)\.(?: Right|$)/.exec(text);
  if (only) {
    const classes = [...look.field.values, ...look.points].map((p) => Number(p > 0.5));
    assert.ok(
      look.points.every((p) => Number(p > 0.5) === Number(only[1])) && classes.includes(Number(only[1])),
      `a point has another class\n${context}`,
    );
    assert.ok(train && only[2]?.startsWith(of(train, 'train')), context);
  }
  assert.ok(!(only && BOUNDARY.test(text)), context);
  if (/separates? both classes/.test(text))
    assert.ok(train && train.right === train.rows && text.includes(`all ${train.rows} training points`), context);
  const has = /^The boundary has (\d+ of \d+ training points?)/.exec(text);
  if (has) assert.ok(train && has[1] === of(train, 'train'), context);
  assert.equal(/There is no data to compare with/.test(text), !train, context);
  for (const split of ['validation', 'test'] as const) {
    const said = new RegExp(`Right of the ${split} points: (\\d+) of (\\d+)`).exec(text);
    if (train)
      assert.deepEqual(
        said ? said.slice(1, 3).map(Number) : undefined,
        found[split] ? [found[split].right, found[split].rows] : undefined,
        context,
      );
  }
}

describe('what is said of a boundary agrees with the points and with the picture', () => {
  it('over 1500 random networks', async () => {
    const base = await lookAt('gate-xor');
    const next = chance(4711);
    const seen = new Set<string>();
    for (let n = 0; n < 1500; n++) {
      const data = dataOf(next, 2, base.question.data as Data);
      const answer = withIsland(next, network(next, 2), data, 2);
      const grid = { box: boxOf(data), cells: 24 };
      const places = samples(grid);
      const rows = ofAll(data);
      const reading = readingOf({ reading: readingFor('sigmoid', 1, data, 'binary_crossentropy') });
      const look: PlaneLook = {
        question: { ...base.question, data, reading, structure: { ...base.question.structure, steps: false } },
        field: { grid, values: Float32Array.from({ length: places.length / 2 }, (_, i) => answer(places, i)), units: 1 },
        points: Float32Array.from({ length: rows.length / 2 }, (_, i) => answer(rows, i)),
        lines: new Map(),
      };
      const text = sentence(sceneOf(look).seen);
      const found = tally(data, answer);
      agreesWithPoints(text, found, look, `${n}: ${text} ${JSON.stringify(found)}`);
      seen.add(text.replace(/\d[\d.]*/g, '#'));
    }
    const kinds = [...seen].join('\n');
    for (const words of [/no boundary in this picture/, /The boundary has/, /separates both classes/, /everywhere in this picture/])
      assert.match(kinds, words);
    assert.ok(seen.size >= 10, `only ${seen.size} kinds of sentences`);
  });
});

describe('what is said of a fitted curve agrees with the points and with the picture', () => {
  it('over 1500 random networks', async () => {
    const base = await lookAt('gate-xor');
    const next = chance(815);
    const seen = new Set<string>();
    for (let n = 0; n < 1500; n++) {
      const data: Data = { ...dataOf(next, 1, base.question.data as Data), inputNames: ['x'] };
      const answer = withIsland(next, network(next, 1), data, 1);
      // Beyond the data, which is within ±2.
      const [from, to] = [-2.6, 2.6];
      const x = Float32Array.from({ length: 41 }, (_, i) => from + ((to - from) * i) / 40);
      const rows = ofAll(data);
      const reading = readingOf({ reading: readingFor('sigmoid', 1, data, 'binary_crossentropy') });
      const look: FitLook = {
        question: { ...base.question, data, reading },
        x,
        units: 1,
        curve: Float32Array.from(x, (_, i) => answer(x, i)),
        points: Float32Array.from(rows, (_, i) => answer(rows, i)),
      };
      const text = fitSentence(fitSceneOf(look));
      const found = tally(data, answer);
      const context = `${n}: ${text} ${JSON.stringify(found)}`;
      const classes = new Set([...look.curve, ...look.points].map((p) => p > 0.5));
      if (/it is the same class everywhere/.test(text)) assert.equal(classes.size, 1, context);
      const passes = /passes 0\.5 at x = (.+?)\.(?: |$)/
        .exec(text)?.[1]
        ?.split(', ')
        .map((at) => Number(at.replace('−', '-')));
      for (const at of passes ?? []) {
        assert.ok(at >= from && at <= to, context);
        // Between two samples, one on each side.
        const near = Array.from({ length: 40 }, (_, i) => i).filter(
          (i) => (x[i] as number) <= at + 0.02 && at - 0.02 <= (x[i + 1] as number),
        );
        assert.ok(
          near.some((i) => (look.curve[i] as number) > 0.5 !== (look.curve[i + 1] as number) > 0.5),
          context,
        );
      }
      for (const split of ['train', 'validation', 'test'] as const) {
        assert.equal(text.includes(`Answered right: ${found[split] && of(found[split], split)} (`), found[split] !== undefined, context);
      }
      seen.add(text.replace(/−?\d[\d.]*/g, '#'));
    }
    const kinds = [...seen].join('\n');
    for (const words of [/same class everywhere/, /passes # at x = #/, /passes # at x = #, #/, /^Answered right/m])
      assert.match(kinds, words);
    assert.ok(seen.size >= 10, `only ${seen.size} kinds of sentences`);
  });
});

/** All ways in which some of so many rows have a target, and some of those a right answer. */
const counts = Array.from({ length: 6 }, (_, i) => i + 1).flatMap((rows) =>
  Array.from({ length: rows + 1 }, (_, judged) => Array.from({ length: judged + 1 }, (_, right) => ({ rows, judged, right }))).flat(),
);

describe('what is said of predictions agrees with the rows', () => {
  for (const { rows, judged, right } of counts) {
    it(`${rows} rows, ${judged} of them with a target, ${right} answered right`, () => {
      const answers = Array.from(
        { length: rows },
        (_, i) => ({ outputs: [1], ...(i < judged && { right: i < right }) }) as unknown as RowAnswer,
      );
      const text = describeAnswers(answers);
      if (judged === 0) return assert.equal(text, '');
      if (judged < rows) return assert.equal(text, `Rows with a known target: ${right} of ${judged} answered right.`);
      const numbers = [...text.matchAll(/\d+/g)].map(([number]) => Number(number));
      assert.deepEqual(numbers, rows === 1 ? [] : right === rows ? [rows] : [right, rows], text);
      assert.equal(/ is right| is wrong/.test(text), rows === 1 || right === 1, text);
      assert.equal(/\bAll\b|The answer is right/.test(text), right === rows, text);
    });
  }
});
