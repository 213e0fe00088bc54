import { nearest } from '../../language/nearest';
import { volume } from '../../language/shape';
import { clip } from '../../language/visible';
import type { Given, IndexItem, Part, Tree } from './expression/tree';
import { otherNames, tensorFunctions } from './functions';
import type { Call, TensorFunction } from './functions/call';
import { fail } from './mistake';
import { type Context, computed, type Known, shortText, textAt } from './operations/context';
import { applyElementwise, commonType, signs } from './operations/elementwise';
import { applyIndex, applyPick, type Index } from './operations/indexing';
import { applyJoin, applyTranspose } from './operations/layout';
import { applyMatmul } from './operations/products';
import { scalar, tensorOf, type Value } from './operations/value';
import type { NumberType } from './sheet';

/** An expression that is computed, and what it may name. */
interface Scope extends Context {
  /** The tensor with this name. @throws Mistake where it cannot be computed */
  readonly tensor: (name: string, part: Part) => Value;
  readonly names: readonly string[];
}

const constants: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
]);

const attributes = ['T', 'shape', 'ndim', 'size'] as const;

/** What a tree comes to. @throws Mistake */
export function evaluate(tree: Tree, scope: Scope): Known {
  const constant = constantOf(tree, scope);
  if (constant) return literal(tree, constant, scope);
  switch (tree.is) {
    case 'name':
      return named(tree, scope);
    case 'list':
      return applyJoin(
        scope,
        'array',
        tree.items.map((item) => evaluate(item, scope)),
        { axis: 0, stacked: true },
        tree,
      );
    case 'minus':
      return applyElementwise(scope, { name: 'negative', sign: '-' }, [evaluate(tree.of, scope)], tree);
    case 'binary': {
      const [left, right] = [evaluate(tree.left, scope), evaluate(tree.right, scope)];
      const { operator } = tree;
      if (operator === '@') return applyMatmul(scope, '@', left, right, tree);
      return applyElementwise(scope, { name: signs[operator], sign: operator }, [left, right], tree);
    }
    case 'attribute':
      return attribute(tree, scope);
    case 'index':
      return indexed(tree, scope);
    case 'call':
      return called(tree, scope);
    default:
      return fail('tensor-unexpected', { text: clip(textAt(scope, tree)) }, tree);
  }
}

const literal = (part: Part, value: Value, scope: Scope): Known => {
  const { strides: _, ...kept } = value;
  return { value, operand: { is: 'numbers', value: kept, text: textAt(scope, part) }, part };
};

/** Numbers that are written in the expression itself; undefined where anything is to be computed. */
function constantOf(tree: Tree, scope: Scope): Value | undefined {
  if (tree.is === 'number') return scalar(tree.value, tree.type);
  if (tree.is === 'word' && tree.word !== 'None') return scalar(Number(tree.word === 'True'), 'bool');
  if (tree.is === 'minus') {
    const of = tree.of.is === 'number' ? constantOf(tree.of, scope) : undefined;
    return of && scalar(of.type === 'int' ? 0 - (of.values[0] as number) : -(of.values[0] as number), of.type);
  }
  if (tree.is !== 'list') return undefined;
  const items = tree.items.map((item) => constantOf(item, scope));
  if (items.some((item) => item === undefined)) return undefined;
  return listOf(items as readonly Value[], tree, scope);
}

function listOf(items: readonly Value[], tree: Extract<Tree, { is: 'list' }>, scope: Scope): Value {
  const inner = items[0]?.shape ?? [];
  const other = items.findIndex(({ shape }) => shape.length !== inner.length || shape.some((size, axis) => size !== inner[axis]));
  if (other > 0) fail('tensor-ragged-list', { first: [...inner], other: [...(items[other] as Value).shape] }, tree.items[other] as Tree);
  const shape = [items.length, ...inner];
  scope.room.take(shape, shortText(scope, tree), tree);
  const values = new Float64Array(volume(shape));
  items.forEach((item, i) => values.set(item.values, i * volume(inner)));
  const type: NumberType = items.length ? commonType(items.map((item) => item.type)) : 'float';
  return tensorOf(shape, type, values);
}

function named(tree: Extract<Tree, { is: 'name' }>, scope: Scope): Known {
  const { name } = tree;
  if (scope.names.includes(name)) return { value: scope.tensor(name, tree), operand: { is: 'tensor', name, text: name }, part: tree };
  const constant = constants.get(name);
  if (constant !== undefined) return literal(tree, scalar(constant, 'float'), scope);
  const isFunction = tensorFunctions.has(otherNames.get(name) ?? name);
  if (isFunction) return fail('tensor-function-uncalled', { name }, tree);
  const near = nearest(name, scope.names);
  return fail('tensor-unknown-name', { name: clip(name), known: scope.names, ...(near !== undefined && { nearest: near }) }, tree);
}

function attribute(tree: Extract<Tree, { is: 'attribute' }>, scope: Scope): Known {
  const of = evaluate(tree.of, scope);
  const { shape, values } = of.value;
  const numbers = (value: Value): Known => computed(scope, `.${tree.name}`, [of], value, { is: 'made' }, tree);
  switch (tree.name) {
    case 'T':
      return applyTranspose(
        scope,
        'transpose',
        of,
        shape.map((_, axis) => shape.length - 1 - axis),
        tree,
      );
    case 'shape':
      return numbers(tensorOf([shape.length], 'int', Float64Array.from(shape)));
    case 'ndim':
      return numbers(scalar(shape.length));
    case 'size':
      return numbers(scalar(values.length));
    default:
      return unknown(tree.name, tree.nameAt, attributes);
  }
}

