import { availableParallelism } from 'node:os';
import { checks } from './checks.mjs';
import { pool } from './pool.mjs';
import { reported } from './run-all.mjs';
import { bundleTests, filesUnder, matching } from './test-files.mjs';
import { ensureWindows, runFileOnWindows } from './windows.mjs';

/** Where nothing has to do with a browser, a VS Code or the building of the project. */
const folders = ['test/ml', 'test/golden', 'test/cli', 'test/extension', 'test/samples', 'test/native', 'test/files'];

/**
 * Runs test files under Windows's own Node.js, and prints a line for each and every detail of what failed.
 * @param {string[]} patterns parts of paths; when there are any, only these test files run
 * @returns {Promise<import('./tally.mjs').Outcome[]>}
 */
export async function runOnWindows(patterns) {
  const files = matching(
    folders.flatMap((folder) => filesUnder(folder, '.test.ts')),
    patterns,
  );
  const reason = ensureWindows({ fetch: true });
  if (reason !== undefined) {
    console.log(`skipped: ${reason}`);
    return [{ passed: 0, failures: [], skips: files.map((name) => ({ name, reason })) }];
  }
  const wrong = await checks.find(({ name }) => name === 'build')?.run();
  if (wrong !== undefined) return [{ passed: 0, failures: [{ name: 'build', error: wrong }], skips: [] }];
  const tests = await bundleTests(files);
  const jobs = tests.map(({ outfile, error }, i) => ({
    work: () =>
      reported(String(files[i]), async () =>
        error ? { passed: 0, failures: [{ name: '', error }], skips: [] } : await runFileOnWindows(outfile),
      ),
  }));
  const all = await pool(jobs, availableParallelism());
  const skips = all.flatMap((outcome) => outcome.skips);
  if (skips.length) console.log(`\nSkipped:\n${skips.map(({ name, reason }) => `  ${name}: ${reason}`).join('\n')}`);
  return all;
}
