import { spawnSync } from 'node:child_process';

/**
 * Runs npm, without the scripts of packages, and waits for its end.
 * @param {string[]} parameters
 * @param {string} folder
 * @param {import('node:child_process').StdioOptions} [stdio]
 */
export function npm(parameters, folder, stdio = 'inherit') {
  const all = [...parameters, '--ignore-scripts', '--no-audit', '--no-fund'];
  const script = process.env['npm_execpath'];
  /** @type {import('node:child_process').SpawnSyncOptionsWithStringEncoding} */
  const options = { cwd: folder, stdio, encoding: 'utf8' };
  // Run by npm, its own script is known. Otherwise a shell finds it, which on Windows is a .cmd file that only a shell can run.
  return script?.endsWith('npm-cli.js')
    ? spawnSync(process.execPath, [script, ...all], options)
    : spawnSync(`npm ${all.join(' ')}`, { ...options, shell: true });
}
