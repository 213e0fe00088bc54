import type { Node } from 'jsonc-parser';
import { intoList } from './edits';
import { itemOf, type Kind, type Reader, wrongKind } from './kind';
import { expectedText } from './messages/expected';

/** Numbers in a rectangular block, row-major. A single number has shape `[]`. */
export interface NumberBlock {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** Nested lists of numbers of equal lengths, at most `maxDepth` deep: NumPy's array written as JSON. */
export function nested(maxDepth: number): Kind<NumberBlock> {
  const expects = { is: 'numbers', depth: maxDepth } as const;
  const kind: Kind<NumberBlock> = {
    expected: expectedText(expects),
    expects,
    read(node, at, reader) {
      const shape = shapeOf(node, maxDepth);
      if (!shape) return wrongKind(kind, node, at, reader);
      if (node.type !== 'array' && node.type !== 'number') return wrongKind(kind, node, at, reader);
      // The shape is only what the first items suggest: a block of that size may not exist, so it is not allocated in advance.
      const values: number[] = [];
      return fill(node, { shape, at, reader, values, index: [] }) ? { shape, values: Float64Array.from(values) } : undefined;
    },
    schema: () =>
      maxDepth > 1 ? { $ref: '#/definitions/numbers' } : { anyOf: [{ type: 'number' }, { type: 'array', items: { type: 'number' } }] },
  };
  return kind;
}

/** The shape that the first item of each list suggests; `fill` holds the others against it. */
function shapeOf(node: Node, maxDepth: number): number[] | undefined {
  const shape: number[] = [];
  let at: Node | undefined = node;
  while (at?.type === 'array') {
    if (shape.length === maxDepth) return undefined;
    shape.push(at.children?.length ?? 0);
    at = at.children?.[0];
  }
  return shape;
}

interface Filling {
  readonly shape: readonly number[];
  readonly at: string;
  readonly reader: Reader;
  readonly values: number[];
  /** Where `fill` is, outermost first. */
  readonly index: number[];
}

const nameOf = ({ at, index }: Filling): string => index.reduce(itemOf, at);

function fill(node: Node, filling: Filling): boolean {
  const { shape, index, values, reader } = filling;
  if (index.length === shape.length) {
    if (node.type !== 'number' || !Number.isFinite(node.value)) return wrong(node, { is: 'number' }, filling);
    values.push(node.value as number);
    return true;
  }
  const wanted = shape[index.length] as number;
  const items = node.children ?? [];
  if (node.type !== 'array') return wrong(node, { is: 'list', item: { is: 'number' }, min: wanted, max: wanted }, filling);
  if (items.length !== wanted) {
    const first = { ...filling, index: index.map(() => 0) };
    reader.report('ragged', { at: nameOf(filling), first: nameOf(first), wanted, found: items.length }, node);
    return false;
  }
  const depth = index.length;
  for (let i = 0; i < items.length; i++) {
    index[depth] = i;
    if (!fill(items[i] as Node, filling)) return false;
  }
  index.length = depth;
  return true;
}

function wrong(node: Node, expects: Parameters<typeof expectedText>[0], filling: Filling): false {
  // One number where the others are lists of one: [[1], 2].
  const fixes = node.type === 'number' && typeof expects === 'object' && expects.is === 'list' && expects.max === 1 ? [intoList(node)] : [];
  wrongKind({ expected: expectedText(expects), expects }, node, nameOf(filling), filling.reader, fixes);
  return false;
}
