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

/** The text made to take exactly so many columns: filled up with spaces, or cut off; half of a wide character is a space. */
export function setCellWidth(text: string, cells: number): string {
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
