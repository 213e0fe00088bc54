import assert from 'node:assert/strict';
import { ProblemList } from '../../../../src/ml/language/reporter';
import { parseSpec } from '../../../../src/ml/language/syntax';
import { readFunctionSheet } from '../../../../src/ml/sheets/functions/read';
import type { FunctionSheet, SheetFunction } from '../../../../src/ml/sheets/functions/sheet';

/** A sheet as its text reads, with its problems. */
export async function readSheet(text: string): Promise<{ readonly sheet: FunctionSheet | undefined; readonly list: ProblemList }> {
  const list = new ProblemList(text);
  const root = parseSpec(text, list);
  assert.ok(root, text);
  list.locateIn(root);
  return { sheet: await readFunctionSheet(root, list), list };
}

/** A sheet that has no problem. */
export async function soundSheet(value: unknown): Promise<FunctionSheet> {
  const { sheet, list } = await readSheet(JSON.stringify(value));
  assert.deepEqual(
    list.problems.map(({ message }) => message),
    [],
  );
  assert.ok(sheet);
  return sheet;
}

/** The only function of a sheet without a problem. */
export const soundFunction = async (item: unknown, x?: unknown): Promise<SheetFunction> =>
  (await soundSheet({ functions: [item], ...(x !== undefined && { x }) })).functions[0] as SheetFunction;
