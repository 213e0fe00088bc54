import { parse } from 'jsonc-parser';

/** The files that a spec reads, as they are named in it. */
export function neededFiles(text: string): readonly string[] {
  const spec: unknown = parse(text);
  const { data, weights } = objectOf(spec);
  const { csv, npz, npy, idx } = objectOf(data);
  const named = [csv, npz, ...Object.values(objectOf(npy)), ...Object.values(objectOf(idx)), weights];
  return [...new Set(named.filter((value) => typeof value === 'string'))];
}

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};
