import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
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
 * The scripts under test find the project's folder by import.meta; each keeps its own, as it is on the system that the bundle runs on:
 * Windows under Wine sees this machine's folders on a drive.
 * @type {import('esbuild').Plugin}
 */
const ownUrl = {
  name: 'own-url',
  setup(plugin) {
    plugin.onLoad({ filter: /[\\/]scripts[\\/].*\.mjs$/ }, ({ path }) => {
      const own = `pathToOwnUrl(${JSON.stringify(relative(root, path).replaceAll('\\', '/'))}).href`;
      const text = readFileSync(path, 'utf8').replaceAll('import.meta.url', own);
      return { contents: `import { pathToFileURL as pathToOwnUrl } from 'node:url'; ${text}`, loader: 'js' };
    });
  },
};

/** What goes into the bundle beside tfjs: our stand-in for VS Code, and packages in CommonJS whose names Node.js cannot tell. */
const inside = new Set(['vscode', 'vscode-json-languageservice', 'seedrandom', 'long', '@cwasm/jpeg-turbo/jpeg-turbo.wasm']);

/**
 * Packages stay outside the bundle, but for tfjs: some of its files are ES modules that only a bundler can load, and one copy of it
 * must serve them all. It is then bundled as it is for the worker.
 * @type {import('esbuild').Plugin}
 */
const packagesOutside = {
  name: 'packages-outside',
  setup(plugin) {
    plugin.onResolve({ filter: /^[^.]/ }, ({ path, kind }) => {
      const goesIn = kind === 'entry-point' || isAbsolute(path) || path.startsWith('@tensorflow/') || inside.has(path);
      return goesIn ? undefined : { path, external: true };
    });
  },
};

/**
 * What Node.js brings is looked up when it is called, also where it is imported by name: a module would have it once and for all, and tests
 * put functions in its place that count or fail.
 * @type {import('esbuild').Plugin}
 */
const replaceable = {
  name: 'replaceable',
  setup(plugin) {
    plugin.onResolve({ filter: /^node:/ }, ({ path, namespace }) =>
      namespace === 'replaceable' ? { path, external: true } : { path, namespace: 'replaceable' },
    );
    plugin.onLoad({ filter: /./, namespace: 'replaceable' }, ({ path }) => ({ contents: `module.exports = require('${path}');` }));
  },
};

/** What the packages in CommonJS that are bundled expect, and the tests that run themselves in another process. */
const commonJs = `import { createRequire as __requireOf } from 'node:module';
import { dirname as __folderOf } from 'node:path';
import { fileURLToPath as __pathOf } from 'node:url';
const { url: __url } = import.meta;
const require = __requireOf(__url), __filename = __pathOf(__url), __dirname = __folderOf(__filename);`;

/**
 * Outside VS Code there is no module `vscode`; the tests of the extension have a stand-in.
 * @type {import('esbuild').BuildOptions}
 */
const forTests = {
  // Modules, for only these are split: what several test files share is written, and later read, once and not two hundred times.
  format: 'esm',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  banner: { js: commonJs },
  // Node.js reads the maps of every file that it loads; the sources themselves it never needs.
  sourcemap: 'inline',
  sourcesContent: false,
  alias: { vscode: './test/extension/fake-vscode.ts' },
  plugins: [ownUrl, tfjsNode, replaceable, packagesOutside],
};

/** @param {string} file */
const outfileOf = (file) => `out/${file.replace(/\.ts$/, '.mjs')}`;

/** @typedef {{ outfile: string, error?: string, inputs: string[], bytes: number }} Bundled `inputs`: the files that went into the bundle */

/**
 * Bundles a test or bench file into out/.
 * @param {string} file
 * @returns {Promise<Bundled>}
 */
export async function bundleTest(file) {
  return (await bundleTogether([file]))[0] ?? { outfile: outfileOf(file), inputs: [], bytes: 0, error: 'not bundled' };
}

/**
 * Bundles test files into out/, all at once: what they share is read and parsed only once. Where one of them has an error, each is
 * bundled by itself, so that the error is the fault of that file alone.
 * @param {string[]} files
 * @returns {Promise<Bundled[]>} in the order of the files
 */
export async function bundleTests(files) {
  const together = await bundleTogether(files);
  return together.some(({ error }) => error) && files.length > 1 ? await Promise.all(files.map(bundleTest)) : together;
}

/**
 * @param {string[]} files
 * @returns {Promise<Bundled[]>}
 */
async function bundleTogether(files) {
  try {
    const { metafile } = await build({
      ...forNode,
      ...forTests,
      entryPoints: files,
      outbase: '.',
      outdir: 'out',
      outExtension: { '.js': '.mjs' },
    });
    return files.map((file) => ({ outfile: outfileOf(file), ...contents(metafile?.outputs ?? {}, outfileOf(file)) }));
  } catch (thrown) {
    const { errors } = /** @type {import('esbuild').BuildFailure} */ (thrown);
    const error = errors ? (await formatMessages(errors, { kind: 'error' })).join('\n') : String(thrown);
    return files.map((file) => ({ outfile: outfileOf(file), inputs: [], bytes: 0, error }));
  }
}

/**
 * What went into a file and all the parts that it imports.
 * @param {import('esbuild').Metafile['outputs']} outputs
 * @param {string} outfile
 */
function contents(outputs, outfile) {
  const parts = new Set([outfile]);
  for (const part of parts) for (const { path, external } of outputs[part]?.imports ?? []) if (!external) parts.add(path);
  const all = [...parts].flatMap((part) => outputs[part] ?? []);
  return { inputs: all.flatMap(({ inputs }) => Object.keys(inputs)), bytes: all.reduce((sum, { bytes }) => sum + bytes, 0) };
}
