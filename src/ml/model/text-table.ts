/** A column of a table; `width` counts characters between the padding of one space on each side. */
export interface Column {
  readonly header: string;
  readonly justify: 'left' | 'right';
  readonly width: number;
}

const ELLIPSIS = '…';

/**
 * Draws a table as Python's rich does with `box.HEAVY_HEAD` and a line under each row: words wrap, a word longer than its
 * column is cut with an ellipsis. Source: rich/table.py and rich/_wrap.py of rich 14
 * @param lineLength characters in a line, frame included; columns are made narrower until they fit
 */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[], lineLength: number): string {
  const widths = fittedWidths(columns, lineLength);
  const line = ([left, fill, divider, right]: string): string => left + widths.map((w) => (fill as string).repeat(w)).join(divider) + right;
  const cells = (row: readonly string[], bar: '│' | '┃'): string[] => {
    const wrapped = columns.map(({ justify }, i) => cellLines(row[i] ?? '', (widths[i] as number) - 2, justify));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    const blank = (i: number): string => ' '.repeat((widths[i] as number) - 2);
    // Headers are at the bottom of their row, other cells at the top.
    const from = (lines: readonly string[]): number => (bar === '┃' ? height - lines.length : 0);
    return Array.from(
      { length: height },
      (_, n) => `${bar} ${wrapped.map((lines, i) => lines[n - from(lines)] ?? blank(i)).join(` ${bar} `)} ${bar}`,
    );
  };
  const body = rows.flatMap((row, i) => (i === 0 ? cells(row, '│') : [line('├─┼┤'), ...cells(row, '│')]));
  const header = cells(
    columns.map((c) => c.header),
    '┃',
  );
  return [line('┏━┳┓'), ...header, line('┡━╇┩'), ...body, line('└─┴┘')].join('\n');
}

/** Widths with padding, as rich takes too much width away: the same from each column, rounded on the way. */
function fittedWidths(columns: readonly Column[], lineLength: number): number[] {
  const widths = columns.map((c) => c.width + 2);
  let excess = widths.reduce((a, b) => a + b, 0) - (lineLength - columns.length - 1);
  if (excess <= 0) return widths;
  return widths.map((width, i) => {
    const share = Math.min(width, roundHalfEven(excess / (widths.length - i)));
    excess -= share;
    return width - share;
  });
}

/** Python's `round`: a half goes to the even neighbour. */
export function roundHalfEven(x: number): number {
  const below = Math.floor(x);
  if (x - below !== 0.5) return Math.round(x);
  return below % 2 === 0 ? below : below + 1;
}

function cellLines(text: string, width: number, justify: 'left' | 'right'): string[] {
  return wrapWords(text, width).map((line) => {
    const fitting = cutTo(line.trimEnd(), width);
    const space = ' '.repeat(Math.max(0, width - cellWidth(fitting)));
    return justify === 'right' ? space + fitting : fitting + space;
  });
}

/** Breaks a text before words that do not fit; a word longer than the width gets a line of its own. Spaces stay at the ends of lines. */
export function wrapWords(text: string, width: number): string[] {
  const lines = [''];
  let taken = 0;
  for (const [word] of text.matchAll(/^\s*\S+\s*|\S+\s*/g)) {
    const long = cellWidth(word.trimEnd());
    if (long <= width - taken) {
      lines.push((lines.pop() as string) + word);
      taken += cellWidth(word);
    } else {
      if (lines[0] === '') lines.pop();
      lines.push(word);
      taken = cellWidth(word);
    }
  }
  return lines;
}

// East Asian wide and full-width characters and emoji. Source: Unicode Standard Annex 11
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const none = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u;
const plain = /^[\x20-\x7e\u2500-\u257f…]*$/;

const width = (character: string): number => (none.test(character) ? 0 : wide.test(character) ? 2 : 1);

/** Columns that a text takes in a terminal: two for a Chinese, Japanese or Korean character or an emoji, none for an accent put over another. */
export function cellWidth(text: string): number {
  if (plain.test(text)) return text.length;
  let cells = 0;
  for (const character of text) cells += width(character);
  return cells;
}

/** A text that takes at most so many columns: one that is longer ends in an ellipsis. */
export const cutTo = (text: string, cells: number): string => (cellWidth(text) > cells ? setCellWidth(text, cells - 1) + ELLIPSIS : text);

/** The text made to take exactly so many columns: filled up with spaces, or cut off; half of a wide character is a space. */
function setCellWidth(text: string, cells: number): string {
  let taken = 0;
  let kept = '';
  for (const character of text) {
    const w = width(character);
    if (taken + w > cells) break;
    taken += w;
    kept += character;
  }
  return kept + ' '.repeat(cells - taken);
}
