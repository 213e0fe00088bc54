import type { Node } from 'jsonc-parser';
import { clip } from './clip';
import { removeNode, writtenOut } from './edits';
import type { Fix } from './problem';

/** A value as the title of a fix shows it. */
export const shown = (value: unknown): string => clip(JSON.stringify(value) ?? '', 80);

/** A fix that writes another value over the one that stands there. */
export const replaceValue = (node: Node, value: unknown): Fix => ({
  title: `Change to ${shown(value)}`,
  action: { does: 'replace', value: shown(value) },
  edits: [{ offset: node.offset, length: node.length, content: writtenOut(value) }],
});

/** A fix that puts a single value into brackets, where a list was meant. */
export const intoList = ({ offset, length }: Node): Fix => ({
  title: 'Put it into a list: [ … ]',
  action: { does: 'replace', value: '[ … ]' },
  edits: [
    { offset, length: 0, content: '[' },
    { offset: offset + length, length: 0, content: ']' },
  ],
});

/** A fix that removes a key and its value. */
export const removeKey = (text: string, keyNode: Node): Fix => ({
  title: `Remove ${shown(keyNode.value)}`,
  action: { does: 'remove', key: clip(String(keyNode.value)) },
  edits: keyNode.parent ? removeNode(text, keyNode.parent) : [],
});
