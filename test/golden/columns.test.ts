import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { columnsOf } from '../../src/ml/data/columns';
import { golden } from './figures';
import { near } from './near';

interface ColumnCase {
  readonly name: string;
  readonly values: readonly number[];
  readonly expect: {
    readonly min: number;
    readonly max: number;
    readonly mean: number;
    readonly std: number;
    readonly distinct: number;
    readonly edges: readonly [number, number];
    readonly counts: readonly number[];
  };
}

describe('Columns of numbers, as NumPy describes them', () => {
  for (const { name, values, expect } of golden<ColumnCase>('columns')) {
    it(name, async () => {
      const rows = values.length;
      const table = { shape: [rows, 1], values: Float32Array.from(values) };
      const columns = await columnsOf({ x: table, y: { shape: [rows], values: new Float32Array(rows) } }, { inputNames: ['a'] }, {});
      const [found] = columns?.inputs ?? [];
      assert.ok(found);
      assert.deepEqual([found.name, found.kind, found.distinct], ['a', 'number', expect.distinct]);
      // Figures have nine digits.
      near([found.min, found.max, found.mean, found.std], [expect.min, expect.max, expect.mean, expect.std], 1e-7, 'figure');
      const { from, width, counts } = found.histogram;
      near([from, from + width * counts.length], expect.edges, 1e-7, 'edge');
      assert.deepEqual(counts, expect.counts);
    });
  }
});
