import assert from 'node:assert/strict';
import { MOST_PROBLEMS } from '../../../src/ml/language/reporter';
import { effort } from '../../effort';
import { applied, assertEdits, assertPlace, check } from './check';

/** The effort that no text of ordinary size may take. */
const LIMIT = 100;

/** Holds what must be true of any text at all: it is answered soon, with problems that have a place, and with fixes that can be made. */
export async function holds(text: string): Promise<void> {
  let checked: Awaited<ReturnType<typeof check>> | undefined;
  const took = await effort(async () => {
    checked = await check(text);
  }, LIMIT);
  assert.ok(checked && took < LIMIT, `it took ${took.toFixed(1)} times the effort of a megabyte of JSON`);
  const { problems, spec, model } = checked;
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
