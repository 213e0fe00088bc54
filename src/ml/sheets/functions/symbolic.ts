import { derivativeOf, treeOf } from './arithmetic';
import type { Piece } from './pieces';
import type { Formula, SheetRange } from './sheet';
import { tidied } from './tidy';
import { tokensOf } from './tokens';
import { functionOf, type Tree } from './tree';
import { writtenTree } from './written';

/** Longer formulas are not read by anyone. */
const MOST_CHARACTERS = 240;
/** A part of the range that is smaller than this is not named in a formula: that Keras keeps probabilities from 0 by a ten-millionth. */
const LEAST_PART = 1e-3;
/** Places at which a formula is held against the slopes. */
const PROBES = 40;

// What needs mathjs. It is a bundle of its own, loaded with the first sheet of functions: most readers never have one.
export { treeOf } from './arithmetic';

interface Derived extends Pick<Piece, 'from' | 'to'> {
  readonly tree: Tree;
}

const parsed = (text: string): Tree | undefined => {
  const tokens = tokensOf(text, () => undefined);
  return tokens && treeOf(tokens);
};

/**
 * The derivative's formula: of several pieces with where each holds, `0 (x < 0), 1 (x > 0)`. Only if it is short enough to be read, and gives
 * the slopes that are computed number by number.
 */
export function formulaOf(pieces: readonly Piece[], slope: (x: number) => number, range: SheetRange): Formula | undefined {
  const { from, to } = range;
  const least = (to - from) * LEAST_PART;
  const derived: Derived[] = [];
  for (const piece of pieces) {
    if (Math.min(piece.to, to) - Math.max(piece.from, from) < least) continue;
    const tree = piece.derivative === undefined ? derivedFrom(piece.text) : tidy(parsed(piece.derivative));
    if (!tree) return undefined;
    const before = derived.at(-1);
    if (before && before.to === piece.from && plain(before.tree) === plain(tree)) derived[derived.length - 1] = { ...before, to: piece.to };
    else derived.push({ from: piece.from, to: piece.to, tree });
  }
  if (!derived.every((one) => agrees(one, slope, range))) return undefined;
  const written = (spelling: 'plain' | 'pretty'): string => {
    const [only] = derived;
    if (derived.length === 1 && only) return writtenTree(only.tree, spelling);
    return derived.map((one) => `${writtenTree(one.tree, spelling)} (${where(one, range, spelling)})`).join(', ');
  };
  const text = written('plain');
  return derived.length && text.length <= MOST_CHARACTERS ? { text, written: written('pretty') } : undefined;
}

/** Operations of an expression that is derived: of a larger one the formula would be too long to be read, and takes long to make. */
const MOST_OPERATIONS = 60;

const derivedFrom = (text: string): Tree | undefined => {
  const tree = parsed(text);
  return tree && operationsOf(tree) <= MOST_OPERATIONS ? derivativeOf(tree) : undefined;
};

const operationsOf = (tree: Tree): number => (tree.is === 'call' ? tree.of.reduce((sum, part) => sum + operationsOf(part), 1) : 0);

const tidy = (tree: Tree | undefined): Tree | undefined => tree && tidied(tree);

const plain = (tree: Tree): string => writtenTree(tree, 'plain');

function agrees({ from, to, tree }: Derived, slope: (x: number) => number, range: SheetRange): boolean {
  const value = functionOf(tree);
  const [first, last] = [Math.max(from, range.from), Math.min(to, range.to)];
  for (let i = 0; i < PROBES; i++) {
    const x = first + ((last - first) * (i + 0.37)) / PROBES;
    const [found, exact] = [value(x), slope(x)];
    const both = Number.isFinite(found) && Number.isFinite(exact);
    if (both && Math.abs(found - exact) > 1e-6 * Math.max(1, Math.abs(exact))) return false;
  }
  return true;
}

/** Where a piece holds: `x < 0`, `0 < x < 6`, `x > 6`. */
function where({ from, to }: Derived, range: SheetRange, spelling: 'plain' | 'pretty'): string {
  const number = (value: number): string => {
    const text = String(Number(value.toPrecision(7)));
    return spelling === 'pretty' ? text.replaceAll('-', '−') : text;
  };
  const [begins, ends] = [from > range.from, to < range.to];
  if (begins && ends) return `${number(from)} < x < ${number(to)}`;
  return begins ? `x > ${number(from)}` : `x < ${number(to)}`;
}
