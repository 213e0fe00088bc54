import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Line, Point } from '../../../src/webview/study/plane/boundary/line';
import { type Region, regions, straightRegions } from '../../../src/webview/study/plane/boundary/regions';
import { sceneOf } from '../../../src/webview/study/plane/boundary/scene';
import { sentence } from '../../../src/webview/study/plane/boundary/sentence';
import { readingOf, withThreshold } from '../../../src/webview/study/shared/reading';
import { readingFor } from '../readings';
import { lookAt } from './looks';

const unit = { x: [0, 1], y: [0, 1] } as const;

function classReading(activation: string, outputs: number, threshold?: number) {
  const reading = withThreshold(readingOf({ reading: readingFor(activation, outputs) }), threshold);
  assert.ok(reading.kind !== 'number');
  return reading;
}

/** The corners of a class's region in order, to nine digits. */
function cornersOf(found: readonly Region[], klass: number, level = 0): string[] {
  const { area } = found.find((region) => region.klass === klass && region.level === level) as Region;
  const shown = ([x, y]: Point): string => [x, y].map((value) => String(Number(value.toFixed(9)) || 0)).join(' ');
  return (area[0] ?? []).map(shown).sort();
}

describe('the regions of an output whose pre-activation is a plane', () => {
  // x₁ + 2·x₂ = 1
  const preActivations = [{ w1: 1, w2: 2, b: -1 }];

  it('end at its line', () => {
    const found = straightRegions(classReading('sigmoid', 1), preActivations, unit);
    assert.deepEqual(cornersOf(found, 0), ['0 0', '0 0.5', '1 0']);
    assert.deepEqual(cornersOf(found, 1), ['0 0.5', '0 1', '1 0', '1 1']);
    assert.deepEqual(
      found.map(({ level }) => level),
      [0, 1, 2, 0, 1, 2],
    );
  });

  it('move with the threshold', () => {
    // 1 / (1 + exp(−0.5)): there the sum is 0.5, and x₁ + 2·x₂ = 1.5.
    const found = straightRegions(classReading('sigmoid', 1, 1 / (1 + Math.exp(-0.5))), preActivations, unit);
    assert.deepEqual(cornersOf(found, 0), ['0 0', '0 0.75', '1 0', '1 0.25']);
  });

  it('are not known where a moved threshold is another one of the pre-activation', () => {
    assert.equal(straightRegions(classReading('hard_sigmoid', 1), preActivations, unit).length, 2);
    assert.deepEqual(straightRegions(classReading('hard_sigmoid', 1, 0.75), preActivations, unit), []);
  });

  it('are one where the pre-activation is the same everywhere, on the border too', () => {
    const flat = (activation: string, b: number) => {
      const found = straightRegions(classReading(activation, 1), [{ w1: 0, w2: 0, b }], unit);
      return [0, 1].filter((klass) => cornersOf(found, klass).length > 0);
    };
    assert.deepEqual([flat('step', -1), flat('step', 0), flat('step', 1), flat('sign', 0)], [[0], [0], [1], []]);
  });
});

describe('the regions of several outputs whose pre-activations are planes', () => {
  // The first wins below and to the left of (0.5, 0.25); right of it the second, above it the third, on either side of x₂ = x₁ − 0.25.
  const preActivations: readonly Line[] = [
    { w1: 0, w2: 0, b: 0 },
    { w1: 4, w2: 0, b: -2 },
    { w1: 0, w2: 4, b: -1 },
  ];

  it('are polygons with a corner where three meet', () => {
    const found = straightRegions(classReading('softmax', 3), preActivations, unit);
    assert.deepEqual(cornersOf(found, 0), ['0 0', '0 0.25', '0.5 0', '0.5 0.25']);
    assert.deepEqual(cornersOf(found, 1), ['0.5 0', '0.5 0.25', '1 0', '1 0.75']);
    assert.deepEqual(cornersOf(found, 2), ['0 0.25', '0 1', '0.5 0.25', '1 0.75', '1 1']);
  });

  it('become darker where the winner is three times as likely as the next', () => {
    const by = Math.log(3) / 4;
    const at = (x: number, y: number): string => `${Number(x.toFixed(9))} ${Number(y.toFixed(9))}`;
    const found = straightRegions(classReading('softmax', 3), preActivations, { x: [0, 4], y: [0, 1] });
    assert.deepEqual(cornersOf(found, 1, 1), [at(0.5 + by, 0), at(0.5 + by, 0.25), '4 0', '4 1', at(1.25 + by, 1)].sort());
  });

  it('give a whole plane of equal outputs to the first class, as argmax does', () => {
    const found = straightRegions(classReading('softmax', 3), [preActivations[0], preActivations[0], preActivations[0]] as Line[], unit);
    assert.deepEqual(
      [0, 1, 2].map((klass) => cornersOf(found, klass).length),
      [4, 0, 0],
    );
  });

  it('keep exact borders where only the depth is not a matter of pre-activations', () => {
    const reading = { kind: 'classes', outputs: 2, unit: 0, link: 'log', probability: 'output', preActivations: 'largest' } as const;
    const grid = { box: unit, cells: 4 };
    const values = new Float32Array(49 * 2).fill(0.5);
    const found = regions(reading, { grid, values, units: 2, preActivations: preActivations.slice(0, 2) });
    assert.deepEqual(
      found.map(({ klass, level }) => [klass, level]),
      [0, 1].flatMap((klass) => [0, 1, 2].map((level) => [klass, level])),
    );
    assert.deepEqual(cornersOf(found, 0), ['-0.25 -0.25', '-0.25 1.25', '0.5 -0.25', '0.5 1.25']);
  });

  it('are left to the samples where the largest pre-activation need not win', () => {
    assert.deepEqual(straightRegions({ kind: 'classes', outputs: 3, unit: 0, link: 'identity' }, preActivations, unit), []);
  });
});

describe('a network of linear layers', () => {
  it('is drawn and spoken of as the one line that it is', async () => {
    const scene = sceneOf(await lookAt('linear-layers'));
    assert.deepEqual(scene.line, { w1: 1, w2: 2, b: -0.5 });
    assert.deepEqual(scene.borders, []);
    assert.ok(scene.regions.every(({ area }) => area.every((polygon) => polygon.length <= 5)));
    assert.equal(sentence(scene.seen), 'The line separates both classes: all 4 training points are on the right side.');
  });

  it('has polygons for several classes, too', async () => {
    const scene = sceneOf(await lookAt('three-classes', { fine: true }));
    assert.equal(scene.regions.length, 9);
    assert.ok(scene.regions.every(({ area }) => area.length === 1 && area.every((polygon) => polygon.length <= 6)));
    assert.ok(scene.verdicts.every(({ right }) => right));
  });
});
