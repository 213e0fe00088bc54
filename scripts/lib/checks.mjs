import { spawn } from 'node:child_process';
import { buildAll } from './bundle.mjs';
import { generated, outdated } from './generate.mjs';
import { ensureNative } from './native-ensure.mjs';
import { packageExtension, testedPackage } from './package.mjs';
import { root } from './root.mjs';

/**
 * One thing that holds for the whole project; `npm test` counts each as a test.
 * @typedef {{ name: string, run: () => Promise<string | undefined> }} Check `run` gives what is wrong, if anything
 */

/** @type {Check[]} */
export const checks = [
  { name: 'build', run: async () => (await buildAll()).errors.join('\n') || undefined },
  {
    name: 'package',
    run: async () => {
      // The binding that goes into the package is built against the library.
      await ensureNative();
      return await packageExtension({ stage: 'out/test/package', vsix: testedPackage });
    },
  },
  { name: 'types', run: async () => distinctLines(await tool('node_modules/typescript/bin/tsc', ['-b'])) },
  {
    name: 'format and lint',
    run: () => tool('node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '--max-diagnostics=100', '.']),
  },
  {
    name: 'generated files',
    run: async () =>
      outdated(await generated())
        .map(({ file }) => `${file} is out of date: run "npm run generate".`)
        .join('\n') || undefined,
  },
];

/**
 * A file of the core is checked in every project that imports it, and its errors are reported each time.
 * @param {string | undefined} text
 */
const distinctLines = (text) => text && [...new Set(text.split('\n'))].join('\n');

/**
 * Runs a package's command by its script, which needs no shell on any system.
 * @param {string} script
 * @param {string[]} parameters
 * @returns {Promise<string | undefined>} what it printed, if it failed
 */
function tool(script, parameters) {
  const child = spawn(process.execPath, [script, ...parameters], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done(code === 0 ? undefined : output || `exit code ${code}`));
  });
}
