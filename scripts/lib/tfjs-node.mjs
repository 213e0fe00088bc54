import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const installed = join(root, 'node_modules/@tensorflow/tfjs-node/src');

/** The backend and its kernels, without the package's own loading of its binding, its file formats and its advertisements. */
const parts = `export { NodeJSKernelBackend } from '@tensorflow/tfjs-node/src/nodejs_kernel_backend';
import '@tensorflow/tfjs-node/src/register_all_kernels';`;

/** What the package takes from elsewhere, for the parts that are bundled. Node.js 23 has the two functions of `util` no more. */
const replacements = new Map([
  ['util', 'export const isArray = Array.isArray; export const isNullOrUndefined = (value) => value === null || value === undefined;'],
  ['./proto/api_pb', ''],
]);

/**
 * Makes the module `@tensorflow/tfjs-node/backend` out of the TypeScript sources of @tensorflow/tfjs-node, on the one copy of tfjs-core that serves
 * the whole bundle. The package is optional: without it, the module says that there is no backend.
 * @type {import('esbuild').Plugin}
 */
export const tfjsNode = {
  name: 'tfjs-node',
  setup(plugin) {
    plugin.onResolve({ filter: /^@tensorflow\/tfjs-node\/backend$/ }, ({ path }) => ({ path, namespace: 'tfjs-node' }));
    plugin.onLoad({ filter: /^@tensorflow\/tfjs-node\/backend$/, namespace: 'tfjs-node' }, () => ({
      contents: existsSync(installed) ? parts : 'export const NodeJSKernelBackend = undefined;',
      resolveDir: root,
    }));
    plugin.onResolve({ filter: /^(@tensorflow\/tfjs|util|\.\/proto\/api_pb)$/ }, ({ path, importer, resolveDir, kind }) => {
      if (!importer.startsWith(installed)) return undefined;
      return path === '@tensorflow/tfjs' ? plugin.resolve('@tensorflow/tfjs-core', { resolveDir, kind }) : { path, namespace: 'tfjs-node' };
    });
    plugin.onLoad({ filter: /^(util|\.\/proto\/api_pb)$/, namespace: 'tfjs-node' }, ({ path }) => ({
      contents: replacements.get(path) ?? '',
    }));
  },
};