function unknown(name: string, part: Part, known: readonly string[], method?: true): never {
  const near = nearest(name, known);
  return fail(
    'tensor-unknown-function',
    { name: clip(name), known, method: method === true, ...(near !== undefined && { nearest: near }) },
    part,
  );
}

function indexed(tree: Extract<Tree, { is: 'index' }>, scope: Scope): Known {
  const of = evaluate(tree.of, scope);
  const [only] = tree.items;
  if (!only) return fail('tensor-no-index', undefined, tree);
  if (tree.items.length === 1 && only.is === 'at') {
    const list = evaluate(only.index, quiet(scope));
    if (list.value.shape.length > 0) return applyPick(scope, of, list, tree);
  }
  return applyIndex(
    scope,
    of,
    tree.items.map((item) => indexOf(item, scope)),
    tree,
  );
}

function indexOf(item: IndexItem, scope: Scope): Index {
  const { from, to } = item;
  const place = (bound: Tree | undefined): number | undefined => (bound && !isNone(bound) ? wholeNumber(bound, scope) : undefined);
  if (item.is === 'at') return { is: 'at', place: wholeNumber(item.index, scope), from, to };
  if (item.is !== 'slice') return item;
  const step = place(item.step) ?? 1;
  if (step === 0) fail('tensor-step-of-zero', undefined, item.step ?? item);
  return { is: 'slice', start: place(item.start), stop: place(item.stop), step, from, to };
}

const isNone = (tree: Tree): boolean => tree.is === 'word' && tree.word === 'None';

function wholeNumber(tree: Tree, scope: Scope): number {
  const { value } = evaluate(tree, quiet(scope));
  if (value.shape.length > 0 || value.type !== 'int') fail('tensor-index-kind', undefined, tree);
  return value.values[0] as number;
}

/** For arguments that only say how: what they are computed from is none of the result's operands. */
const quiet = (scope: Scope): Scope => ({ ...scope, steps: [] });

function called(tree: Extract<Tree, { is: 'call' }>, scope: Scope): Known {
  const name = otherNames.get(tree.name) ?? tree.name;
  const found = tensorFunctions.get(name);
  const known = [...tensorFunctions].filter(([, one]) => !tree.method || one.method).map(([one]) => one);
  if (!found || (tree.method && !found.method)) return unknown(tree.name, tree.nameAt, known, tree.method || undefined);
  return found.run(bound(name, found, tree, scope));
}

/** The arguments of a call by the function's parameters. */
function bound(name: string, { parameters, needs, oneByOne }: TensorFunction, tree: Extract<Tree, { is: 'call' }>, scope: Scope): Call {
  const given = new Map<string, Tree>();
  const fault = (what: 'many' | 'twice' | 'unknown' | 'missing', part: Part, parameter = ''): never =>
    fail('tensor-arguments', { what, operation: name, parameter: clip(parameter), parameters, needs }, part);
  for (const [i, argument] of inOrder(tree, oneByOne === true).entries()) {
    const parameter = argument.keyword ?? parameters[i];
    if (parameter === undefined) fault('many', argument.value);
    else if (!parameters.includes(parameter)) fault('unknown', argument.value, parameter);
    else if (given.has(parameter)) fault('twice', argument.value, parameter);
    else given.set(parameter, argument.value);
  }
  const missing = parameters.slice(0, needs).find((parameter) => !given.has(parameter));
  if (missing !== undefined) fault('missing', tree, missing);
  const treeOf = (parameter: string): Tree => given.get(parameter) as Tree;
  const has = (parameter: string): boolean => given.has(parameter) && !isNone(treeOf(parameter));
  return {
    context: scope,
    name,
    part: tree,
    has,
    partOf: (parameter) => given.get(parameter) ?? tree,
    tensor: (parameter) => evaluate(treeOf(parameter), scope),
    tensors: (parameter) => severalOf(treeOf(parameter), name, scope),
    integers: (parameter) => {
      const { value } = evaluate(treeOf(parameter), quiet(scope));
      if (value.shape.length > 1 || (value.type !== 'int' && value.values.length > 0))
        fail('tensor-whole-numbers', { parameter }, treeOf(parameter));
      return [...value.values];
    },
    integer: (parameter, otherwise) => (has(parameter) ? wholeNumber(treeOf(parameter), scope) : otherwise),
    truth: (parameter) => has(parameter) && evaluate(treeOf(parameter), quiet(scope)).value.values[0] !== 0,
  };
}

/** `a.reshape(3, 2)` is `reshape(a, (3, 2))`. */
function inOrder({ given, method, ...part }: Extract<Tree, { is: 'call' }>, oneByOne: boolean): readonly Given[] {
  const [object, ...rest] = given;
  const single = rest.length < 2 && rest[0]?.value.is !== 'number' && rest[0]?.value.is !== 'minus';
  if (!method || !oneByOne || !object || rest.length === 0 || single || rest.some(({ keyword }) => keyword !== undefined)) return given;
  const [first, last] = [rest[0]?.value as Tree, rest.at(-1)?.value as Tree];
  return [object, { value: { ...part, is: 'list', items: rest.map(({ value }) => value), from: first.from, to: last.to } }];
}

/** The tensors of a list; those of another tensor are its places along the first axis, as NumPy takes them. */
function severalOf(tree: Tree, operation: string, scope: Scope): readonly Known[] {
  if (tree.is === 'list') return tree.items.map((item) => evaluate(item, scope));
  const whole = evaluate(tree, scope);
  const [count] = whole.value.shape;
  if (count === undefined) return fail('tensor-needs-list', { operation }, tree);
  return Array.from({ length: count }, (_, place) => applyIndex(scope, whole, [{ is: 'at', place, from: tree.from, to: tree.to }], tree));
}
