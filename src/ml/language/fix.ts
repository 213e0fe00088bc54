import type { Node } from 'jsonc-parser';
import { clip } from './clip';
import { removeNode, writtenOut } from './edits';
import { fixTitles } from './messages/fixes';
import type { Fix, FixAction, TextEdit } from './problem';

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
