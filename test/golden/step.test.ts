import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { optimizers } from '../../src/ml/registry/optimizers';
import { lookInside } from '../../src/ml/step/look-inside';
import { stepJson } from '../../src/ml/step/step-json';
import { fitData } from '../../src/ml/training/fit-data';
import { engines, itOn } from './backends';
import { flat, golden, type Nested } from './figures';
import { obstacle, prepare, stepOf } from './run-case';

// A question for a step never loads TensorFlow's own library, whose Adam takes 1 − beta_2 in float32, so that v is 1.3e-5 off.

/** What `step --json` prints. */
interface StepFigures {
  readonly epoch: number;
  readonly batch: number;
  readonly sample: number;
  readonly rows: readonly number[];
  readonly loss: number;
  readonly layers: readonly (Readonly<Record<string, Nested | null>> & { readonly name: never })[];
  readonly variables: readonly {
    readonly name: string;
    readonly before: Nested;
    readonly gradient: Nested | null;
    readonly finite_difference?: Nested | null;
    readonly memory_before: Readonly<Record<string, Nested>>;
    readonly memory_after: Readonly<Record<string, Nested>>;
    readonly after: Nested;
  }[];
}

interface StepCase {
  readonly name: string;
  readonly spec: Record<string, unknown>;
  readonly expect: StepFigures;
}

/** Relative to the largest number of a block, the bound of the project's promise. */
const BOUND = 1e-5;
/** Blocks of smaller numbers are nothing but rounding: sums of numbers around 1 that cancel out, such as the gradient of a bias before BatchNormalization. */
const NOTHING = 1e-3;

/** Holds a block to figures of the same shape. */
function close(found: unknown, expected: unknown, what: string): void {
  if (expected === null) return assert.equal(found, null, what);
  assert.deepEqual(shapeOf(found), shapeOf(expected), `${what}: shape`);
  const [a, b] = [flat(found as Nested), flat(expected as Nested)];
  const scale = Math.max(NOTHING, ...b.map(Math.abs));
  a.forEach((v, i) => {
    const off = Math.abs(v - (b[i] as number)) / scale;
    assert.ok(off <= BOUND, `${what}[${i}]: ${v}, expected ${b[i]}, off by ${off.toExponential(1)} of the largest`);
  });
}

/** Sizes along the first of each list; lists of several inputs have blocks of different shapes. */
const shapeOf = (value: unknown): unknown => (Array.isArray(value) ? [value.length, ...value.slice(0, 1).map(shapeOf)] : []);

async function figuresOf(
  { spec: text, expect }: Pick<StepCase, 'spec' | 'expect'>,
  engine: Parameters<typeof prepare>[1],
): Promise<StepFigures> {
  const prepared = await prepare(text, engine);
  const { spec, model, dataset, session } = prepared;
  try {
    const { compile, fit, seed } = spec;
    const step = await stepOf(prepared, { epoch: expect.epoch - 1, batch: expect.batch - 1 });
    const look = await lookInside({ model, compile, seed, ...fitData(dataset, fit), sample: expect.sample, check: true }, step);
    return JSON.parse(stepJson(expect, look)) as StepFigures;
  } finally {
    session.dispose();
  }
}

const cases = golden<StepCase>('step');

it('has every optimizer of the registry in its cases but the perceptron rule, which is worked out by hand', () => {
  const found = new Set(
    cases
      .map(({ spec }) => (spec['compile'] as { optimizer: { type?: string } | string }).optimizer)
      .map((o) => (typeof o === 'string' ? o : o.type)),
  );
  for (const type of Object.keys(optimizers)) if (type !== 'perceptron') assert.ok(found.has(type), type);
});

for (const engine of engines.filter((name) => name !== 'tensorflow')) {
  describe(`every number of a step on ${engine} is Keras's`, () => {
    for (const one of cases) {
      itOn(engine, one.name, async () => {
        if (engine === 'compact' && (await obstacle(one.spec))) return;
        const { expect } = one;
        const found = await figuresOf(one, engine);
        assert.deepEqual([found.rows, found.sample], [expect.rows, expect.sample]);
        close(found.loss, expect.loss, 'loss');
        assert.deepEqual(
          found.layers.map(({ name }) => name),
          expect.layers.map(({ name }) => name),
        );
        expect.layers.forEach((layer, i) => {
          for (const [key, figures] of Object.entries(layer))
            if (key !== 'name') close(found.layers[i]?.[key], figures, `${layer.name} ${key}`);
        });
        assert.deepEqual(
          found.variables.map(({ name }) => name),
          expect.variables.map(({ name }) => name),
        );
        expect.variables.forEach(({ name, before, gradient, memory_before, memory_after, after }, i) => {
          const variable = found.variables[i] ?? assert.fail();
          close(variable.before, before, `${name} before`);
          close(variable.gradient, gradient, `${name} gradient`);
          close(variable.after, after, `${name} after`);
          for (const [had, has, when] of [
            [variable.memory_before, memory_before, 'before'],
            [variable.memory_after, memory_after, 'after'],
          ] as const) {
            assert.deepEqual(Object.keys(had).sort(), Object.keys(has).sort());
            for (const [slot, figures] of Object.entries(has)) close(had[slot], figures, `${name} ${slot} ${when}`);
          }
          if (gradient === null) return assert.equal(variable.finite_difference, null);
          const [g, d] = [flat(variable.gradient as Nested), flat(variable.finite_difference as Nested)];
          const largest = Math.max(NOTHING, ...g.map(Math.abs));
          g.forEach((v, k) =>
            assert.ok(Math.abs(v - (d[k] as number)) <= 1e-3 * largest, `${name}[${k}]: gradient ${v}, finite difference ${d[k]}`),
          );
        });
      });
    }
  });
}
