import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { initialize } from '../../../src/ml/random/initialize';
import { random } from '../../../src/ml/random/random';
import { type Activation, activations, steepestSlope, worksOnRows } from '../../../src/ml/registry/activations';
import { defaults } from '../../../src/ml/registry/entry';
import { type Initializer, initializers, sameEverywhere } from '../../../src/ml/registry/initializers';
import { activate } from '../../../src/ml/step/activations';
import { Tape, Value } from '../../../src/ml/step/tape';

/** Beside the corners, where the slope is one side's or the other's. */
const z = Float64Array.from({ length: 40_001 }, (_, i) => (i - 20_000) / 500 + 0.000_7);

describe('the steepest slope of an activation', () => {
  for (const [type, { params }] of Object.entries(activations)) {
    const given = Object.fromEntries(
      Object.entries(params as Record<string, { value?: unknown }>).map(([key, { value }]) => [key, value ?? 0.3]),
    );
    const of = { type, ...given } as unknown as Activation;
    if (worksOnRows(of)) continue;
    it(`${type} is as its entry says`, () => {
      const tape = new Tape();
      const x = new Value([z.length], z);
      const y = activate(tape, of, x);
      y.slopes.fill(1);
      tape.backward();
      const largest = x.slopes.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
      const said = steepestSlope(of);
      // Of step and sign, which have none, another message says so.
      if (said < 1) assert.ok(Math.abs(largest - said) < 1e-6, `${largest}`);
      else assert.ok(largest === 0 || largest > 0.99, `${largest}`);
    });
  }
});

describe('the one value that an initializer gives', () => {
  for (const [type, entry] of Object.entries(initializers)) {
    it(`${type} is as its entry says`, () => {
      const of = { type, ...defaults(entry) } as unknown as Initializer;
      const values = new Set(initialize(of, [5, 4], random(1, 'test')));
      const said = sameEverywhere(of);
      assert.deepEqual(values.size === 1 ? [...values][0] : undefined, said);
    });
  }

  it('is the value of a constant', () => assert.equal(sameEverywhere({ type: 'constant', value: 0.5 }), 0.5));
});
