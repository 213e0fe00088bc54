import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { root } from './root.mjs';

const oldest = 20;

/**
 * Installs the packages of package-lock.json unless exactly they are there already.
 * @param {{ folder?: string, install?: (folder: string) => number | null }} [options] stand-ins for tests
 * @returns {boolean} whether packages are there now
 */
export function ensureInstalled({ folder = root, install = npmCi } = {}) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < oldest) {
    console.error(`Node.js ${oldest} or later is needed; this is ${process.version}.`);
    return false;
  }
  const mark = join(folder, 'node_modules', '.installed');
  const wanted = fingerprint(join(folder, 'package-lock.json'));
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return true;
  console.log('Installing packages …');
  if (install(folder) !== 0) {
    console.error('The packages could not be installed; the lines above say why.');
    return false;
  }
  writeFileSync(mark, wanted);
  return true;
}

/**
 * What was installed, and for which machine: a folder shared with another system needs that system's binaries.
 * @param {string} lockFile
 */
export const fingerprint = (lockFile) =>
  `${createHash('sha256').update(readFileSync(lockFile)).digest('hex')} ${process.platform}-${process.arch}\n`;

/**
 * Development packages are asked for by name because NODE_ENV=production would leave them out.
 * @param {string} folder
 */
const npmCi = (folder) => npm(['ci', '--include=dev', '--include=optional'], folder).status;
