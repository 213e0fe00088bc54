import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pictureSets } from '../../../src/ml/data/picture-sets';
import { type Framed, frame, type Ink } from '../../../src/ml/pictures/frame';
import { random } from '../../../src/ml/random/random';

const { mnist, fashion_mnist: clothes } = pictureSets;

/** A drawing of so many pixels in which `ink` says how much is at a point of the unit square. */
function drawing(height: number, width: number, ink: (row: number, column: number) => number): Ink {
  const values = Float32Array.from({ length: height * width }, (_, i) => ink(Math.floor(i / width), i % width));
  return { height, width, values };
}

/** A ring with a tail, like a 9, of a size and at a place. */
const nine = (size: number, top: number, left: number) => (row: number, column: number) => {
  const [y, x] = [(row + 0.5 - top) / size, (column + 0.5 - left) / size];
  const ring = Math.abs(Math.hypot(y - 0.3, x - 0.3) - 0.22) < 0.08;
  return ring || (Math.abs(x - 0.52) < 0.08 && y > 0.2 && y < 1) ? 255 : 0;
};

/** The middle of the ink, in places of pixels: 0 is the middle of the first. */
function middle({ height, width, values }: Pick<Framed, 'height' | 'width' | 'values'>): { row: number; column: number } {
  let [mass, rows, columns] = [0, 0, 0];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const value = values[row * width + column] as number;
      mass += value;
      rows += value * row;
      columns += value * column;
    }
  }
  return { row: rows / mass, column: columns / mass };
}

const largestDifference = (a: Float32Array, b: ArrayLike<number>): number =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] as number))), 0);

describe('Framing a drawing as MNIST', () => {
  it('brings the centre of mass to pixel 14, 14, to half a pixel, and what is drawn into 20 x 20', () => {
    const { values, steps } = frame(drawing(280, 280, nine(150, 20, 100)), [28, 28], mnist);
    const { row, column } = middle({ height: 28, width: 28, values });
    assert.ok(Math.abs(row - 14) <= 0.5 && Math.abs(column - 14) <= 0.5, `${row} ${column}`);
    assert.ok(steps);
    assert.equal(Math.max(steps.scaled.height, steps.scaled.width), 20);
    assert.ok(steps.scaled.width < 20);
  });

  it('gives the same picture wherever the drawing is', () => {
    const first = frame(drawing(280, 280, nine(150, 20, 100)), [28, 28], mnist).values;
    for (const [top, left] of [
      [0, 0],
      [120, 3],
      [77, 121],
    ] as const)
      assert.deepEqual(frame(drawing(280, 280, nine(150, top, left)), [28, 28], mnist).values, first);
  });

  it('gives nearly the same picture however large the drawing is', () => {
    const first = frame(drawing(280, 280, nine(150, 20, 100)), [28, 28], mnist).values;
    const twice = frame(drawing(500, 400, nine(300, 20, 50)), [28, 28], mnist).values;
    const mean = first.reduce((sum, value, i) => sum + Math.abs(value - (twice[i] as number)), 0) / first.length;
    assert.ok(mean < 3, String(mean));
  });

  it('gives back a picture that was enlarged eight times, to the last level of grey', () => {
    const chance = random(5, 'grey');
    const small = frame(drawing(280, 280, nine(150, 20, 100)), [28, 28], mnist).values.map((value) =>
      value > 0 ? Math.max(1, Math.round(value * (0.5 + chance.uniform() / 2))) : 0,
    );
    const again = frame({ height: 28, width: 28, values: small }, [28, 28], mnist).values;
    const large = drawing(224, 224, (row, column) => small[Math.floor(row / 8) * 28 + Math.floor(column / 8)] as number);
    assert.ok(largestDifference(frame(large, [28, 28], mnist).values, again) < 1e-3);
    assert.ok(largestDifference(frame({ height: 28, width: 28, values: again }, [28, 28], mnist).values, again) < 1e-3);
  });

  it('shows its steps: the box, what is in it, its centre of mass, and where it comes to be', () => {
    const { steps, values } = frame(
      drawing(10, 12, (row, column) => (row >= 2 && row < 6 && column >= 3 && column < 5 ? 255 : 0)),
      [28, 28],
      mnist,
    );
    assert.ok(steps);
    assert.deepEqual(steps.box, { top: 2, left: 3, height: 4, width: 2 });
    assert.deepEqual([steps.scaled.height, steps.scaled.width], [20, 10]);
    assert.deepEqual(steps.centre, { row: 10, column: 5 });
    assert.deepEqual(steps.place, { row: 5, column: 10 });
    assert.deepEqual([values[5 * 28 + 10], values[24 * 28 + 19], values[4 * 28 + 10], values[5 * 28 + 20]], [255, 255, 0, 0]);
  });

  it('is defined for an empty drawing, a dot, and a stroke that leaves the canvas', () => {
    const empty = frame(
      drawing(28, 28, () => 0),
      [28, 28],
      mnist,
    );
    assert.ok(empty.values.every((value) => value === 0));
    assert.equal(empty.steps, undefined);
    const dot = frame(
      drawing(280, 280, (row, column) => (row === 7 && column === 271 ? 255 : 0)),
      [28, 28],
      mnist,
    );
    assert.deepEqual([dot.steps?.scaled.height, dot.steps?.scaled.width], [20, 20]);
    assert.equal(
      dot.values.reduce((sum, value) => sum + value, 0),
      400 * 255,
    );
    const edge = frame(
      drawing(280, 280, (_, column) => (column >= 275 ? 255 : 0)),
      [28, 28],
      mnist,
    );
    assert.deepEqual(edge.steps?.box, { top: 0, left: 275, height: 280, width: 5 });
    assert.equal(edge.steps?.scaled.width, 1);
    const corner = frame(
      drawing(100, 100, (row, column) => (row < 20 || column < 2 ? (row < 20 ? 255 : 1) : 0)),
      [28, 28],
      mnist,
    );
    assert.ok(corner.values.every((value) => value >= 0 && value <= 255.001));
  });

  it('grows in proportion with the picture', () => {
    const { steps, values } = frame(drawing(280, 280, nine(150, 20, 100)), [56, 56], mnist);
    assert.equal(steps?.scaled.height, 40);
    const { row } = middle({ height: 56, width: 56, values });
    assert.ok(Math.abs(row - 28) <= 0.5);
  });
});

describe('Framing a picture as Fashion-MNIST', () => {
  it('makes the longest edge 28 and puts the box into the middle', () => {
    const { steps } = frame(
      drawing(300, 200, (row, column) => (row >= 10 && row < 290 && column >= 20 && column < 160 ? 90 : 0)),
      [28, 28],
      clothes,
    );
    assert.ok(steps);
    assert.deepEqual([steps.scaled.height, steps.scaled.width], [28, 14]);
    assert.deepEqual(steps.place, { row: 0, column: 7 });
  });
});

describe('Taking a drawing as it is', () => {
  it('scales the whole of it by areas', () => {
    const { values, steps } = frame({ height: 2, width: 4, values: [0, 100, 200, 200, 100, 200, 0, 0] }, [1, 2]);
    assert.deepEqual([[...values], steps], [[100, 100], undefined]);
  });

  it('takes parts of pixels for what they cover', () => {
    const { values } = frame({ height: 1, width: 3, values: [0, 90, 240] }, [1, 2]);
    assert.deepEqual([...values], [30, 190]);
  });
});
