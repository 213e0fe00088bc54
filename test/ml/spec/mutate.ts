import fc from 'fast-check';
import { parse } from 'jsonc-parser';
import { soundSpecs } from './specs';

/** JSON that may have keys twice, in the order they are. */
type Tree = Leaf | readonly Tree[] | Pairs;
type Leaf = string | number | boolean | null | Raw;
/** Text that is used as it is. */
interface Raw {
  readonly raw: string;
}
class Pairs {
  readonly list: readonly (readonly [string, Tree])[];
  constructor(list: readonly (readonly [string, Tree])[]) {
    this.list = list;
  }
}

function treeOf(value: unknown): Tree {
  if (Array.isArray(value)) return value.map(treeOf);
  if (typeof value !== 'object' || value === null) return value as Leaf;
  return new Pairs(Object.entries(value).map(([k, v]) => [k, treeOf(v)] as const));
}

function textOf(tree: Tree): string {
  if (tree instanceof Pairs) return `{${tree.list.map(([k, v]) => `${JSON.stringify(k)}:${textOf(v)}`).join(',\n')}}`;
  if (Array.isArray(tree)) return `[${tree.map(textOf).join(', ')}]`;
  return typeof tree === 'object' && tree !== null ? (tree as Raw).raw : JSON.stringify(tree);
}

const raws = [
  'NaN',
  '1e999',
  '-0',
  '1.5',
  '0x10',
  '-',
  'True',
  '/* gone */',
  '',
  '"\\ud800"',
  '9007199254740993',
  '[[[[[[]]]]]]',
  '{"type":"Dense"}',
];
const names = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'type',
  'units',
  'Units',
  'inputs',
  'name',
  '',
  '\ud800',
  '\u202eabc',
  'x'.repeat(300),
];

const oddities: fc.Arbitrary<Tree> = fc.oneof(
  fc.constantFrom<Tree>(...raws.map((raw) => ({ raw }))),
  fc.constantFrom<Tree>(...names),
  fc.constantFrom<Tree>(0, -1, 0.5, 1e9, 1e12, 2 ** 53, -1e308, 3, 100, null, true, false),
  fc.jsonValue({ maxDepth: 3 }).map(treeOf),
);

/** One thing done to a tree, at a place that numbers choose. */
interface Change {
  readonly way: readonly number[];
  readonly what: 'remove' | 'twice' | 'replace' | 'rename' | 'nest' | 'swap';
  readonly odd: Tree;
  readonly name: string;
}

const changes: fc.Arbitrary<Change> = fc.record({
  way: fc.array(fc.nat(50), { minLength: 1, maxLength: 5 }),
  what: fc.constantFrom('remove', 'twice', 'replace', 'rename', 'nest', 'swap'),
  odd: oddities,
  name: fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 5 })),
});

function changed(tree: Tree, { way, what, odd, name }: Change): Tree {
  const [step = 0, ...rest] = way;
  const items: readonly (readonly [string, Tree])[] =
    tree instanceof Pairs ? tree.list : Array.isArray(tree) ? tree.map((v: Tree) => ['', v] as const) : [];
  if (items.length === 0) return odd;
  const at = step % items.length;
  const [key, value] = items[at] as readonly [string, Tree];
  const deeper = rest.length > 0 && typeof value === 'object' && value !== null && !('raw' in value);
  const own: readonly (readonly [string, Tree])[] = deeper
    ? [[key, changed(value, { way: rest, what, odd, name })]]
    : {
        remove: [],
        twice: [[key, value] as const, [key, odd] as const],
        replace: [[key, odd] as const],
        rename: [[name, value] as const],
        nest: [[key, [value]] as const],
        swap: [[key, items[(at + 1) % items.length]?.[1] ?? null] as const],
      }[what];
  const all = [...items.slice(0, at), ...own, ...items.slice(at + 1)];
  return tree instanceof Pairs ? new Pairs(all) : all.map(([, v]) => v);
}

/** Sound specs with a few things changed in their values and keys. */
export const mutants: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...soundSpecs), fc.array(changes, { minLength: 1, maxLength: 4 }))
  .map(([text, list]) => textOf(list.reduce(changed, treeOf(parse(text)))));

const snippets = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\',
  '//',
  '/*',
  '*/',
  '\r',
  '\r\n',
  '\n',
  '\t',
  '0',
  '.',
  'e',
  '-',
  "'",
  '\u0000',
  '\ufeff',
  '\ud83d',
  '🙂',
  '\u2028',
];

/** Sound specs cut off, or with characters put in, left out or written over. */
export const damaged: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...soundSpecs),
    fc.array(
      fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(3), fc.oneof(fc.constantFrom(...snippets), fc.string({ maxLength: 3 }))),
      { minLength: 1, maxLength: 3 },
    ),
    fc.constantFrom('whole', 'cut', 'crlf', 'cr', 'mark', 'one line'),
  )
  .map(([text, edits, form]) => {
    const done = edits.reduce((t, [where, drop, put]) => {
      const at = Math.floor(where * t.length);
      return t.slice(0, at) + put + t.slice(at + drop);
    }, text);
    switch (form) {
      case 'cut':
        return done.slice(0, Math.floor((edits[0]?.[0] ?? 0) * done.length));
      case 'crlf':
        return done.replaceAll('\n', '\r\n');
      case 'cr':
        return done.replaceAll('\n', '\r');
      case 'mark':
        return `\ufeff${done}`;
      case 'one line':
        return done.replaceAll('\n', ' ');
      default:
        return done;
    }
  });

/** Pieces of JSON in no order. */
export const soup: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...snippets.slice(0, 6)) },
      fc.constantFrom(...snippets, ...raws, '"layers"', '"data"', '"type"', '"Dense"', 'true', 'null'),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));
