import { type Call, functionOf, type OperationName, type Tree } from './tree';
import { writtenTree } from './written';

// mathjs derives by the rules and leaves every 1· and + 0 in place; its own way of tidying takes a tenth of a second for a quotient.

export const number = (value: number): Tree => ({ is: 'number', value });
export const call = (name: OperationName, ...of: readonly Tree[]): Tree => ({ is: 'call', name, of });

/** 0.1 · 3 is 0.3. */
const rounded = (value: number): number => Number(value.toPrecision(15));
const short = (value: number): boolean => String(value).length <= 8;

/** A product of a number and powers, over a number: `coefficient · base^power · … / over`. */
interface Product {
  readonly coefficient: number;
  readonly over: number;
  /** By how the base is written. */
  readonly powers: ReadonlyMap<string, { readonly base: Tree; readonly power: number }>;
}

function productOf(tree: Tree): Product {
  if (tree.is === 'number') return { coefficient: tree.value, over: 1, powers: new Map() };
  if (tree.is === 'call' && tree.name === 'negate') {
    const inner = productOf(tree.of[0] as Tree);
    return { ...inner, coefficient: -inner.coefficient };
  }
  if (tree.is === 'call' && (tree.name === 'multiply' || tree.name === 'divide')) {
    const [a, b] = tree.of.map(productOf) as [Product, Product];
    return tree.name === 'multiply' ? joined(a, b) : joined(a, inverse(b));
  }
  if (tree.is === 'call' && tree.name === 'power') {
    const [base, exponent] = tree.of as [Tree, Tree];
    if (exponent.is === 'number' && Number.isInteger(exponent.value)) {
      const inner = productOf(base);
      // (x²)² is x⁴, and (2x)² is 4x²; a sum stays in its brackets.
      const powers = new Map([...inner.powers].map(([key, p]) => [key, { ...p, power: p.power * exponent.value }]));
      const [coefficient, over] = [inner.coefficient ** exponent.value, inner.over ** exponent.value];
      if (Number.isFinite(coefficient) && coefficient !== 0 && Number.isFinite(over) && over !== 0) return { coefficient, over, powers };
    }
    if (exponent.is === 'number') return { coefficient: 1, over: 1, powers: new Map([[key(base), { base, power: exponent.value }]]) };
  }
  return { coefficient: 1, over: 1, powers: new Map([[key(tree), { base: tree, power: 1 }]]) };
}

const key = (tree: Tree): string => writtenTree(tree, 'plain');

function joined(a: Product, b: Product): Product {
  const powers = new Map(a.powers);
  for (const [name, { base, power }] of b.powers) powers.set(name, { base, power: rounded((powers.get(name)?.power ?? 0) + power) });
  return { coefficient: rounded(a.coefficient * b.coefficient), over: rounded(a.over * b.over), powers };
}

const inverse = ({ coefficient, over, powers }: Product): Product => ({
  coefficient: over,
  over: coefficient,
  powers: new Map([...powers].map(([name, p]) => [name, { ...p, power: -p.power }])),
});

const common = (a: number, b: number): number => (b === 0 ? Math.abs(a) : common(b, a % b));

/** The product as a tree, its number first and positive where a sign can be put before it. */
function treeOf({ coefficient, over, powers }: Product): Tree {
  if (coefficient === 0 && over !== 0) return number(0);
  const all = [...powers.values()].filter(({ power }) => power !== 0);
  const [top, bottom] = reduced(
    coefficient,
    over,
    all.some(({ power }) => power < 0),
  );
  const factors = (sign: 1 | -1): Tree[] =>
    all
      .filter(({ power }) => power * sign > 0)
      .map(({ base, power }) => (power * sign === 1 ? base : call('power', base, number(power * sign))));
  const multiplied = (first: number, rest: readonly Tree[]): Tree | undefined =>
    (first === 1 && rest.length ? rest : [number(first), ...rest]).reduce((product, next) => call('multiply', product, next));
  const above = multiplied(Math.abs(top), factors(1)) as Tree;
  const below = multiplied(bottom, factors(-1)) as Tree;
  const size = below.is === 'number' && below.value === 1 ? above : call('divide', above, below);
  if (top >= 0) return size;
  return size.is === 'number' ? number(-size.value) : call('negate', size);
}

