import { clip } from '../language/visible';

/** A value of a difference: as it is where it is a number, true or false, in a few letters where it is not; null for none. */
export type DifferenceValue = string | number | boolean | null;

/** Longest value that is written out. */
const LONGEST = 24;

/** What is written where there is no value. */
const NONE = '–';

/** A value of a difference in a few letters: `–` for none. */
export const valueText = (value: DifferenceValue): string => (value === null ? NONE : String(value));

/** As it is kept of a difference; undefined for one that is too long to be written out. */
export function valueIn(value: unknown): DifferenceValue | undefined {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return null;
  return typeof value === 'number' || typeof value === 'boolean' ? value : short(value);
}

/** A value in a few letters; undefined for one that has no such form. */
export function short(value: unknown): string | undefined {
  if (value === undefined || value === null) return NONE;
  if (typeof value === 'string') return clip(value, LONGEST);
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.length ? fitting(value.map(short)) : NONE;
  const { type } = value as { readonly type?: unknown };
  return typeof type === 'string' ? type : undefined;
}

function fitting(parts: readonly (string | undefined)[]): string | undefined {
  const text = parts.join(', ');
  return parts.includes(undefined) || text.length > LONGEST ? undefined : text;
}
