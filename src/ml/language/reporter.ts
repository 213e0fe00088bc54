import { findNodeAtLocation, findNodeAtOffset, type JSONPath, type Node } from 'jsonc-parser';
import { fixOf, insertAt, removeAt, renameAt, setAt, shown } from './edits';
import { type Ignore, ignoresIn, withoutIgnore } from './ignores';
import type { Reader, Span } from './kind';
import { type MessageArgs, type MessageCode, messages, messageText } from './messages';
import { canTurnOff, explainedCodes, isReportedElsewhere, severityOf } from './messages/explained';
import type { FixPurpose } from './messages/fixes';
import { megabytes } from './messages/words';
import { nearest } from './nearest';
import { type Fix, type FixAction, lineIndex, type Position, type Problem, type Range } from './problem';
import { clip } from './visible';

/** Reports problems on places of the spec named by path, for checks that run after reading. */
export interface Reporter {
  /** True when a problem was not kept because there are so many: the next ones would not be either. */
  readonly full: boolean;
  report<C extends MessageCode>(
    code: C,
    args: MessageArgs<C>,
    path: JSONPath,
    more?: {
      readonly fixes?: readonly Fix[];
      /** Mark the key rather than the value. */
      readonly onKey?: boolean;
      /** The place is in another file, relative to the spec's folder. */
      readonly file?: string;
      readonly range?: Range;
    },
  ): void;
  /** Where the value at a path is. */
  rangeAt(path: JSONPath): Range;
  /** True where the text itself has something at the path, and no default takes its place. */
  isWritten(path: JSONPath): boolean;
  /**
   * A fix that sets the value at a path, formatted like its surroundings.
   * @param as what its title shows as the value, where that is not the value's JSON
   */
  fixSet(purpose: FixPurpose, path: JSONPath, value: unknown, as?: string): Fix;
  /** A fix that puts a layer into a list, before the item at the path. @param moved a key that the layer takes over, and that is removed where it was */
  fixInsert(path: JSONPath, layer: { readonly type: string }, purpose?: FixPurpose, moved?: JSONPath): Fix;
  /** A fix that removes what is at a path. */
  fixRemove(path: JSONPath, purpose?: FixPurpose): Fix;
  /** A fix that gives the key at a path another name. */
  fixRename(path: JSONPath, name: string): Fix;
  /** A fix that fetches a data set. @param title what the set is called @param bytes how large the download is */
  fixFetch(name: string, title: string, bytes: number): Fix;
}

/** More are not kept: no one reads them, and a text of 5 MB can hold a million. */
export const MOST_PROBLEMS = 100;

/** Collects the problems of one spec text, by span while it is read and by path afterwards. */
export class ProblemList implements Reader, Reporter {
  readonly problems: Problem[] = [];
  readonly text: string;
  readonly #position: (offset: number) => Position;
  #root: Node | undefined;
  #soundUntil = Number.POSITIVE_INFINITY;
  #errors = 0;
  #notedMore = false;
  /** What is read has come to where the syntax is broken; reading goes from the front to the back. */
  #metDoubt = false;
  /** Found once a problem is there that can be turned off. */
  #ignores: ReadonlyMap<string, readonly Ignore[]> | undefined;
  readonly #usedIgnores = new Set<Ignore>();

  constructor(text: string) {
    this.text = text;
    this.#position = lineIndex(text);
  }

  /** Lets later reports name places by path. */
  locateIn(root: Node): void {
    this.#root = root;
  }

  /**
   * The syntax is broken from this offset on: what was read of anything that reaches beyond it is guesswork, and problems found in it
   * would lead astray, so they are not kept. The spec stays unsound because of the broken syntax itself.
   */
  brokenFrom(offset: number): void {
    this.#soundUntil = offset;
  }

  get sound(): boolean {
    return this.#errors === 0;
  }

  get full(): boolean {
    return this.#notedMore;
  }

  get done(): boolean {
    return this.full || this.#metDoubt;
  }

