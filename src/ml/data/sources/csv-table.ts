import { nearest } from '../../language/nearest';
import { reportAt } from '../../language/reporter';
import type { DataSpecOf } from '../../spec/data-section';
import type { DataContext } from '../context';
import type { Cell } from '../formats/csv-position';
import { CellReader } from './cell-reader';
import { mayBeName, meansMissing, sameName, truthOf } from './csv-cells';
import type { Columns } from './csv-columns';
import type { NumberFormat } from './number-format';

/** More different texts than this are no classes. */
const maxClasses = 1000;

/**
 * Fills inputs and targets row by row. Cells that are no numbers are remembered, and texts of a single target kept as labels. Numbers with
 * signs in them can be read only once it is known how the file writes numbers: then all rows are added to it anew.
 */
export class CsvTable {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly cells: CellReader;
  rows = 0;
  /** Texts in the target column in order of appearance, with the number that `y` holds for each. */
  readonly labels = new Map<string, number>();
  /** Labels that may as well mark a missing value, and how often they are there. */
  readonly marks = new Map<string, number>();
  #numbers = 0;
  #truths = 0;
  readonly #columns: Columns;
  /** Numbers of labels by the text as it is written, so that not each of them has to be compared as a name. */
  readonly #written = new Map<string, number>();
  /** The cell that is read, made once: there are many millions. */
  readonly #cell: { -readonly [K in keyof Cell]: Cell[K] } = { piece: 0, row: 0, column: 0 };

  /**
   * @param maxRows how many rows can come; memory for all of them is taken
   * @param width how many values a row has
   * @param format how numbers are written, if that is known
   */
  constructor(columns: Columns, maxRows: number, width: number, format?: NumberFormat) {
    this.#columns = columns;
    this.x = new Float32Array(maxRows * columns.inputs.length);
    this.y = new Float32Array(maxRows * columns.targets.length);
    this.cells = new CellReader(width, format);
  }

  /** Forgets all rows, to be added anew with numbers in this format. */
  restart(format: NumberFormat): void {
    this.rows = 0;
    this.#numbers = 0;
    this.#truths = 0;
    this.marks.clear();
    this.labels.clear();
    this.#written.clear();
    this.cells.restart(format);
  }

  /** True if the targets are texts. A column of texts and numbers is neither; a `target-text` finding tells. */
  get labelled(): boolean {
    return this.labels.size > 0 && this.#numbers === 0 && this.#columns.targets.length === 1;
  }

  /** True if all labels are words for true and false, which `y` then holds as 1 and 0 when it is read as numbers. */
  get allTruths(): boolean {
    return this.labelled && this.#truths === this.rows;
  }

  /** @param shift how many values are before the first column that has a name */
  add(row: readonly string[], piece: number, at: number, shift: number): void {
    const { inputs, targets } = this.#columns;
    this.#cell.piece = piece;
    this.#cell.row = at;
    for (let i = 0; i < inputs.length; i++) {
      this.#cell.column = (inputs[i] as number) + shift;
      this.x[this.rows * inputs.length + i] = this.#input((row[this.#cell.column] as string).trim());
    }
    for (let i = 0; i < targets.length; i++) {
      this.#cell.column = (targets[i] as number) + shift;
      this.y[this.rows * targets.length + i] = this.#target(row[this.#cell.column] as string);
    }
    this.rows++;
  }

  #input(text: string): number {
    const read = this.cells.read(text, this.#cell);
    if (typeof read === 'number') return read;
    this.cells.note(read, this.#cell, text);
    return 0;
  }

  #target(written: string): number {
    const text = written.trim();
    if (this.#columns.targets.length > 1) {
      const read = this.cells.read(text, this.#cell);
      if (typeof read === 'number') return read;
      this.cells.note(read === 'missing' || read === 'not-finite' ? read : 'target-text', this.#cell, text);
      return 0;
    }
    if (mayBeTruth(text) && truthOf(text) !== undefined) {
      this.#truths++;
      return this.#label(written, text);
    }
    const read = this.cells.read(text, this.#cell);
    if (typeof read === 'number') {
      this.#numbers++;
      return read;
    }
    // Words such as "none" that mean a missing number may well be the name of a class.
    if (read === 'not-finite' || (read === 'missing' && !mayBeName(text))) {
      this.cells.note(read, this.#cell, text);
      return 0;
    }
    if (read === 'missing') this.marks.set(text, (this.marks.get(text) ?? 0) + 1);
    return this.#label(written, text);
  }

  #label(written: string, text: string): number {
    this.cells.note('target-text', this.#cell, text);
    const known = this.#written.get(written);
    if (known !== undefined) return known;
    // So many are no classes, and are not kept.
    if (this.#written.size > 2 * maxClasses) return 0;
    const name = sameName(written);
    const label = this.labels.get(name) ?? this.labels.size;
    this.labels.set(name, label);
    this.#written.set(written, label);
    return label;
  }
}

/** Numbers begin otherwise, and are most of what is read. */
const mayBeTruth = (text: string): boolean => text.charCodeAt(0) > 0x40;

/** Numbers the texts of the target column in place; undefined after what is wrong was reported. */
export function classLabels(table: CsvTable, spec: DataSpecOf<'csv'>, context: DataContext): { classNames: readonly string[] } | undefined {
  const texts = [...table.labels.keys()];
  const given = spec.class_names && new Map(spec.class_names.map((name, i) => [sameName(name), i] as const));
  if (texts.length > maxClasses)
    return reportAt(context, ['data', 'target'])('csv-too-many-classes', { limit: maxClasses, example: texts[0] ?? '' });
  if (table.allTruths && !(given && texts.some((text) => given.has(text)))) return truths(table, texts, spec.class_names);
  const classNames = spec.class_names ?? texts.toSorted((a, b) => (a < b ? -1 : 1));
  const places = given ?? new Map(classNames.map((name, i) => [name, i] as const));
  const stranger = texts.find((text) => !places.has(text));
  if (stranger !== undefined) {
    const meant = nearest(stranger, classNames);
    const args = { text: stranger, known: classNames, ...(meant !== undefined && { nearest: meant }) };
    return reportAt(context, ['data', 'class_names'])('csv-label-not-named', args);
  }
  const mark = given ? undefined : [...table.marks].find(([text]) => meansMissing(text));
  if (mark) reportAt(context, ['data', 'csv'])('csv-label-missing', { text: mark[0], count: mark[1] });
  renumber(
    table,
    texts.map((text) => places.get(text) as number),
  );
  return { classNames };
}

/** False is 0 and True is 1, also where only one of them is there, and whatever they are called. */
function truths(table: CsvTable, texts: readonly string[], names: readonly string[] | undefined): { classNames: readonly string[] } {
  const values = texts.map((text) => truthOf(text) as number);
  renumber(table, values);
  const spelled = (value: 0 | 1, usual: string): string => texts[values.indexOf(value)] ?? usual;
  return { classNames: names ?? [spelled(0, 'False'), spelled(1, 'True')] };
}

function renumber({ y, rows }: CsvTable, numbers: readonly number[]): void {
  for (let i = 0; i < rows; i++) y[i] = numbers[y[i] as number] as number;
}
