import { findNodeAtLocation, type JSONPath, type Node, parseTree } from 'jsonc-parser';
import { setAt, writtenOut } from '../language/edits';
import type { TextEdit } from '../language/problem';

/** A variable to be written down, row-major. */
interface WrittenVariable {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Longest line that a layer is left in. */
const LINE = 100;

/**
 * Puts the variables of a layer into its spec as `weights` and `bias`, or into the object of all variables by name, where the spec has one.
 * @param path of the layer in the text
 * @returns nothing where the text has no layer there
 */
export function writeWeights(text: string, path: JSONPath, variables: readonly WrittenVariable[]): TextEdit | undefined {
  const before = layerIn(text, path);
  if (!before) return undefined;
  const object = findNodeAtLocation(before, ['weights'])?.type === 'object';
  const byName = object || variables.some(({ name }) => name !== 'kernel' && name !== 'bias');
  const key = (name: string): JSONPath => (byName ? ['weights', name] : [name === 'kernel' ? 'weights' : 'bias']);
  let changed = text;
  for (const { name, shape, values } of variables) {
    const root = parseTree(changed, undefined, { allowTrailingComma: true });
    if (root) changed = applied(changed, setAt(changed, root, [...path, ...key(name)], nestedNumbers(shape, values)));
  }
  const after = layerIn(changed, path);
  if (!after) return undefined;
  return { offset: before.offset, length: before.length, content: overLines(changed, after) };
}

function layerIn(text: string, path: JSONPath): Node | undefined {
  const root = parseTree(text, undefined, { allowTrailingComma: true });
  const node = root && findNodeAtLocation(root, path);
  return node?.type === 'object' ? node : undefined;
}

/** Each edit leaves the places of those before it as they are. */
const applied = (text: string, edits: readonly TextEdit[]): string =>
  [...edits]
    .sort((a, b) => b.offset - a.offset)
    .reduce((now, { offset, length, content }) => now.slice(0, offset) + content + now.slice(offset + length), text);

/** As many decimals as distinguish the number from its neighbours, so that 0.4 stays 0.4. */
function shortest(value: number): number {
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

function nestedNumbers([size, ...inner]: readonly number[], values: Float32Array): unknown {
  if (size === undefined) return shortest(values[0] ?? 0);
  const step = values.length / size;
  return Array.from({ length: size }, (_, i) => nestedNumbers(inner, values.subarray(i * step, (i + 1) * step)));
}

/** The layer as it is; in a line for each key where one line has become too long and holds no comment. */
function overLines(text: string, layer: Node): string {
  const own = text.slice(layer.offset, layer.offset + layer.length);
  const start = Math.max(text.lastIndexOf('\n', layer.offset - 1), text.lastIndexOf('\r', layer.offset - 1)) + 1;
  const indent = /^[ \t]*/.exec(text.slice(start, layer.offset))?.[0] ?? '';
  const oneLine = !/[\r\n]/.test(own);
  if (!oneLine || layer.offset - start + own.length <= LINE || own.includes('/*')) return own;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const parts = (layer.children ?? []).map((property) => {
    const value = property.children?.[1];
    const numbers = value?.type === 'array' ? JSON.parse(text.slice(value.offset, value.offset + value.length)) : undefined;
    const written = text.slice(property.offset, property.offset + property.length);
    return numbers === undefined ? written : `${JSON.stringify(property.children?.[0]?.value)}: ${writtenOut(numbers, `${indent}  `)}`;
  });
  return `{${end}${parts.map((part) => `${indent}  ${part}`).join(`,${end}`)}${end}${indent}}`;
}
