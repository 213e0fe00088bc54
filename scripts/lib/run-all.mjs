import { availableParallelism } from 'node:os';
import colors from 'picocolors';
import { checks } from './checks.mjs';
import { ensureDataSets } from './data-sets.mjs';
import { ensureNative } from './native-ensure.mjs';
import { pool } from './pool.mjs';
import { runTestFile } from './run-test-file.mjs';
import { bundleTests, filesUnder, matching } from './test-files.mjs';
import { ensureVsCode } from './vscode/ensure.mjs';

/**
 * @typedef {import('./tally.mjs').Outcome & { output?: string }} Outcome
 * @typedef {import('./test-files.mjs').Bundled & { file: string }} Test
 */

/**
 * Runs the checks and the test files, and prints a line for each and every detail of what failed.
 * @param {string[]} patterns parts of paths; when there are any, only these test files run, after the checks that they need
 * @param {{ ending?: string, minutes?: number }} [kind] which files are test files, and after how long one that does not end is ended
 * @returns {Promise<Outcome[]>}
 */
export async function runAll(patterns, { ending = '.test.ts', minutes = 10 } = {}) {
  const files = matching(filesUnder('test', ending), patterns);
  if (!files.length) return [await reported('test files', async () => failed('No test file matches.'))];
  const bundled = await bundleTests(files);
  const tests = files.map((file, i) => /** @type {Test} */ ({ file, ...bundled[i] }));
  const checked = checks.map((check) => ({ check, work: once(() => runCheck(check)) }));
  const givers = prerequisites.map((given) => ({ ...given, work: workOf(given, checked) }));
  const neededBy = (/** @type {Test} */ { inputs }) => givers.filter(({ module }) => inputs.includes(module));
  const needed = new Set(tests.flatMap(neededBy));
  const jobs = [
    ...checked.filter(({ check }) => (!patterns.length && ending === '.test.ts') || [...needed].some(({ by }) => by === check.name)),
    ...longestFirst(tests).map((test) => ({
      after: Promise.all(neededBy(test).map(({ work }) => work())),
      work: () =>
        // Four extension hosts one after another may take more than the others' time where the machine is busy.
        reported(test.file, () =>
          test.error ? Promise.resolve(failed(test.error)) : runTestFile(test.outfile, (inBrowser(test) ? 2 : 1) * minutes * 60_000),
        ),
    })),
  ];
  // One more than there are processors: tests in a browser or a VS Code mostly wait for it.
  const all = await pool(jobs, availableParallelism() + 1);
  const skips = all.flatMap((outcome) => outcome.skips);
  if (skips.length) console.log(`\nSkipped:\n${skips.map(({ name, reason }) => `  ${name}: ${reason}`).join('\n')}`);
  return all;
}

/**
 * What must be there before a test file runs: a test file that has this module in its bundle waits for it.
 * @typedef {{ module: string, by: string | (() => Promise<unknown>) }} Prerequisite `by`: the check that makes it, or what does
 * @type {Prerequisite[]}
 */
const prerequisites = [
  { module: 'test/built.ts', by: 'build' },
  { module: 'test/packaged.ts', by: 'package' },
  { module: 'scripts/lib/vscode/browser.mjs', by: ensureVsCode },
  { module: 'scripts/lib/native-ensure.mjs', by: ensureNative },
  { module: 'scripts/lib/data-sets.mjs', by: ensureDataSets },
];

/**
 * @param {Prerequisite} prerequisite
 * @param {{ check: import('./checks.mjs').Check, work: () => Promise<unknown> }[]} checked
 * @returns {() => Promise<unknown>}
 */
function workOf({ by }, checked) {
  if (typeof by === 'function') return once(by);
  const found = checked.find(({ check }) => check.name === by);
  if (!found) throw new Error(`There is no check "${by}".`);
  return found.work;
}

/**
 * Nothing long is left for the end, when other processors have nothing to do: a browser or a VS Code takes the longest, and after that
 * a test that has much in its bundle, an engine for instance.
 * @param {Test[]} tests
 */
const longestFirst = (tests) => [...tests].sort((a, b) => Number(inBrowser(b)) - Number(inBrowser(a)) || b.bytes - a.bytes);

/** @param {Test} test */
const inBrowser = ({ inputs }) => inputs.includes('scripts/lib/vscode/browser.mjs');

/**
 * The same work for all who ask for it.
 * @template R
 * @param {() => Promise<R>} work
 */
const once = (work) => {
  /** @type {Promise<R> | undefined} */
  let done;
  return () => (done ??= work());
};

/** @param {import('./checks.mjs').Check} check */
const runCheck = ({ name, run }) =>
  reported(name, async () => {
    const wrong = await run();
    return wrong === undefined ? { passed: 1, failures: [], skips: [] } : failed(wrong);
  });

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
export async function reported(name, work) {
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
