import { AssertionError } from 'node:assert';
import { inspect } from 'node:util';

/**
 * One result of node:test, as scripts/lib/tally.mjs counts it.
 * @typedef {{
 *   kind: 'pass' | 'fail' | 'skip', name: string, nesting: number, suite: boolean, reason?: string, failureType?: string, error?: string
 * }} Result
 */

/**
 * What node:test says of one test, or in a diagnostic, as far as it is used here.
 * @typedef {{
 *   name: string, nesting: number, skip?: string | boolean, todo?: string | boolean, message: string,
 *   details?: { type?: string, error?: { failureType?: string, cause?: unknown } }
 * }} Data
 */

/**
 * A reporter for node:test: a JSON line for each result, a JSON string for each trouble outside the tests, and `null` as the last line.
 * Without the last line the file did not come to its end.
 * @param {AsyncIterable<{ type: string, data: Data }>} source
 */
export default async function* reporter(source) {
  for await (const { type, data } of source) {
    if (type === 'test:pass' || type === 'test:fail') yield `${JSON.stringify(result(type, data))}\n`;
    // An error after the last test, say: node:test catches it, and nothing else tells of it.
    if (type === 'test:diagnostic' && /^(Error|Warning): /.test(data.message)) yield `${JSON.stringify(data.message)}\n`;
  }
  yield 'null\n';
}

/**
 * @param {string} type
 * @param {Data} data
 * @returns {Result}
 */
function result(type, data) {
  const { name, nesting, skip, todo, details } = data;
  const base = { name, nesting, suite: details?.type === 'suite' };
  if (skip !== undefined && skip !== false) return { ...base, kind: 'skip', reason: reasonOf(skip) };
  if (type === 'test:pass') return { ...base, kind: 'pass' };
  if (todo !== undefined && todo !== false) return { ...base, kind: 'skip', reason: reasonOf(todo) };
  const { failureType = '', cause = details?.error } = details?.error ?? {};
  return { ...base, kind: 'fail', failureType, error: errorText(cause) };
}

/**
 * What a reader needs of an error: not the frames of Node itself, nor an assertion's parts, which its message shows already.
 * @param {unknown} error
 */
function errorText(error) {
  if (typeof error === 'string') return error;
  const text = error instanceof AssertionError ? String(error.stack) : inspect(error);
  return text.replaceAll(/\n\s+at .*\bnode:internal\/.*/g, '');
}

/** @param {unknown} said a text, or true where none was given */
const reasonOf = (said) => (typeof said === 'string' && said ? said : 'no reason given');
