import { useEffect, useReducer } from 'preact/hooks';
import type { SplitName } from '../../../../ml/data/dataset';
import type { Requests } from '../../messages/from-view';
import { sameMarks } from '../moment';
import type { Study } from '../study';

type Ask = Requests['samples']['ask'];
type Answer = Requests['samples']['answer'];

/** Rows of a split, or those of one class in it, counted from 0 in their order. */
export interface RowsOf {
  readonly split: SplitName;
  readonly klass?: number | undefined;
}

/** One row of the data. */
export interface DataRow {
  /** Its place in the split. */
  readonly row: number;
  /** Its inputs as the data is given, or a byte for each. */
  readonly x: Float32Array | Uint8Array;
  readonly y: Float32Array;
  /** The class that its target names; -1 where it names none. */
  readonly label: number;
  /** Its place among the rows of that class. */
  readonly ofClass: number;
}

/** What is shown of the rows: how many there are, and those that have come. */
export interface Rows {
  /** Not set before the first have come. */
  readonly total: number | undefined;
  /** Why they do not come. */
  readonly error: string | undefined;
  at(place: number): DataRow | undefined;
  /** Asks once more after an error. */
  again(): void;
}

/** Rows that are asked for together: so many, and no more numbers than that. */
const MOST_ROWS = 128;
const MOST_NUMBERS = 2 ** 18;
/** Chunks that are kept beside those in sight: some screens full. */
const KEPT_CHUNKS = 24;
/** Questions that are out at a time: what was scrolled past meanwhile is never asked for. */
const MOST_OUT = 2;
/** Lists of rows that are kept, also for a view that comes back. */
const KEPT_LISTS = 4;

/** What is known of the rows of a split: of one class, or of all. */
class List {
  readonly marks: readonly unknown[];
  readonly chunk: number;
  total: number | undefined;
  error: string | undefined;
  readonly listeners = new Set<() => void>();
  readonly #ask: (from: number, count: number) => Promise<Answer>;
  readonly #chunks = new Map<number, readonly DataRow[]>();
  readonly #out = new Set<number>();
  #wanted: readonly number[] = [];

  constructor(marks: readonly unknown[], chunk: number, ask: (from: number, count: number) => Promise<Answer>) {
    this.marks = marks;
    this.chunk = chunk;
    this.#ask = ask;
  }

  at(place: number): DataRow | undefined {
    return this.#chunks.get(Math.floor(place / this.chunk))?.[place % this.chunk];
  }

  /** Says which rows are in sight; what is missing of them is asked for. */
  want(from: number, to: number): void {
    const last = Math.max(from, Math.min(to, this.total ?? from + 1) - 1);
    const first = Math.floor(from / this.chunk);
    this.#wanted = Array.from({ length: Math.floor(last / this.chunk) - first + 1 }, (_, i) => first + i);
    // Those in sight are the last to be forgotten.
    for (const chunk of this.#wanted) {
      const rows = this.#chunks.get(chunk);
      if (!rows) continue;
      this.#chunks.delete(chunk);
      this.#chunks.set(chunk, rows);
    }
    this.#next();
  }

  again(): void {
    this.error = undefined;
    this.#next();
    this.#tell();
  }

  #next(): void {
    if (this.error !== undefined) return;
    for (const chunk of this.#wanted) {
      if (this.#out.size >= MOST_OUT) return;
      if (!this.#chunks.has(chunk) && !this.#out.has(chunk)) void this.#fetch(chunk);
    }
  }

  async #fetch(chunk: number): Promise<void> {
    this.#out.add(chunk);
    try {
      const answer = await this.#ask(chunk * this.chunk, this.chunk);
      this.total = answer.total;
      this.#chunks.set(chunk, rowsIn(answer));
      const most = Math.max(KEPT_CHUNKS, 2 * this.#wanted.length);
      for (const old of [...this.#chunks.keys()].slice(0, Math.max(0, this.#chunks.size - most))) this.#chunks.delete(old);
    } catch (error) {
      this.error = error instanceof Error ? error.message : String(error);
    }
    this.#out.delete(chunk);
    this.#next();
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.listeners) listener();
  }
}

function rowsIn({ rows, x, y, labels, ofClass }: Answer): DataRow[] {
  const count = rows.length;
  const [inputs, targets] = count === 0 ? [0, 0] : [x.length / count, y.length / count];
  return Array.from(rows, (row, i) => ({
    row,
    x: x.subarray(i * inputs, (i + 1) * inputs),
    y: y.subarray(i * targets, (i + 1) * targets),
    label: labels[i] as number,
    ofClass: ofClass[i] as number,
  }));
}

let lists: readonly List[] = [];

/** What the rows of a spec's data depend on: with other marks they are others. */
export const dataMarks = ({ state: { subject, data, spec } }: Study): readonly unknown[] => [subject, data, spec?.mark];

function listOf(study: Study, { split, klass }: RowsOf, as: Ask['as']): List {
  const marks = [...dataMarks(study), split, klass, as];
  const known = lists.find((list) => sameMarks(list.marks, marks));
  const chunk = Math.max(1, Math.min(MOST_ROWS, Math.floor(MOST_NUMBERS / Math.max(1, study.state.data?.inputs ?? 1))));
  const list =
    known ??
    new List(marks, chunk, (from, count) =>
      study.ask('samples', { split, pick: { from, count, ...(klass !== undefined && { klass }) }, as }),
    );
  lists = [list, ...lists.filter((other) => other !== list)].slice(0, KEPT_LISTS);
  return list;
}

/**
 * Some rows of the data, asked for in parts while the reader scrolls and kept; only those in sight are asked for.
 * @param from @param to the places that are in sight
 */
export function useRows(study: Study, of: RowsOf, as: Ask['as'], from: number, to: number): Rows {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const list = listOf(study, of, as);
  useEffect(() => {
    const listener = (): void => redraw(undefined);
    list.listeners.add(listener);
    return () => void list.listeners.delete(listener);
  }, [list]);
  useEffect(() => list.want(from, to), [list, from, to, list.total]);
  return { total: list.total, error: list.error, at: (place) => list.at(place), again: () => list.again() };
}
