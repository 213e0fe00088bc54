import { availableParallelism } from 'node:os';
import colors from 'picocolors';
import { checks } from './checks.mjs';
import { ensureNative } from './native-ensure.mjs';
import { pool } from './pool.mjs';
import { runTestFile } from './run-test-file.mjs';
import { bundleTest, filesUnder, matching } from './test-files.mjs';
import { ensureVsCode } from './vscode/ensure.mjs';

/** @typedef {import('./tally.mjs').Outcome & { output?: string }} Outcome */

/**
 * Runs the checks and the test files, and prints a line for each and every detail of what failed.
 * @param {string[]} patterns parts of paths; when there are any, only these test files run
 * @returns {Promise<Outcome[]>}
 */
export async function runAll(patterns) {
  const files = matching(filesUnder('test', '.test.ts'), patterns);
  if (!files.length) return [await reported('test files', async () => failed('No test file matches.'))];
  const [build, ...others] = checks;
  const place = files.some(inVsCode) ? ensureVsCode() : undefined;
  const native = files.some(onNative) ? ensureNative() : undefined;
  // The tests start what is in dist/, so it is made first.
  const outcomes = build ? [await runCheck(build)] : [];
  if (!patterns.length) outcomes.push(...(await pool(others, others.length, runCheck)));
  await Promise.all([place, native]);
  // These take the longest, so they begin first.
  const inOrder = [...files.filter(inVsCode), ...files.filter((file) => !inVsCode(file))];
  outcomes.push(...(await pool(inOrder, availableParallelism(), (file) => reported(file, () => runFile(file)))));
  const skips = outcomes.flatMap((outcome) => outcome.skips);
  if (skips.length) console.log(`\nSkipped:\n${skips.map(({ name, reason }) => `  ${name}: ${reason}`).join('\n')}`);
  return outcomes;
}

/**
 * The file runs in a real VS Code or in a browser.
 * @param {string} file
 */
const inVsCode = (file) => /^test\/(person|vscode|ui)\//.test(file);

/**
 * The file has tests of the native engine, which need its library.
 * @param {string} file
 */
const onNative = (file) => /^test\/(native|golden|vscode|person|cli|ml\/(engine|worker))\//.test(file);

/** @param {import('./checks.mjs').Check} check */
const runCheck = ({ name, run }) =>
  reported(name, async () => {
    const wrong = await run();
    return wrong === undefined ? { passed: 1, failures: [], skips: [] } : failed(wrong);
  });

/**
 * @param {string} file
 * @returns {Promise<Outcome>}
 */
async function runFile(file) {
  const { outfile, error } = await bundleTest(file);
  return error ? failed(error) : await runTestFile(outfile);
}

/**
 * @param {string} error
 * @returns {Outcome}
 */
const failed = (error) => ({ passed: 0, failures: [{ name: '', error }], skips: [] });

/**
 * Does a piece of work and prints how it went.
 * @param {string} name
 * @param {() => Promise<Outcome>} work
 */
async function reported(name, work) {
  const start = performance.now();
  const outcome = await work().catch((error) => failed(error instanceof Error ? String(error.stack) : String(error)));
  console.log(report(name, outcome, performance.now() - start));
  return outcome;
}

/**
 * @param {string} name
 * @param {Outcome} outcome
 * @param {number} milliseconds
 */
function report(name, { passed, failures, skips, output }, milliseconds) {
  const mark = failures.length ? colors.red('✖') : colors.green('✔');
  const counts = [`${passed} passed`];
  if (failures.length) counts.push(colors.red(`${failures.length} failed`));
  if (skips.length) counts.push(colors.yellow(`${skips.length} skipped`));
  const lines = [`${mark} ${name}  ${counts.join(', ')}  ${colors.dim(`${(milliseconds / 1000).toFixed(1)} s`)}`];
  for (const failure of failures)
    lines.push(indented([failure.name && colors.red(`✖ ${failure.name}`), failure.error].filter(Boolean).join('\n')));
  if (failures.length && output?.trim()) lines.push(indented(`${colors.dim('What it printed:')}\n${output.trim()}`));
  return lines.join('\n');
}

/** @param {string} text */
const indented = (text) => text.replaceAll(/^(?=.)/gm, '    ');
