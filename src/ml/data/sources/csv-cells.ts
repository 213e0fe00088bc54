/** What is in one cell of a table. `marked`: perhaps a number with other signs than digits and a point. */
export type CellKind = 'number' | 'boolean' | 'missing' | 'not-finite' | 'date' | 'marked' | 'text';

const plain = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const notFinite = /^[+-]?(?:inf|infinity|∞)$/i;

/** What pandas, R, spreadsheets and databases write where there is no value. */
const missing = new Set(
  ['', 'na', 'n/a', 'nan', '-nan', '+nan', '<na>', 'null', 'none', 'nil', '?', '-', '--', '–', '—', '.', '..', '\\n', 'nat'].concat(
    // Excel's errors, also in German: there is no value that can be used.
    ['#n/a', '#n/a n/a', '#na', '#nv', '#div/0!', '#value!', '#wert!', '#ref!', '#bezug!', '#name?', '#num!', '#zahl!', '#null!'],
    ['1.#ind', '-1.#ind', '1.#qnan', '-1.#qnan'],
  ),
);

/** Marks that no one names a class by. */
const neverNames = /^(?:#.*|[+-]?nan|<na>|-?1\.#.*|)$/i;

/** True and False as Python, R and spreadsheets write them. */
const truths: ReadonlyMap<string, 0 | 1> = new Map([
  ...['true', 'wahr', 'vrai', 'verdadero', 'vero', '참'].map((word) => [word, 1] as const),
  ...['false', 'falsch', 'faux', 'falso', '거짓'].map((word) => [word, 0] as const),
]);

// 2024-01-31, 2024. 1. 31., 31.01.2024, 1/31/24, 12:30, 2024-01-31T12:30:00Z.
const date = /^(?:\d{4}[-/.] ?\d{1,2}[-/.] ?\d{1,2}|\d{1,2}[-/.] ?\d{1,2}[-/.] ?\d{2,4}|\d{4}년|\d{1,2}:\d{2})(?![\d,])/;

/** Tells a cell's kind by its text, without blanks around it; a number too large for float32 counts as not finite. */
export function kindOf(text: string): CellKind {
  if (plain.test(text)) return Number.isFinite(Math.fround(Number(text))) ? 'number' : 'not-finite';
  const word = text.length <= 16 ? text.toLowerCase() : '';
  if (text === '' || (word !== '' && missing.has(word))) return 'missing';
  if (truths.has(word)) return 'boolean';
  if (notFinite.test(text)) return 'not-finite';
  if (date.test(text)) return 'date';
  return /\d/.test(text) ? 'marked' : 'text';
}

/** 1 for a word that means true, 0 for one that means false. */
export const truthOf = (text: string): 0 | 1 | undefined => truths.get(text.toLowerCase());

/** True for a mark of a missing value that may as well be the name of a class, such as `none` or `-`. */
export const mayBeName = (text: string): boolean => !neverNames.test(text);

/** True for a mark that nearly always means a missing value, also among names of classes; "none" and "-" are names as often. */
export const meansMissing = (text: string): boolean => !/^(?:none|nil|-+)$/i.test(text);

/** A name as names are compared: without blanks around it, its accents and syllables composed. Macs write them decomposed. */
export const sameName = (name: string): string => name.trim().normalize('NFC');
