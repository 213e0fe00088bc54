import type { Logs } from '../training/events';

/** One figure an epoch, by name; arrays of equal lengths. Values have all their digits. */
export interface KeptHistory {
  /** Epochs. */
  readonly length: number;
  readonly columns: Readonly<Record<string, Float64Array>>;
  readonly milliseconds: Float64Array;
}

const own = ['epoch', 'milliseconds'] as const;

/** The first line: `epoch,milliseconds,loss,…` */
export const historyHead = (names: readonly string[]): string => `${[...own, ...names].map(quoted).join(',')}\n`;

/** One epoch's line; numbers that are not finite are written as Python does. */
export function historyLine(epoch: number, milliseconds: number, names: readonly string[], logs: Logs): string {
  let line = `${epoch},${milliseconds}`;
  for (const name of names) line += `,${figure(logs[name])}`;
  return `${line}\n`;
}

const figure = (value = Number.NaN): string => {
  if (Number.isFinite(value)) return String(value);
  return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
};

/** The number that a cell holds, or undefined where it holds none. */
export function numberIn(cell: string): number | undefined {
  if (cell === 'nan') return Number.NaN;
  const value = cell === '' ? Number.NaN : Number(cell.replace(/^(-?)inf$/, '$1Infinity'));
  return Number.isNaN(value) ? undefined : value;
}

/** A metric's name is the student's own and may hold anything. */
const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Reads a history piece by piece. A torn last line, and all that follows a line which is none, does not count. */
export class HistoryReader {
  #text = '';
  #names: readonly string[] | undefined;
  #broken = false;
  #length = 0;
  #headBytes = 0;
  #columns: Float64Array[] = [];
  /** Where each line ends. */
  #ends: Float64Array = new Float64Array(256);

  /** Epochs that count. */
  get length(): number {
    return this.#length;
  }

  /** Names of the figures; undefined before the head was read. */
  get names(): readonly string[] | undefined {
    return this.#names?.slice(own.length);
  }

  /** True where the file does not begin as a history does. */
  get foreign(): boolean {
    return this.#broken && !this.#names;
  }

  push(text: string): void {
    this.#text += text;
    if (!this.#names) this.#readHead();
    if (!this.#names || this.#broken) return;
    let from = 0;
    for (let end = this.#text.indexOf('\n'); end >= 0 && !this.#broken; end = this.#text.indexOf('\n', from)) {
      this.#readLine(this.#text.slice(from, end));
      from = end + 1;
    }
    this.#text = this.#text.slice(from);
  }

  /** Bytes of the head and of so many lines. */
  bytes(lines: number): number {
    return lines === 0 ? this.#headBytes : (this.#ends[lines - 1] as number);
  }

  /** What was read, up to so many epochs. */
  result(most = this.#length): KeptHistory {
    const length = Math.min(most, this.#length);
    const [, milliseconds, ...figures] = this.#columns.map((column) => column.slice(0, length));
    const columns = Object.fromEntries((this.names ?? []).map((name, i) => [name, figures[i] as Float64Array]));
    return { length, columns, milliseconds: milliseconds ?? new Float64Array(0) };
  }

  #readHead(): void {
    const head = /^((?:"(?:[^"]|"")*"|[^"\n])*)\n/.exec(this.#text);
    if (!head) return;
    const cells = [...(head[1] as string).matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)];
    const names = cells.map(([, inside, plain]) => inside?.replaceAll('""', '"') ?? plain ?? '');
    this.#text = this.#text.slice(head[0].length);
    if (names[0] !== own[0] || names[1] !== own[1]) {
      this.#broken = true;
      return;
    }
    this.#names = names;
    this.#headBytes = new TextEncoder().encode(head[0]).length;
    this.#columns = names.map(() => new Float64Array(256));
  }

  #readLine(line: string): void {
    const cells = line.split(',').map(numberIn);
    this.#broken = cells.length !== this.#columns.length || cells[0] !== this.#length || cells.includes(undefined);
    if (this.#broken) return;
    if (this.#length === this.#ends.length) {
      this.#ends = enlarged(this.#ends);
      this.#columns = this.#columns.map(enlarged);
    }
    // Lines of numbers are ASCII.
    this.#ends[this.#length] = this.bytes(this.#length) + line.length + 1;
    this.#columns.forEach((column, i) => {
      column[this.#length] = cells[i] as number;
    });
    this.#length++;
  }
}

function enlarged(values: Float64Array): Float64Array {
  const larger = new Float64Array(2 * values.length);
  larger.set(values);
  return larger;
}
