import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, formatMessages } from 'esbuild';
import { forNode } from './bundles.mjs';
import { root } from './root.mjs';
import { tfjsNode } from './tfjs-node.mjs';

/**
 * Files whose names end so, as paths from the project's folder with forward slashes, sorted.
 * @param {string} folder
 * @param {string} ending
 */
export const filesUnder = (folder, ending) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith(ending))
        .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
        .sort()
    : [];

/**
 * The files whose paths contain one of the patterns; all when there is none.
 * @param {string[]} files
 * @param {string[]} patterns
 */
export const matching = (files, patterns) =>
  patterns.length ? files.filter((file) => patterns.some((pattern) => file.includes(pattern.replaceAll('\\', '/')))) : files;

/**
 * CommonJS has no import.meta; the scripts under test find the project's folder by it, so each keeps its own.
 * @type {import('esbuild').Plugin}
 */
const ownUrl = {
  name: 'own-url',
  setup(plugin) {
    plugin.onLoad({ filter: /[\\/]scripts[\\/].*\.mjs$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
      loader: 'js',
    }));
  },
};

/**
 * Packages stay outside the bundle, but for tfjs: some of its files are ES modules that only a bundler can load, and one copy of it
 * must serve them all. It is then bundled as it is for the worker.
 * @type {import('esbuild').Plugin}
 */
const packagesOutside = {
  name: 'packages-outside',
  setup(plugin) {
    plugin.onResolve({ filter: /^[^.]/ }, ({ path, kind }) => {
      const inside = kind === 'entry-point' || isAbsolute(path) || path.startsWith('@tensorflow/') || path === 'vscode';
      return inside ? undefined : { path, external: true };
    });
  },
};

/**
 * Outside VS Code there is no module `vscode`; the tests of the extension have a stand-in.
 * @type {import('esbuild').BuildOptions}
 */
const forTests = {
  sourcemap: 'inline',
  alias: { vscode: './test/extension/fake-vscode.ts' },
  plugins: [ownUrl, tfjsNode, packagesOutside],
};

/**
 * Bundles a test or bench file into out/.
 * @param {string} file
 * @returns {Promise<{ outfile: string, error?: string }>}
 */
export async function bundleTest(file) {
  const outfile = `out/${file.replace(/\.ts$/, '.cjs')}`;
  try {
    await build({ ...forNode, ...forTests, entryPoints: [file], outfile });
    return { outfile };
  } catch (error) {
    const { errors } = /** @type {import('esbuild').BuildFailure} */ (error);
    return { outfile, error: errors ? (await formatMessages(errors, { kind: 'error' })).join('\n') : String(error) };
  }
}
