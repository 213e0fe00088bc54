import assert from 'node:assert/strict';
import { applyEdits } from 'jsonc-parser';
import { checkSpec } from '../../../src/ml/checks/check-spec';
import { Refused, type WorkerClient } from '../../../src/ml/worker/client';
import type { Outcome } from '../../../src/ml/worker/messages';
import { noFiles } from '../../golden/run-case';

/** Fixes that are made one after another, at most: what is still wrong then is not trained. */
const MOST_FIXES = 8;

/** A spec with the first fix of its first error made, and again, until it passes the check; undefined where it does not come to that. */
async function mended(text: string): Promise<string | undefined> {
  let now = text;
  for (let i = 0; i <= MOST_FIXES; i++) {
    const errors = (await checkSpec(now, noFiles)).problems.filter(({ severity }) => severity === 'error');
    const edits = errors.flatMap(({ fixes }) => fixes.slice(0, 1)).at(0)?.edits;
    if (errors.length === 0) return now;
    if (!edits) return undefined;
    now = applyEdits(now, [...edits]);
  }
  return undefined;
}

/**
 * Trains a spec where it passes the check, its fixes made: it then trains to an end that explains whatever is not finite.
 * @returns whether it was trained
 */
export async function trainChecked(written: string, client: WorkerClient): Promise<boolean> {
  const text = await mended(written);
  if (text === undefined) return false;
  const outcome = await client
    .run({ text, folder: '.', workspace: '.', task: 'train' }, () => undefined)
    .catch((error: unknown) => {
      if (error instanceof Refused)
        assert.fail(`It passes the check, and training refuses it: ${error.problems.map(({ message }) => message).join(' ')}`);
      throw error;
    });
  assertExplained(outcome);
  return true;
}

/** Every number that is not finite has its message. */
function assertExplained({ ending, history, evaluate, predictions, problems }: Outcome): void {
  if (ending?.reason === 'diverged') return;
  for (const [name, values] of [...Object.entries(history), ...Object.entries(evaluate?.logs ?? {}).map(([n, v]) => [n, [v]] as const)]) {
    if (values.every(Number.isFinite)) continue;
    const told = problems.some(({ code, args }) => code === 'metric-not-finite' && (args as { name: string }).name === name);
    assert.ok(told, `${name} is not finite, and nothing says so`);
  }
  assert.ok(predictions?.values.every(Number.isFinite) ?? true, 'a prediction is not finite, and nothing says so');
}
