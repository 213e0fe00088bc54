import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { transformSync } from 'esbuild';
import { root } from './root.mjs';
import { filesUnder } from './test-files.mjs';

/**
 * @typedef {{ pattern: string, flags: string }} Expression
 * @typedef {Expression & { proof: string }} Proved `proof`: `linear`, or what bounds the text that it meets
 */

/** What has been proved, by scripts/regular-expressions.mjs. */
export const provedFile = 'test/tooling/regular-expressions.json';

/** AssemblyScript is another language, and has none. */
const isRead = (/** @type {string} */ file) => !file.endsWith('.d.ts') && !file.startsWith('src/ml/engine/compact/kernels/');

/**
 * The regular expressions of the product, each with the first file that has it.
 * @returns {(Expression & { file: string })[]}
 */
export function expressionsInSource() {
  const found = new Map();
  for (const file of ['.ts', '.tsx'].flatMap((ending) => filesUnder('src', ending)).filter(isRead)) {
    for (const expression of expressionsIn(readFileSync(join(root, file), 'utf8'), file.endsWith('x') ? 'tsx' : 'ts'))
      if (!found.has(keyOf(expression))) found.set(keyOf(expression), { ...expression, file });
  }
  return [...found.values()];
}

/** @param {Expression} expression */
export const keyOf = ({ pattern, flags }) => `/${pattern}/${flags}`;

/**
 * @param {string} text a source file
 * @param {'ts' | 'tsx'} loader
 * @returns {Expression[]}
 */
export function expressionsIn(text, loader) {
  const { code } = transformSync(text, { loader, target: 'esnext', jsx: 'automatic' });
  /** @type {Expression[]} */
  const expressions = [];
  const look = (/** @type {unknown} */ node) => {
    if (typeof node !== 'object' || node === null) return;
    const { regex, type, callee } = /** @type {{ regex?: Expression, type?: string, callee?: { name?: string } }} */ (node);
    if (regex) expressions.push({ pattern: regex.pattern, flags: regex.flags });
    else if (/^(New|Call)Expression$/.test(type ?? '') && callee?.name === 'RegExp')
      throw new Error('A regular expression that is made while the program runs cannot be proved: write it out.');
    else Object.values(node).forEach(look);
  };
  look(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }));
  return expressions;
}

/**
 * Whether one sees that the time it takes grows no faster than the text: nothing in it repeats without a bound, or one thing does, from the
 * beginning of the text on.
 * @param {Expression} expression
 */
export function isPlainlyLinear({ pattern, flags }) {
  const bare = pattern.replaceAll(/\\./g, 'x').replaceAll(/\[[^\]]*\]/g, 'x');
  const repeats = bare.match(/[*+]|\{\d+,\}/g)?.length ?? 0;
  return repeats === 0 || (repeats === 1 && bare.startsWith('^') && !bare.includes('|') && !flags.includes('m'));
}
