import type { JSONPath } from 'jsonc-parser';
import type { Fix } from './problem';
import type { Reporter } from './reporter';

type Replay = (reporter: Reporter) => void;
type Remake = (reporter: Reporter) => Fix;

/** Passes reports on and remembers them, so that they can be made again on another text, where the same places may be elsewhere. */
export class RecordedReports implements Reporter {
  readonly #to: Reporter;
  readonly #reports: Replay[] = [];
  readonly #fixes = new Map<Fix, Remake>();
  #complete = true;

  constructor(to: Reporter) {
    this.#to = to;
  }

  /** Makes the same reports again; undefined where that cannot be done. */
  get replay(): Replay | undefined {
    return this.#complete ? (reporter) => this.#reports.forEach((report) => report(reporter)) : undefined;
  }

  get full(): boolean {
    // What is not reported is not remembered either.
    if (this.#to.full) this.#complete = false;
    return this.#to.full;
  }

  report: Reporter['report'] = (code, args, path, more = {}) => {
    this.#to.report(code, args, path, more);
    const { fixes = [], ...rest } = more;
    const remakes = fixes.map((fix) => this.#fixes.get(fix));
    this.#reports.push((reporter) =>
      reporter.report(code, args, path, { ...rest, fixes: remakes.flatMap((remake) => (remake ? [remake(reporter)] : [])) }),
    );
    if (remakes.includes(undefined)) this.#complete = false;
  };

  rangeAt(path: JSONPath): ReturnType<Reporter['rangeAt']> {
    this.#complete = false;
    return this.#to.rangeAt(path);
  }

  isWritten(path: JSONPath): boolean {
    this.#complete = false;
    return this.#to.isWritten(path);
  }

  fixSet = this.#making('fixSet');
  fixInsert = this.#making('fixInsert');
  fixRemove = this.#making('fixRemove');
  fixRename = this.#making('fixRename');
  fixFetch = this.#making('fixFetch');

  #making<K extends 'fixSet' | 'fixInsert' | 'fixRemove' | 'fixRename' | 'fixFetch'>(kind: K): Reporter[K] {
    const make = (...args: Parameters<Reporter[K]>): Fix => {
      const remake: Remake = (reporter) => (reporter[kind] as (...given: Parameters<Reporter[K]>) => Fix)(...args);
      const fix = remake(this.#to);
      this.#fixes.set(fix, remake);
      return fix;
    };
    return make as Reporter[K];
  }
}
