import type { Cell } from '../formats/csv-place';
import { decimalSigns, markedNumber, type NumberFormat } from './number-format';

/** A cell that shows how numbers are written. */
export interface Example {
  readonly cell: Cell;
  readonly text: string;
}

/** How a file's numbers are to be read, or why that cannot be told. */
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
