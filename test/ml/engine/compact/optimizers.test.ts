import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Heap } from '../../../../src/ml/engine/compact/heap';
import { kernelsOf } from '../../../../src/ml/engine/compact/kernel-calls';
import { optimizerCode } from '../../../../src/ml/engine/compact/kernel-codes';
import { createOptimizer } from '../../../../src/ml/engine/optimizers';
import { random } from '../../../../src/ml/random/random';
import { defaults } from '../../../../src/ml/registry/entry';
import { type Optimizer, optimizers } from '../../../../src/ml/registry/optimizers';
import { built } from '../../../built';
import { near } from '../../../golden/near';

const module = new WebAssembly.Module(readFileSync(built('compact.wasm')));
const SIZE = 24;
const STEPS = 30;

const configOf = (type: Optimizer['type'], more: object): Optimizer =>
  ({ type, ...defaults(optimizers[type]), ...more }) as unknown as Optimizer;

/** Both versions of an optimizer, from the same weights, over the same gradients. */
function bothVersions(config: Optimizer): { kernel: Float32Array; rule: Float32Array } {
  const code = optimizerCode(config);
  assert.ok(code, 'no kernel');
  const heap = new Heap();
  const { step } = kernelsOf(module, heap.memory);
  const bytes = SIZE * 4;
  const [w, g] = [heap.block('w', bytes), heap.block('g', bytes)];
  const byRule = createOptimizer(config, [{ name: 'w', size: SIZE }]);
  const byKernel = createOptimizer(config, [{ name: 'w', size: SIZE }], (_, slot) => heap.floats(heap.block(slot, bytes), SIZE));
  const [m = 0, v = 0] = code.slots.map((slot) => heap.block(slot, bytes));
  const numbers = random(3, config.type);
  const start = Float32Array.from({ length: SIZE }, () => numbers.normal());
  const kernel = heap.floats(w, SIZE);
  kernel.set(start);
  const rule = start.slice();
  const gradient = heap.floats(g, SIZE);
  for (let t = 1; t <= STEPS; t++) {
    // Large, small and no gradients, of either sign.
    gradient.forEach((_, i) => {
      gradient[i] = i % 6 === 5 ? 0 : numbers.normal() * 10 ** ((i % 5) - 3);
    });
    const [p, q = 0, r = 0] = code.constants;
    step(code.code, w, g, m, v, bytes, p, q, r, code.perStep(t));
    byKernel.count(1);
    byRule.apply([rule], [gradient.slice()]);
  }
  const [ours, theirs] = [byKernel.state(), byRule.state()];
  assert.deepEqual([...ours.keys()], [...theirs.keys()]);
  for (const [key, values] of theirs) near(ours.get(key) ?? [], values, 1e-5, key);
  assert.equal(byKernel.step, byRule.step);
  return { kernel: kernel.slice(), rule };
}

describe('optimizers that have both a kernel and a rule', () => {
  const kinds: readonly (readonly [Optimizer['type'], object])[] = [
    ['SGD', {}],
    ['SGD', { momentum: 0.9 }],
    ['SGD', { momentum: 0.9, nesterov: true }],
    ['Adam', {}],
    ['Adam', { beta_1: 0.5, beta_2: 0.9, epsilon: 1e-3, learning_rate: 0.1 }],
    ['AdamW', {}],
    ['RMSprop', {}],
    ['RMSprop', { rho: 0.5, epsilon: 1e-3 }],
    ['Adagrad', {}],
    ['perceptron', {}],
  ];
  for (const [type, more] of kinds) {
    it(`${type} ${JSON.stringify(more)}`, () => {
      // Decay is not the kernel's.
      const { kernel, rule } = bothVersions(configOf(type, { ...more, ...(type === 'AdamW' && { weight_decay: null }) }));
      near(kernel, rule, 1e-5, 'weights');
    });
  }

  it('are all of those whose kernel a plain config finds', () => {
    const found = (Object.keys(optimizers) as Optimizer['type'][]).filter((type) => optimizerCode(configOf(type, {})));
    assert.deepEqual([...new Set(kinds.map(([type]) => type))].sort(), found.sort());
  });

  it('leave to the rule what the kernels do not do', () => {
    const left: readonly (readonly [Optimizer['type'], object])[] = [
      ['SGD', { clipvalue: 1 }],
      ['Adam', { amsgrad: true }],
      ['Adam', { epsilon: 0 }],
      ['RMSprop', { centered: true }],
      ['RMSprop', { momentum: 0.5 }],
    ];
    for (const [type, more] of left) assert.equal(optimizerCode(configOf(type, more)), undefined, `${type} ${JSON.stringify(more)}`);
  });
});
