import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  bestByOneLine,
  cells,
  corners,
  cut,
  isLine,
  type Line,
  samplesIn,
  turned,
  within,
} from '../../../src/webview/study/plane/boundary/line';
import { equation } from '../../../src/webview/study/plane/formula';

const gate = { x: [-0.5, 1.5], y: [-0.5, 1.5] } as const;
const and: Line = { w1: 0.4, w2: 0.4, b: -0.6 };
const or: Line = { w1: 0.4, w2: 0.4, b: -0.3 };
const names = ['x₁', 'x₂'] as const;

/** Area of a polygon. */
const size = (polygon: readonly (readonly [number, number])[]): number =>
  Math.abs(
    polygon.reduce((sum, [x, y], i) => {
      const [u, v] = polygon[(i + 1) % polygon.length] as readonly [number, number];
      return sum + x * v - u * y;
    }, 0) / 2,
  );

describe('a line in a box', () => {
  it('of AND goes from (0, 1.5) to (1.5, 0)', () => {
    const ends = within(and, gate)?.map((end) => end.map((value) => Math.round(value * 1e9) / 1e9 || 0));
    assert.deepEqual(
      ends?.toSorted(([a = 0], [b = 0]) => a - b),
      [
        [0, 1.5],
        [1.5, 0],
      ],
    );
  });

  it('is not there when it passes by, or when there is none', () => {
    assert.equal(within({ w1: 1, w2: 0, b: -7 }, gate), undefined);
    assert.equal(within({ w1: 0, w2: 0, b: 1 }, gate), undefined);
    assert.equal(isLine({ w1: 0, w2: 0, b: 1 }), false);
  });

  it('cuts the box into two parts that make up the whole', () => {
    const [yes, no] = [cut(corners(gate), and), cut(corners(gate), turned(and))];
    assert.ok(Math.abs(size(yes) - 1.125) < 1e-9, String(size(yes)));
    assert.ok(Math.abs(size(yes) + size(no) - 4) < 1e-9);
    assert.deepEqual(cut(corners(gate), { w1: 0, w2: 0, b: -1 }), []);
  });
});

describe('the pieces between lines', () => {
  it('of NAND and OR are three: the strip and what is beside it', () => {
    const lines = [turned(and), or];
    const pieces = cells(lines, gate);
    assert.equal(pieces.length, 3);
    assert.ok(Math.abs(pieces.reduce((sum, piece) => sum + size(piece), 0) - 4) < 1e-9);
  });

  it('know the samples that lie in them', () => {
    const lines = [turned(and), or];
    const found = samplesIn(cells(lines, gate), lines, Float32Array.of(0, 0, 0, 1, 1, 1));
    assert.deepEqual(found.toSorted(), [0, 1, 2]);
    assert.deepEqual(samplesIn(cells(lines, gate), lines, Float32Array.of(0, 0)).filter((sample) => sample === undefined).length, 2);
  });
});

describe('samples right on a line', () => {
  it('do not speak for a piece that others lie in', () => {
    const lines = [{ w1: 1, w2: 0, b: 0 }];
    const x = Float32Array.of(1e-9, 0, 0.5, 0, -1e-9, 0, -0.4, 0);
    assert.deepEqual(samplesIn(cells(lines, gate), lines, x), [1, 3]);
  });
});

describe('the equation of a line', () => {
  it('is given as a sum and solved, as in the notes', () => {
    assert.deepEqual(equation(and, names), {
      implicit: '0.4·x₁ + 0.4·x₂ − 0.6 = 0',
      solved: 'x₂ = (−0.4·x₁ + 0.6) / 0.4 = −x₁ + 1.5',
    });
    assert.equal(equation(or, names).solved, 'x₂ = (−0.4·x₁ + 0.3) / 0.4 = −x₁ + 0.75');
    assert.equal(
      equation({ w1: Math.fround(0.4), w2: Math.fround(0.4), b: Math.fround(-0.6) }, names).implicit,
      '0.4·x₁ + 0.4·x₂ − 0.6 = 0',
    );
  });

  it('needs no division by 1', () => {
    assert.equal(equation({ w1: -2, w2: 1, b: 0.5 }, names).solved, 'x₂ = 2·x₁ − 0.5');
  });

  it('says when the line is vertical, horizontal or none', () => {
    const vertical = equation({ w1: 2, w2: 0, b: -3 }, names);
    assert.equal(vertical.solved, 'x₁ = 1.5');
    assert.match(vertical.note ?? '', /vertical/);
    const horizontal = equation({ w1: 0, w2: 2, b: 1 }, names);
    assert.equal(horizontal.solved, 'x₂ = −0.5');
    assert.match(horizontal.note ?? '', /horizontal/);
    const none = equation({ w1: 0, w2: 0, b: 1 }, names);
    assert.equal(none.solved, undefined);
    assert.match(none.note ?? '', /no line/);
  });
});

describe('the best that one line can do', () => {
  const at = (targets: readonly number[]) =>
    [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ].map(([x = 0, y = 0], i) => ({ x, y, klass: targets[i] as number }));

  it('is all of AND, OR and NAND, and three of XOR and XNOR', () => {
    assert.deepEqual(
      [
        [0, 0, 0, 1],
        [0, 1, 1, 1],
        [1, 1, 1, 0],
        [0, 1, 1, 0],
        [1, 0, 0, 1],
      ].map((targets) => bestByOneLine(at(targets))),
      [4, 4, 4, 3, 3],
    );
  });

  it('cannot part points that lie on one another', () => {
    assert.equal(
      bestByOneLine([
        { x: 0, y: 0, klass: 0 },
        { x: 0, y: 0, klass: 1 },
        { x: 1, y: 0, klass: 1 },
      ]),
      2,
    );
  });

  it('is what trying very many lines finds, too', () => {
    const dots = Array.from({ length: 14 }, (_, i) => ({
      x: Math.sin(i * 12.9),
      y: Math.cos(i * 78.2),
      klass: Number(Math.sin(i * 3.7) > 0),
    }));
    let most = 0;
    for (let turn = 0; turn < 720; turn++) {
      const [dx, dy] = [Math.cos((turn * Math.PI) / 720), Math.sin((turn * Math.PI) / 720)];
      for (let off = -150; off <= 150; off++) {
        const right = dots.filter(({ x, y, klass }) => x * dx + y * dy > off / 100 === (klass === 1)).length;
        most = Math.max(most, right, dots.length - right);
      }
    }
    assert.equal(bestByOneLine(dots), most);
    assert.ok(most < dots.length);
  });

  it('is not looked for among very many points', () => {
    assert.equal(bestByOneLine(Array.from({ length: 65 }, (_, i) => ({ x: i, y: 0, klass: 0 }))), undefined);
  });
});
