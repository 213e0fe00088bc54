import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { createOptimizer, type UpdateRule } from '../../../src/ml/engine/optimizers';
import { optimizer, optimizers } from '../../../src/ml/registry/optimizers';
import { readWell } from '../registry/read';

const make = (config: unknown, ...sizes: number[]): UpdateRule =>
  createOptimizer(
    readWell(optimizer, config),
    sizes.map((size, i) => ({ name: `v${i}`, size })),
  );

/** One weight of 1 after steps along these gradients. */
function walk(config: unknown, ...gradients: number[]): number {
  const rule = make(config, 1);
  const w = Float32Array.of(1);
  for (const g of gradients) rule.apply([w], [Float32Array.of(g)]);
  return w[0] as number;
}

function close(found: number, expected: number): void {
  assert.ok(Math.abs(found - expected) < 1e-6, `${found}, expected ${expected}`);
}

/** Each step worked out by hand from the formula, with the defaults but for the learning rate. */
const firstSteps: readonly (readonly [config: Readonly<Record<string, unknown>>, gradients: readonly number[], expected: number])[] = [
  [{ type: 'SGD' }, [2], 1 - 0.01 * 2],
  [{ type: 'SGD', learning_rate: 0.1, momentum: 0.9 }, [1, 1], 1 - 0.1 - (0.09 + 0.1)],
  [{ type: 'SGD', learning_rate: 0.1, momentum: 0.9, nesterov: true }, [1], 1 - 0.9 * 0.1 - 0.1],
  [{ type: 'Adagrad', learning_rate: 0.1 }, [2], 1 - (0.1 * 2) / Math.sqrt(0.1 + 4 + 1e-7)],
  [{ type: 'Adadelta', learning_rate: 1 }, [2], 1 - (2 * Math.sqrt(1e-7)) / Math.sqrt(0.05 * 4 + 1e-7)],
  [{ type: 'RMSprop', learning_rate: 0.1 }, [2], 1 - (0.1 * 2) / Math.sqrt(0.1 * 4 + 1e-7)],
  [{ type: 'RMSprop', learning_rate: 0.1, centered: true }, [2], 1 - (0.1 * 2) / Math.sqrt(0.4 - 0.2 ** 2 + 1e-7)],
  [{ type: 'RMSprop', learning_rate: 0.1, momentum: 0.5 }, [2, 0], 1 - (1.5 * (0.1 * 2)) / Math.sqrt(0.4 + 1e-7)],
  [{ type: 'Adam', learning_rate: 0.1, epsilon: 0.5 }, [2], 1 - (0.1 * Math.sqrt(0.001) * 2) / (Math.sqrt(0.004) + 0.5)],
  [{ type: 'AdamW', learning_rate: 0.1, weight_decay: 0.5 }, [2], 1 - 0.05 - 0.1],
  [{ type: 'Adamax', learning_rate: 0.1, epsilon: 0.5 }, [2], 1 - (0.1 * 2) / (2 + 0.5)],
  [{ type: 'RAdam', learning_rate: 0.1 }, [2], 1 - 0.1 * 2],
  [{ type: 'LaProp', learning_rate: 0.1, epsilon: 0.5 }, [2], 1 - (0.1 * 2) / (2 + 0.5)],
  [{ type: 'PAdam', partial: 0.25, epsilon: 0 }, [2], 1 - (0.1 * 0.2) / 0.004 ** 0.25],
  [{ type: 'PAdam', epsilon: 0 }, [2], 1 - (0.1 * 0.2) / 0.004 ** 0.125],
  [{ type: 'perceptron' }, [2], 1 - 2],
];

describe('first steps by hand', () => {
  for (const [config, gradients, expected] of firstSteps) {
    // Keras's float32 makes 1 − 0.999 a little small, which shows in the sixth digit of a step.
    test(JSON.stringify(config), () => close(walk(config, ...gradients), expected));
  }

  test('Nadam', () => {
    const u = (t: number): number => 0.9 * (1 - 0.5 * 0.96 ** t);
    const m = (u(2) * 0.2) / (1 - u(1) * u(2)) + ((1 - u(1)) * 2) / (1 - u(1));
    close(walk({ type: 'Nadam', learning_rate: 0.1 }, 2), 1 - (0.1 * m) / 2);
  });

  test('AMSGrad remembers the largest gradients', () => {
    const config = { type: 'Adam', learning_rate: 0.1, beta_2: 0.5 };
    const gradients = [4, 0.1, 0.1, 0.1];
    assert.ok(walk({ ...config, amsgrad: true }, ...gradients) > walk(config, ...gradients));
  });
});

