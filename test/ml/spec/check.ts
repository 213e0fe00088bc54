import assert from 'node:assert/strict';
import { type CheckedSpec, checkSpec } from '../../../src/ml/checks/check-spec';
import type { Files } from '../../../src/ml/data/files';
import type { Fix, Problem, TextEdit } from '../../../src/ml/language/problem';

/** No file is there. */
export const noFiles: Files = { read: () => Promise.resolve({ trouble: 'missing' }) };

export const check = (text: string): Promise<CheckedSpec> => checkSpec(text, noFiles);

/** Codes of all problems, in the order of the text. */
export const codesOf = async (text: string): Promise<string[]> => (await check(text)).problems.map((p) => p.code);

/** The text after a fix, as an editor makes it: from the back, so that offsets stay good. */
export const applied = (text: string, { edits }: Pick<Fix, 'edits'>): string =>
  [...edits].sort((a, b) => b.offset - a.offset).reduce((t, e) => t.slice(0, e.offset) + e.content + t.slice(e.offset + e.length), text);

/** Fails unless edits stay inside the text and apart from each other, as editors demand. */
export function assertEdits(text: string, edits: readonly TextEdit[]): void {
  let end = 0;
  for (const edit of [...edits].sort((a, b) => a.offset - b.offset)) {
    assert.ok(edit.offset >= end && edit.length >= 0 && edit.offset + edit.length <= text.length, `edit ${JSON.stringify(edit)}`);
    end = edit.offset + edit.length;
  }
}

/** Fails unless a problem has its place inside the text, and lines and columns that belong to it. */
export function assertPlace(text: string, { code, range: { start, end } }: Problem): void {
  assert.ok(
    0 <= start.offset && start.offset <= end.offset && end.offset <= text.length,
    `offsets of ${code}: ${start.offset} to ${end.offset}`,
  );
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  for (const { line, column } of [start, end]) {
    const length = lines[line - 1]?.length;
    // The second half of a line end still counts to its line.
    assert.ok(length !== undefined && column >= 1 && column <= length + 2, `place of ${code}: ${line}:${column}`);
  }
}
