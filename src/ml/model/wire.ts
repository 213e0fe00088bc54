import { nearest } from '../language/nearest';
import type { Reporter } from '../language/reporter';
import { type LayerConfig, layerEntry } from '../registry/layers';

/** Which layers feed which, in an order in which each comes after its inputs. */
interface Wiring {
  /** Indices into the spec's list; the last one is the output. */
  readonly order: readonly number[];
  /** For each layer of the spec's list the layers that feed it; -1 is the model's input. */
  readonly inputs: readonly (readonly number[])[];
  readonly functional: boolean;
}

/** Finds out how the layers are connected. Undefined after a problem was reported. */
export function wire(configs: readonly LayerConfig[], names: readonly string[], reporter: Reporter): Wiring | undefined {
  const places = new Map(names.map((name, i) => [name, i]));
  const inputs = configs.map((config, i) => inputsOf(config, i, places, reporter));
  const known = inputs.filter((list) => list !== undefined);
  if (!distinct(names, reporter) || known.length < inputs.length) return undefined;
  const order = sorted(known, names, reporter);
  if (!order || !oneOutput(known, names, reporter)) return undefined;
  return { order, inputs: known, functional: configs.some((c) => c.inputs !== undefined || c.type === 'Input') };
}

function inputsOf(config: LayerConfig, index: number, places: ReadonlyMap<string, number>, reporter: Reporter): number[] | undefined {
  const path = ['layers', index];
  if (config.type === 'Input') {
    if (index === 0 && config.inputs === undefined) return [-1];
    reporter.report('input-not-first', undefined, path);
    return undefined;
  }
  const found: number[] = [];
  for (const [k, name] of config.inputs?.entries() ?? [[0, undefined] as const]) {
    const at = name === undefined ? index - 1 : places.get(name);
    if (at !== undefined) found.push(at);
    else if (reporter.full) return undefined;
    else reportUnknown(name as string, [...path, 'inputs', k], places, reporter);
  }
  if (found.length < (config.inputs?.length ?? 1)) return undefined;
  const joins = layerEntry(config.type).joins === true;
  if (joins ? found.length < 2 : found.length > 1) {
    const place = config.inputs ? [...path, 'inputs'] : path;
    reporter.report(joins ? 'needs-several-inputs' : 'takes-one-input', { layer: config.type, found: found.length }, place);
    return undefined;
  }
  return found;
}

function reportUnknown(name: string, path: (string | number)[], places: ReadonlyMap<string, number>, reporter: Reporter): void {
  const near = nearest(name, places.keys());
  const fixes = near ? [reporter.fixSet('change', path, near)] : [];
  const known = [...places.keys()].slice(0, 100);
  reporter.report('unknown-layer', { name, ...(near && { nearest: near }), known }, path, { fixes });
}

function distinct(names: readonly string[], reporter: Reporter): boolean {
  const seen = new Set<string>();
  let sound = true;
  for (const [i, name] of names.entries()) {
    if (seen.has(name)) {
      const place = ['layers', i, 'name'];
      reporter.report('layer-name-twice', { name }, place, { fixes: [reporter.fixRemove(place, 'layer-name')] });
      sound = false;
    }
    seen.add(name);
  }
  return sound;
}

/** Kahn's algorithm, taking layers in the order of the spec where there is a choice. */
function sorted(inputs: readonly (readonly number[])[], names: readonly string[], reporter: Reporter): number[] | undefined {
  const order: number[] = [];
  const placed = new Set<number>([-1]);
  while (order.length < inputs.length) {
    const before = order.length;
    inputs.forEach((needs, i) => {
      if (!placed.has(i) && needs.every((n) => placed.has(n))) {
        placed.add(i);
        order.push(i);
      }
    });
    if (order.length === before) {
      const circle = circleAmong(inputs, placed);
      reporter.report('cyclic-graph', { layers: circle.map((i) => names[i] as string) }, ['layers', circle[0] as number]);
      return undefined;
    }
  }
  return order;
}

/**
 * The layers of one circle, each fed by the one before it and the first by the last; it begins with the earliest in the spec.
 * Whatever cannot be placed waits for a layer that cannot be placed either: going back and back must come round.
 */
function circleAmong(inputs: readonly (readonly number[])[], placed: ReadonlySet<number>): number[] {
  const way: number[] = [];
  let at = inputs.findIndex((_, i) => !placed.has(i));
  while (!way.includes(at)) {
    way.push(at);
    at = inputs[at]?.find((n) => !placed.has(n)) as number;
  }
  const circle = way.slice(way.indexOf(at)).reverse();
  const first = circle.indexOf(Math.min(...circle));
  return [...circle.slice(first), ...circle.slice(0, first)];
}

/** A model has one output: the one layer that feeds no other. */
function oneOutput(inputs: readonly (readonly number[])[], names: readonly string[], reporter: Reporter): boolean {
  const feeds = new Set(inputs.flat());
  const ends = inputs.flatMap((_, i) => (feeds.has(i) ? [] : [i]));
  const output = ends.at(-1) as number;
  for (const end of ends) {
    if (end !== output) reporter.report('leads-nowhere', { layer: names[end] as string, output: names[output] as string }, ['layers', end]);
  }
  return ends.length === 1;
}
