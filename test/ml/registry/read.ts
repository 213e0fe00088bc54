import assert from 'node:assert/strict';
import { applyEdits, type Node, parseTree } from 'jsonc-parser';
import type { Kind } from '../../../src/ml/language/kind';
import type { Problem } from '../../../src/ml/language/problem';
import { ProblemList } from '../../../src/ml/language/reporter';

/** What a JSON text reads to, and what was reported. */
export function read<T>(kind: Kind<T>, text: string): { readonly value: T | undefined; readonly problems: readonly Problem[] } {
  const list = new ProblemList(text);
  const root = parseTree(text) as Node;
  return { value: kind.read(root, '"it"', list), problems: list.problems };
}

/** Reads a value that must be sound. */
export function readWell<T>(kind: Kind<T>, value: unknown): T {
  const { value: found, problems } = read(kind, JSON.stringify(value));
  assert.deepEqual(problems, []);
  assert.ok(found !== undefined);
  return found;
}

/** Reads a value that must have exactly one thing wrong with it. */
export function readBadly<T>(kind: Kind<T>, value: unknown): Problem {
  const { value: found, problems } = read(kind, JSON.stringify(value));
  assert.equal(found, undefined);
  assert.equal(problems.length, 1, problems.map((p) => p.message).join('\n'));
  return problems[0] as Problem;
}

/** Makes the first fix of a value's problem and reads again. */
export function readFixed<T>(kind: Kind<T>, value: unknown): T {
  const [fix] = readBadly(kind, value).fixes;
  assert.ok(fix, 'no fix is offered');
  return readWell(kind, JSON.parse(applyEdits(JSON.stringify(value), [...fix.edits])));
}

/** Asserts that an object has certain keys with certain values. */
export function assertHas(found: object, expected: Readonly<Record<string, unknown>>): void {
  assert.deepEqual(Object.fromEntries(Object.entries(found).filter(([key]) => Object.hasOwn(expected, key))), expected);
}
