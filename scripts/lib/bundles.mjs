import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { tfjsNode } from './tfjs-node.mjs';

/**
 * One output of the build.
 * @typedef {{ entry: string, outfile: string, options: import('esbuild').BuildOptions }} Bundle
 */

/** @type {import('esbuild').BuildOptions} */
const common = { absWorkingDir: root, bundle: true, logLevel: 'silent', metafile: true, legalComments: 'none', charset: 'utf8' };

/**
 * `module` before `main`: tfjs and jsonc-parser can be bundled piece by piece only from their ES modules.
 * @type {import('esbuild').BuildOptions}
 */
export const forNode = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  loader: { '.wasm': 'binary' },
};

/**
 * `import()` of another bundle becomes `require`: modules of VS Code's host that are loaded as CommonJS get `vscode` that way.
 * @type {import('esbuild').BuildOptions}
 */
const lazy = { supported: { 'dynamic-import': false } };

/** @type {import('esbuild').BuildOptions} */
const forBrowser = { ...common, platform: 'browser', format: 'iife', target: 'es2022', loader: { '.ttf': 'file' }, assetNames: '[name]' };

/** Files that a bundle opens beside itself at run time. */
export const companions = [
  { from: 'node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm', to: 'dist/tfjs-backend-wasm-simd.wasm' },
];

/** Programs for WebAssembly, made by AssemblyScript. The second needs a machine with relaxed SIMD, and is the faster there. */
export const programs = [
  { entry: 'src/ml/engine/compact/kernels/index.ts', outfile: 'dist/compact.wasm', features: [] },
  { entry: 'src/ml/engine/compact/kernels/index.ts', outfile: 'dist/compact-relaxed.wasm', features: ['relaxed-simd'] },
];

/**
 * Everything that is bundled; each panel, a folder of src/webview with a main.tsx, is a bundle of its own (and a style sheet beside it).
 * @param {{ production?: boolean, folder?: string }} [options]
 * @returns {Bundle[]}
 */
export function bundles({ production = false, folder = root } = {}) {
  const mode = production ? { minify: true } : { sourcemap: /** @type {const} */ ('linked') };
  const node = { ...forNode, ...mode };
  // mathjs, which only sheets of functions need: in a bundle of its own it is not read at every start, and loses what is not used of it.
  const symbolic = './symbolic';
  // The same for libjpeg-turbo, which only JPEG files need.
  const jpeg = './jpeg-pixels';
  // tfjs names node-fetch for downloading models, which nothing here does.
  const engine = { ...node, ...lazy, external: ['node-fetch', symbolic, jpeg], plugins: [tfjsNode] };
  return [
    { entry: 'src/extension/extension.ts', outfile: 'dist/extension.js', options: { ...node, ...lazy, external: ['vscode', './main'] } },
    { entry: 'src/extension/main.ts', outfile: 'dist/main.js', options: { ...node, external: ['vscode'] } },
    { entry: 'src/ml/worker/main.ts', outfile: 'dist/worker.js', options: engine },
    { entry: 'src/ml/worker/heartbeat.ts', outfile: 'dist/heartbeat.js', options: node },
    { entry: 'src/ml/engine/compact/crew-owner.ts', outfile: 'dist/compact-crew.js', options: node },
    { entry: 'src/ml/engine/compact/thread.ts', outfile: 'dist/compact-thread.js', options: node },
    { entry: 'src/ml/sheets/functions/symbolic.ts', outfile: 'dist/symbolic.js', options: node },
    { entry: 'src/ml/data/formats/jpeg-pixels.ts', outfile: 'dist/jpeg-pixels.js', options: node },
    { entry: 'src/cli/main.ts', outfile: 'dist/cli.js', options: { ...node, ...lazy, external: [symbolic, jpeg] } },
    ...panels(folder).map((panel) => ({
      entry: `src/webview/${panel}/main.tsx`,
      outfile: `dist/webview/${panel}.js`,
      options: { ...forBrowser, ...mode },
    })),
  ];
}

/**
 * The names of the panels.
 * @param {string} [folder]
 */
export const panels = (folder = root) =>
  readdirSync(join(folder, 'src/webview'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, 'src/webview', entry.name, 'main.tsx')))
    .map((entry) => entry.name)
    .sort();
