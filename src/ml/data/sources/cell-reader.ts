import type { Cell } from '../formats/csv-position';
import { type CellKind, kindOf, truthOf } from './csv-cells';
import { FormatEvidence, markedNumber, type NumberFormat, numberIn } from './number-format';

/** The first of all cells that are wrong in one way. */
interface Finding {
  readonly cell: Cell;
  readonly text: string;
  count: number;
  /** How many of them each column has. */
  readonly byColumn: Map<number, number>;
}

export type FindingKind =
  | Exclude<CellKind, 'number' | 'boolean' | 'marked'>
  | 'target-text'
  /** Unlike other values of its column. */
  | 'mixed-boolean'
  | 'mixed-percent'
  | 'mixed-currency';

/** What a column has had so far, as bits; 0 fits to all, and 1 to words for true. */
const seen = { number: 1, boolean: 2, percent: 4 } as const;

/** Reads cells as numbers, and remembers those that are none or do not fit to the others of their column. */
export class CellReader {
  readonly findings = new Map<FindingKind, Finding>();
  readonly evidence = new FormatEvidence();
  /** True once a number was not read because it is not known how the file writes numbers. */
  unread = false;
  /** Undefined until it is known; then all cells are read anew. */
  #format: NumberFormat | undefined;
  readonly #seen: Uint8Array;
  readonly #currencies = new Map<number, string>();

  constructor(columns: number, format: NumberFormat | undefined) {
    this.#seen = new Uint8Array(columns);
    this.#format = format;
  }

  restart(format: NumberFormat): void {
    this.#format = format;
    this.unread = false;
    this.findings.clear();
    this.#seen.fill(0);
    this.#currencies.clear();
  }

  /** The number in a cell; words for true and false are 1 and 0. Undefined for anything else, which is reported by its kind. */
  read(text: string, cell: Cell): number | Exclude<CellKind, 'number' | 'boolean' | 'marked'> {
    const kind = kindOf(text);
    if (kind === 'number') return this.#plain(text, cell);
    if (kind === 'marked') return this.#marked(text, cell);
    if (kind !== 'boolean') return kind;
    if (this.#had(cell) & ~seen.boolean) this.note('mixed-boolean', cell, text);
    this.#add(cell, seen.boolean);
    return truthOf(text) as number;
  }

  /** @param cell may be used again by the caller */
  note(kind: FindingKind, cell: Cell, text: string): void {
    const known = this.findings.get(kind);
    const { column } = cell;
    if (known) {
      known.count++;
      known.byColumn.set(column, (known.byColumn.get(column) ?? 0) + 1);
    } else this.findings.set(kind, { cell: { ...cell }, text, count: 1, byColumn: new Map([[column, 1]]) });
  }

  #plain(text: string, cell: Cell): number | 'text' {
    if (this.#format?.decimal === ',' && text.includes('.')) return this.#marked(text, cell);
    if (!this.#format && !this.evidence.settled && text.includes('.')) this.evidence.addPlain(text, cell);
    const value = Number(text);
    if (value !== 0) {
      const had = this.#had(cell);
      if (had & seen.percent) this.note('mixed-percent', cell, text);
      else if (had & seen.boolean && value !== 1) this.note('mixed-boolean', cell, text);
      if (value !== 1) this.#add(cell, seen.number);
    }
    return value;
  }

  #marked(text: string, cell: Cell): number | 'text' {
    if (!this.#format) {
      if (!this.evidence.addMarked(text, cell)) return 'text';
      this.unread = true;
      return 0;
    }
    const number = markedNumber(text);
    const value = number && numberIn(number, this.#format);
    if (number === undefined || value === undefined) return 'text';
    const had = this.#had(cell);
    if (had & seen.boolean) this.note('mixed-boolean', cell, text);
    if (number.percent ? had & seen.number : had & seen.percent) this.note('mixed-percent', cell, text);
    this.#add(cell, number.percent ? seen.percent : seen.number);
    if (number.currency !== '') {
      const before = this.#currencies.get(cell.column);
      if (before === undefined) this.#currencies.set(cell.column, number.currency);
      else if (before !== number.currency) this.note('mixed-currency', cell, text);
    }
    return value;
  }

  #had({ column }: Cell): number {
    return this.#seen[column] as number;
  }

  #add({ column }: Cell, bit: number): void {
    this.#seen[column] = (this.#seen[column] as number) | bit;
  }
}
