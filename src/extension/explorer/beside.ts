/** Letters that a side bar of the usual width shows of an item, beside its icon and its buttons. */
const MOST_LETTERS = 36;

/** A text beside an item's name, where there is room for it: two or three letters of it and an ellipsis say nothing. */
export const beside = (name: string, text: string): string | undefined =>
  lettersOf(name) + lettersOf(text) < MOST_LETTERS ? text : undefined;

/** Hangul and Chinese characters are twice as wide as Latin letters. */
const lettersOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u1100' ? 2 : 1), 0);
