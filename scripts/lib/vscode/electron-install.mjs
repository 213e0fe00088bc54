import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { fetchStableVersions } from '@vscode/test-electron/out/download.js';
import { folder, versions } from './versions.mjs';

/** A machine that is cut off from the download must not hold up the tests for longer. */
const patience = 10_000;

/**
 * VS Code's executable, downloaded unless it is there.
 * @returns {Promise<string>}
 * @throws {Error} where there is no display, or no way to the download
 */
export async function installElectron() {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'] && !inPath('xvfb-run'))
    throw new Error('there is no display');
  await fetchStableVersions(true, patience);
  return downloadAndUnzipVSCode({ version: versions.electron, cachePath: folder, reporter: new SilentReporter() });
}

/** @param {string} name */
export const inPath = (name) => (process.env['PATH'] ?? '').split(delimiter).some((place) => existsSync(join(place, name)));
