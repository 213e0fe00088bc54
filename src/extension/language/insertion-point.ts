import { getLocation, stripComments, visit } from 'jsonc-parser';
import { headOf } from '../spec-text';

/** Where in a spec a piece can be written: a whole file, a section, an item of "layers". */
export type PieceKind = 'file' | 'section' | 'layer';

interface InsertionPoint {
  readonly kind: PieceKind;
  /** Offsets of what has been typed of it already, quotation marks included. */
  readonly start: number;
  readonly end: number;
  /** Whether something follows, so that a comma is needed. */
  readonly comma: boolean;
}

/** What can be written at an offset; undefined inside of values, comments and everywhere else. */
export function insertionAt(text: string, offset: number): InsertionPoint | undefined {
  const kind = kindAt(text, offset);
  if (!kind) return undefined;
  const start = startOfWord(text, offset);
  const rest = /^[\w-]*"/.exec(text.slice(offset))?.[0] ?? '';
  const end = text[start] === '"' && start < offset ? offset + rest.length : offset;
  return { kind, start, end, comma: needsComma(text, end) };
}

/** What has been typed of an item of a layer's "inputs" at an offset; undefined everywhere else. */
export function inputAt(text: string, offset: number): Pick<InsertionPoint, 'start' | 'end'> | undefined {
  if (inComment(text, offset)) return undefined;
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  if (isAtPropertyKey || path.length !== 4 || path[0] !== 'layers' || path[2] !== 'inputs') return undefined;
  // In a text the whole of it is replaced; what another bracket or a number begins is no name.
  const inside = previousNode && offset > previousNode.offset && offset <= previousNode.offset + previousNode.length;
  if (inside)
    return previousNode.type === 'string' ? { start: previousNode.offset, end: previousNode.offset + previousNode.length } : undefined;
  const start = startOfWord(text, offset);
  return { start, end: offset };
}

/** Where the word before an offset begins, its quotation mark included. */
function startOfWord(text: string, offset: number): number {
  let start = offset;
  while (/[\w-]/.test(text[start - 1] ?? '')) start--;
  return text[start - 1] === '"' ? start - 1 : start;
}

function kindAt(text: string, offset: number): PieceKind | undefined {
  if (inComment(text, offset)) return undefined;
  if (isBlank(text)) return 'file';
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  // A sheet has no sections, and its few keys come from the schema.
  if (isAtPropertyKey) return path.length === 1 && !headOf(text).sheetKind ? 'section' : undefined;
  const between = previousNode === undefined || offset <= previousNode.offset || offset >= previousNode.offset + previousNode.length;
  return path.length === 2 && path[0] === 'layers' && between ? 'layer' : undefined;
}

/** There is nothing but comments and the letters of a first word. */
const isBlank = (text: string): boolean => /^"?[\w-]*$/.test(stripComments(text).trim());

function inComment(text: string, offset: number): boolean {
  let found = false;
  visit(
    text,
    {
      onComment(start, length) {
        // A line comment continues when one types at its end.
        const open = text.startsWith('//', start) ? 1 : 0;
        found ||= offset > start && offset < start + length + open;
      },
    },
    { disallowComments: false },
  );
  return found;
}

const needsComma = (text: string, offset: number): boolean => /^\s*["{[]/.test(stripComments(text.slice(offset)));
