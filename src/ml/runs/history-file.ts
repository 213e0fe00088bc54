import { numberCell, quoted } from '../results/history-csv';
import type { Logs } from '../training/events';
import { epochsOf, GrowingHistory, type History } from '../training/history';

const own = ['epoch', 'milliseconds'] as const;

/** The first line: `epoch,milliseconds,loss,…`. A metric's name is the student's own and may hold anything. */
export const historyHead = (names: readonly string[]): string => `${[...own, ...names].map(quoted).join(',')}\n`;

/** One epoch's line; numbers that are not finite are written as Python does. */
export function historyLine(epoch: number, milliseconds: number, names: readonly string[], logs: Logs): string {
  let line = `${epoch},${milliseconds}`;
  for (const name of names) line += `,${numberCell(logs[name] ?? Number.NaN)}`;
  return `${line}\n`;
}

/** The number that a cell holds, or undefined where it holds none. */
export function numberIn(cell: string): number | undefined {
  if (cell === 'nan') return Number.NaN;
  const value = cell === '' ? Number.NaN : Number(cell.replace(/^(-?)inf$/, '$1Infinity'));
  return Number.isNaN(value) ? undefined : value;
}

/** What every history begins with. */
const historyStart = own.join(',');

/** A longer first line, in characters, was not written by us: it is read whole before it is understood. */
const MOST_HEAD = 2 ** 22;

/** Lines that there is room for at first. */
const FIRST_ROOM = 16;

/** The names in the first line and where that line ends; undefined where its end is not in this text. Each character is looked at once. */
function headIn(text: string): { readonly names: readonly string[]; readonly end: number } | undefined {
  const names: string[] = [];
  for (let at = 0; ; at++) {
    let name = '';
    // Two quotation marks within quotation marks are one that belongs to the name.
    for (; text[at] === '"'; at++) {
      const close = text.indexOf('"', at + 1);
      if (close < 0) return undefined;
      name += `${text[at - 1] === '"' ? '"' : ''}${text.slice(at + 1, close)}`;
      at = close;
    }
    const from = at;
    while (at < text.length && text[at] !== ',' && text[at] !== '\n') at++;
    if (at === text.length) return undefined;
    names.push(name + text.slice(from, at));
    if (text[at] === '\n') return { names, end: at + 1 };
  }
}

/** Reads a history piece by piece. A torn last line, and all that follows a line which is none, does not count. */
export class HistoryReader {
  #text = '';
  #names: readonly string[] | undefined;
  #broken = false;
  #headBytes = 0;
  #history = new GrowingHistory();
  /** Where each line ends. */
  #ends: Float64Array = new Float64Array(FIRST_ROOM);

  /** Epochs that count. */
  get length(): number {
    return this.#history.length;
  }

  /** Names of the metrics; undefined before the head was read. */
  get names(): readonly string[] | undefined {
    return this.#names?.slice(own.length);
  }

  /** True where the file does not begin as a history does. */
  get foreign(): boolean {
    return this.#broken && !this.#names;
  }

  push(text: string): void {
    this.#text += text;
    if (!this.#names && !this.#broken) this.#readHead();
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
  result(most = this.length): History {
    return epochsOf(this.#history.shown, 0, most);
  }

  #readHead(): void {
    const head = this.#text.startsWith(historyStart) ? headIn(this.#text) : undefined;
    if (!head) {
      this.#broken = this.#text.length > MOST_HEAD || !historyStart.startsWith(this.#text.slice(0, historyStart.length));
      return;
    }
    this.#broken = head.names[1] !== own[1];
    if (this.#broken) return;
    this.#names = head.names;
    this.#headBytes = new TextEncoder().encode(this.#text.slice(0, head.end)).length;
    this.#text = this.#text.slice(head.end);
    this.#history = new GrowingHistory(this.names);
  }

  #readLine(line: string): void {
    const names = this.names ?? [];
    const [epoch, milliseconds, ...values] = line.split(',').map(numberIn);
    this.#broken = values.length !== names.length || epoch !== this.length || milliseconds === undefined || values.includes(undefined);
    if (this.#broken) return;
    if (this.length === this.#ends.length) this.#ends = enlarged(this.#ends);
    // Lines of numbers are ASCII.
    this.#ends[this.length] = this.bytes(this.length) + line.length + 1;
    this.#history.add(names, values as number[], milliseconds as number);
  }
}

function enlarged(values: Float64Array): Float64Array {
  const larger = new Float64Array(2 * values.length);
  larger.set(values);
  return larger;
}
