import { type AlignedLayer, alignLayers } from './aligned-layers';
import { type DifferenceValue, short, valueIn } from './difference-values';
import { readSpec } from './read-spec';

/** What one spec says otherwise than another. */
export interface Difference {
  /** Its key, as short as it is clear: `learning_rate`; `layers[1].units` where several layers differ in it. */
  readonly key: string;
  /** Both values in a few letters, `–` for none; not set where they are too long for that. */
  readonly values?: readonly [before: string, after: string];
}

/** What one spec says otherwise than another, at a place that both may have. */
export interface SpecDifference {
  /** As short as it is clear in its section, or its layer: `learning_rate`. */
  readonly key: string;
  /** Not set where they are too long to be written out. */
  readonly values?: readonly [before: DifferenceValue, after: DifferenceValue];
}

/** A layer of either spec, and in what they differ. */
export type LayerDifference = AlignedLayer & { readonly differences: readonly SpecDifference[] };

/** Everything that a run of one spec is trained otherwise by than a run of another. */
export interface SpecComparison {
  /** In the order of a spec; sections without a difference are left out. */
  readonly sections: readonly { readonly section: ComparedSection; readonly differences: readonly SpecDifference[] }[];
  /** All layers of both, in their order. */
  readonly layers: readonly LayerDifference[];
}

/** Sections in the order of a spec. Layers are aligned. */
const otherSections = ['seed', 'engine', 'data', 'weights', 'compile', 'fit'] as const;
type ComparedSection = (typeof otherSections)[number];

/** Sections in the order in which a reader wants to hear of them. */
const sections = ['compile', 'layers', 'fit', 'data', 'weights', 'seed', 'engine'] as const;

type Path = readonly (string | number)[];

/** Where two values differ. */
interface Found {
  readonly path: Path;
  readonly given: readonly [before: unknown, after: unknown];
}

/** What a run of the later spec is trained otherwise by: defaults count as if they were written, names and questions do not count. */
export function differences(before: string, after: string): Difference[] {
  const [old, now] = [resolved(before), resolved(after)];
  const found = sections.flatMap((section) => compare([section], old[section], now[section]));
  return keysOf(found).map((key, i) => ({ key, ...textsOf(...(found[i] as Found).given) }));
}

/** Compares two specs key by key, with all their defaults; of what has another type also the keys that both types have. */
export function compareSpecs(before: string, after: string): SpecComparison {
  const [old, now] = [resolved(before), resolved(after)];
  const [from, to] = [layersOf(old), layersOf(now)];
  return {
    sections: otherSections
      .map((section) => ({ section, differences: detailed(compare([], old[section], now[section], true), section) }))
      .filter(({ differences }) => differences.length),
    layers: alignLayers(from, to, (a, b) => compare([], a, b).length).map((pair) => ({
      ...pair,
      differences:
        pair.before === undefined || pair.after === undefined ? [] : detailed(compare([], from[pair.before], to[pair.after]), 'layers'),
    })),
  };
}

const layersOf = ({ layers }: ReturnType<typeof resolved>): readonly Plain[] => (Array.isArray(layers) ? layers.filter(isPlain) : []);

/** @param section what a difference is called that is in none of its keys */
function detailed(found: readonly Found[], section: string): SpecDifference[] {
  return keysOf(found).map((key, i) => {
    const [old, now] = (found[i] as Found).given.map(valueIn);
    return { key: key || section, ...(old !== undefined && now !== undefined && { values: [old, now] as const }) };
  });
}

/** The last key of each where that is clear among them, else all of its keys. */
function keysOf(found: readonly Pick<Found, 'path'>[]): string[] {
  const lasts = found.map(({ path }) => String(path.at(-1) ?? ''));
  return found.map(({ path }, i) => (lasts.filter((key) => key === lasts[i]).length > 1 ? written(path) : (lasts[i] as string)));
}

/** The sections of a text that can be read, with all their defaults. */
const resolved = (text: string): Partial<Record<(typeof sections)[number], unknown>> => readSpec(text).partial ?? {};

/** @param inside also looks into what has another type, at the keys that both types have */
function compare(path: Path, before: unknown, after: unknown, inside = false): Found[] {
  if (same(before, after)) return [];
  if (path[0] === 'layers' && path.length === 1 && Array.isArray(before) && Array.isArray(after)) {
    if (before.length !== after.length) return [{ path, given: [before.length, after.length] }];
    return before.flatMap((layer, i) => compare([...path, i], layer, after[i]));
  }
  const here: Found = { path, given: [before, after] };
  if (!isPlain(before) || !isPlain(after)) return [here];
  const other = otherType(before, after);
  if (other && !inside) return [here];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const compared = [...keys].filter((key) => key !== 'name' && !(other && (key === 'type' || !(key in before && key in after))));
  return [...(other ? [here] : []), ...compared.flatMap((key) => compare([...path, key], before[key], after[key], inside))];
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

function textsOf(before: unknown, after: unknown): Pick<Difference, 'values'> {
  const [old, now] = [short(before), short(after)];
  return old === undefined || now === undefined ? {} : { values: [old, now] };
}

/** `layers[1].units` */
const written = (path: Path): string => path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i ? `.${part}` : part)).join('');
