import assert from 'node:assert/strict';
import { MOST_PROBLEMS } from '../../../src/ml/spec/reporter';
import { applied, assertEdits, assertPlace, check } from './check';

/** Milliseconds that no text of ordinary size may take, on a busy machine. */
const LIMIT = 1000;

/** Holds what must be true of any text at all: it is answered soon, with problems that have a place, and with fixes that can be made. */
export async function holds(text: string): Promise<void> {
  const began = performance.now();
  const { problems, spec, model } = await check(text);
  const took = performance.now() - began;
  assert.ok(took < LIMIT, `${Math.round(took)} ms`);
  assert.ok(problems.length <= MOST_PROBLEMS + 2, `${problems.length} problems`);
  for (const problem of problems) {
    assertPlace(text, problem);
    assert.match(problem.message, /^[^\p{Cc}]{10,1000}$/u);
    for (const { title, edits } of problem.fixes) {
      assert.ok(title.length < 200 && edits.length > 0, title);
      assertEdits(text, edits);
    }
  }
  const errors = problems.filter((p) => p.severity === 'error');
  if (!spec || !model) assert.ok(errors.length > 0, 'something is missing, and nothing says why');
  for (const fix of problems.flatMap((p) => p.fixes).slice(0, 3)) await check(applied(text, fix));
}
