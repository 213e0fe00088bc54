import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { metric, metrics } from '../../../src/ml/registry/metrics';
import { createMetric } from '../../../src/ml/training/metrics';
import type { MetricContext } from '../../../src/ml/training/metrics/streaming';
import { readWell } from '../registry/read';

/** Batches of targets and predictions, flat. */
interface Data extends MetricContext {
  readonly name: string;
  readonly batches: readonly (readonly [y: readonly number[], p: readonly number[]])[];
}

/** What Keras says after each batch. */
interface Case {
  readonly config: { readonly type: string };
  readonly data: string;
  readonly results: readonly number[];
  readonly weighted?: readonly number[];
}

const [head, ...lines] = readFileSync(join('test', 'ml', 'metrics', 'keras-figures.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const weights = Float32Array.from((head as { weights: number[] }).weights);
const data = new Map<string, Data>(lines.filter((line) => 'name' in line).map((line: Data) => [line.name, line]));
const cases: readonly Case[] = lines.filter((line) => 'config' in line);

/** Keras adds up in float32, which leaves a few millionths. Where it has the sums that a sigmoid of almost 1 hides, it leaves more. */
const boundOf = ({ outputActivation }: Data): number => (outputActivation === 'sigmoid' ? 1e-3 : 1e-5);

function check(one: Case, expected: readonly number[], weighted: boolean): void {
  const set = data.get(one.data) as Data;
  const made = createMetric(readWell(metric, one.config), set);
  const rowSize = set.outputShape.reduce((a, b) => a * b, 1);
  for (let round = 0; round < 2; round++) {
    assert.equal(made.result(), one.config.type === 'r2_score' ? Number.NaN : 0, 'nothing seen yet');
    set.batches.forEach(([y, p], i) => {
      const rows = p.length / rowSize;
      made.update(Float32Array.from(y), Float32Array.from(p), rows, weighted ? weights.subarray(0, rows) : undefined);
      const [found, wanted] = [made.result(), expected[i] as number];
      const off = Math.abs(found - wanted) / Math.max(Math.abs(wanted), 0.05);
      assert.ok(off < boundOf(set), `after batch ${i + 1}: ${found}, expected ${wanted}`);
    });
    made.reset();
  }
}

describe('metrics against Keras, batch by batch', () => {
  for (const one of cases) {
    const name = `${JSON.stringify(one.config)} of ${one.data}`;
    test(name, () => check(one, one.results, false));
    const { weighted } = one;
    if (weighted) test(`${name}, weighted`, () => check(one, weighted, true));
  }

  test('leaves no metric out', () => {
    assert.deepEqual([...new Set(cases.map(({ config }) => config.type))].sort(), Object.keys(metrics).sort());
  });
});
