import { findNodeAtLocation, getLocation, type JSONPath, parseTree } from 'jsonc-parser';
import type { Span } from '../language/kind';

/** What a spec names that is beside it. */
interface NamedKind {
  readonly path: readonly string[];
  /** How names of such files end; not set for a folder. */
  readonly endings?: readonly string[];
}

const idx = ['-ubyte', '.idx', '.gz'];

/** Every key whose value is the name of a file or a folder. */
const kinds: readonly NamedKind[] = [
  { path: ['data', 'csv'], endings: ['.csv', '.tsv', '.txt', '.data'] },
  { path: ['data', 'npz'], endings: ['.npz'] },
  { path: ['data', 'npy', 'x'], endings: ['.npy'] },
  { path: ['data', 'npy', 'y'], endings: ['.npy'] },
  { path: ['data', 'idx', 'x'], endings: idx },
  { path: ['data', 'idx', 'y'], endings: idx },
  { path: ['data', 'idx', 'x_test'], endings: idx },
  { path: ['data', 'idx', 'y_test'], endings: idx },
  { path: ['data', 'folder'] },
  { path: ['data', 'pictures'] },
  { path: ['weights'], endings: ['.npz', '.json'] },
];

/** A file or folder that a spec names. */
interface FileName {
  readonly name: string;
  readonly isFolder: boolean;
  /** With its quotation marks. */
  readonly span: Span;
}

/** The files and folders that a text names, in the order of the keys above, whatever mistakes there are in it. */
export function fileNamesIn(text: string): FileName[] {
  const root = parseTree(text, undefined, { allowTrailingComma: true });
  return kinds.flatMap(({ path, endings }) => {
    const node = root && findNodeAtLocation(root, [...path]);
    if (node?.type !== 'string') return [];
    return [{ name: String(node.value), isFolder: endings === undefined, span: { offset: node.offset, length: node.length } }];
  });
}

/** What is typed at a place where a name is wanted. */
interface Typed {
  /** Up to the cursor. */
  readonly typed: string;
  /** What the name takes the place of, quotation marks included. */
  readonly span: Span;
}

/** Where the name of a file is being typed, and which files fit; undefined everywhere else. */
export function fileNameAt(text: string, offset: number): (Typed & { readonly endings: readonly string[] | undefined }) | undefined {
  const place = valueAt(text, offset);
  const kind = place && kinds.find(({ path }) => isSame(path, place.path));
  return place && kind && { typed: place.typed, span: place.span, endings: kind.endings };
}

/** Where the name of a column of the CSV file is being typed; undefined everywhere else. */
export function columnNameAt(text: string, offset: number): Typed | undefined {
  const place = valueAt(text, offset);
  const [section, key, item, ...more] = place?.path ?? [];
  const isColumn = section === 'data' && more.length === 0 && (key === 'target' || (key === 'inputs' && item !== undefined));
  return place && isColumn ? { typed: place.typed, span: place.span } : undefined;
}

function valueAt(text: string, offset: number): (Typed & { readonly path: JSONPath }) | undefined {
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  if (isAtPropertyKey) return undefined;
  const inside = previousNode && offset > previousNode.offset && offset <= previousNode.offset + previousNode.length;
  if (!inside) return { path, typed: '', span: { offset, length: 0 } };
  if (previousNode.type !== 'string') return undefined;
  const { offset: from, length } = previousNode;
  // A cursor behind the closing mark types no more of the name.
  const closed = length > 1 && text[from + length - 1] === '"' && offset === from + length;
  return closed ? undefined : { path, typed: text.slice(from + 1, offset), span: { offset: from, length } };
}

const isSame = (a: readonly string[], b: JSONPath): boolean => a.length === b.length && a.every((key, i) => key === b[i]);
