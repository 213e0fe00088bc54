// npm run windows [-- PATTERN …]: runs the tests of the core, the command line and the extension host under Windows's own Node.js, in Wine;
// with patterns those test files whose paths contain one of them. The last line sums everything up.
import { ensureInstalled } from './lib/install.mjs';
import { lastLine, totals } from './lib/tally.mjs';

/** @returns {Promise<import('./lib/tally.mjs').Outcome[]>} */
async function outcomes() {
  if (!ensureInstalled()) return [{ passed: 0, failures: [{ name: 'packages', error: 'not installed' }], skips: [] }];
  // This uses packages, which may not have been there before.
  const { runOnWindows } = await import('./lib/windows-tests.mjs');
  return runOnWindows(process.argv.slice(2));
}

const sums = totals(await outcomes());
console.log(`\n${lastLine(sums)}`);
process.exitCode = sums.failed ? 1 : 0;
