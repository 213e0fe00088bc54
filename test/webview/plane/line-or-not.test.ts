import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addedText, commonText, contradiction, inequality, lineText, weightText } from '../../../src/ml/separation/arithmetic';
import type { LineOrNot } from '../../../src/ml/separation/line-or-not';
import type { Data } from '../../../src/webview/study/messages/state';
import { dotsOf } from '../../../src/webview/study/plane/boundary/points';
import { layOut } from '../../../src/webview/study/plane/frame';
import { hullOf } from '../../../src/webview/study/plane/line-or-not/hull';
import { lineExtra } from '../../../src/webview/study/plane/line-or-not/line-drawing';
import { LinePanel } from '../../../src/webview/study/plane/line-or-not/panel';
import { answerText, question, shownProof } from '../../../src/webview/study/plane/line-or-not/text';
import { ThresholdDrawing } from '../../../src/webview/study/plane/line-or-not/threshold-drawing';
import { lineLook } from '../line-look';
import { markup } from '../network/render';
import { pointsOf } from '../points';

const dataOf = (inputs: number, x: readonly number[], y: readonly number[], more: Partial<Data> = {}): Data => ({
  rows: { train: y.length },
  splits: ['train'],
  inputs,
  targets: 1,
  scale: 1,
  classes: 2,
  points: [pointsOf('train', inputs, Float32Array.from(x), Float32Array.from(y))],
  ...more,
});
const corners = [0, 0, 0, 1, 1, 0, 1, 1];
const binary = { kind: 'binary', outputs: 1, threshold: 0.5, targetThreshold: 0.5, codes: [0, 1], neither: false, link: 'logit' } as const;
const reading = { ...binary, unit: 0 };
const look = (data: Data, drawn: LineOrNot['drawn'] = 'line'): LineOrNot => lineLook(data, binary, drawn);

const xor = dataOf(2, corners, [0, 1, 1, 0]);
const and = dataOf(2, corners, [0, 0, 0, 1]);

describe('the arithmetic of a proof', () => {
  it('is of XOR what is written on a board', () => {
    const { found, ...known } = look(xor);
    assert.ok(!found.separable);
    const all = { found, ...known };
    assert.equal(commonText(found, all), '½·(0, 0) + ½·(1, 1) = (½, ½) = ½·(0, 1) + ½·(1, 0)');
    assert.deepEqual(
      all.rows.map((row) => inequality(row, all, true)),
      ['w₁·0 + w₂·0 + b ≤ 0', 'w₁·0 + w₂·1 + b > 0', 'w₁·1 + w₂·0 + b > 0', 'w₁·1 + w₂·1 + b ≤ 0'],
    );
    assert.deepEqual(
      contradiction(found, all, true).map((sum) => [addedText(sum), sum.text]),
      [
        ['(0, 0) + (1, 1)', 'w₁ + w₂ + 2·b ≤ 0'],
        ['(0, 1) + (1, 0)', 'w₁ + w₂ + 2·b > 0'],
      ],
    );
    assert.equal(inequality(all.rows[0] ?? assert.fail(), { strict: true }, false), 'w₁·0 + w₂·0 < 0');
  });

  it('writes weights as the fractions they are, and negative inputs in brackets', () => {
    const all = look(dataOf(1, [-0.5, 4, 2.5], [0, 0, 1]));
    assert.ok(!all.found.separable);
    assert.equal(commonText(all.found, all), '⅓·−0.5 + ⅔·4 = 2.5');
    assert.deepEqual(contradiction(all.found, all, true).map(addedText), ['(−0.5) + 2 × (4)', '3 × (2.5)']);
    assert.equal(inequality(all.rows[0] ?? assert.fail(), all, true), 'w·(−0.5) + b ≤ 0');
    const seventh = { row: 0, weight: 3 / 7, times: 6 };
    assert.equal(weightText(seventh, [seventh, { row: 1, weight: 4 / 7, times: 8 }]), '3/7');
    assert.equal(weightText({ row: 0, weight: 0.123456 }, []), '0.1235');
  });

  it('writes a line with the names of the inputs', () => {
    const { found } = look(and);
    assert.ok(found.separable);
    assert.equal(lineText(found), '2·x₁ + 2·x₂ − 3 = 0');
    assert.equal(
      lineText(found, (k) => ['a', 'b'][k] ?? ''),
      '2·a + 2·b − 3 = 0',
    );
  });
});

