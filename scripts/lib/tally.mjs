/**
 * What came of one file or check.
 * @typedef {{ passed: number, failures: Failure[], skips: Skip[] }} Outcome
 * @typedef {{ name: string, error: string }} Failure
 * @typedef {{ name: string, reason: string }} Skip
 */

/**
 * Counts a file's tests. What contains tests is not a test itself, unless it failed on its own account (a hook, say).
 * @param {import('./reporter.mjs').Result[]} results in the order node:test gives them: what is inside comes before what it is inside of
 * @returns {Outcome}
 */
export function countResults(results) {
  /** @type {Outcome} */
  const outcome = { passed: 0, failures: [], skips: [] };
  const names = fullNames(results);
  results.forEach(({ kind, nesting, suite, reason = '', failureType, error = '' }, i) => {
    const before = results[i - 1];
    const hasChildren = before !== undefined && before.nesting > nesting;
    const name = names[i] ?? '';
    if (kind === 'skip') outcome.skips.push({ name, reason });
    else if (kind === 'fail' && failureType !== 'subtestsFailed') outcome.failures.push({ name, error });
    else if (kind === 'pass' && !suite && !hasChildren) outcome.passed++;
  });
  return outcome;
}

/**
 * Names with those of the suites around them. The suites come later in the list, so it is walked from its end.
 * @param {import('./reporter.mjs').Result[]} results
 */
function fullNames(results) {
  /** @type {string[]} */
  const around = [];
  return results
    .toReversed()
    .map(({ name, nesting }) => {
      around.length = nesting;
      around.push(name);
      return around.join(' › ');
    })
    .toReversed();
}

/** @param {Outcome[]} outcomes */
export const totals = (outcomes) => ({
  passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
  failed: outcomes.reduce((sum, { failures }) => sum + failures.length, 0),
  skipped: outcomes.reduce((sum, { skips }) => sum + skips.length, 0),
});

/**
 * The last line of `npm test`; programs read it.
 * @param {{ passed: number, failed: number, skipped: number }} sums
 */
export const lastLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;
