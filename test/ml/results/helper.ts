import assert from 'node:assert/strict';
import type { FileResult, Files } from '../../../src/ml/data/files';
import type { Problem } from '../../../src/ml/language/problem';
import type { ProblemList } from '../../../src/ml/language/reporter';
import { volume } from '../../../src/ml/language/shape';
import { buildModel } from '../../../src/ml/model/build';
import type { Model } from '../../../src/ml/model/model';
import { random } from '../../../src/ml/random/random';
import type { NamedWeights } from '../../../src/ml/results/weights';
import { readSpec } from '../../../src/ml/spec/read-spec';

/** A spec of these layers, built; fails the test if they have an error. */
export function modelOf(layers: unknown): { readonly model: Model; readonly list: ProblemList } {
  const { list, partial } = readSpec(JSON.stringify({ data: { gate: 'AND' }, layers, weights: 'w' }, null, 2));
  const read = partial?.layers?.filter((l) => l !== undefined) ?? [];
  const model = buildModel(read, undefined, undefined, list);
  assert.ok(model && list.problems.length === 0, messagesOf(list.problems));
  return { model, list };
}

export const messagesOf = (problems: readonly Problem[]): string => problems.map((p) => `${p.severity} ${p.code}: ${p.message}`).join('\n');

/** Values of the bell curve for all variables; moving variances are positive. */
export function drawnWeights(model: Model): NamedWeights {
  return new Map(
    model.layers.flatMap((layer) =>
      layer.weights.map(({ name, shape }) => {
        const numbers = random(7, layer.name, name);
        const draw = (): number => (name === 'moving_variance' ? 0.5 + numbers.uniform() : numbers.normal() * 0.5);
        return [`${layer.name}/${name}`, { shape, values: Float32Array.from({ length: volume(shape) }, draw) }] as const;
      }),
    ),
  );
}

/** Files that are there without being on disk. */
export const filesOf = (files: Readonly<Record<string, Uint8Array | string>>): Files => ({
  read: (path): Promise<FileResult> => {
    const content = Object.hasOwn(files, path) ? files[path] : undefined;
    if (content === undefined) return Promise.resolve({ trouble: 'missing' });
    return Promise.resolve({ bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content });
  },
});
