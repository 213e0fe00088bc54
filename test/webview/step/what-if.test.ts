import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { StepLook } from '../../../src/ml/step/look-inside';
import type { StepNetwork } from '../../../src/ml/step/step-network';
import { insteadOf, isUntouched, nothingTyped, nudge, sourceOf, typeOver } from '../../../src/webview/study/step/what-if';

const network = {
  layers: [
    { name: 'a', inputs: [-1] },
    { name: 'b', inputs: [0] },
  ],
} as unknown as StepNetwork;
const tensor = (...values: number[]) => ({ shape: [values.length], values: Float32Array.from(values) });
const look = {
  target: tensor(1),
  layers: [{ inputs: [tensor(0.5, 2)] }, { inputs: [tensor(3)] }],
  variables: [{ name: 'a/bias', before: tensor(1, 2) }],
} as unknown as StepLook;

describe('numbers that are typed over', () => {
  it('are those that were given: weights, the sample, its target', () => {
    assert.deepEqual(sourceOf({ variable: 'a/bias', of: 'before' }, network), { weights: 'a/bias' });
    assert.equal(sourceOf({ layer: 0, of: 'input' }, network), 'x');
    assert.equal(sourceOf({ of: 'target' }, network), 'y');
    for (const block of [
      { layer: 1, of: 'input' },
      { layer: 0, of: 'output' },
      { variable: 'a/bias', of: 'after' },
    ] as const)
      assert.equal(sourceOf(block, network), undefined);
  });

  it('are sent with the others of their block, which stay as they are', () => {
    let typed = typeOver(nothingTyped, { weights: 'a/bias' }, 1, 7, 2);
    typed = typeOver(typed, 'x', 0, -1, 0.5);
    typed = typeOver(typed, 'y', 0, 0, 1);
    assert.deepEqual(insteadOf(typed, look, network), {
      weights: { 'a/bias': Float32Array.of(1, 7) },
      x: Float32Array.of(-1, 2),
      y: Float32Array.of(0),
    });
    assert.deepEqual(look.variables[0]?.before.values, Float32Array.of(1, 2));
  });

  it('are none again when each is the step’s own', () => {
    const own = Math.fround(0.1);
    let typed = typeOver(nothingTyped, { weights: 'a/bias' }, 0, 7, own);
    typed = typeOver(typed, { weights: 'a/bias' }, 1, 8, 2);
    typed = typeOver(typed, { weights: 'a/bias' }, 0, 0.1, own);
    assert.deepEqual(insteadOf(typed, look, network)?.weights, { 'a/bias': Float32Array.of(1, 8) });
    typed = typeOver(typed, { weights: 'a/bias' }, 1, 2, 2);
    assert.ok(isUntouched(typed));
    assert.equal(insteadOf(typed, look, network), undefined);
  });

  it('move by a tenth of their size', () => {
    assert.deepEqual([nudge(0.5, 1), nudge(-0.2, -1), nudge(3, 1), nudge(120, -1), nudge(0, 1)], [0.51, -0.21, 3.1, 110, 0.1]);
  });
});
