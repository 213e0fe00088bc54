import type { JSONPath } from 'jsonc-parser';
import { nearest } from '../language/nearest';
import type { NumberBlock } from '../language/nested';
import type { Reporter } from '../language/reporter';
import { sameShape } from '../language/shape';
import type { LayerConfig } from '../registry/layers';
import type { WeightDraft } from '../registry/layers/layer';

/**
 * The values that a layer's "weights" and "bias" give to its variables, checked against their shapes.
 * Undefined after a problem was reported.
 */
export function givenWeights(
  config: LayerConfig,
  layer: string,
  drafts: readonly WeightDraft[],
  path: JSONPath,
  reporter: Reporter,
): ReadonlyMap<string, Float32Array> | undefined {
  const { weights, bias } = config;
  const named = weights instanceof Map ? (weights as ReadonlyMap<string, NumberBlock>) : undefined;
  const written = new Map<JSONPath, readonly [variable: string, block: NumberBlock]>();
  for (const [variable, block] of named ?? []) written.set([...path, 'weights', variable], [variable, block]);
  if (weights && !named) written.set([...path, 'weights'], [drafts[0]?.name ?? 'kernel', weights as NumberBlock]);
  if (bias) written.set([...path, 'bias'], ['bias', bias]);
  if (bias && named?.has('bias')) {
    const fixes = [reporter.fixRemove([...path, 'bias'])];
    reporter.report('bias-twice', { layer }, [...path, 'bias'], { onKey: true, fixes });
    return undefined;
  }
  const given = new Map<string, Float32Array>();
  for (const [at, [variable, block]] of written) {
    const values = fitted(variable, block, layer, drafts, at, reporter);
    if (values) given.set(variable, values);
  }
  return given.size === written.size ? given : undefined;
}

/** The block as float32, if it has the variable's shape. */
function fitted(
  variable: string,
  block: NumberBlock,
  layer: string,
  drafts: readonly WeightDraft[],
  at: JSONPath,
  reporter: Reporter,
): Float32Array | undefined {
  const draft = drafts.find((d) => d.name === variable);
  if (!draft) {
    const known = drafts.map((d) => d.name);
    const near = nearest(variable, known);
    const fixes = [near ? reporter.fixRename(at, near) : reporter.fixRemove(at)];
    reporter.report('no-such-variable', { layer, variable, known, ...(near && { nearest: near }) }, at, { onKey: true, fixes });
    return undefined;
  }
  if (!sameShape(draft.shape, block.shape)) {
    const turned = transposed(draft, block);
    const one = block.shape.length === 0 && sameShape(draft.shape, [1]);
    const fixes = [
      ...(turned ? [reporter.fixSet('inputs-first', at, turned)] : []),
      ...(one ? [reporter.fixSet('list', at, [...block.values])] : []),
    ];
    const args = { layer, variable, wanted: [...draft.shape], found: [...block.shape], turned: turned !== undefined };
    reporter.report('weight-shape', args, at, { fixes });
    return undefined;
  }
  const values = Float32Array.from(block.values);
  const large = values.findIndex((v) => !Number.isFinite(v));
  if (large === -1) return values;
  reporter.report('weight-not-finite', { layer, variable, value: block.values[large] as number }, [...at, ...indices(large, block.shape)]);
  return undefined;
}

/** The place of a row-major value by its index on each axis. */
function indices(at: number, shape: readonly number[]): number[] {
  let rest = at;
  const found: number[] = [];
  for (const size of shape.toReversed()) {
    found.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return found;
}

/** The matrix with rows and columns exchanged, where that is what was wrong: a learner writes a unit's weights in one row. */
function transposed({ shape }: WeightDraft, block: NumberBlock): number[][] | undefined {
  const [rows, columns] = shape;
  if (shape.length !== 2 || rows === undefined || columns === undefined) return undefined;
  const flat = block.shape.length === 1 && columns === 1 && block.shape[0] === rows;
  if (!flat && !sameShape(block.shape, [columns, rows])) return undefined;
  return Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => block.values[c * rows + r] as number));
}
