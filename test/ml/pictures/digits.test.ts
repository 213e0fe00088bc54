import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { checkSpec } from '../../../src/ml/checks/check-spec';
import { type PictureSet, pictureSets, setFileNames } from '../../../src/ml/data/picture-sets';
import { frame } from '../../../src/ml/pictures/frame';
import type { Rgba } from '../../../src/ml/pictures/rgba';
import { pictureRow } from '../../../src/ml/pictures/row';
import type { PictureSetName } from '../../../src/ml/spec/data-section';
import { folderOfSet, noWholeSet, shippedSets, wholeSets } from '../../data-sets';
import { ask, filesOf, runSample, sampleText } from '../../samples/run-sample';

const SIZE = 784;

/** All test pictures of a set in a folder, a byte each pixel. */
function pictures(folder: string, set: PictureSetName): Uint8Array {
  const name = join(folder, folderOfSet[set], setFileNames.testImages);
  const packed = (() => {
    try {
      return readFileSync(`${name}.gz`);
    } catch {
      return undefined;
    }
  })();
  return (packed ? gunzipSync(packed) : readFileSync(name)).subarray(16);
}

/** How many of so many pictures come back to the last bit. */
function unchanged(all: Uint8Array, set: PictureSet): number {
  let same = 0;
  for (let row = 0; row * SIZE < all.length; row++) {
    const values = all.subarray(row * SIZE, (row + 1) * SIZE);
    const framed = frame({ height: 28, width: 28, values }, [28, 28], set);
    if (framed.values.every((value, i) => Math.abs(value - (values[i] as number)) < 1e-3)) same++;
  }
  return same;
}

describe('Framing', () => {
  it('leaves the pictures of MNIST as they are, all but a few', { skip: noWholeSet('mnist') }, () => {
    const same = unchanged(pictures(wholeSets.folder, 'mnist'), pictureSets.mnist);
    assert.ok(same >= 9990, `${same} of 10,000`);
  });

  it('leaves nearly all pictures of Fashion-MNIST as they are', { skip: noWholeSet('fashion_mnist') }, () => {
    const same = unchanged(pictures(wholeSets.folder, 'fashion_mnist'), pictureSets.fashion_mnist);
    assert.ok(same >= 9700, `${same} of 10,000`);
  });
});

/** A digit as a drawing eight times as large, dark on light, smooth, somewhere on a larger sheet. */
function drawn(digit: Uint8Array, row: number): Rgba {
  const [height, width] = [300, 340];
  const [top, left] = [(row * 13) % 70, (row * 29) % 110];
  const values = new Uint8ClampedArray(4 * height * width).fill(255);
  const level = (y: number, x: number): number => (y >= 0 && y < 28 && x >= 0 && x < 28 ? (digit[y * 28 + x] as number) : 0);
  for (let i = 0; i < height * width; i++) {
    const [y, x] = [(Math.floor(i / width) - top + 0.5) / 8 - 0.5, ((i % width) - left + 0.5) / 8 - 0.5];
    const [above, before] = [Math.floor(y), Math.floor(x)];
    const [down, right] = [y - above, x - before];
    const upper = level(above, before) * (1 - right) + level(above, before + 1) * right;
    const lower = level(above + 1, before) * (1 - right) + level(above + 1, before + 1) * right;
    values.fill(255 - (upper * (1 - down) + lower * down), 4 * i, 4 * i + 3);
  }
  return { height, width, values };
}

describe('A network that was trained on MNIST', () => {
  it('answers digits that were drawn large, elsewhere and dark on light as it answers the digits themselves', async () => {
    const { model } = await checkSpec(sampleText('mnist-sample'), filesOf('mnist-sample'));
    assert.ok(model);
    const { weights } = await runSample('mnist-sample');
    const digits = pictures(shippedSets.folder, 'mnist');
    const rows = 200;
    const answers = async (of: (row: number) => ArrayLike<number>): Promise<number[]> => {
      const values = new Float32Array(rows * SIZE);
      for (let row = 0; row < rows; row++)
        values.set(
          Array.from(of(row), (value) => value / 255),
          row * SIZE,
        );
      const plain = new Map([...weights].map(([name, tensor]) => [name, tensor.values]));
      const x = { shape: [rows, 28, 28], values };
      const { outputs } = await ask({ task: 'outputs', model, key: 'digits', weights: plain, x, layers: [model.layers.length - 1] });
      const output = outputs[0]?.values ?? assert.fail();
      return Array.from({ length: rows }, (_, row) => {
        const own = output.subarray(10 * row, 10 * row + 10);
        return own.indexOf(Math.max(...own));
      });
    };
    const digit = (row: number): Uint8Array => digits.subarray(row * SIZE, (row + 1) * SIZE);
    const wanted = await answers(digit);
    const found = await answers(
      (row) => pictureRow(drawn(digit(row), row), { height: 28, width: 28, channels: 1, set: pictureSets.mnist, lossy: false }).values,
    );
    const same = found.filter((answer, row) => answer === wanted[row]).length;
    assert.ok(same >= 0.95 * rows, `${same} of ${rows}`);
  });
});
