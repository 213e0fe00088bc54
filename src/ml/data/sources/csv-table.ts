import type { Cell } from '../formats/csv-place';
import { type CellKind, kindOf } from './csv-cells';
import type { Columns } from './csv-columns';

/** The first of all cells that are wrong in one way. */
export interface Finding {
  readonly cell: Cell;
  readonly text: string;
  count: number;
}

export type FindingKind = Exclude<CellKind, 'number'> | 'target-text';

/** Fills inputs and targets row by row. Cells that are no numbers are remembered, and texts of a single target kept as labels. */
export class CsvTable {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly findings = new Map<FindingKind, Finding>();
  rows = 0;
  /** Texts in the target column in order of appearance, with the number that `y` holds for each. */
  readonly labels = new Map<string, number>();
  #numbers = 0;
  readonly #columns: Columns;

  /** @param maxRows how many rows can come; memory for all of them is taken */
  constructor(columns: Columns, maxRows: number) {
    this.#columns = columns;
    this.x = new Float32Array(maxRows * columns.inputs.length);
    this.y = new Float32Array(maxRows * columns.targets.length);
  }

  /** True if the targets are texts. A column of texts and numbers is neither; a `target-text` finding tells. */
  get labelled(): boolean {
    return this.labels.size > 0 && this.#numbers === 0 && this.#columns.targets.length === 1;
  }

  /** @param first index of the piece's first row that holds data */
  add(rows: readonly string[][], piece: number, first: number): void {
    const { inputs, targets } = this.#columns;
    for (let r = first; r < rows.length; r++) {
      const row = rows[r] as string[];
      for (let i = 0; i < inputs.length; i++) {
        const column = inputs[i] as number;
        this.x[this.rows * inputs.length + i] = this.#input(row[column] as string, { piece, row: r, column });
      }
      for (let i = 0; i < targets.length; i++) {
        const column = targets[i] as number;
        this.y[this.rows * targets.length + i] = this.#target(row[column] as string, { piece, row: r, column });
      }
      this.rows++;
    }
  }

  #input(text: string, cell: Cell): number {
    const kind = kindOf(text);
    if (kind === 'number') return Number(text);
    this.#note(kind, cell, text);
    return 0;
  }

  #target(text: string, cell: Cell): number {
    const kind = kindOf(text);
    if (kind === 'number') {
      this.#numbers++;
      return Number(text);
    }
    // Words such as "none" that mean a missing number may well be the name of a class.
    if (kind === 'not-finite' || text === '') {
      this.#note(kind, cell, text);
      return 0;
    }
    this.#note('target-text', cell, text);
    const label = this.labels.get(text) ?? this.labels.size;
    this.labels.set(text, label);
    return label;
  }

  #note(kind: FindingKind, cell: Cell, text: string): void {
    const known = this.findings.get(kind);
    if (known) known.count++;
    else this.findings.set(kind, { cell, text, count: 1 });
  }
}
