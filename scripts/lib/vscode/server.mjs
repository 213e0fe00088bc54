import { spawn, spawnSync } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * A VS Code server that runs on this machine and listens to no other.
 * @typedef {{ authority: string, url: string, pid: number, log: () => string, stop: () => Promise<void> }} Server
 */

/**
 * Starts VS Code's server and waits until it answers.
 * @param {import('./code-server-install.mjs').CodeServer} code
 * @param {import('./profile.mjs').Profile} profile
 * @param {{ env?: Record<string, string>, parameters?: string[] }} [options]
 * @returns {Promise<Server>}
 */
export async function startServer({ node, entry }, profile, { env = {}, parameters = [] } = {}) {
  const authority = `127.0.0.1:${await freePort()}`;
  const file = join(profile.dir, 'server.log');
  const out = openSync(file, 'a');
  const child = spawn(
    node,
    [
      entry,
      ...folders(profile),
      ...['--bind-addr', authority, '--disable-telemetry', '--disable-update-check', '--disable-workspace-trust', '--disable-proxy'],
      '--ignore-last-opened',
      // Without it a released VS Code takes no extension under development and no tests from the page's address.
      ...['--vscode-option', 'enable-smoke-test-driver'],
      ...parameters,
    ],
    { cwd: profile.dir, stdio: ['ignore', out, out], env: environment(profile, env), detached: true },
  );
  const log = () => readFileSync(file, 'utf8');
  const url = `http://${authority}`;
  const started = performance.now();
  while (!(await answers(`${url}/healthz`))) {
    if (child.exitCode !== null || performance.now() - started > 120_000) throw new Error(`VS Code's server did not start:\n${log()}`);
    await wait(50);
  }
  return { authority, url, pid: child.pid ?? 0, log, stop: () => stop(child) };
}

/**
 * @param {import('./code-server-install.mjs').CodeServer} code
 * @param {import('./profile.mjs').Profile} profile
 * @param {string} vsix
 */
export function installVsix({ node, entry }, profile, vsix) {
  const parameters = [entry, ...folders(profile), '--install-extension', vsix];
  const { status, stdout, stderr } = spawnSync(node, parameters, { encoding: 'utf8', env: environment(profile, {}) });
  if (status !== 0) throw new Error(`${vsix} could not be installed:\n${stdout}${stderr}`);
}

/** @param {import('./profile.mjs').Profile} profile */
const folders = ({ dir, user, extensions }) => [
  ...['--auth', 'none', '--config', join(dir, 'config.yaml')],
  ...['--user-data-dir', user, '--extensions-dir', extensions],
];

/**
 * Nothing of the user's own VS Code, nor of one that this runs in.
 * @param {import('./profile.mjs').Profile} profile
 * @param {Record<string, string>} own
 */
function environment({ dir }, own) {
  const { XDG_CONFIG_HOME: _, XDG_DATA_HOME: __, NODE_OPTIONS: ___, ...inherited } = process.env;
  const kept = Object.entries(inherited).filter(([name]) => !name.startsWith('VSCODE_'));
  return {
    ...Object.fromEntries(kept),
    HOME: join(dir, 'home'),
    TMPDIR: dir,
    XDG_RUNTIME_DIR: dir,
    EXTENSIONS_GALLERY: '{}',
    CS_DISABLE_GETTING_STARTED_OVERRIDE: '1',
    ...own,
  };
}

/** @param {import('node:child_process').ChildProcess} child */
async function stop(child) {
  if (child.exitCode !== null || child.pid === undefined) return;
  const gone = new Promise((done) => child.once('exit', done));
  endGroup(child.pid, 'SIGTERM');
  await Promise.race([gone, wait(5000)]);
  endGroup(child.pid, 'SIGKILL');
}

/**
 * The server's extension hosts and terminals are of its group.
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function endGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended already.
  }
}

/** @param {string} address */
async function answers(address) {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
}

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
