import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workbenchUrl } from './workbench.mjs';

/**
 * One run of tests within an extension host.
 * @typedef {{ name: string, bundle: string, develop: string[], minutes: number, given?: Record<string, unknown> }} HostRun
 * `bundle`: exports `run(given)`; `given`: handed to it, with `report`, the file it writes its results to
 */

/**
 * The folder that VS Code runs: it calls the bundle with what it is given. VS Code itself hands nothing over.
 * @param {import('./profile.mjs').Profile} profile
 * @param {HostRun} run
 */
export function testsFolder(profile, { name, bundle, given }) {
  const tests = join(profile.dir, `tests-${name}`);
  const report = join(tests, 'report.jsonl');
  mkdirSync(tests, { recursive: true });
  writeFileSync(report, '');
  const call = `require(${JSON.stringify(bundle)}).run(${JSON.stringify({ ...given, report })})`;
  writeFileSync(join(tests, 'index.js'), `'use strict';\nexports.run = () => ${call};\n`);
  return {
    tests,
    report: () =>
      readFileSync(report, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
  };
}

/**
 * Opens the workbench on the profile's workspace, runs the tests in its extension host, and waits for their end or the host's.
 * @param {{ page: import('playwright-core').Page, server: import('./server.mjs').Server, profile: import('./profile.mjs').Profile }} place
 *   the page must be new
 * @param {HostRun} run
 * @returns {Promise<{ results: unknown[], log: string[] }>} what the tests have reported, line by line, and what VS Code logged
 */
export async function runInBrowserHost({ page, server, profile }, run) {
  const { tests, report } = testsFolder(profile, run);
  /** @type {string[]} */
  const log = [];
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  // The workbench calls these two where its page has them. It calls the second, with 0, also when the extension host has crashed.
  await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ values) =>
    log.push(`${type}: ${values.join(' ')}`),
  );
  const ended = new Promise((done, fail) => {
    timer = setTimeout(
      () => fail(new Error(`The tests in the extension host ran past ${run.minutes} minutes.\n${log.slice(-20).join('\n')}`)),
      run.minutes * 60_000,
    );
    page.once('crash', () => fail(new Error("The workbench's page crashed.")));
    page.exposeFunction('codeAutomationExit', done).catch(fail);
  });
  try {
    await page.goto(workbenchUrl(server, { folder: profile.workspace, develop: run.develop, tests }));
    await ended;
  } finally {
    clearTimeout(timer);
  }
  return { results: report(), log };
}
