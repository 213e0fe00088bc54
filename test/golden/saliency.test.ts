import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pickRows } from '../../src/ml/data/dataset';
import { targetFacts } from '../../src/ml/data/facts';
import { readingOf } from '../../src/ml/model/interpret-output';
import type { OutputsRequest } from '../../src/ml/worker/messages';
import { keyOf } from '../../src/ml/worker/network-outputs';
import { whyOf } from '../../src/ml/worker/saliency';
import { flat, golden, type Nested } from './figures';
import { near } from './near';
import { prepare } from './run-case';

interface SaliencyCase {
  readonly name: string;
  readonly spec: Record<string, unknown>;
  readonly expect: {
    readonly of: 'logit' | 'output';
    readonly answers: readonly {
      readonly row: number;
      readonly klass: number;
      readonly value: number;
      readonly gradient: readonly number[];
      readonly patch: number;
      readonly whole: number;
      readonly drop: readonly (readonly number[])[] & Nested;
    }[];
  };
}

const pause = (): Promise<void> => Promise.resolve();

describe('what an answer owes to each input is Keras’s in float64', () => {
  for (const { name, spec, expect } of golden<SaliencyCase>('saliency'))
    it(name, async () => {
      const { session, model, dataset, spec: read } = await prepare(spec, 'cpu');
      const reading = readingOf(model, read.compile.loss, targetFacts([dataset.train.y]));
      const { weights } = session.state();
      const outputs = {
        of: async ({ x, layers }: OutputsRequest) => ({ outputs: await session.outputs(x, layers, 64) }),
      };
      for (const { row, klass, value, gradient, patch, whole, drop } of expect.answers) {
        const x = pickRows(dataset.train.x, Uint32Array.of(row)).values;
        const question = { task: 'why' as const, model, key: keyOf(model), weights, reading, x, klass, cover: { patch, stride: 1 } };
        const answer = await whyOf(question, outputs, pause);
        assert.ok('gradient' in answer && answer.occlusion, JSON.stringify(answer));
        assert.equal(answer.gradient.of, expect.of);
        near([answer.gradient.value], [value], 1e-8, `class ${klass}`);
        // The gradient is handed over in float32.
        near(answer.gradient.gradient, gradient, 1e-6, `gradient for class ${klass}`);
        const { rows, columns, stride, of } = answer.occlusion;
        assert.deepEqual([rows, columns, stride, of], [drop.length, drop[0]?.length, 1, 'probability']);
        near([answer.occlusion.whole], [whole], 1e-5, `probability of class ${klass}`);
        near(answer.occlusion.drop, flat(drop), 1e-4, `drop for class ${klass}`);
      }
      session.dispose();
    });
});
