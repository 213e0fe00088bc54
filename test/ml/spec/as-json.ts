import type { NumberBlock } from '../../../src/ml/language/nested';
import type { Spec } from '../../../src/ml/spec/spec';

const isBlock = (value: object): value is NumberBlock => 'values' in value && value.values instanceof Float64Array;

/** A row-major block as lists in lists. */
function nestedLists({ shape, values }: NumberBlock): unknown {
  let flat: unknown[] = [...values];
  for (const size of shape.slice(1).reverse())
    flat = Array.from({ length: flat.length / size }, (_, i) => flat.slice(i * size, (i + 1) * size));
  return shape.length ? flat : flat[0];
}

/** What was read, as JSON that reads to the same again. */
export function asJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJson);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, v]) => [key, asJson(v)]));
  if (typeof value !== 'object' || value === null) return value;
  if (isBlock(value)) return nestedLists(value);
  return Object.fromEntries(Object.entries(value).flatMap(([key, v]) => (v === undefined ? [] : [[key, asJson(v)]])));
}

/** The same for a whole spec: its keys show which source the data has. */
export function specAsText({ data, ...rest }: Spec): string {
  const { source: _, ...keys } = data ?? {};
  return JSON.stringify(asJson({ ...rest, ...(data && { data: keys }) }));
}
