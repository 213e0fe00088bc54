import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pictureSets } from '../../../src/ml/data/picture-sets';
import type { Rgba } from '../../../src/ml/pictures/rgba';
import { type PictureRow, pictureRow } from '../../../src/ml/pictures/row';
import { random } from '../../../src/ml/random/random';

const { mnist, fashion_mnist: fashion } = pictureSets;

type Colour = readonly [red: number, green: number, blue: number, opacity: number];

function picture(height: number, width: number, colour: (row: number, column: number) => Colour): Rgba {
  const values = new Uint8ClampedArray(4 * height * width);
  for (let i = 0; i < height * width; i++) values.set(colour(Math.floor(i / width), i % width), 4 * i);
  return { height, width, values };
}

/** How much of a pixel is ink, 0 to 1: a 9 in a square of 100 pixels at 40, 60, drawn with a soft pen. */
function nine(row: number, column: number): number {
  const [y, x] = [(row - 40) / 100, (column - 60) / 100];
  const ring = Math.abs(Math.hypot(y - 0.3, x - 0.4) - 0.22) - 0.07;
  const leg = Math.max(Math.abs(x - 0.6) - 0.07, 0.2 - y, y - 1);
  return Math.min(1, Math.max(0, 0.5 - 100 * Math.min(ring, leg)));
}

const digit = (of: Rgba, lossy = false): PictureRow => pictureRow(of, { height: 28, width: 28, channels: 1, set: mnist, lossy });
const mean = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] as number)), 0) / a.length;

/** Ink of a shade on paper of a shade, which may be another at each place. */
const mixed = (ink: number, paper: (row: number, column: number) => number, grain = 0, seed = 1): Rgba => {
  const chance = random(seed, 'grain');
  return picture(200, 240, (row, column) => {
    const share = nine(row, column);
    const grey = ink * share + paper(row, column) * (1 - share) + grain * (chance.uniform() - 0.5);
    return [grey, grey, grey, 255];
  });
};

const blueOnYellow = (row: number, column: number): Colour => {
  const share = nine(row, column);
  return [30 * share + 250 * (1 - share), 40 * share + 240 * (1 - share), 160 * share + 150 * (1 - share), 255];
};

describe('A picture of a digit', () => {
  const clean = digit(mixed(0, () => 255));

  it('is framed as MNIST, light on black', () => {
    assert.ok(clean.inverted);
    assert.equal(Math.max(clean.steps?.scaled.height ?? 0, clean.steps?.scaled.width ?? 0), 20);
    assert.equal(clean.values[0], 0);
    assert.equal(Math.max(...clean.values), 255);
  });

  for (const [what, of, lossy] of [
    ['light on dark', mixed(255, () => 0), false],
    ['grey on grey', mixed(90, () => 180), false],
    ['on nothing, black', picture(200, 240, (row, column) => [0, 0, 0, 255 * nine(row, column)]), false],
    ['on nothing, white', picture(200, 240, (row, column) => [255, 255, 255, 255 * nine(row, column)]), false],
    ['blue on yellow', picture(200, 240, blueOnYellow), false],
    ['on paper with grain', mixed(60, () => 200, 14), false],
    ['on paper that is lit from one side', mixed(40, (row, column) => 120 + 0.3 * row + 0.25 * column, 6), true],
    [
      'on paper that is darker in the corners',
      mixed(40, (row, column) => 220 - 50 * (((row - 100) / 100) ** 2 + ((column - 120) / 120) ** 2), 4),
      true,
    ],
  ] as const)
    it(`is the same ${what}`, () => {
      const row = digit(of, lossy);
      assert.ok(mean(row.values, clean.values) < 7, `${mean(row.values, clean.values)} apart in the mean`);
      assert.equal(row.inverted, !what.includes('light on') && !what.includes('white'));
    });

  it('is the same however it is cut out, also with a stroke that leaves the picture', () => {
    const cut = picture(101, 200, (row, column) => {
      const grey = 255 * (1 - nine(row + 39, column + 30));
      return [grey, grey, grey, 255];
    });
    assert.ok(mean(digit(cut).values, clean.values) < 1);
  });

  it('comes back as it was from a file with the pixels of the set, and from its negative', () => {
    const pixels = clean.values.map(Math.round);
    const small = (grey: (i: number) => number): Rgba =>
      picture(28, 28, (row, column) => {
        const value = grey(row * 28 + column);
        return [value, value, value, 255];
      });
    const same = digit(small((i) => pixels[i] as number));
    assert.deepEqual([same.inverted, [...same.values]], [false, [...pixels]]);
    const negative = digit(small((i) => 255 - (pixels[i] as number)));
    assert.deepEqual([negative.inverted, [...negative.values]], [true, [...pixels]]);
  });

  it('is nothing on an empty sheet, also with grain', () => {
    assert.ok(digit(picture(50, 60, () => [255, 255, 255, 255])).values.every((value) => value === 0));
    assert.ok(digit(picture(50, 60, () => [0, 0, 0, 0])).values.every((value) => value === 0));
    assert.ok(
      digit(
        mixed(200, () => 200, 6),
        true,
      ).values.every((value) => value === 0),
    );
  });

  it('is found in a large photograph', () => {
    const large = picture(1000, 1200, (row, column) => {
      const grey = 200 * (1 - 0.8 * nine(row / 5, column / 5));
      return [grey, grey, grey, 255];
    });
    assert.ok(mean(digit(large, true).values, clean.values) < 7);
  });
});

describe('A picture of clothes', () => {
  const take = (of: Rgba): PictureRow => pictureRow(of, { height: 28, width: 28, channels: 1, set: fashion, lossy: false });

  it('keeps its shades, and fills the picture with its longer side', () => {
    const shirt = picture(300, 400, (row, column) => {
      const inside = row >= 50 && row < 250 && column >= 100 && column < 200;
      return inside ? (row < 150 ? [155, 155, 155, 255] : [55, 55, 55, 255]) : [255, 255, 255, 255];
    });
    const { values, inverted, steps } = take(shirt);
    assert.ok(inverted);
    assert.deepEqual([steps?.scaled.height, steps?.scaled.width, steps?.place], [28, 14, { row: 0, column: 7 }]);
    assert.deepEqual([values[3 * 28 + 10], values[20 * 28 + 10], values[3 * 28 + 3]], [100, 200, 0]);
  });

  it('stays as it is where it has the pixels of the set', () => {
    const bag = picture(28, 28, (row, column) => {
      const grey = row > 5 && column > 3 ? row * 9 : 0;
      return [grey, grey, grey, 255];
    });
    assert.deepEqual(
      [...take(bag).values],
      Array.from({ length: 784 }, (_, i) => bag.values[4 * i]),
    );
  });
});

describe('A picture for another network', () => {
  it('is brought to its size, colours as they are', () => {
    const two = picture(2, 4, (row, column) => [row * 10, column * 10, 5, 255]);
    const { values, inverted, steps } = pictureRow(two, { height: 1, width: 2, channels: 3, lossy: false });
    assert.deepEqual([[...values], inverted, steps], [[5, 5, 5, 5, 25, 5], false, undefined]);
  });

  it('is grey where one number a pixel goes in', () => {
    const red = picture(1, 1, () => [255, 0, 0, 255]);
    assert.deepEqual([...pictureRow(red, { height: 1, width: 1, channels: 1, lossy: false }).values], [76]);
  });
});
