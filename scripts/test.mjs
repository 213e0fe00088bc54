// npm test [-- PATTERN …]: installs, builds, checks types, style and generated files, and runs every test/**/*.test.ts; with patterns
// only the test files whose paths contain one of them. The last line sums everything up.
import { ensureInstalled } from './lib/install.mjs';
import { lastLine, totals } from './lib/tally.mjs';

/** @returns {Promise<import('./lib/tally.mjs').Outcome[]>} */
async function outcomes() {
  if (!ensureInstalled()) return [{ passed: 0, failures: [{ name: 'packages', error: 'not installed' }], skips: [] }];
  // This uses packages, which may not have been there before.
  const { runAll } = await import('./lib/run-all.mjs');
  return runAll(process.argv.slice(2));
}

const sums = totals(await outcomes());
console.log(`\n${lastLine(sums)}`);
process.exitCode = sums.failed ? 1 : 0;
