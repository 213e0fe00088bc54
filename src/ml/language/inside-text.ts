import type { Node } from 'jsonc-parser';
import type { Span } from './kind';

/**
 * Where a part of a JSON text's value is in the file: one character of it may be written as several (`\n`, `\u00e9`).
 * @param node of the text, with its quotation marks
 * @param from and `to` in UTF-16 units of the value
 */
export function spanWithin(file: string, node: Node, from: number, to: number): Span {
  const begin = offsetOf(file, node, from);
  return { offset: begin, length: offsetOf(file, node, to) - begin };
}

function offsetOf(file: string, { offset, length }: Node, units: number): number {
  let at = offset + 1;
  for (let i = 0; i < units && at < offset + length - 1; i++) at += file[at] !== '\\' ? 1 : file[at + 1] === 'u' ? 6 : 2;
  return at;
}
