import type { Cell } from '../formats/csv-position';

/** What divides a number's whole part from its fraction, and what may be between its thousands. */
export interface NumberFormat {
  readonly decimal: '.' | ',';
  /** Undefined for any but the decimal sign: `.` or `,`, an apostrophe, or a blank of any width. */
  readonly thousands?: string;
}

/** A cell that has signs in it besides digits, a point and an exponent. */
interface MarkedNumber {
  readonly negative: boolean;
  /** Digits and the signs between them; blanks and apostrophes of any kind are one. */
  readonly digits: string;
  readonly exponent: string;
  readonly percent: boolean;
  /** `$`, `원`, `EUR`; empty for none. */
  readonly currency: string;
}

const before = /^(US\$|\p{Sc}|원|円|元|USD|EUR|GBP|CHF|JPY|CNY|KRW)[\s\u200e]{0,100}(?=[-+−\d.,])/u;
const behind = /[\s\u200e]{0,100}(US\$|\p{Sc}|원|円|元|USD|EUR|GBP|CHF|JPY|CNY|KRW|%)$/u;

/** Splits a cell into digits and what is around them; undefined where it is no number at all, however numbers are written. */
export function markedNumber(cell: string): MarkedNumber | undefined {
  if (cell.length > 100) return undefined;
  let rest = cell.trim();
  let [negative, percent, currency] = [false, false, ''];
  const takeSign = (): void => {
    const sign = /^[-+−]/.exec(rest)?.[0];
    if (sign === undefined) return;
    negative = sign !== '+';
    rest = rest.slice(1).trimStart();
  };
  takeSign();
  const opening = before.exec(rest);
  if (opening) {
    currency = opening[1] as string;
    rest = rest.slice(opening[0].length);
    if (rest.length < cell.length && !negative) takeSign();
  }
  const closing = behind.exec(rest);
  if (closing) {
    if (closing[1] === '%') percent = true;
    else if (currency !== '') return undefined;
    else currency = closing[1] as string;
    rest = rest.slice(0, closing.index);
  }
  const [, digits, exponent = ''] = /^([\d.,'’\s]*\d[.,]?)(e[+-]?\d+)?$/i.exec(rest) ?? [];
  if (digits === undefined) return undefined;
  return { negative, digits: digits.replaceAll(/\s/g, ' ').replaceAll('’', "'"), exponent, percent, currency };
}

const grouped: Readonly<Record<string, RegExp>> = {
  ' ': /^[1-9]\d{0,2}(?: \d{3})+$/,
  "'": /^[1-9]\d{0,2}(?:'\d{3})+$/,
  '.': /^[1-9]\d{0,2}(?:\.\d{3})+$/,
  // India groups by two digits beyond the thousands.
  ',': /^[1-9]\d{0,2}(?:(?:,\d{3})+|(?:,\d{2})+,\d{3})$/,
};

/** Signs that may stand for the decimal point in this number: none of them where it is not a number either way. */
function decimalSigns(digits: string): readonly ('.' | ',')[] {
  return (['.', ','] as const).filter((decimal) => valueIn(digits, { decimal }) !== undefined);
}

/** The value in this format; undefined where it is no number in it. */
function valueIn(digits: string, { decimal, thousands }: NumberFormat, exponent = ''): number | undefined {
  const at = digits.indexOf(decimal);
  const whole = at === -1 ? digits : digits.slice(0, at);
  const fraction = at === -1 ? '' : digits.slice(at + 1);
  if (!/^\d*$/.test(fraction)) return undefined;
  const plain = /^\d*$/.test(whole) ? whole : ungrouped(whole, decimal, thousands);
  if (plain === undefined || (plain === '' && fraction === '')) return undefined;
  return Number(`${plain}.${fraction}0${exponent}`);
}

function ungrouped(whole: string, decimal: string, thousands: string | undefined): string | undefined {
  const sign = /\D/.exec(whole)?.[0] ?? '';
  if (sign === decimal) return undefined;
  // What a spec names is removed wherever it is, as pandas does it.
  if (thousands !== undefined) {
    const rest = whole.replaceAll(thousands, '');
    return /^\d+$/.test(rest) ? rest : undefined;
  }
  return grouped[sign]?.test(whole) ? whole.replaceAll(sign, '') : undefined;
}

/** The number that a cell holds in this format. */
export function numberIn({ negative, digits, exponent, percent }: MarkedNumber, format: NumberFormat): number | undefined {
  const value = valueIn(digits, format, exponent);
  return value === undefined ? undefined : (negative ? -value : value) / (percent ? 100 : 1);
}

/** A cell that shows how numbers are written. */
interface Example {
  readonly cell: Cell;
  readonly text: string;
}

/** How a file's numbers are to be read, or why that is not certain. */
export type Verdict =
  | { readonly format: NumberFormat }
  /** One cell can only have a decimal point, the other one only a decimal comma. */
  | { readonly conflict: readonly [point: Example, comma: Example] }
  /** This cell, and all like it, may be read in two ways. */
  | { readonly ambiguous: Example };

const thousandsOrFraction = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;

/**
 * Gathers from all numbers of a file which sign is its decimal point. 1,234 may be 1234 or 1.234; but who writes 1,5 or 1.234.567 anywhere in
 * the file writes decimals with a comma throughout, and who writes 1.5 or 1,234,567 does so with a point.
 */
export class FormatEvidence {
  #point: Example | undefined;
  #comma: Example | undefined;
  /** The first number that has one value with a decimal point and another with a comma. */
  #either: Example | undefined;
  #eitherComma: Example | undefined;

  /** True once more plain numbers show nothing new. */
  get settled(): boolean {
    return this.#point !== undefined;
  }

  /** Takes in a number that JavaScript can read, with a point in it. */
  addPlain(text: string, cell: Cell): void {
    if (thousandsOrFraction.test(text)) this.#either ??= { cell: { ...cell }, text };
    else this.#point ??= { cell: { ...cell }, text };
  }

  /** Takes in any other cell. @returns whether it is a number in some format */
  addMarked(text: string, cell: Cell): boolean {
    const number = markedNumber(text);
    if (!number) return false;
    const [sign, other] = decimalSigns(number.digits);
    if (other !== undefined) {
      if (number.digits.includes('.')) this.#either ??= { cell: { ...cell }, text };
      else if (number.digits.includes(',')) this.#eitherComma ??= { cell: { ...cell }, text };
    } else if (sign === '.') this.#point ??= { cell: { ...cell }, text };
    else if (sign === ',') this.#comma ??= { cell: { ...cell }, text };
    return sign !== undefined;
  }

  verdict(delimiter: string): Verdict {
    if (this.#point && this.#comma) return { conflict: [this.#point, this.#comma] };
    if (this.#point) return { format: { decimal: '.' } };
    if (this.#comma) return { format: { decimal: ',' } };
    if (this.#eitherComma) return { ambiguous: this.#eitherComma };
    // Where the comma divides values, decimals have a point; semicolons and tabs come from spreadsheets that may have it between thousands.
    if (this.#either && (delimiter === ';' || delimiter === '\t')) return { ambiguous: this.#either };
    return { format: { decimal: '.' } };
  }
}
