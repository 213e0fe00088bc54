import type { Tensor } from '../data/dataset';
import type { Report } from '../language/reporter';
import { type Shape, sameShape } from '../language/shape';
import { layerGraph } from '../model/graph';
import type { Model } from '../model/model';
import { snakeCase } from '../model/model';
import type { NamedWeights } from './weights';

/** Weights as a file holds them. */
export interface FoundWeights {
  readonly file: string;
  readonly arrays: NamedWeights;
  /** Names of the file's layers in their order, where it tells. */
  readonly layers?: readonly string[];
}

/** A variable of the network, and the name under which the file has it. */
interface Match {
  readonly variable: string;
  readonly shape: Shape;
  readonly name: string;
  readonly array: Tensor;
}

interface Wanted {
  readonly layer: string;
  readonly variable: string;
  readonly shape: Shape;
  /** True where the spec gives the values itself, so that the file need not. */
  readonly given: boolean;
  /** The layer has the name that Keras would give it, so the name says nothing of it but its type. */
  readonly automatic: boolean;
}

/**
 * Finds each variable of the network in a file: by name (`dense/kernel`, also within longer names such as
 * `sequential/dense/kernel:0` or `lstm/lstm_cell/kernel`) where the file has every name; else by the order of the layers where that fits,
 * which is what `model.get_weights()` and automatic names need: the second model of a notebook begins with `dense_1`.
 * @returns values by `layer/variable`, or undefined after at least one error was reported
 */
export function matchWeights(found: FoundWeights, model: Model, report: Report): ReadonlyMap<string, Float32Array> | undefined {
  const wanted = wantedOf(model);
  const names = namesByName(found, wanted);
  const matches =
    names.size < wanted.length
      ? (takeInOrder(found, wanted, report) ?? takeWhatIsNamed(found, wanted, names, report))
      : takeNamed(found, wanted, names, report);
  // Not `every`: each variable that is wrong gets its message.
  const sound = matches?.filter((match) => isSound(match, found.file, report));
  return sound && sound.length === matches?.length ? new Map(sound.map(({ variable, array }) => [variable, array.values])) : undefined;
}

/** The variables in the order in which Keras lists them. */
const wantedOf = (model: Model): Wanted[] =>
  layerGraph(model).nodes.flatMap(({ layer }) => {
    const found = layer === undefined ? undefined : model.layers[layer];
    if (!found) return [];
    const automatic = found.name.replace(/_\d+$/, '') === snakeCase(found.config.type);
    return found.weights.map((w) => ({ layer: found.name, variable: w.name, shape: w.shape, given: w.given !== undefined, automatic }));
  });

const key = ({ layer, variable }: Wanted): string => `${layer}/${variable}`;

/** Names in the file by the `layer/variable` that they stand for. */
function namesByName({ arrays }: FoundWeights, wanted: readonly Wanted[]): ReadonlyMap<string, string> {
  const layers = new Set(wanted.map((w) => w.layer));
  const keys = new Set(wanted.map(key));
  const names = new Map<string, string>();
  for (const name of arrays.keys()) {
    const { path, variable } = parse(name);
    const candidates = [path.join('/'), ...path].filter((part) => layers.has(part)).map((layer) => `${layer}/${variable}`);
    const meant = candidates.find((candidate) => keys.has(candidate));
    if (meant !== undefined && !names.has(meant)) names.set(meant, name);
  }
  return names;
}

/** `sequential/dense/kernel:0`: the variable is last; TensorFlow adds the number of an output. */
function parse(name: string): { readonly path: readonly string[]; readonly variable: string } {
  const path = name.replace(/:\d+$/, '').split('/');
  const variable = path.pop() as string;
  return { path, variable };
}

const matchOf = (w: Wanted, name: string, { arrays }: FoundWeights): Match => ({
  variable: key(w),
  shape: w.shape,
  name,
  array: arrays.get(name) as Tensor,
});

function takeNamed(
  found: FoundWeights,
  wanted: readonly Wanted[],
  names: ReadonlyMap<string, string>,
  report: Report,
): Match[] | undefined {
  const { file, arrays } = found;
  const used = new Set(names.values());
  const unused = [...arrays.keys()].filter((name) => !used.has(name));
  const missing = wanted.filter((w) => !names.has(key(w)) && !w.given).map(key);
  if (missing.length) return report('weights-missing', { file, missing, known: unused.length ? unused : [...arrays.keys()] });
  if (unused.length) report('weights-unused', { file, names: unused });
  return wanted.flatMap((w) => {
    const name = names.get(key(w));
    return name === undefined ? [] : [matchOf(w, name, found)];
  });
}

