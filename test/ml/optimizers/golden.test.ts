import { describe, test } from 'node:test';
import { createOptimizer } from '../../../src/ml/engine/optimizers';
import { optimizer } from '../../../src/ml/registry/optimizers';
import { flat, type GoldenCase, golden } from '../../golden/figures';
import { near, TEN_STEPS, WHOLE_RUN } from '../../golden/near';
import { readWell } from '../registry/read';
import { type DenseSpec, gradients, variablesOf } from './dense-net';

interface Spec {
  readonly data: { readonly x: readonly (readonly number[])[]; readonly y: readonly (readonly number[])[] };
  readonly layers: readonly DenseSpec[];
  readonly compile: { readonly optimizer: unknown };
  readonly fit: { readonly epochs: number; readonly batch_size: number };
}

/** Trains a golden case without any engine and holds the weights after ten steps and at the end against the figures. */
function check({ spec, expect }: GoldenCase): void {
  const { data, layers, compile, fit } = spec as unknown as Spec;
  const weights = variablesOf(layers);
  const names = layers.flatMap(({ name }) => [`${name}/kernel`, `${name}/bias`]);
  const rule = createOptimizer(
    readWell(optimizer, compile.optimizer),
    weights.map((v, i) => ({ name: names[i] as string, size: v.length })),
  );
  const compare = (expected: GoldenCase['expect']['weights'], bound: number): void => {
    layers.forEach(({ name }, l) => {
      for (const [at, variable] of ['kernel', 'bias'].entries()) {
        const figures = expected?.[name]?.[variable];
        near(weights[2 * l + at] as Float32Array, flat(figures ?? []), bound, `${name}/${variable} after ${rule.step} steps`);
      }
    });
  };
  for (let epoch = 0; epoch < fit.epochs; epoch++) {
    for (let start = 0; start < data.x.length; start += fit.batch_size) {
      const end = start + fit.batch_size;
      rule.apply(weights, gradients(layers, weights, data.x.slice(start, end), data.y.slice(start, end)));
      if (rule.step === 10) compare(expect.weights_after_10_steps, TEN_STEPS);
    }
  }
  compare(expect.weights, WHOLE_RUN);
}

for (const group of ['optimizers', 'optimizers_reference']) {
  describe(`update rules against the figures of ${group}`, () => {
    // The perceptron's gradient is made by the engine, not by the chain rule.
    for (const one of golden(group).filter(({ name }) => !name.startsWith('perceptron'))) test(one.name, () => check(one));
  });
}
