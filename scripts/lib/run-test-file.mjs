import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { offlinePrefix } from './offline.mjs';
import { root } from './root.mjs';
import { countResults } from './tally.mjs';

/**
 * Runs one bundled test file in a process of its own. node:test's `run()` would do the same, but it takes a file that calls
 * `process.exit(0)` in the middle for passed, and on Node.js 24 does not end one that loops for ever.
 * @param {string} file a .cjs file, from the project's folder
 * @param {number} timeout milliseconds after which the file is ended
 * @returns {Promise<import('./tally.mjs').Outcome & { output: string }>} `output`: what the file printed
 */
export async function runTestFile(file, timeout) {
  const report = resolve(root, `${file}.jsonl`);
  rmSync(report, { force: true });
  const { code, signal, output, late } = await runNode(
    [
      '--enable-source-maps',
      `--test-reporter=${new URL('reporter.mjs', import.meta.url).href}`,
      `--test-reporter-destination=${report}`,
      resolve(root, file),
    ],
    timeout,
  );
  const entries = existsSync(report) ? readFileSync(report, 'utf8').split('\n').flatMap(parsed) : [];
  const ended = entries.at(-1) === null;
  const notes = entries.filter((entry) => typeof entry === 'string');
  const results = /** @type {import('./reporter.mjs').Result[]} */ (entries.filter((entry) => typeof entry === 'object' && entry !== null));
  const outcome = countResults(results);
  const trouble = late
    ? `The file was ended because it had not come to its end after ${timeout / 1000} seconds.`
    : fileTrouble({ code, signal, ended, outcome });
  if (trouble) outcome.failures.push({ name: 'the file as a whole', error: trouble });
  return { ...outcome, output: [...notes, output].join('\n') };
}

/**
 * What no single test answers for.
 * @param {{ code: number | null, signal: string | null, ended: boolean, outcome: import('./tally.mjs').Outcome }} end
 */
function fileTrouble({ code, signal, ended, outcome }) {
  const { passed, failures, skips } = outcome;
  const how = signal ? `was killed by ${signal}` : `ended with exit code ${code}`;
  if (passed + failures.length + skips.length === 0 && code === 0)
    return 'No test ran: the file contains none, or left by process.exit(0).';
  if (!ended) return `The process ${how} before all tests had run.`;
  if (code !== 0 && failures.length === 0) return `Every test passed, but the process ${how}.`;
  return undefined;
}

/**
 * A process that was killed may leave half a line.
 * @param {string} line
 * @returns {unknown[]}
 */
function parsed(line) {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}

/**
 * @param {string[]} parameters
 * @param {number} timeout
 * @returns {Promise<{ code: number | null, signal: string | null, output: string, late: boolean }>}
 */
function runNode(parameters, timeout) {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  // No test may depend on the network, nor send anything out.
  const [command = '', ...all] = [...offlinePrefix(), process.execPath, ...parameters];
  const child = spawn(command, all, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill('SIGKILL');
  }, timeout);
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((done, fail) => {
    child.on('error', fail);
    // A process that a test left behind may hold the pipes open for ever; what this one printed arrives well within a second.
    child.on('exit', () => setTimeout(() => [child.stdout, child.stderr].map((stream) => stream.destroy()), 1000).unref());
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      done({ code, signal, output, late });
    });
  });
}
