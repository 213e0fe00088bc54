import type { Node } from 'jsonc-parser';
import type { MessageArgs, MessageCode } from './messages';
import type { Expected, Found } from './messages/expected';
import type { Fix } from './problem';
import { clip } from './visible';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The part of a text a problem is about. jsonc-parser's nodes are such spans. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** A name of the registry where it is in a text. */
export interface FoundName {
  /** The text that names it. */
  readonly node: Node;
  /** The table that it is of. */
  readonly entries: object;
  /** Its own name there, whatever it was called. */
  readonly type: string;
  /** Its parameters, by their names; not set where they could not be read. */
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Collects the problems of one text while it is read. */
export interface Reader {
  readonly text: string;
  /** Is given each name of the registry that is met. */
  readonly found?: (name: FoundName) => void;
  /** True when nothing that follows in the text would be kept, there being too many problems or broken syntax: reading can stop. */
  readonly done: boolean;
  report<C extends MessageCode>(code: C, args: MessageArgs<C>, span: Span, more?: { readonly fixes?: readonly Fix[] }): void;
}

/**
 * One kind of JSON value: how it is read from a syntax tree, how JSON Schema says it, how a person says it.
 * The parser, the schema, the TypeScript types and the documentation all come from the same kinds.
 */
export interface Kind<T> {
  /** Completes "should be …": `a whole number of at least 1`. */
  readonly expected: string;
  /** The same as data, so that a message can be said in another language; where it is not set, `expected` is a fixed phrase. */
  readonly expects?: Expected;
  /**
   * The value, or undefined after at least one problem was reported. Never throws.
   * @param at what the value is called in a message, the same in every language: `"units"`, `"layers[2]"`
   */
  read(node: Node, at: string, reader: Reader): T | undefined;
  schema(): JsonSchema;
}

export const expectedOf = ({ expected, expects }: Pick<Kind<unknown>, 'expected' | 'expects'>): Expected => expects ?? expected;

/** What is in the text, for "…, not …". */
function describe(node: Node): Found {
  switch (node.type) {
    case 'string':
      return { is: 'text', text: clip(String(node.value), 40) };
    case 'number':
      return Math.abs(node.value) > Number.MAX_SAFE_INTEGER ? { is: 'too-large-number' } : { is: 'literal', text: String(node.value) };
    case 'boolean':
    case 'null':
      return { is: 'literal', text: String(node.value) };
    case 'array':
      if (node.children?.[0]?.type === 'array') return { is: 'list-of-lists' };
      return { is: 'list', length: node.children?.length ?? 0 };
    default:
      return { is: 'object' };
  }
}

/** How messages call an item of a list, counted from 0 as in Python: `"metrics[1]"`. */
export const itemOf = (at: string, index: number): string => (at.endsWith('"') ? `${at.slice(0, -1)}[${index}]"` : `${at}[${index}]`);

/** Reports that the value is of another kind than expected; for use at the end of `read`. */
export function wrongKind(
  kind: Pick<Kind<unknown>, 'expected' | 'expects'>,
  node: Node,
  at: string,
  reader: Reader,
  fixes: readonly Fix[] = [],
): undefined {
  reader.report('wrong-kind', { what: at, expected: expectedOf(kind), found: describe(node) }, node, { fixes });
  return undefined;
}