describe('what is said of whether a line can do it', () => {
  it('names the margin, the point, and what it means for the network', () => {
    assert.equal(
      answerText(look(and), reading, and),
      'A straight line separates the classes. The widest margin is 0.3536 on either side; nearest samples: 3. The border of this network can be exactly that.',
    );
    assert.equal(
      answerText(look(xor), reading, xor),
      'No straight line separates the classes. (½, ½) is between samples of one class (class 0) and between samples of the other (class 1), so it would have to be on both sides. The border of this network cannot bend, so some samples stay wrong, whatever its weights are.',
    );
    assert.match(answerText(look(xor, 'bends'), reading, xor, true), /^\(½, ½\) is between .*\. The border of this network can bend\.$/);
  });

  it('says of two samples at one place that no network can do it', () => {
    const twice = dataOf(1, [1, 2, 2, 3], [0, 0, 1, 1], { classNames: ['cat', 'dog'] });
    assert.match(
      answerText(look(twice), reading, twice),
      /^No threshold separates the classes\. Two samples have the same inputs, 2, and different classes: no network answers both rightly\. /,
    );
  });

  it('shows of a network without a bias the proof of lines through 0', () => {
    const through = look(and, 'line-through-zero');
    assert.match(answerText(through, reading, and), /no such border has every sample on its side\.$/);
    assert.deepEqual([shownProof(through)?.bias, shownProof(look(xor))?.bias, shownProof(look(and))], [false, true, undefined]);
    const or = dataOf(2, corners, [0, 1, 1, 1]);
    assert.match(answerText(look(or, 'line-through-zero'), reading, or), /which is enough here\.$/);
  });

  it('asks for what there is between so many inputs', () => {
    assert.deepEqual([1, 2, 3, 4].map(question), [
      'Can a threshold do it?',
      'Can a line do it?',
      'Can a plane do it?',
      'Can a hyperplane do it?',
    ]);
  });

  it('writes out few samples, and of many only the proof', () => {
    const few = markup(LinePanel({ look: look(xor), reading, data: xor, answered: true }));
    assert.equal(few.match(/<table/g)?.length, 2);
    assert.equal(few.match(/<tr/g)?.length, 6);
    const more = dataOf(2, [...corners, ...corners.map((v) => v + 5)], [0, 1, 1, 0, 0, 1, 1, 0].concat());
    const many = dataOf(1, [0, 1, 2, 3, 4, 5, 6, 7, 8], [0, 1, 0, 1, 0, 1, 0, 1, 0]);
    assert.equal(markup(LinePanel({ look: look(more), reading, data: more })).match(/<table/g)?.length, 2);
    assert.equal(markup(LinePanel({ look: look(many), reading, data: many })).match(/<table/g)?.length, 1);
  });
});

describe('what is drawn of it', () => {
  const layout = layOut(244, 244, { x: [-0.5, 1.5], y: [-0.5, 1.5] });
  const drawn = (data: Data): string => {
    const { under, over } = lineExtra(look(data), dotsOf(data, reading));
    return markup([under(layout), over(layout)]);
  };

  it('is a line, its strip and the nearest samples', () => {
    const text = drawn(and);
    for (const part of ['margin-strip', 'margin-edge', 'widest-line', 'plot-ring near']) assert.ok(text.includes(`class="${part}"`), text);
    // From (0, 1.5) to (1.5, 0), where both sums are 0.
    const line = /class="widest-line" d="M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)"/.exec(text)?.slice(1).map(Number) ?? assert.fail(text);
    const ends = [
      [layout.x(0), layout.y(1.5)],
      [layout.x(1.5), layout.y(0)],
    ];
    const apart = (a: number[], b: number[]): number =>
      Math.hypot((a[0] as number) - (b[0] as number), (a[1] as number) - (b[1] as number));
    for (const end of [line.slice(0, 2), line.slice(2)]) assert.ok(Math.min(...ends.map((one) => apart(one, end))) < 0.5, String(line));
  });

  it('is both hulls, and the point in both with the lines and weights that make it', () => {
    const text = drawn(xor);
    assert.equal(text.match(/class="hull klass-/g)?.length, 2);
    assert.equal(text.match(/class="share klass-/g)?.length, 4);
    assert.equal(text.match(/½/g)?.length, 4);
    assert.equal(text.match(/class="common-point"/g)?.length, 1);
  });

  it('is of one input a threshold, or the spans of both classes', () => {
    const flat = layOut(300, 200, { x: [0, 5], y: [-0.1, 1.1] });
    const of = (y: readonly number[]): string => {
      const data = dataOf(1, [1, 2, 3, 4], y);
      return markup(ThresholdDrawing({ look: look(data), layout: flat, dots: y.map((klass, i) => ({ x: i + 1, y: klass, klass })) }));
    };
    assert.match(of([0, 0, 1, 1]), new RegExp(`class="widest-line" d="M${flat.x(2.5)} `));
    assert.equal(of([0, 1, 0, 1]).match(/class="hull klass-/g)?.length, 2);
  });

  it('has the corners of hulls only, also of points in one line', () => {
    const at = (...points: (readonly [number, number])[]) => hullOf(points.map(([x, y]) => ({ x, y })));
    assert.deepEqual(at([0, 0], [1, 1], [2, 0], [1, 0.5], [1, 0]), [
      [0, 0],
      [2, 0],
      [1, 1],
    ]);
    assert.deepEqual(at([0, 0], [2, 2], [1, 1], [2, 2]), [
      [0, 0],
      [2, 2],
    ]);
    assert.deepEqual(at([3, 4]), [[3, 4]]);
    assert.deepEqual(at(), []);
  });
});
