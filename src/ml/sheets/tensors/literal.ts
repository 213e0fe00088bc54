import type { Node } from 'jsonc-parser';
import type { Reader } from '../../language/kind';
import { nested } from '../../language/nested';
import { limits } from './limits';
import type { NumberType, TensorValue } from './sheet';

/** Beyond this, not every whole number is a float64, so a sum of whole numbers would not be NumPy's. */
export const LARGEST_INTEGER = Number.MAX_SAFE_INTEGER;

/** Numbers that are written in the sheet, whole where all of them are written without a point: `[1, 2]` and `[1.0, 2.0]` differ, as in NumPy. */
export function readNumbers(node: Node, name: string, reader: Reader): TensorValue | undefined {
  const { cells, depth } = extent(node);
  if (depth > limits.dimensions) {
    reader.report('too-many-dimensions', { what: name, dimensions: depth, limit: limits.dimensions }, { offset: node.offset, length: 1 });
    return undefined;
  }
  if (cells > limits.cells) {
    reader.report('tensor-too-large', { what: name, cells, limit: limits.cells }, { offset: node.offset, length: 1 });
    return undefined;
  }
  const block = nested(limits.dimensions).read(node, `"${name}"`, reader);
  if (!block) return undefined;
  const type = typeOf(node, reader);
  return type && { shape: block.shape, type, values: block.values };
}

/** Numbers and lists in lists, whatever else is in them. */
function extent(node: Node): { readonly cells: number; readonly depth: number } {
  if (node.type !== 'array') return { cells: 1, depth: 0 };
  let cells = 0;
  let depth = 0;
  for (const child of node.children ?? []) {
    const inner = extent(child);
    cells += inner.cells;
    depth = Math.max(depth, inner.depth);
  }
  return { cells, depth: depth + 1 };
}

/** NumPy takes an empty list for float64. Undefined after a whole number was reported that is too large to be exact. */
function typeOf(node: Node, reader: Reader): NumberType | undefined {
  let empty = true;
  let isFloat = false;
  const large: Node[] = [];
  const visit = (at: Node): void => {
    if (at.type === 'array') return at.children?.forEach(visit);
    empty = false;
    if (/[.e]/i.test(reader.text.slice(at.offset, at.offset + at.length))) isFloat = true;
    else if (Math.abs(at.value) > LARGEST_INTEGER) large.push(at);
  };
  visit(node);
  if (empty || isFloat) return 'float';
  if (!large[0]) return 'int';
  reader.report('integer-too-large', { what: String(large[0].value), limit: LARGEST_INTEGER }, large[0]);
  return undefined;
}
