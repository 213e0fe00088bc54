import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contrast, cssColor, divergingColor, inkOn, oppositeOf, parseColor, type Rgb } from '../../../src/webview/study/shared/colors';
import { type Theme, themeNames, themeOf } from '../../ui/themes';

const scale = { negative: [200, 0, 0], zero: [0, 0, 0], positive: [0, 0, 100] } as const;

describe('colours', () => {
  it('are read as browsers compute them', () => {
    assert.deepEqual(parseColor('rgb(1, 2, 3)'), { rgb: [1, 2, 3], alpha: 1 });
    assert.deepEqual(parseColor('rgba(1, 2, 3, 0.33)'), { rgb: [1, 2, 3], alpha: 0.33 });
    assert.deepEqual(parseColor('color(srgb 1 0 0.2 / 0.5)'), { rgb: [255, 0, 51], alpha: 0.5 });
    assert.equal(parseColor('transparent'), undefined);
  });

  it('go from the background to both sides', () => {
    assert.deepEqual(divergingColor(scale, 0), [0, 0, 0]);
    assert.deepEqual(divergingColor(scale, -0.5), [100, 0, 0]);
    assert.deepEqual(divergingColor(scale, 3), [0, 0, 100]);
    assert.equal(cssColor([0.4, 1.6, 3]), 'rgb(0, 2, 3)');
  });

  it('contrast as WCAG says', () => {
    assert.equal(contrast([0, 0, 0], [255, 255, 255]), 21);
    assert.ok(Math.abs(contrast([119, 119, 119], [255, 255, 255]) - 4.48) < 0.01);
  });

  it('of a text are those that can be read', () => {
    assert.deepEqual(
      inkOn(
        [250, 250, 250],
        [
          [0, 0, 0],
          [255, 255, 255],
        ],
      ),
      [0, 0, 0],
    );
    assert.deepEqual(
      inkOn(
        [20, 20, 20],
        [
          [0, 0, 0],
          [255, 255, 255],
        ],
      ),
      [255, 255, 255],
    );
  });
});

describe('the colour of what is negative', () => {
  it('is the first that is no other blue and differs most from the background', () => {
    const blue: Rgb = [26, 133, 255];
    assert.deepEqual(
      oppositeOf(
        blue,
        [255, 255, 255],
        [
          [15, 74, 133],
          [181, 32, 13],
        ],
      ),
      [181, 32, 13],
    );
    assert.deepEqual(
      oppositeOf(
        blue,
        [255, 255, 255],
        [
          [255, 240, 220],
          [181, 32, 13],
        ],
      ),
      [181, 32, 13],
    );
    assert.deepEqual(
      oppositeOf(
        blue,
        [0, 0, 0],
        [
          [209, 134, 22],
          [181, 32, 13],
        ],
      ),
      [209, 134, 22],
    );
  });

  it('is the least alike where none does well', () => {
    assert.deepEqual(
      oppositeOf(
        [0, 0, 255],
        [0, 0, 0],
        [
          [0, 0, 200],
          [40, 40, 200],
        ],
      ),
      [40, 40, 200],
    );
    assert.deepEqual(oppositeOf([0, 0, 255], [9, 9, 9], []), [9, 9, 9]);
  });

  for (const name of themeNames) {
    it(`tells itself from what is positive, and from zero, for every kind of colour vision: ${name}`, () => {
      const theme = themeOf(name);
      const [positive, background] = [solid(theme, 'charts-blue'), solid(theme, 'editor-background')] as [Rgb, Rgb];
      const warm = ['charts-orange', 'charts-red', 'charts-yellow']
        .map((color) => solid(theme, color))
        .filter((color) => color !== undefined);
      const negative = oppositeOf(positive, background, warm);
      assert.ok(contrast(negative, background) >= 2 && contrast(positive, background) >= 2);
      // Who cannot tell red from green still sees how blue a colour is.
      assert.ok(Math.abs(negative[2] - positive[2]) > 80, `${negative} and ${positive}`);
    });
  }
});

function solid({ variables }: Theme, name: string): Rgb | undefined {
  const hex = /^#(..)(..)(..)$/.exec(variables[`--vscode-${name}`] ?? '');
  return hex ? (hex.slice(1).map((part) => Number.parseInt(part, 16)) as unknown as Rgb) : undefined;
}
