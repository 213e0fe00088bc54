import { spawnSync } from 'node:child_process';

const isolate = ['unshare', process.getuid?.() === 0 ? '-n' : '-rn', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];

/** @type {string[] | undefined} */
let prefix;

/**
 * Put before a command, this runs it where only the machine itself can be reached; empty where the system does not allow that.
 * @returns {string[]}
 */
export function offlinePrefix() {
  prefix ??= process.platform === 'linux' && works() ? isolate : [];
  return prefix;
}

function works() {
  const [command = '', ...parameters] = isolate;
  return spawnSync(command, [...parameters, 'true'], { stdio: 'ignore' }).status === 0;
}