describe('clipping and decay', () => {
  const sgd = { type: 'SGD', learning_rate: 1 };
  const gradients = [Float32Array.of(3, 4), Float32Array.of(0, -12)];
  const moved = (config: object): number[] => {
    const weights = [new Float32Array(2), new Float32Array(2)];
    make({ ...sgd, ...config }, 2, 2).apply(weights, gradients);
    return weights.flatMap((w) => Array.from(w, (v) => Math.round(-v * 1e6) / 1e6 + 0));
  };

  test('clipnorm shortens each variable by itself', () => assert.deepEqual(moved({ clipnorm: 2.5 }), [1.5, 2, 0, -2.5]));
  test('clipnorm leaves what is short enough', () => assert.deepEqual(moved({ clipnorm: 5 }), [3, 4, 0, -5]));
  test('clipvalue cuts each number', () => assert.deepEqual(moved({ clipvalue: 3.5 }), [3, 3.5, 0, -3.5]));
  test('global_clipnorm shortens all together', () => assert.deepEqual(moved({ global_clipnorm: 6.5 }), [1.5, 2, 0, -6]));
  test('global_clipnorm leaves what is short enough', () => assert.deepEqual(moved({ global_clipnorm: 20 }), [3, 4, 0, -12]));
  test('gradients of zeros stay', () => close(walk({ ...sgd, clipnorm: 1 }, 0) + walk({ ...sgd, global_clipnorm: 1 }, 0), 2));
  test('gradients that are handed over are not changed', () => {
    moved({ clipnorm: 1 });
    assert.deepEqual(
      gradients.map((g) => [...g]),
      [
        [3, 4],
        [0, -12],
      ],
    );
  });
  test('weights decay before the step and apart from the gradient', () =>
    close(walk({ ...sgd, weight_decay: 0.25, clipvalue: 0.5 }, 8), 0.75 - 0.5));
});

const numbers = (size: number): fc.Arbitrary<Float32Array> =>
  fc.array(fc.float({ min: -8, max: 8, noNaN: true }), { minLength: size, maxLength: size }).map((list) => Float32Array.from(list));

/** Some variants of every optimizer that remember different things. */
const variants = [
  ...Object.keys(optimizers),
  { type: 'SGD', momentum: 0.9, nesterov: true, weight_decay: 0.1 },
  { type: 'RMSprop', momentum: 0.5, centered: true },
  { type: 'Adam', amsgrad: true, global_clipnorm: 1 },
];

describe('any gradients', () => {
  for (const config of variants) {
    const name = JSON.stringify(config);

    test(`${name} stopped and resumed gives the same bits`, () => {
      const steps = fc.array(fc.tuple(numbers(3), numbers(2)), { minLength: 2, maxLength: 12 });
      fc.assert(
        fc.property(steps, fc.nat(), (gradients, cut) => {
          const at = 1 + (cut % (gradients.length - 1));
          const start = (): Float32Array[] => [Float32Array.of(0.5, -0.25, 1), Float32Array.of(0, 2)];
          const [whole, parts] = [start(), start()];
          const through = make(config, 3, 2);
          for (const g of gradients) through.apply(whole, g);
          const first = make(config, 3, 2);
          for (const g of gradients.slice(0, at)) first.apply(parts, g);
          const second = make(config, 3, 2);
          second.setState(first.state(), first.step);
          for (const g of gradients.slice(at)) second.apply(parts, g);
          assert.deepEqual(parts, whole);
          assert.deepEqual(second.state(), through.state());
          assert.equal(second.step, gradients.length);
        }),
        { seed: 5, numRuns: 60 },
      );
    });

    test(`${name} keeps weights with gradients of zero and numbers finite`, () => {
      fc.assert(
        fc.property(fc.array(numbers(2), { minLength: 1, maxLength: 8 }), (gradients) => {
          const rule = make(config, 3);
          const w = Float32Array.of(0.5, -0.25, 0);
          for (const [a, b] of gradients) rule.apply([w], [Float32Array.of(a as number, b as number, 0)]);
          assert.ok(w.every(Number.isFinite));
          assert.equal(w[2], 0);
        }),
        { seed: 6, numRuns: 60 },
      );
    });
  }
});

describe('state', () => {
  test('is empty before the first step, then named after layers and Keras’s slots', () => {
    const rule = createOptimizer(readWell(optimizer, 'adam'), [{ name: 'dense/kernel', size: 2 }]);
    assert.equal(rule.state().size, 0);
    rule.apply([new Float32Array(2)], [Float32Array.of(1, 2)]);
    assert.deepEqual([...rule.state().keys()], ['dense/kernel/momentum', 'dense/kernel/velocity']);
  });

  test('is a copy', () => {
    const rule = make({ type: 'SGD', momentum: 0.5 }, 1);
    rule.apply([Float32Array.of(0)], [Float32Array.of(1)]);
    const state = rule.state();
    rule.apply([Float32Array.of(0)], [Float32Array.of(1)]);
    assert.equal(state.get('v0/momentum')?.[0], Math.fround(-0.01));
  });

  test('of step 0 starts anew', () => {
    const rule = make('Adagrad', 1);
    rule.apply([Float32Array.of(0)], [Float32Array.of(3)]);
    rule.setState(new Map(), 0);
    const w = Float32Array.of(1);
    rule.apply([w], [Float32Array.of(2)]);
    close(w[0] as number, 1 - 0.002 / Math.sqrt(4.1));
  });

  test('of other variables is refused', () => {
    const rule = make('adam', 2);
    assert.throws(() => rule.setState(new Map(), 3), RangeError);
    assert.throws(
      () =>
        rule.setState(
          new Map([
            ['v0/momentum', new Float32Array(1)],
            ['v0/velocity', new Float32Array(2)],
          ]),
          3,
        ),
      RangeError,
    );
  });
});
