import {
  addDependencies,
  type ConstantNode,
  create,
  derivativeDependencies,
  divideDependencies,
  type FunctionNode,
  type MathNode,
  multiplyDependencies,
  type OperatorNode,
  type ParenthesisNode,
  parseDependencies,
  powDependencies,
  type SymbolNode,
  subtractDependencies,
  unaryMinusDependencies,
} from 'mathjs/number';
import { operationOf, type Token } from './slips';
import { call, number, tidied } from './tidy';
import { type Call, type ConstantName, constants, type OperationName, type Tree } from './tree';

// Of mathjs only what reads and derives expressions of plain numbers; it evaluates none of the reader's, as a tree of our own does that.
const math = create({
  ...parseDependencies,
  ...derivativeDependencies,
  ...addDependencies,
  ...subtractDependencies,
  ...multiplyDependencies,
  ...divideDependencies,
  ...powDependencies,
  ...unaryMinusDependencies,
});

const signs: Readonly<Record<string, OperationName>> = {
  add: 'add',
  subtract: 'subtract',
  multiply: 'multiply',
  divide: 'divide',
  pow: 'power',
  unaryMinus: 'negate',
};

/** The name of the value of a function that is derived by a rule of our own. */
const PLACEHOLDER = 'value_';

/** A function's slope as an expression, from its operand and its value. */
type Rule = (operand: Tree, value: Tree) => Tree;
const zero: Rule = () => number(0);
const times = (a: Tree, b: Tree): Tree => call('multiply', a, b);
const over = (a: Tree, b: Tree): Tree => call('divide', a, b);
const power = (a: Tree, b: number): Tree => call('power', a, number(b));
const log = (base: number): Tree => call('log', number(base));

/** Of functions that mathjs cannot derive, or derives to something that is wrong below 0 or that no one reads, such as sech. */
const rules: Partial<Record<OperationName, Rule>> = {
  abs: (a) => call('sign', a),
  cbrt: (_, value) => over(number(1), times(number(3), power(value, 2))),
  log10: (a) => over(number(1), times(a, log(10))),
  log2: (a) => over(number(1), times(a, log(2))),
  tan: (a) => over(number(1), power(call('cos', a), 2)),
  tanh: (_, value) => call('subtract', number(1), power(value, 2)),
  sigmoid: (_, value) => times(value, call('subtract', number(1), value)),
  softplus: (a) => call('sigmoid', a),
  sign: zero,
  floor: zero,
  ceil: zero,
  round: zero,
};
/** At corners between two expressions there is no one formula. */
const withoutFormula: ReadonlySet<OperationName> = new Set(['min', 'max', 'relu']);

/** The tree of an expression, from pieces that were checked; undefined where mathjs reads something else in them. */
export function treeOf(tokens: readonly Token[]): Tree | undefined {
  // Blanks between the pieces, so that mathjs cuts them as they were checked: 2 e - 3, not the number 2e-3.
  const text = tokens.map(({ is, text }) => (is === 'name' ? (operationOf(text) ?? text) : text)).join(' ');
  try {
    return fromNode(math.parse(text), () => undefined);
  } catch {
    return undefined;
  }
}

/** @param other the tree of a name that is not one of ours */
function fromNode(node: MathNode, other: (name: string) => Tree | undefined): Tree | undefined {
  switch (node.type) {
    case 'ConstantNode': {
      const { value } = node as ConstantNode;
      return typeof value === 'number' && Number.isFinite(value) ? number(value) : undefined;
    }
    case 'ParenthesisNode':
      return fromNode((node as ParenthesisNode).content, other);
    case 'SymbolNode': {
      const { name } = node as SymbolNode;
      if (name === 'x') return { is: 'x' };
      return Object.hasOwn(constants, name) ? { is: 'constant', name: name as ConstantName } : other(name);
    }
    case 'OperatorNode': {
      const { fn, args } = node as OperatorNode;
      if (String(fn) === 'unaryPlus') return fromNode(args[0] as MathNode, other);
      const name = Object.hasOwn(signs, fn) ? signs[fn] : undefined;
      return name && callOf(name, args, other);
    }
    case 'FunctionNode': {
      const { fn, args } = node as FunctionNode;
      const name = operationOf((fn as unknown as SymbolNode).name);
      // mathjs writes log(u, 2) where it derives.
      return name && callOf(name, args, other);
    }
    default:
      return undefined;
  }
}

function callOf(name: OperationName, args: readonly MathNode[], other: (name: string) => Tree | undefined): Tree | undefined {
  const of = args.map((arg) => fromNode(arg, other));
  if (!of.every((part) => part !== undefined)) return undefined;
  // Sums and products of several are written as such by mathjs only where it has simplified them.
  return of.length > 2 && (name === 'add' || name === 'multiply') ? of.reduce((sum, next) => call(name, sum, next)) : call(name, ...of);
}

/** The derivative as a formula, tidied up; undefined where there is none. */
export function derivativeOf(tree: Tree): Tree | undefined {
  try {
    const derived = totalDerivative(tree);
    return derived && tidied(derived);
  } catch {
    // mathjs throws where it has no rule.
    return undefined;
  }
}

/** The chain rule over the functions of `rules`: what mathjs derives with their values held, and by each value what that itself changes by. */
function totalDerivative(tree: Tree): Tree | undefined {
  const held: Call[] = [];
  const node = toNode(tree, held);
  if (!node) return undefined;
  const back = (name: string): Tree | undefined =>
    name.startsWith(PLACEHOLDER) ? held[Number(name.slice(PLACEHOLDER.length))] : undefined;
  const by = (variable: string): Tree | undefined => fromNode(math.derivative(node, variable, { simplify: false }), back);
  let sum = by('x');
  for (const [i, value] of held.entries()) {
    const operand = value.of[0] as Tree;
    const [outer, inner] = [by(`${PLACEHOLDER}${i}`), totalDerivative(operand)];
    if (!sum || !outer || !inner) return undefined;
    sum = call('add', sum, times(times(outer, (rules[value.name] as Rule)(operand, value)), inner));
  }
  return sum;
}

/** A tree as mathjs's, with a name in place of each function of `rules`; undefined where there is no formula. */
function toNode(tree: Tree, held: Call[]): MathNode | undefined {
  switch (tree.is) {
    case 'number':
      return new math.ConstantNode(tree.value);
    case 'constant':
      return new math.SymbolNode(tree.name);
    case 'x':
      return new math.SymbolNode('x');
    case 'call': {
      if (withoutFormula.has(tree.name)) return undefined;
      if (rules[tree.name]) return new math.SymbolNode(`${PLACEHOLDER}${held.push(tree) - 1}`);
      const args = tree.of.map((part) => toNode(part, held));
      if (!args.every((arg) => arg !== undefined)) return undefined;
      const sign = operatorSigns[tree.name];
      return sign ? new math.OperatorNode(sign.op as never, sign.fn as never, args) : new math.FunctionNode(tree.name, args);
    }
  }
}

const operatorSigns: Partial<Record<OperationName, { readonly op: string; readonly fn: string }>> = {
  add: { op: '+', fn: 'add' },
  subtract: { op: '-', fn: 'subtract' },
  multiply: { op: '*', fn: 'multiply' },
  divide: { op: '/', fn: 'divide' },
  power: { op: '^', fn: 'pow' },
  negate: { op: '-', fn: 'unaryMinus' },
};