/** The weights in the order of the layers; undefined where names or shapes contradict that. */
function takeInOrder(found: FoundWeights, wanted: readonly Wanted[], report: Report): Match[] | undefined {
  const { file, arrays } = found;
  const matches = inOrder(found, wanted);
  if (matches?.length !== arrays.size || !matches.every((m) => sameShape(m.shape, m.array.shape))) return undefined;
  if (takesNameOfAnother(matches, wanted)) return undefined;
  report('weights-by-order', { file });
  return matches;
}

/** For messages that say what is missing, or of another shape, where neither all names nor the order fit. */
function takeWhatIsNamed(
  found: FoundWeights,
  wanted: readonly Wanted[],
  names: ReadonlyMap<string, string>,
  report: Report,
): Match[] | undefined {
  if (names.size > 0) return takeNamed(found, wanted, names, report);
  const { file, arrays } = found;
  const matches = inOrder(found, wanted);
  return matches?.length === arrays.size ? matches : report('weights-differ', { file, wanted: wanted.map(key), known: [...arrays.keys()] });
}

function inOrder(found: FoundWeights, wanted: readonly Wanted[]): Match[] | undefined {
  const names = numbered([...found.arrays.keys()]) ?? inLayerOrder(found, wanted);
  if (names.length !== wanted.length || names.includes(undefined)) return undefined;
  return wanted.map((w, i) => matchOf(w, names[i] as string, found));
}

/** True if a layer would get the weights of a layer whose name somebody gave to another one. Automatic names only count models. */
function takesNameOfAnother(matches: readonly Match[], wanted: readonly Wanted[]): boolean {
  const chosen = new Set(wanted.filter((w) => !w.automatic).map((w) => w.layer));
  return matches.some(({ name }, i) => parse(name).path.some((part) => chosen.has(part) && part !== wanted[i]?.layer));
}

/** `arr_0`, `arr_1`, …: what `numpy.savez` calls arrays that are given without names. */
function numbered(names: readonly string[]): string[] | undefined {
  const sorted = Array.from(names, (_, i) => `arr_${i}`);
  return sorted.every((name) => names.includes(name)) ? sorted : undefined;
}

/** For each variable the file's name for it, if the file's layers with weights are taken in order for the network's. */
function inLayerOrder({ arrays, layers }: FoundWeights, wanted: readonly Wanted[]): (string | undefined)[] {
  const groups = new Map<string, Map<string, string>>();
  for (const name of arrays.keys()) {
    const { path, variable } = parse(name);
    const layer = layers?.find((l) => path.includes(l)) ?? path.join('/');
    groups.set(layer, (groups.get(layer) ?? new Map<string, string>()).set(variable, name));
  }
  const order = layers?.filter((layer) => groups.has(layer)) ?? byNumber([...groups.keys()]);
  const own = [...new Set(wanted.map((w) => w.layer))];
  return wanted.map((w) => groups.get(order[own.indexOf(w.layer)] ?? '')?.get(w.variable));
}

/** Puts names that differ only in numbers into the order of these: files sorted by name have `dense_10` before `dense_9`. */
function byNumber(names: readonly string[]): string[] {
  const base = (name: string): string => name.replaceAll(/_\d+(?=\/|$)/g, '');
  const numbers = (name: string): number[] => Array.from(name.matchAll(/_(\d+)(?=\/|$)/g), ([, n]) => Number(n));
  const compare = (a: readonly number[], b: readonly number[]): number => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0);
  const alike = new Map<string, string[]>();
  for (const name of names) {
    const group = alike.get(base(name));
    if (group) group.push(name);
    else alike.set(base(name), [name]);
  }
  for (const group of alike.values()) group.sort((a, b) => compare(numbers(a), numbers(b)));
  return names.map((name) => alike.get(base(name))?.shift() as string);
}

function isSound({ variable, shape, name, array }: Match, file: string, report: Report): boolean {
  if (!sameShape(shape, array.shape)) {
    report('weights-file-shape', { file, variable, name, wanted: [...shape], found: [...array.shape] });
    return false;
  }
  const bad = array.values.find((v) => !Number.isFinite(v));
  if (bad !== undefined) report('weights-not-finite', { file, variable, value: String(bad) });
  return bad === undefined;
}