/** @param fraction whether there is a fraction anyway: 1/(2√x) rather than 0.5/√x, but 0.5x rather than x/2 */
function reduced(coefficient: number, over: number, fraction: boolean): readonly [top: number, bottom: number] {
  const [top, bottom] = over < 0 ? [-coefficient, -over] : [coefficient, over];
  const ratio = rounded(top / bottom);
  const whole = Number.isInteger(top) && Number.isInteger(bottom);
  if (bottom === 1 || (Number.isFinite(ratio) && short(ratio) && !(fraction && whole))) return [ratio, 1];
  if (!whole) return [top, bottom];
  const shared = common(top, bottom);
  return [top / shared, bottom / shared];
}

const signs: ReadonlySet<OperationName> = new Set(['add', 'subtract']);

/** The terms of a sum, like ones put together. */
function sumOf(trees: readonly (readonly [tree: Tree, sign: number])[]): Tree {
  const terms = new Map<string, Product>();
  const take = (tree: Tree, sign: number): void => {
    if (tree.is === 'call' && signs.has(tree.name)) {
      take(tree.of[0] as Tree, sign);
      take(tree.of[1] as Tree, tree.name === 'add' ? sign : -sign);
      return;
    }
    const product = productOf(tree);
    const [only] = product.powers.values();
    // 2(x + 1) + 2(x − 1) is 4x.
    if (product.powers.size === 1 && only?.power === 1 && product.over === 1 && only.base.is === 'call' && signs.has(only.base.name)) {
      take(only.base, sign * product.coefficient);
      return;
    }
    const name = key(treeOf({ ...product, coefficient: 1, over: 1 }));
    const before = terms.get(name);
    const coefficient = sign * product.coefficient;
    terms.set(name, {
      ...product,
      coefficient: before ? rounded(before.coefficient * product.over + coefficient * before.over) : coefficient,
      over: before ? before.over * product.over : product.over,
    });
  };
  for (const [tree, sign] of trees) take(tree, sign);
  const kept = [...terms.values()].map(treeOf).filter((tree) => !(tree.is === 'number' && tree.value === 0));
  // A sum does not begin with a minus where it need not.
  const first = kept.findIndex((tree) => !isNegative(tree));
  if (first > 0 && kept.length === 2) kept.unshift(...kept.splice(first, 1));
  return kept.reduce<Tree | undefined>((sum, next) => (sum ? added(sum, next) : next), undefined) ?? number(0);
}

const isFraction = (tree: Tree): boolean => tree.is === 'call' && tree.name === 'divide' && tree.of.every((part) => part.is === 'number');

const isNegative = (tree: Tree): boolean => (tree.is === 'number' ? tree.value < 0 : tree.is === 'call' && tree.name === 'negate');

function added(sum: Tree, next: Tree): Tree {
  if (!isNegative(next)) return call('add', sum, next);
  return call('subtract', sum, next.is === 'number' ? number(-next.value) : ((next as Call).of[0] as Tree));
}

/** An expression without what does nothing: factors of 1, terms of 0, powers that can be put together. */
export function tidied(tree: Tree): Tree {
  if (tree.is !== 'call') return tree;
  const of = tree.of.map(tidied);
  const [a, b] = of as [Tree, Tree];
  switch (tree.name) {
    case 'add':
      return sumOf([
        [a, 1],
        [b, 1],
      ]);
    case 'subtract':
      return sumOf([
        [a, 1],
        [b, -1],
      ]);
    case 'negate':
    case 'multiply':
    case 'divide':
      return treeOf(productOf(call(tree.name, ...of)));
    case 'power':
      if (b.is === 'number' && b.value === 0) return number(1);
      // x^(−2/3) is 1/x^(2/3), which goes under a fraction with whatever is there.
      if (b.is === 'call' && b.name === 'negate' && isFraction(b.of[0] as Tree))
        return call('divide', number(1), call('power', a, b.of[0] as Tree));
      return b.is === 'number' ? treeOf(productOf(call('power', a, b))) : call('power', a, b);
    case 'log':
      if (a.is === 'constant' && a.name === 'e') return number(1);
      break;
  }
  if (of.every((part) => part.is === 'number')) {
    const value = functionOf(call(tree.name, ...of))(0);
    if (Number.isInteger(value)) return number(value);
  }
  return call(tree.name, ...of);
}
