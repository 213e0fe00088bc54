import { clip } from '../language/visible';
import { readSpec } from './read-spec';

/** What one spec says otherwise than another. */
export interface Difference {
  /** Its key, as short as it is clear: `learning_rate`; `layers[1].units` where several layers differ in it. */
  readonly key: string;
  /** Both values in a few letters, `–` for none; not set where they are too long for that. */
  readonly values?: readonly [before: string, after: string];
}

/** Sections in the order in which a reader wants to hear of them. */
const sections = ['compile', 'layers', 'fit', 'data', 'weights', 'seed', 'engine'] as const;

/** Longest value that is written out. */
const LONGEST = 24;

const NONE = '–';

type Path = readonly (string | number)[];
type Found = Omit<Difference, 'key'> & { readonly path: Path };

/** What a run of the later spec is trained otherwise by: defaults count as if they were written, names and questions do not count. */
export function differences(before: string, after: string): Difference[] {
  const [old, now] = [resolved(before), resolved(after)];
  const found = sections.flatMap((section) => compare([section], old[section], now[section]));
  const lasts = found.map(({ path }) => String(path.at(-1)));
  return found.map(({ path, ...rest }) => {
    const last = String(path.at(-1));
    return { key: lasts.filter((key) => key === last).length > 1 ? written(path) : last, ...rest };
  });
}

/** The sections of a text that can be read, with all their defaults. */
const resolved = (text: string): Partial<Record<(typeof sections)[number], unknown>> => readSpec(text).partial ?? {};

function compare(path: Path, before: unknown, after: unknown): Found[] {
  if (same(before, after)) return [];
  if (path[0] === 'layers' && path.length === 1 && Array.isArray(before) && Array.isArray(after)) {
    if (before.length !== after.length) return [{ path, values: [String(before.length), String(after.length)] }];
    return before.flatMap((layer, i) => compare([...path, i], layer, after[i]));
  }
  if (!isPlain(before) || !isPlain(after) || otherType(before, after)) return [{ path, ...valuesOf(before, after) }];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => key !== 'name').flatMap((key) => compare([...path, key], before[key], after[key]));
}

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' &&
  value !== null &&
  Object.getPrototypeOf(value) === Object.prototype &&
  !('values' in value && 'shape' in value);

/** Of another optimizer or layer all parameters differ; its name says it. */
const otherType = (before: Plain, after: Plain): boolean => before['type'] !== after['type'];

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same((a as Plain)[key], (b as Plain)[key]));
}

function valuesOf(before: unknown, after: unknown): Pick<Difference, 'values'> {
  const [old, now] = [short(before), short(after)];
  return old === undefined || now === undefined ? {} : { values: [old, now] };
}

/** A value in a few letters; undefined for one that has no such form. */
function short(value: unknown): string | undefined {
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

/** `layers[1].units` */
const written = (path: Path): string => path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i ? `.${part}` : part)).join('');
