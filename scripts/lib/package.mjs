import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildAll } from './bundle.mjs';
import { copyNativeParts } from './native-parts.mjs';
import { root } from './root.mjs';

/** The package that the tests install and look into, from the project's folder. */
export const testedPackage = 'out/test/package.vsix';

/** What goes into the package beside dist/; .vscodeignore says which of their files. */
const sources = [
  'package.json',
  'package.nls.json',
  'package.nls.ko.json',
  '.vscodeignore',
  'LICENSE',
  'README.md',
  'CHANGELOG.md',
  'l10n',
  'media',
  'samples',
];

/**
 * Packages the extension. It is put together in a folder of its own, so that dist/, which may be in use, stays as it is.
 * @param {{ stage: string, vsix: string }} paths from the project's folder
 * @returns {Promise<string | undefined>} what went wrong, if anything
 */
export async function packageExtension({ stage, vsix }) {
  const folder = join(root, stage);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { errors } = await buildAll({ production: true, into: folder });
  if (errors.length) return errors.join('\n');
  const noBinding = await copyNativeParts(join(folder, 'native'));
  if (noBinding) console.warn(`Packaged without the binding of the native engine, which users then build themselves. ${noBinding}`);
  for (const name of sources) cpSync(join(root, name), join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'package.json'), manifest());
  return vsce(['package', '--out', resolve(root, vsix)], folder);
}

/** Everything is bundled, and there is nothing left to be built. */
function manifest() {
  const {
    scripts: _,
    dependencies: __,
    devDependencies: ___,
    optionalDependencies: ____,
    ...rest
  } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return `${JSON.stringify(rest, undefined, 2)}\n`;
}

/**
 * @param {string[]} parameters
 * @param {string} folder
 * @returns {Promise<string | undefined>}
 */
function vsce(parameters, folder) {
  const child = spawn(process.execPath, [join(root, 'node_modules/@vscode/vsce/vsce'), ...parameters], { cwd: folder });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done(code === 0 ? undefined : output));
  });
}
