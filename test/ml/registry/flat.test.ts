import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type Activation, activations, flatParts } from '../../../src/ml/registry/activations';
import { activate } from '../../../src/ml/step/activations';
import { Tape, Value } from '../../../src/ml/step/tape';

/** Beside the corners, where the slope is one side's or the other's. */
const z = Float64Array.from({ length: 40_001 }, (_, i) => (i - 20_000) / 200 + 0.00123);

function curve(of: Activation): { readonly y: Float64Array; readonly slopes: Float64Array } {
  const tape = new Tape();
  const x = new Value([z.length], z);
  const y = activate(tape, of, x);
  y.slopes.fill(1);
  tape.backward();
  return { y: y.values, slopes: x.slopes };
}

const configs = Object.entries(activations).flatMap(([type, { params }]) => {
  const given: Record<string, unknown> = { type };
  for (const [name, field] of Object.entries(params as Record<string, { default?: unknown }>)) given[name] = field.default ?? 0.3;
  return [given as unknown as Activation];
});
const more = [
  { type: 'relu', negative_slope: 0, max_value: 2, threshold: 0.5 },
  { type: 'elu', alpha: 3 },
  { type: 'elu', alpha: 0.04 },
  { type: 'elu', alpha: 0 },
  { type: 'celu', alpha: 2 },
] as Activation[];

for (const config of [...configs, ...more]) {
  const flat = flatParts(config);
  if (!flat) continue;
  it(`${JSON.stringify(config)} is flat where its entry says so`, () => {
    const { y, slopes } = curve(config);
    const largest = Math.max(...slopes.map(Math.abs));
    let seen = 0;
    y.forEach((value, i) => {
      const slope = Math.abs(slopes[i] as number);
      if ('off' in flat ? value === flat.off : value <= flat.low || value >= flat.high) {
        seen++;
        assert.ok(slope <= ('off' in flat ? 0 : (largest / 20) * 1.005), `slope ${slope} at ${z[i]}, where the output is ${value}`);
      } else if ('low' in flat) assert.ok(slope > (largest / 20) * 0.99, `slope ${slope} at ${z[i]}, where the output is ${value}`);
    });
    assert.ok(seen > 0);
  });
}

it('is not flat without a side on which the slope is 0', () => {
  for (const type of ['linear', 'softmax', 'gelu', 'step'] as const)
    assert.equal(flatParts(configs.find((one) => one.type === type) as Activation), undefined);
  assert.equal(flatParts({ type: 'leaky_relu', negative_slope: 0.2 }), undefined);
});
