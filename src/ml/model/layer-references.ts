import { findNodeAtLocation, type Node } from 'jsonc-parser';
import { setAt, writtenOut } from '../language/edits';
import type { Reader, Span } from '../language/kind';
import { givenName } from '../language/kinds';
import type { TextEdit } from '../language/problem';
import { ProblemList } from '../language/reporter';
import { parseSpec } from '../language/syntax';
import type { LayerConfig } from '../registry/layers';
import { layersSection } from '../spec/layers-section';
import { layerNames } from './model';

/** A layer of a text by its name, and the places that name it. */
interface NamedLayer {
  readonly name: string;
  /** Its type as Keras spells it; undefined where the layer cannot be read. */
  readonly type: string | undefined;
  /** The whole layer. */
  readonly span: Span;
  /** The value of its "name", quotation marks included; undefined where the name is Keras's automatic one. */
  readonly written: Span | undefined;
  /** Items of "inputs" that name it, quotation marks included. */
  readonly uses: readonly Span[];
  /** Indices of the layers that feed it, of those that are in the text. */
  readonly inputs: readonly number[];
}

/** What a text says of its layers' names, however broken it is otherwise. */
interface LayerReferences {
  /** In the order of "layers"; a layer without a name that can be known has the name "". */
  readonly layers: readonly NamedLayer[];
  readonly root: Node;
  readonly configs: readonly (LayerConfig | undefined)[];
}

/** A reader that reports nothing: what is wrong with the text is reported elsewhere. */
const silent = (text: string): Reader => ({ text, done: false, report: () => undefined });

function referencesIn(text: string): LayerReferences | undefined {
  const root = parseSpec(text, new ProblemList(text));
  const list = root && findNodeAtLocation(root, ['layers']);
  if (!root || list?.type !== 'array') return undefined;
  const nodes = list.children ?? [];
  const configs = layersSection.read(list, '"layers"', silent(text)) ?? nodes.map(() => undefined);
  const written = nodes.map((node) => nameNode(node));
  // Automatic names count the layers before, so they are known up to the first layer that cannot be read.
  const unread = configs.indexOf(undefined);
  const automatic = layerNames(configs).slice(0, unread === -1 ? configs.length : unread);
  const names = nodes.map((_, i) => nameIn(written[i]) ?? automatic[i] ?? '');
  const places = new Map(names.map((name, i) => [name, i]));
  const inputs = nodes.map((node) => inputNodes(node));
  const uses = nodes.map((): Span[] => []);
  for (const node of inputs.flatMap((list) => list ?? [])) uses[places.get(nameIn(node) ?? '') ?? -1]?.push(spanOf(node));
  const before = (i: number): number[] => (i > 0 ? [i - 1] : []);
  const layers = nodes.map((node, i) => ({
    name: names[i] ?? '',
    type: configs[i]?.type,
    span: spanOf(node),
    written: written[i] && spanOf(written[i]),
    uses: uses[i] ?? [],
    inputs: inputs[i]?.flatMap((input) => places.get(nameIn(input) ?? '') ?? []) ?? before(i),
  }));
  return { layers, root, configs };
}

const spanOf = ({ offset, length }: Node): Span => ({ offset, length });

/** Names are compared as they are read: composed. */
const nameIn = (node: Node | undefined): string | undefined =>
  node?.type === 'string' ? (node.value as string).normalize('NFC') : undefined;

function nameNode(layer: Node): Node | undefined {
  const node = layer.type === 'object' ? findNodeAtLocation(layer, ['name']) : undefined;
  return node?.type === 'string' ? node : undefined;
}

/** The items of a layer's "inputs"; undefined where it has none. */
function inputNodes(layer: Node): readonly Node[] | undefined {
  const node = layer.type === 'object' ? findNodeAtLocation(layer, ['inputs']) : undefined;
  return node?.type === 'array' ? (node.children ?? []) : undefined;
}

const within = ({ offset, length }: Span, at: number): boolean => at >= offset && at <= offset + length;

/** The layer that a text names at an offset, in "inputs" or by its own "name", and where it is named there. */
export function layerNamedAt(text: string, offset: number): { readonly layer: NamedLayer; readonly span: Span } | undefined {
  for (const layer of referencesIn(text)?.layers ?? []) {
    const span = [...layer.uses, ...(layer.written ? [layer.written] : [])].find((one) => within(one, offset));
    if (span) return { layer, span };
  }
  return undefined;
}

/**
 * Gives the layer that is named at an offset another name, there and wherever it is named. Automatic names count the layers that have none of
 * their own, so those that change along are changed where they are used, too.
 * @returns why it cannot be: `invisible` of a name that is no name, `taken` of one that another layer was given
 */
export function renameLayer(text: string, offset: number, name: string): readonly TextEdit[] | 'invisible' | 'taken' | undefined {
  const found = referencesIn(text);
  const here = layerNamedAt(text, offset)?.layer;
  const index = found?.layers.findIndex(({ span }) => span.offset === here?.span.offset) ?? -1;
  const layer = found?.layers[index];
  if (!found || !layer) return undefined;
  const content = writtenOut(name);
  const read =
    name.trim() === '' ? undefined : givenName.read({ type: 'string', value: name, offset: 0, length: 0 }, '"name"', silent(text));
  if (read === undefined) return 'invisible';
  if (found.layers.some((other, i) => i !== index && other.written && other.name === read)) return 'taken';
  const after = layerNames(found.configs.map((config, i) => (config && i === index ? { ...config, name: read } : config)));
  const others = found.layers.flatMap(({ written, name: former, uses }, i) =>
    i !== index && !written && former !== '' && after[i] !== former ? uses.map((use) => ({ use, to: writtenOut(after[i]) })) : [],
  );
  const own = layer.uses.map((use) => ({ use, to: content }));
  const given = layer.written ? [{ ...layer.written, content }] : setAt(text, found.root, ['layers', index, 'name'], name);
  return [...given, ...[...own, ...others].map(({ use, to }) => ({ ...use, content: to }))];
}

/** A layer that can feed another one. */
interface PossibleInput {
  readonly name: string;
  readonly type: string | undefined;
}

/**
 * Layers that the layer at an offset within its "inputs" can name: not itself, none that it feeds, by whatever way, and none that it names
 * already.
 */
export function possibleInputs(text: string, offset: number): readonly PossibleInput[] {
  const layers = referencesIn(text)?.layers ?? [];
  const index = layers.findIndex(({ span }) => within(span, offset));
  const fed = fedBy(layers, index);
  const named = (layer: NamedLayer): boolean =>
    layer.uses.some((use) => within(layers[index]?.span ?? use, use.offset) && !within(use, offset));
  return layers.filter((layer, i) => layer.name !== '' && !fed.has(i) && !named(layer)).map(({ name, type }) => ({ name, type }));
}

/** A layer and all that it feeds. */
function fedBy(layers: readonly NamedLayer[], first: number): ReadonlySet<number> {
  const fed = new Set([first]);
  // A set takes up what is added while it is gone through.
  for (const at of fed) {
    layers.forEach(({ inputs }, i) => {
      if (inputs.includes(at)) fed.add(i);
    });
  }
  return fed;
}
