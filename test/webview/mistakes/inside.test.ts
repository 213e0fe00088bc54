import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { byPixel, dropAt, overlay, spread } from '../../../src/webview/study/inside/overlay';
import { linesOf } from '../../../src/webview/study/mistakes/course';
import { kernelColors, kernelNumbers, kernelPictures } from '../../../src/webview/study/network/kernel-pictures';

const scale = { zero: [0, 0, 0], positive: [0, 0, 255], negative: [255, 0, 0] } as const;
const grey = { height: 1, width: 3, channels: 1, ink: true, range: { min: 0, max: 255 } } as const;

describe('what mattered for an answer', () => {
  it('adds up the channels of a gradient', () => {
    assert.deepEqual([...byPixel(Float32Array.of(1, 2, 3, 4, -5, 6), 3)], [6, 5]);
  });

  it('gives each pixel the mean of the squares that covered it, the last of which touches the edge', () => {
    // Squares of 2 pixels over a row pair of 3: they begin at 0 and 1.
    const drop = Float32Array.of(0.4, 0.2);
    const found = spread(
      { of: 'probability', whole: 1, patch: 2, stride: 2, rows: 1, columns: 2, drop },
      { height: 2, width: 3, channels: 1 },
    );
    assert.deepEqual(
      [...found].map((value) => Math.round(100 * value) / 100),
      [0.4, 0.3, 0.2, 0.4, 0.3, 0.2],
    );
  });

  it('gives an input of a row what its own place has, and none to one between two places', () => {
    // Seven inputs, every third of them and the last.
    const occlusion = { of: 'output', whole: 1, patch: 1, stride: 3, rows: 1, columns: 3, drop: Float32Array.of(1, 2, 3) } as const;
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5, 6].map((i) => dropAt(occlusion, 7, i)),
      [1, undefined, undefined, 2, undefined, undefined, 3],
    );
    // Eight: the last place is moved back to the edge.
    const moved = { ...occlusion, columns: 4, drop: Float32Array.of(1, 2, 3, 4) };
    assert.deepEqual(
      [6, 7].map((i) => dropAt(moved, 8, i)),
      [3, 4],
    );
  });

  it('lays colours over a pale picture, the largest in full', () => {
    const drawn = overlay(Uint8Array.of(0, 255, 255), Float32Array.of(0, 2, -1), grey, scale);
    assert.deepEqual([...drawn.slice(0, 4)], [255, 255, 255, 255]);
    assert.deepEqual([...drawn.slice(4, 8)], [0, 0, 255, 255]);
    const pale = 255 - 0.35 * 255;
    assert.deepEqual([...drawn.slice(8, 12)], [(pale + 255) / 2, pale / 2, pale / 2].map(Math.round).concat(255));
  });
});

describe('the course of a row', () => {
  const reading = { kind: 'classes', outputs: 5, probability: 'output', link: 'log', unit: 0 } as const;

  it('draws the label, the class that is named at the end, and the strongest others', () => {
    const outputs = Float32Array.of(0.1, 0.5, 0.2, 0.15, 0.05, 0.2, 0.1, 0.1, 0, 0.6);
    const { predictions, lines } = linesOf({ epochs: [0, 4], units: 5, outputs }, reading, 0);
    assert.deepEqual(predictions, [1, 4]);
    assert.deepEqual(
      lines.map(({ klass, values }) => [klass, ...values.map((value) => Math.round(100 * value))]),
      [
        [0, 10, 20],
        [4, 5, 60],
        [1, 50, 10],
        [2, 20, 10],
      ],
    );
  });

  it('has both classes of a single output', () => {
    const binary = {
      kind: 'binary',
      outputs: 1,
      threshold: 0.5,
      targetThreshold: 0.5,
      codes: [0, 1],
      neither: false,
      probability: 'output',
      link: 'logit',
      unit: 0,
    } as const;
    const { predictions, lines } = linesOf({ epochs: [0, 1], units: 1, outputs: Float32Array.of(0.25, 0.75) }, binary, 1);
    assert.deepEqual(
      [predictions, lines],
      [
        [0, 1],
        [
          { klass: 1, values: [0.25, 0.75] },
          { klass: 0, values: [0.75, 0.25] },
        ],
      ],
    );
  });
});

describe('a kernel as pictures', () => {
  const dense = { name: 'kernel', shape: [6, 2], axes: ['input', 'unit'], trainable: true } as const;
  const conv = { name: 'kernel', shape: [1, 2, 2, 3], axes: ['row', 'column', 'channel', 'filter'], trainable: true } as const;

  it('is one picture a unit where its inputs are pixels, and one a filter of a convolution', () => {
    assert.deepEqual(kernelPictures(dense, { height: 2, width: 3, channels: 1 }), { height: 2, width: 3, channels: 1, pictures: 2 });
    assert.deepEqual(kernelPictures(conv, undefined), { height: 1, width: 2, channels: 2, pictures: 3 });
  });

  it('is none behind another layer, of a bias, and of a network that takes no pictures', () => {
    assert.equal(kernelPictures(dense, { height: 3, width: 3, channels: 1 }), undefined);
    assert.equal(kernelPictures(dense, undefined), undefined);
    assert.equal(kernelPictures({ ...dense, name: 'bias', shape: [6], axes: ['bias'] }, { height: 2, width: 3, channels: 1 }), undefined);
  });

  it('takes the numbers of a unit from its column, and the mean of the channels', () => {
    const kernel = { height: 2, width: 3, channels: 1, pictures: 2 };
    const values = Float32Array.from({ length: 12 }, (_, i) => i);
    assert.deepEqual([...kernelNumbers(values, kernel, 1)], [1, 3, 5, 7, 9, 11]);
    // [row, column, channel, filter]: pixel 0 of filter 1 has 1 and 4, pixel 1 has 7 and 10.
    assert.deepEqual([...kernelNumbers(values, { height: 1, width: 2, channels: 2, pictures: 3 }, 1)], [2.5, 8.5]);
  });

  it('has zero as the background', () => {
    assert.deepEqual([...kernelColors(Float32Array.of(0, 4, -2), 4, scale)], [0, 0, 0, 255, 0, 0, 255, 255, 128, 0, 0, 255]);
  });
});
