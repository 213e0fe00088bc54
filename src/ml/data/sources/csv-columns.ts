import type { JSONPath } from 'jsonc-parser';
import { nearest } from '../../language/nearest';
import type { DataSpecOf } from '../../spec/data-section';
import type { DataContext } from '../context';
import { kindOf, sameName } from './csv-cells';
import { markedNumber } from './number-format';

/** Which columns of a table go where, by index. */
export interface Columns {
  readonly names: readonly string[];
  readonly inputs: readonly number[];
  readonly targets: readonly number[];
}

interface Asked {
  readonly name: string;
  readonly path: JSONPath;
}

/** More names that a file does not have are not looked for in it one by one. */
const maxUnknown = 10;

/** More names of columns are not shown. */
const maxKnown = 100;

/** A column of row numbers that pandas wrote: without a name at first, with this one when the file was read and written again. */
const isRowNumber = (name: string): boolean => name === '' || /^Unnamed: \d+$/.test(name);

/** Finds the columns that a spec names in a table. */
export class ColumnFinder {
  readonly #spec: DataSpecOf<'csv'>;
  readonly #delimiter: string;
  readonly #context: DataContext;
  readonly #names: readonly string[];
  /** Where each name is; −1 for one that is there twice. */
  readonly #places = new Map<string, number>();
  /** The rows that the table begins with, the one of names first. */
  readonly #rows: readonly (readonly string[])[];
  #unknown = 0;

  constructor(
    names: readonly string[],
    rows: readonly (readonly string[])[],
    delimiter: string,
    spec: DataSpecOf<'csv'>,
    context: DataContext,
  ) {
    this.#spec = spec;
    this.#delimiter = delimiter;
    this.#context = context;
    this.#names = names.map((name) => name.normalize('NFC'));
    this.#rows = rows;
    names.forEach((name, i) => {
      const key = sameName(name);
      this.#places.set(key, this.#places.has(key) ? -1 : i);
    });
  }

  /** The columns, or undefined after what is wrong was reported. */
  columns(): Columns | undefined {
    const { target, inputs } = this.#spec;
    const path = ['data', 'target'];
    const asked = typeof target === 'string' ? [{ name: target, path }] : target.map((name, i) => ({ name, path: [...path, i] }));
    const targets = this.#find(asked);
    const inputsAsked = inputs?.map((name, i) => ({ name, path: ['data', 'inputs', i] }));
    const inputsFound = inputsAsked ? this.#find(inputsAsked) : targets && this.#allBut(targets);
    if (!targets || !inputsFound) return undefined;
    const given = new Set(targets);
    inputsAsked?.forEach(({ name, path: at }, i) => {
      if (given.has(inputsFound[i] as number)) this.#context.reporter.report('csv-input-is-target', { name }, at);
    });
    return { names: this.#names, inputs: inputsFound, targets };
  }

  /** All named columns but the targets. A column without a name is most often a row number that pandas wrote, and no input. */
  #allBut(targets: readonly number[]): number[] | undefined {
    const given = new Set(targets);
    const rest = this.#names.map((_, i) => i).filter((i) => !given.has(i));
    const inputs = rest.filter((i) => !isRowNumber(this.#names[i] as string));
    const { reporter } = this.#context;
    const file = this.#spec.csv;
    if (inputs.length === 0) {
      reporter.report('csv-no-inputs', { file, columns: this.#names.slice(0, maxKnown) }, ['data', 'csv']);
      return undefined;
    }
    // Behind the last name there are only delimiters that a program wrote too many.
    const last = this.#names.findLastIndex((name) => name !== '');
    const unnamed = rest.filter((i) => i < last && isRowNumber(this.#names[i] as string)).map((i) => i + 1);
    if (unnamed.length) reporter.report('csv-unnamed-column', { file, columns: unnamed }, ['data', 'csv']);
    return inputs;
  }

  #find(asked: readonly Asked[]): number[] | undefined {
    const found = asked.map((one) => this.#indexOf(one));
    // All of them are looked up first, so that each unknown name is reported.
    return found.every((i) => i !== undefined) ? found : undefined;
  }

  #indexOf({ name, path }: Asked): number | undefined {
    const index = this.#places.get(sameName(name));
    if (index === undefined) {
      if (this.#unknown++ < maxUnknown) this.#reportUnknown(name, path);
    } else if (index >= 0) return index;
    else this.#context.reporter.report('csv-same-names', { file: this.#spec.csv, name }, path);
    return undefined;
  }

  #reportUnknown(name: string, path: JSONPath): void {
    const { reporter } = this.#context;
    const file = this.#spec.csv;
    const [only = ''] = this.#names;
    const written = this.#delimiter;
    const delimiter = this.#names.length === 1 ? [';', '\t', '|', ','].find((sign) => sign !== written && only.includes(sign)) : undefined;
    if (delimiter !== undefined) {
      const fix = reporter.fixSet('set-missing', ['data', 'delimiter'], delimiter);
      reporter.report('csv-delimiter', { file, delimiter, written }, path, { fixes: [fix] });
    } else if (!this.#spec.names && looksLikeData(this.#rows)) {
      // One message is enough for all columns.
      this.#unknown = maxUnknown;
      reporter.report('csv-no-names', { file, first: this.#names.slice(0, maxKnown) }, path);
    } else {
      const known = this.#names.filter(Boolean);
      const meant = nearest(name, known);
      const args = { file, name, known: known.slice(0, maxKnown), ...(meant !== undefined && { nearest: meant }) };
      const fixes = meant === undefined ? [] : [reporter.fixSet('change', path, meant)];
      reporter.report('csv-unknown-column', args, path, { fixes });
    }
  }
}

/** True if the first row is a row like the others, and no names: most of its values are no names, or come again in the same column. */
function looksLikeData([first = [], ...rows]: readonly (readonly string[])[]): boolean {
  const few = rows.slice(0, 1000);
  const isValue = (text: string): boolean => {
    const kind = kindOf(text);
    return kind === 'marked' ? markedNumber(text) !== undefined : kind !== 'text' && kind !== 'missing';
  };
  const isData = (text: string, column: number): boolean => isValue(text) || (text !== '' && few.some((row) => row[column] === text));
  const like = first.filter(isData).length;
  return like > 0 && like * 2 >= first.length;
}
