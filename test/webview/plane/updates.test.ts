import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { perceptronBound } from '../../../src/ml/separation/perceptron-bound';
import type { PerceptronWalk } from '../../../src/ml/step/perceptron-walk';
import { arrowsOf, scaleOf } from '../../../src/webview/study/plane/boundary/updates/arrows';
import { boundText, counted, outcome, seen, sumLines, updateLines } from '../../../src/webview/study/plane/boundary/updates/text';
import { boundOf, changes, placeOf, stepOf, weightsAt } from '../../../src/webview/study/plane/boundary/updates/walk';
import { layOut } from '../../../src/webview/study/plane/frame';

const corners = [0, 0, 0, 1, 1, 0, 1, 1];

interface Given {
  readonly y: readonly number[];
  readonly first?: readonly number[];
  readonly epochs?: number;
  readonly batchSize?: number;
  readonly more?: Partial<PerceptronWalk>;
}

/** A training on the corners in their order, worked out here. */
function walkOf({ y, first = [0, 0, 0], epochs = 3, batchSize = 1, more }: Given): PerceptronWalk {
  const weights = [...first];
  const [w, all, answers, order] = [[...first], [] as number[], [] as number[], [] as number[]];
  const batches = 4 / batchSize;
  for (let step = 0; step < epochs * batches; step++) {
    const rows = Array.from({ length: batchSize }, (_, i) => (step % batches) * batchSize + i);
    const given = rows.map((row) =>
      Number((w[0] as number) * (corners[2 * row] as number) + (w[1] as number) * (corners[2 * row + 1] as number) + (w[2] as number) > 0),
    );
    rows.forEach((row, i) => {
      const error = (y[row] as number) - (given[i] as number);
      [corners[2 * row] as number, corners[2 * row + 1] as number, 1].forEach((x, k) => {
        w[k] = (w[k] as number) + error * x;
      });
    });
    order.push(...rows);
    answers.push(...given);
    all.push(...w);
  }
  const rows = [0, 1, 2, 3].map((row) => corners.slice(2 * row, 2 * row + 2));
  return {
    x: Float32Array.from(corners),
    y: Float32Array.from(y),
    inputs: 2,
    units: 1,
    bias: true,
    learningRate: 1,
    epochs,
    batches,
    batchSize,
    steps: epochs * batches,
    ending: 'all',
    order: Uint32Array.from(order),
    answers: Float32Array.from(answers),
    weights: Float32Array.from([...weights, ...all]),
    bounds: [perceptronBound({ x: rows.flat(), inputs: 2, classes: y }, true)],
    spread: 1,
    ...more,
  };
}

const and = walkOf({ y: [0, 0, 0, 1], epochs: 6, more: { ending: 'settled' } });
const xor = walkOf({ y: [0, 1, 1, 0], epochs: 3, more: { repeats: { first: 1, again: 2 } } });
const at = (walk: PerceptronWalk, place: number) => stepOf(walk, 0, place, changes(walk, 0));

describe('a step of the perceptron rule', () => {
  it('knows its sample, its weights and how many updates there were', () => {
    const step = at(and, 3);
    assert.deepEqual([step.epoch, step.batch, step.updates, step.changed], [0, 3, 1, true]);
    assert.deepEqual(step.rows, [{ row: 3, x: 1, y: 1, target: 1, answer: 0, right: false }]);
    assert.deepEqual([step.before, step.after], [{ w1: 0, w2: 0, b: 0 }, { w1: 1, w2: 1, b: 1 }]); // biome-ignore format: a pair
    assert.deepEqual(at(and, 4).before, step.after);
    assert.equal(at(and, 23).updates, changes(and, 0).filter(Boolean).length);
  });

  it('is found by epoch and batch or row, also beyond those that were followed', () => {
    const places = [{}, { epoch: 1, batch: 2 }, { epoch: 99 }, { batch: 99 }, { epoch: 2, row: 3 }, { epoch: 1, batch: 2, row: 77 }];
    assert.deepEqual(
      places.map((place) => placeOf(and, { check: false, ...place })),
      [0, 6, 23, 3, 11, 6],
    );
  });

  it('is written out: the sum, the answer, each weight', () => {
    assert.deepEqual(sumLines(at(and, 3), and), ['z = 0·1 + 0·1 + 0 = 0', 'step(0) = 0']);
    assert.deepEqual(updateLines(at(and, 3), and), ['w₁ ← 0 + 1·(1 − 0)·1 = 1', 'w₂ ← 0 + 1·(1 − 0)·1 = 1', 'bias ← 0 + 1·(1 − 0)·1 = 1']);
    assert.deepEqual(updateLines(at(and, 0), and), []);
    assert.equal(seen(at(and, 3)), '(1, 1): target 1, answer 0, wrong. The weights are corrected.');
    assert.equal(seen(at(and, 0)), '(0, 0): target 0, answer 0, right. Nothing changes.');
  });

  it('adds up the corrections of a batch', () => {
    const walk = walkOf({ y: [0, 1, 1, 1], batchSize: 4, epochs: 1 });
    assert.equal(seen(at(walk, 0)), '3 of the 4 samples of this batch are answered wrongly: their corrections are added up.');
    assert.deepEqual(updateLines(at(walk, 0), walk), ['w₁ ← 0 + 1·2 = 2', 'w₂ ← 0 + 1·2 = 2', 'bias ← 0 + 1·3 = 3']);
    assert.deepEqual(sumLines(at(walk, 0), walk), []);
    assert.equal(boundOf(walk, 0), undefined);
    assert.match(boundText(walk, 0), /holds for one sample at a time; here the corrections of up to 4 are added up in one step\.$/);
  });
});

