import { type AnyNode, type Node, parse } from 'acorn';
import { transformSync } from 'esbuild';

/** Words as in a sentence: two of them, the second in small letters. A single word may be a key, a class of CSS or a name of Keras. */
const sentence = /[A-Za-z][a-z]+,? [a-z]{2,}/;

/** Attributes that no one reads, and calls whose texts no one reads: places in the page, names of random streams, faults, the log. */
const unread = new Set(['class', 'className']);
const unreadCalls = /(^|\.)(Error|querySelector|random|log)$/;

const isNode = (value: unknown): value is AnyNode => typeof value === 'object' && value !== null && 'type' in value;

const nameOf = (node: Node): string => {
  const one = node as AnyNode;
  if (one.type === 'Identifier') return one.name;
  return one.type === 'MemberExpression' ? `${nameOf(one.object)}.${nameOf(one.property)}` : '';
};

/** The parts of a node that someone may read, and whether they are the children of an element. */
function* readParts(node: AnyNode): Generator<readonly [AnyNode, boolean]> {
  switch (node.type) {
    case 'ImportDeclaration':
      return;
    case 'Property': {
      const key = node.key.type === 'Literal' ? String(node.key.value) : nameOf(node.key);
      if (!unread.has(key)) yield [node.value, false];
      return;
    }
    case 'CallExpression':
    case 'NewExpression': {
      const called = nameOf(node.callee);
      if (unreadCalls.test(called)) return;
      yield [node.callee, false];
      for (const [i, one] of node.arguments.entries()) if (i > 0 || !/(^|\.)l10n\.t$/.test(called)) yield [one, called === 'h' && i >= 2];
      return;
    }
    default:
      for (const part of Object.values(node).flat()) if (isNode(part)) yield [part, false];
  }
}

/** Texts of a source file that are written as sentences, or as words within elements, and are not given to `l10n.t`. */
export function untranslated(text: string, loader: 'ts' | 'tsx'): string[] {
  const { code } = transformSync(text, { loader, target: 'esnext', jsx: 'transform', jsxFactory: 'h', jsxFragment: 'Fragment' });
  const found: string[] = [];
  const visit = (node: AnyNode, child: boolean): void => {
    const words = node.type === 'Literal' ? node.value : node.type === 'TemplateElement' ? node.value.raw : undefined;
    if (typeof words === 'string' && (sentence.test(words) || (child && /[A-Za-z]{3}/.test(words)))) found.push(words);
    for (const [part, within] of readParts(node)) visit(part, within);
  };
  visit(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), false);
  return found;
}
