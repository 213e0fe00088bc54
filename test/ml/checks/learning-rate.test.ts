import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaults } from '../../../src/ml/registry/entry';
import { type Optimizer, optimizers, ratesOf } from '../../../src/ml/registry/optimizers';
import { check } from '../spec/check';

const rows = (n: number, width: number): number[][] =>
  Array.from({ length: n }, (_, row) => Array.from({ length: width }, (_, i) => Math.sin(1 + row * 1.7 + i * 2.3) * (i + 1)));

const sets: Readonly<Record<string, { readonly x: number[][]; readonly y: number[] }>> = {
  'a line': { x: [[1], [2], [3], [4]], y: [3, 5, 7, 9] },
  'three inputs': { x: rows(12, 3), y: rows(12, 1).flat() },
  'one row': { x: [[2, -1]], y: [4] },
  'large inputs': { x: [[1000], [2500], [1800]], y: [1, 2, 3] },
};

interface Rule {
  readonly momentum: number;
  readonly nesterov: boolean;
}

const rules: readonly Rule[] = [
  { momentum: 0, nesterov: false },
  { momentum: 0.5, nesterov: false },
  { momentum: 0.9, nesterov: false },
  { momentum: 0.9, nesterov: true },
];

/** The mean squared error of w · x + b before and after many steps of Keras's SGD, in float64. */
function descend({ x, y }: { readonly x: number[][]; readonly y: number[] }, rate: number, { momentum, nesterov }: Rule): [number, number] {
  const width = (x[0] as number[]).length;
  let w = Array.from({ length: width + 1 }, () => 0);
  let v = w.map(() => 0);
  const residuals = (): number[] =>
    x.map((row, k) => row.reduce((sum, value, i) => sum + value * (w[i] as number), w[width] as number) - (y[k] as number));
  const loss = (): number => residuals().reduce((sum, r) => sum + r * r, 0) / x.length;
  const first = loss();
  for (let step = 0; step < 3000 && loss() < 1e30; step++) {
    const r = residuals();
    const g = w.map((_, i) => (2 / x.length) * x.reduce((sum, row, k) => sum + (r[k] as number) * (row[i] ?? 1), 0));
    v = v.map((velocity, i) => momentum * velocity - rate * (g[i] as number));
    w = w.map((weight, i) => weight + (nesterov ? momentum * (v[i] as number) - rate * (g[i] as number) : (v[i] as number)));
  }
  return [first, loss()];
}

const spec = ({ x, y }: { readonly x: number[][]; readonly y: number[] }, rate: number, rule: Rule): string =>
  JSON.stringify({
    data: { x, y },
    layers: [{ type: 'Dense', units: 1 }],
    compile: { optimizer: { type: 'SGD', learning_rate: rate, ...rule }, loss: 'mse' },
    fit: { epochs: 3000, batch_size: x.length },
  });

describe('the learning rate above which a linear layer diverges', () => {
  for (const [name, data] of Object.entries(sets)) {
    for (const rule of rules) {
      it(`${name}, ${JSON.stringify(rule)}: above it the loss grows, below it falls`, async () => {
        const { problems } = await check(spec(data, 1e9, rule));
        const args = problems.find(({ code }) => code === 'learning-rate-diverges')?.args as { limit: number; start: number } | undefined;
        assert.ok(args);
        const [before, above] = descend(data, args.limit * 1.02, rule);
        assert.ok(above > before * 10, `above: from ${before} to ${above}`);
        const [, below] = descend(data, args.limit * 0.98, rule);
        assert.ok(below < before, `below: from ${before} to ${below}`);
        const codes = async (rate: number) => (await check(spec(data, rate, rule))).problems.map(({ code }) => code);
        assert.ok((await codes(args.limit * 1.0001)).includes('learning-rate-diverges'));
        for (const rate of [args.limit * 0.9999, args.start]) assert.deepEqual(await codes(rate), [], String(rate));
      });
    }
  }
});

describe('which learning rates suit an optimizer', () => {
  for (const type of Object.keys(optimizers) as Optimizer['type'][]) {
    it(`${type}: one to begin with lies between the smallest and the largest, as Keras’s own does but Adadelta’s`, () => {
      const optimizer = { type, ...defaults(optimizers[type]) } as Optimizer;
      const rates = ratesOf(optimizer);
      assert.equal(rates === undefined, type === 'perceptron');
      if (!rates) return;
      const smallest = typeof rates.smallest === 'number' ? rates.smallest : rates.smallest(optimizer);
      assert.ok(smallest < rates.start && rates.start < rates.largest);
      assert.equal(optimizer.learning_rate >= smallest && optimizer.learning_rate < rates.largest, type !== 'Adadelta');
    });
  }
});