describe('how long it can take', () => {
  it('is bounded where a line separates the classes, from weights of 0', () => {
    assert.equal(counted(at(and, 3), and, 0), 'Updates so far: 1 of at most 51.');
    assert.match(
      boundText(and, 0),
      /settles\. From weights of 0 and with one sample at a time, there are at most \(R\/γ\)² = 51 updates\. R = 1\.7321 .* γ = 0\.2425 /,
    );
    const other = walkOf({ y: [0, 0, 0, 1], first: [1, 1, 0] });
    assert.equal(counted(at(other, 1), other, 0), 'Updates so far: 1.');
    assert.match(boundText(other, 0), /holds from weights of 0; these began with others\.$/);
  });

  it('is without end where none does, and says why', () => {
    assert.match(boundText(xor, 0), /^No straight line has every sample on its side: \(0\.5, 0\.5\) is between samples of one class/);
    assert.equal(counted(at(xor, 0), xor, 0), 'Updates so far: 0.');
  });

  it('ends with an epoch without a mistake, or comes back to where it was', () => {
    assert.equal(outcome(at(and, 23), and), 'A whole epoch without a mistake: from here on nothing changes.');
    assert.equal(outcome(at(and, 3), and), '');
    assert.equal(outcome(at(xor, 7), xor), 'After it the weights are what they were after epoch 1: everything repeats.');
    assert.equal(outcome(at(xor, 11), xor), 'This is the last step of all 3 epochs.');
  });
});

describe('the weights as an arrow', () => {
  for (const box of [
    { x: [-0.5, 1.5], y: [-0.5, 1.5] },
    { x: [-1, 1], y: [-20, 20] },
  ] as const)
    it(`is square to the line, begins on it and ends where the sum is larger, in ${JSON.stringify(box)}`, () => {
      const layout = layOut(400, 408, box);
      const before = { w1: 2, w2: 1, b: -1 };
      const { foot, before: tip } = arrowsOf({ before, after: { w1: 1, w2: 0, b: -1 } }, 40, layout);
      const valueAt = ([px, py]: readonly [number, number]): number => {
        const x = box.x[0] + ((px - layout.left) / layout.across) * (box.x[1] - box.x[0]);
        const y = box.y[1] - ((py - layout.top) / layout.down) * (box.y[1] - box.y[0]);
        return before.w1 * x + before.w2 * y + before.b;
      };
      assert.ok(Math.abs(valueAt(foot)) < 1e-9);
      assert.ok(valueAt(tip) > 0);
      // Along the line on the screen: a little to the side, where the sum is the same.
      const [dx, dy] = [tip[0] - foot[0], tip[1] - foot[1]];
      assert.ok(Math.abs(valueAt([foot[0] - dy, foot[1] + dx])) < 1e-9, 'not square');
    });

  it('is no longer than about a quarter of the picture, whatever the weights', () => {
    const layout = layOut(400, 408, { x: [-0.5, 1.5], y: [-0.5, 1.5] });
    const scale = scaleOf(and, 0, layout);
    const lengths = Array.from({ length: and.steps + 1 }, (_, i) => {
      const { w1, w2 } = weightsAt(and, 0, i);
      return Math.hypot(w1, w2) * scale;
    });
    assert.ok(Math.abs(Math.max(...lengths) - 0.28 * 344) < 1e-6, String(Math.max(...lengths)));
  });

  it('begins where there is room for it along the line', () => {
    const layout = layOut(400, 408, { x: [-0.5, 1.5], y: [-0.5, 1.5] });
    const up = { w1: 0.01, w2: 1, b: -1.2 };
    const slanted = { w1: 1, w2: 1, b: -2.2 };
    for (const before of [up, slanted]) {
      const { foot, before: tip } = arrowsOf({ before, after: before }, 60, layout);
      assert.ok(foot[0] >= layout.left && foot[0] <= layout.left + layout.across);
      assert.ok(tip[0] <= layout.left + layout.across && tip[1] >= layout.top - 20, String(tip));
    }
  });

  it('begins in the middle where the line is not in the picture', () => {
    const layout = layOut(400, 408, { x: [-0.5, 1.5], y: [-0.5, 1.5] });
    const { foot } = arrowsOf({ before: { w1: 0, w2: 1, b: 2 }, after: { w1: 0, w2: 1, b: 2 } }, 10, layout);
    assert.deepEqual(foot, [layout.left + layout.across / 2, layout.top + layout.down / 2]);
  });
});
