import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Parameter } from '../../src/ml/descent/look';
import { principalOf } from '../../src/ml/descent/principal';
import { raceOf } from '../../src/ml/descent/race';
import type { Optimizer } from '../../src/ml/registry/optimizers';
import { breathe, hillOf, opened } from '../ml/descent/hills';
import { engines, itOn } from './backends';
import { golden } from './figures';
import { prepare } from './run-case';

interface Case {
  readonly name: string;
  readonly spec: Record<string, unknown>;
  readonly expect: {
    readonly axes: readonly [Parameter, Parameter];
    readonly grid: readonly (readonly [x: number, y: number, loss: number, dx: number, dy: number])[];
    readonly ways?: readonly {
      readonly optimizer: Readonly<Record<string, unknown>>;
      readonly way: readonly (readonly [number, number])[];
    }[];
  };
}

interface Principal {
  readonly name: string;
  readonly spec: { readonly rows: readonly (readonly number[])[] };
  readonly expect: { readonly directions: readonly (readonly number[])[]; readonly squares: readonly number[]; readonly total: number };
}

const all = golden<Case | Principal>('descent');
const hills = all.filter((one): one is Case => 'axes' in one.expect);
const going = { breathe, now: () => 0 };

const near = (own: number, theirs: number, tolerance: number, what: string): void =>
  assert.ok(Math.abs(own - theirs) <= tolerance * Math.max(1, Math.abs(theirs)), `${what}: ${own}, expected ${theirs}`);

describe('the loss over two numbers is Keras’s in float64, and so is its slope', () => {
  for (const { name, spec, expect } of hills)
    it(name, async () => {
      const [x, y] = expect.axes;
      const { losses } = await opened(await hillOf(spec, {}, 'wasm'), { kind: 'parameters', x, y });
      for (const [a, b, loss, ...slopes] of expect.grid) {
        near(losses.loss(a, b), loss, 2e-8, `at ${a}, ${b}`);
        const found = await losses.slope(a, b, breathe);
        near(found.loss, loss, 2e-8, `with its slope at ${a}, ${b}`);
        slopes.forEach((slope, axis) => {
          near(found.gradient[axis] as number, slope, 2e-8, `slope ${axis} at ${a}, ${b}`);
        });
      }
    });
});

for (const engine of engines.filter((name) => name !== 'tensorflow'))
  describe(`optimizers go Keras’s way down J(w, b) on ${engine}`, () => {
    for (const { name, spec, expect } of hills)
      for (const { optimizer, way } of expect.ways ?? [])
        itOn(engine, `${name}: ${JSON.stringify(optimizer)}`, async () => {
          const [x, y] = expect.axes;
          const start = way[0] as readonly [number, number];
          // The way begins at the point, wherever the spec's own weights are.
          const hill = await hillOf({ ...spec, seed: 1 }, {}, engine);
          hill.shown.weights.get(x.variable)?.fill(7);
          const { open, losses } = await opened(hill, { kind: 'parameters', x, y });
          const { spec: read, session } = await prepare({ ...spec, compile: { ...(spec['compile'] as object), optimizer } }, engine);
          session.dispose();
          const racers = [read.compile.optimizer satisfies Optimizer];
          const { race } = await raceOf(open, { start, steps: way.length - 1, racers }, going);
          const [racer] = race.racers;
          assert.equal(racer?.x.length, way.length);
          way.forEach(([a, b], step) => {
            near(racer?.x[step] as number, a, 2e-5, `x after ${step} steps`);
            near(racer?.y[step] as number, b, 2e-5, `y after ${step} steps`);
            assert.equal(racer?.loss[step], losses.loss(racer?.x[step] as number, racer?.y[step] as number));
          });
        });
  });

describe('the directions of a way are those of numpy.linalg.svd', () => {
  for (const { name, spec, expect } of all.filter((one): one is Principal => 'total' in one.expect))
    it(name, async () => {
      const found = await principalOf(
        spec.rows.map((row) => Float32Array.from(row)),
        breathe,
      );
      near(found.total, expect.total, 1e-7, 'all squared deviations');
      expect.squares.forEach((square, i) => {
        near((found.squares[i] as number) / expect.total, square / expect.total, 1e-8, `of direction ${i}`);
        const own = found.directions[i] as Float64Array;
        const theirs = expect.directions[i] as readonly number[];
        const along = own.reduce((sum, value, j) => sum + value * (theirs[j] as number), 0);
        near(Math.abs(along), 1, 1e-8, `direction ${i}`);
        near(
          own.reduce((sum, value) => sum + value * value, 0),
          1,
          1e-12,
          'its length',
        );
      });
    });
});
