import { createScanner, findNodeAtLocation, type JSONPath, type Node } from 'jsonc-parser';
import { fixTitles } from './messages/fixes';
import type { Fix, FixAction, TextEdit } from './problem';
import { clip } from './visible';

/** Longest line that a value is written in. */
const LINE = 100;

// jsonc-parser's own `modify` parses and formats the whole text for every edit, which is too slow for thousands of offers in a large
// spec; it spreads lists of numbers over many lines; and it leaves a lone comma behind where the only item is removed.

/** JSON as samples of specs are written: `{ "type": "Flatten" }`, `[[1, 2], [3, 4]]`; in lines of their own only where it is long. */
export function writtenOut(value: unknown, indent = ''): string {
  const line = oneLine(value);
  if (line.length <= LINE || typeof value !== 'object' || value === null) return line;
  const inner = `${indent}  `;
  const items = Array.isArray(value)
    ? value.map((v) => writtenOut(v, inner))
    : Object.entries(value).map(([k, v]) => `${JSON.stringify(k)}: ${writtenOut(v, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${items.map((item) => inner + item).join(',\n')}\n${indent}${close}`;
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const items = Object.entries(value).map(([k, v]) => `${JSON.stringify(k)}: ${oneLine(v)}`);
  return items.length ? `{ ${items.join(', ')} }` : '{}';
}

/** Puts a value at a path: in place of the one that is there, or as a new last key of the object that lacks it. */
export function setAt(text: string, root: Node, path: JSONPath, value: unknown): TextEdit[] {
  const node = findNodeAtLocation(root, path);
  if (node) return [{ offset: node.offset, length: node.length, content: writtenOut(value, indentAt(text, node.offset)) }];
  const parent = path.length ? findNodeAtLocation(root, path.slice(0, -1)) : undefined;
  const key = path.at(-1);
  if (typeof key !== 'string') return [];
  // Parents that are missing too are made along with it.
  if (!parent && path.length > 1) return setAt(text, root, path.slice(0, -1), { [key]: value });
  return parent?.type === 'object' ? [newKey(text, parent, key, value)] : [];
}

function newKey(text: string, object: Node, key: string, value: unknown): TextEdit {
  const last = object.children?.at(-1);
  const written = (indent: string): string => `${JSON.stringify(key)}: ${writtenOut(value, indent)}`;
  if (!last) return { offset: object.offset + 1, length: 0, content: ` ${written('')} ` };
  const end = last.offset + last.length;
  const indent = indentAt(text, last.offset);
  const gap = ownLine(text, object.offset, last) ? lineEnd(text) + indent : ' ';
  return { offset: end, length: 0, content: `,${gap}${written(indent)}` };
}

/** Puts a value into a list before the item at the path. */
export function insertAt(text: string, root: Node, path: JSONPath, value: unknown): TextEdit[] {
  const item = findNodeAtLocation(root, path);
  if (item?.parent?.type !== 'array') return [];
  const indent = indentAt(text, item.offset);
  const gap = ownLine(text, item.parent.offset, item) ? lineEnd(text) + indent : ' ';
  return [{ offset: item.offset, length: 0, content: `${writtenOut(value, indent)},${gap}` }];
}

/** Removes a key with its value, or an item of a list, and the comma that goes with it. */
export function removeAt(text: string, root: Node, path: JSONPath): TextEdit[] {
  const node = findNodeAtLocation(root, path);
  const whole = node?.parent?.type === 'property' ? node.parent : node;
  return whole ? removeNode(text, whole) : [];
}

/** The same for a property or item that was found otherwise. */
function removeNode(text: string, node: Node): TextEdit[] {
  const siblings = node.parent?.children ?? [];
  const at = siblings.indexOf(node);
  if (at === -1) return [];
  const [before, after] = [siblings[at - 1], siblings[at + 1]];
  const end = node.offset + node.length;
  const [from, to] = after
    ? [node.offset, after.offset]
    : before
      ? [before.offset + before.length, end]
      : [node.offset, afterComma(text, end)];
  return [{ offset: from, length: to - from, content: '' }];
}

/** Where a comma that follows ends, or the same place. */
function afterComma(text: string, offset: number): number {
  const scanner = createScanner(text, true);
  scanner.setPosition(offset);
  scanner.scan();
  return text[scanner.getTokenOffset()] === ',' ? scanner.getTokenOffset() + 1 : offset;
}

/** Gives a key another name. */
export function renameAt(root: Node, path: JSONPath, name: string): TextEdit[] {
  const key = findNodeAtLocation(root, path)?.parent?.children?.[0];
  return key && typeof path.at(-1) === 'string' ? [{ offset: key.offset, length: key.length, content: JSON.stringify(name) }] : [];
}

const lineEnd = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

const lineStart = (text: string, offset: number): number =>
  Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;

/** The white space that the line of an offset begins with. */
const indentAt = (text: string, offset: number): string => /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';

/** True if the item begins in another line than the bracket that holds it. */
const ownLine = (text: string, bracket: number, { offset }: Node): boolean => lineStart(text, offset) > bracket;

/** A value as the title of a fix shows it. */
export const shown = (value: unknown): string => clip(JSON.stringify(value) ?? '', 80);

/** A fix with its English title. */
export function fixOf(action: FixAction, edits: readonly TextEdit[]): Fix {
  const { purpose, key = '', value = '' } = action;
  return { title: fixTitles[purpose]({ key, value }), action, edits };
}

/** A fix that writes another text over what a span covers. */
export const replaceText = ({ offset, length }: Omit<TextEdit, 'content'>, content: string, value = content): Fix =>
  fixOf({ purpose: 'change', value }, [{ offset, length, content }]);

/** A fix that writes another value over the one that is there. */
export const replaceValue = (node: Node, value: unknown): Fix => replaceText(node, writtenOut(value), shown(value));

/** A fix that puts a single value into brackets, where a list was meant. */
export const intoList = ({ offset, length }: Node): Fix =>
  fixOf({ purpose: 'list' }, [
    { offset, length: 0, content: '[' },
    { offset: offset + length, length: 0, content: ']' },
  ]);

/** A fix that removes a key and its value. */
export const removeKey = (text: string, keyNode: Node): Fix =>
  fixOf({ purpose: 'remove', key: clip(String(keyNode.value)) }, keyNode.parent ? removeNode(text, keyNode.parent) : []);