  rangeOf({ offset, length }: Span): Range {
    const start = Math.min(Math.max(0, offset), this.text.length);
    const end = Math.min(start + Math.max(0, length), this.text.length);
    return { start: this.#position(start), end: this.#position(end) };
  }

  report: Reader['report'] & Reporter['report'] = (code, args, place, more = {}) => {
    const severity = severityOf(code);
    const { fixes = [] } = more;
    const target: { readonly file?: string } = 'file' in more && more.file !== undefined ? { file: more.file } : {};
    const given = 'range' in more ? more.range : undefined;
    const span = 'offset' in place ? place : this.#span(place, 'onKey' in more && more.onKey === true);
    if (code !== 'json-syntax' && this.#endOf(span) >= this.#soundUntil) {
      this.#metDoubt ||= 'offset' in place;
      return;
    }
    if (severity === 'error') this.#errors++;
    else if (this.#isIgnored(code, target.file === undefined ? (given ?? this.rangeOf(span)).start.line : undefined)) return;
    // One error is kept in any case, or a spec with many warnings would seem to run.
    if (this.problems.length >= MOST_PROBLEMS && !(severity === 'error' && this.#errors === 1)) {
      this.#noteMore(span);
      return;
    }
    const useful = fixes.filter((fix) => fix.edits.length > 0 || fix.fetches !== undefined);
    const range = given ?? this.rangeOf(span);
    this.problems.push({ code, args, severity, message: messageText(code, args), range, fixes: useful, ...target } as Problem);
  };

  rangeAt(path: JSONPath): Range {
    return this.rangeOf(this.#span(path, false));
  }

  isWritten(path: JSONPath): boolean {
    return this.#root !== undefined && findNodeAtLocation(this.#root, path) !== undefined;
  }

  fixSet(purpose: FixPurpose, path: JSONPath, value: unknown, as = shown(value)): Fix {
    return this.#fix({ purpose, key: keyOf(path), value: as }, (root) => setAt(this.text, root, path, value));
  }

  fixInsert(path: JSONPath, layer: { readonly type: string }, purpose: FixPurpose = 'layer-before', moved?: JSONPath): Fix {
    return this.#fix({ purpose, value: layer.type }, (root) => [
      ...insertAt(this.text, root, path, layer),
      ...(moved ? removeAt(this.text, root, moved) : []),
    ]);
  }

  fixRemove(path: JSONPath, purpose: FixPurpose = 'remove'): Fix {
    return this.#fix({ purpose, key: keyOf(path) }, (root) => removeAt(this.text, root, path));
  }

  fixRename(path: JSONPath, name: string): Fix {
    return this.#fix({ purpose: 'rename', key: keyOf(path), value: name }, (root) => renameAt(root, path, name));
  }

  fixFetch(name: string, title: string, bytes: number): Fix {
    return { ...fixOf({ purpose: 'get-data-set', value: `${title} (${megabytes(bytes)})` }, []), fetches: name };
  }

  #ignoresByCode(): ReadonlyMap<string, readonly Ignore[]> {
    if (this.#ignores) return this.#ignores;
    const byCode = new Map<string, Ignore[]>();
    for (const one of ignoresIn(this.text, this.#position)) {
      const same = byCode.get(one.code);
      if (same) same.push(one);
      else byCode.set(one.code, [one]);
    }
    this.#ignores = byCode;
    return byCode;
  }

  /** @param line undefined for a place in another file, which no comment of this one can be beside */
  #isIgnored(code: MessageCode, line: number | undefined): boolean {
    const by =
      this.#ignoresByCode()
        .get(code)
        ?.filter((one) => one.line === undefined || one.line === line) ?? [];
    for (const one of by) this.#usedIgnores.add(one);
    return by.length > 0;
  }

  /** Reports comments that turn nothing off. @param complete everything was checked, so that a code that was not needed is not needed */
  reportIgnores(complete: boolean): void {
    const all = [...this.#ignoresByCode().values()].flat();
    const last = (one: Ignore): number => Number(one.code === 'ignore-unused');
    for (const one of all.toSorted((a, b) => last(a) - last(b))) {
      if (this.full) return;
      const { code, span, alone } = one;
      const fixes = [fixOf({ purpose: alone ? 'ignore-comment' : 'ignore-code', key: clip(code) }, withoutIgnore(this.text, one))];
      if (canTurnOff(code)) {
        const needed = this.#usedIgnores.has(one) || !complete || isReportedElsewhere(code);
        if (!needed) this.report('ignore-unused', { code, file: one.line === undefined }, span, { fixes });
      } else if (Object.hasOwn(messages, code)) this.report('ignore-error', { code }, span, { fixes });
      else {
        const near = nearest(code, explainedCodes.filter(canTurnOff));
        const change = near === undefined ? fixes : [fixOf({ purpose: 'rename', value: near }, [{ ...span, content: near }])];
        this.report('ignore-unknown', { code: clip(code), ...(near !== undefined && { nearest: near }) }, span, { fixes: change });
      }
    }
  }

  #fix(action: FixAction, edits: (root: Node) => Fix['edits']): Fix {
    return fixOf(action, this.#root ? edits(this.#root) : []);
  }

  #noteMore(span: Span): void {
    if (this.#notedMore) return;
    this.#notedMore = true;
    const args = { shown: MOST_PROBLEMS };
    this.problems.push({
      code: 'more-problems',
      args,
      severity: severityOf('more-problems'),
      message: messageText('more-problems', args),
      range: this.rangeOf(span),
      fixes: [],
    });
  }

  /** The nearest node that exists on the way to the path: a missing key is reported on the object that lacks it. */
  #span(path: JSONPath, onKey: boolean): Span {
    if (!this.#root) return { offset: 0, length: 0 };
    for (let depth = path.length; depth > 0; depth--) {
      const node = findNodeAtLocation(this.#root, path.slice(0, depth));
      if (!node) continue;
      const key = onKey && depth === path.length ? node.parent?.children?.[0] : undefined;
      if (key) return key;
      // A missing key marks the opening bracket only, not the whole object.
      return depth < path.length ? { offset: node.offset, length: 1 } : node;
    }
    return { offset: this.#root.offset, length: 1 };
  }

  /** Where that ends which a span stands for: a lone opening bracket stands for all that is in it. */
  #endOf({ offset, length }: Span): number {
    const end = offset + length;
    if (end > this.#soundUntil || this.#soundUntil === Number.POSITIVE_INFINITY || length !== 1 || !this.#root) return end;
    const node = /[{[]/.test(this.text[offset] ?? '') ? findNodeAtOffset(this.#root, offset) : undefined;
    return node ? node.offset + node.length : end;
  }
}

const keyOf = (path: JSONPath): string => clip(String(path.at(-1) ?? ''));

/** Reports a problem whose place is known; its result can be returned for "no value". */
export type Report = <C extends MessageCode>(code: C, args: MessageArgs<C>) => undefined;

/** A report about one place in the spec, such as `['data', 'npz']`. */
export const reportAt =
  ({ reporter }: { readonly reporter: Reporter }, path: JSONPath): Report =>
  (code, args) => {
    reporter.report(code, args, path);
    return undefined;
  };
