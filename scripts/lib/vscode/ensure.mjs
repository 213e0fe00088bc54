import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './browser.mjs';
import { installCodeServer } from './code-server-install.mjs';
import { inPath, installElectron } from './electron-install.mjs';
import { folder } from './versions.mjs';

/**
 * What there is to test in. `why` says why a thing is missing.
 * @typedef {{
 *   electron?: string, server?: import('./code-server-install.mjs').CodeServer, chromium?: string,
 *   why: { electron?: string, server?: string, chromium?: string }
 * }} Found
 */

const note = join(folder, 'found.json');

/**
 * Looks for a VS Code and a browser, and installs what is missing where that can be done. The tests find it noted.
 * @returns {Promise<Found>}
 */
export async function ensureVsCode() {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(note)) console.log('Installing a VS Code and a browser to test in, once …');
  /** @type {Found} */
  const found = { why: {} };
  try {
    found.electron = await installElectron();
  } catch (error) {
    found.why.electron = reasonOf(error);
  }
  const chromium = findChromium() ?? installChromium();
  if (chromium) found.chromium = chromium;
  else found.why.chromium = 'no Chromium was found: name one by the environment variable CHROMIUM';
  if (process.platform !== 'linux' || process.arch !== 'x64') found.why.server = "VS Code's server is installed on Linux x64 only";
  else
    try {
      found.server = installCodeServer();
    } catch (error) {
      found.why.server = reasonOf(error);
    }
  writeFileSync(note, JSON.stringify(found, undefined, 2));
  return found;
}

/**
 * What `ensureVsCode` has noted.
 * @returns {Found}
 */
export function foundVsCode() {
  if (existsSync(note)) return JSON.parse(readFileSync(note, 'utf8'));
  const unknown = 'not looked for yet: run "npm test"';
  return { why: { electron: unknown, server: unknown, chromium: unknown } };
}

/** Debian's own, with fonts for Latin letters and for Korean. Only root can do this, and only where packages can be fetched. */
function installChromium() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !inPath('apt-get')) return undefined;
  const apt = 'DEBIAN_FRONTEND=noninteractive apt-get -qq';
  spawnSync(`${apt} update && ${apt} install -y --no-install-recommends chromium fonts-dejavu-core fonts-nanum`, {
    shell: true,
    stdio: 'ignore',
  });
  return findChromium();
}

/** @param {unknown} error */
const reasonOf = (error) => (error instanceof Error ? error.message : String(error));
