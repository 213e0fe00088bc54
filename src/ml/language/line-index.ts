import type { Position } from './problem';

/** The mark that some programs put before a text in UTF-8; editors do not count it as a column. */
const BYTE_ORDER_MARK = 0xfeff;

/** Turns offsets into lines and columns, both from 1. Lines end as in editors: `\n`, `\r\n` or a lone `\r`. */
export function lineIndex(text: string): (offset: number) => Position {
  const starts = [text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: Math.max(0, offset - (starts[low] as number)) + 1, offset };
  };
}

/** The text with a blank in place of a byte order mark, so that it parses and every offset stays. */
export const withoutMark = (text: string): string => (text.charCodeAt(0) === BYTE_ORDER_MARK ? ` ${text.slice(1)}` : text);
