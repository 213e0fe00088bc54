import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseTree } from 'jsonc-parser';
import { ProblemList } from '../../../src/ml/language/reporter';
import { activation } from '../../../src/ml/registry/activations';
import { activate } from '../../../src/ml/step/activations';
import { Tape, Value } from '../../../src/ml/step/tape';
import { flat, golden, type Nested } from '../../golden/figures';

interface ValueCase {
  readonly name: string;
  readonly activation?: unknown;
  readonly x: Nested;
  readonly y: Nested;
  readonly dy: Nested;
}

// Keras's own sparsemax does not add up to 1; test/ml/step/look-inside.test.ts holds ours to finite differences.
const cases = golden<ValueCase>('activations').filter((one) => one.activation && JSON.stringify(one.activation) !== '"sparsemax"');

for (const one of cases) {
  it(`${one.name}: value and derivative in float64 are Keras's`, () => {
    const text = JSON.stringify(one.activation);
    const config = activation.read(parseTree(text) as NonNullable<ReturnType<typeof parseTree>>, 'activation', new ProblemList(text));
    assert.ok(config);
    const wide = Array.isArray((one.x as Nested[])[0]);
    const x = new Value(
      wide ? [(one.x as Nested[]).length, ((one.x as Nested[])[0] as Nested[]).length] : [flat(one.x).length],
      Float64Array.from(flat(one.x)),
    );
    const tape = new Tape();
    const y = activate(tape, config, x);
    const width = x.shape.at(-1) as number;
    y.slopes.set(Float64Array.from(y.values, (_, i) => (wide ? (i % width) + 1 : 1)));
    tape.backward();
    for (const [found, expected, what] of [
      [y.values, flat(one.y), 'y'],
      [x.slopes, flat(one.dy), 'dy'],
    ] as const)
      expected.forEach((v, i) => {
        const off = Math.abs((found[i] as number) - v) / Math.max(1, Math.abs(v));
        assert.ok(off <= 2e-6 || Object.is(found[i], v), `${what} at ${x.values[i]}: ${found[i]}, expected ${v}`);
      });
  });
}
