import { ensureInstalled } from './install.mjs';
import { lastLine, totals } from './tally.mjs';

/**
 * Installs what is needed, runs test files, and sums everything up in the last line.
 * @param {Parameters<typeof import('./run-all.mjs').runAll>} asked
 */
export async function report(...asked) {
  const sums = totals(await outcomes(asked));
  console.log(`\n${lastLine(sums)}`);
  process.exitCode = sums.failed ? 1 : 0;
}

/**
 * @param {Parameters<typeof import('./run-all.mjs').runAll>} asked
 * @returns {Promise<import('./tally.mjs').Outcome[]>}
 */
async function outcomes(asked) {
  if (!ensureInstalled()) return [{ passed: 0, failures: [{ name: 'packages', error: 'not installed' }], skips: [] }];
  // This uses packages, which may not have been there before.
  const { runAll } = await import('./run-all.mjs');
  return runAll(...asked);
}
