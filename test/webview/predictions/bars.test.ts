import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { barsOf } from '../../../src/webview/study/predictions/pictures/bars-of';
import { inkOn } from '../../../src/webview/study/predictions/pictures/strokes';

const classes = { kind: 'classes', outputs: 3, link: 'log', unit: 0 } as const;
const binary = {
  kind: 'binary',
  outputs: 1,
  targetThreshold: 0.5,
  codes: [0, 1],
  neither: false,
  link: 'logit',
  unit: 0,
} as const;
const shown = (bars: ReturnType<typeof barsOf>) =>
  bars.map(({ name, text, length, named, label }) => [name, text, Math.round(100 * length), named, label]);

describe('an answer as bars', () => {
  it('has a bar for each class, as long as its probability, the named one and the label marked', () => {
    assert.deepEqual(shown(barsOf([0.2, 0.7, 0.1], { ...classes, probability: 'output' }, undefined, 0)), [
      ['class 0', '20\u00a0%', 20, false, true],
      ['class 1', '70\u00a0%', 70, true, false],
      ['class 2', '10\u00a0%', 10, false, false],
    ]);
  });

  it('has the probabilities of logits', () => {
    const bars = barsOf([0, Math.log(3), 0], { ...classes, probability: 'softmax' }, undefined);
    assert.deepEqual(
      bars.map(({ text }) => text),
      ['20\u00a0%', '60\u00a0%', '20\u00a0%'],
    );
  });

  it('has both classes of one output, by the threshold that the reader set', () => {
    const at = (threshold: number) =>
      shown(barsOf([0.6], { ...binary, threshold, probability: 'output' }, undefined)).map(([, text, , named]) => [text, named]);
    assert.deepEqual(at(0.5), [
      ['40\u00a0%', false],
      ['60\u00a0%', true],
    ]);
    assert.deepEqual(at(0.7), [
      ['40\u00a0%', true],
      ['60\u00a0%', false],
    ]);
  });

  it('has outputs that are no probabilities as they are, by the largest of them', () => {
    assert.deepEqual(shown(barsOf([-4, 2], { kind: 'number', outputs: 2, unit: 0 }, undefined)), [
      ['output 1', '−4', 100, false, false],
      ['output 2', '2', 50, false, false],
    ]);
  });
});

describe('ink on a canvas', () => {
  it('is how opaque the black is', () => {
    const data = Uint8ClampedArray.of(0, 0, 0, 0, 0, 0, 0, 128, 0, 0, 0, 255);
    assert.deepEqual([...inkOn({ data, width: 3, height: 1 } as unknown as ImageData).values], [0, 128, 255]);
  });
});
