import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { forNode } from './bundles.mjs';
import { root } from './root.mjs';

const entry = `
export { removeInTerminal, setUpInTerminal } from './src/native/terminal';
export { buildBinding } from './src/native/build-binding';
export { findMaterials } from './src/native/materials';
export { findNative } from './src/native/found';
export { nativeFolderIn } from './src/native/native-folder';
export { setUpNative } from './src/native/set-up';
export { platformOf } from './src/native/platforms';
export { NativeError, problemText } from './src/native/problem';
`;

/**
 * What scripts need of src/native.
 * @typedef {typeof import('../../src/native/terminal') & typeof import('../../src/native/build-binding')
 *   & typeof import('../../src/native/materials') & typeof import('../../src/native/native-folder')
 *   & typeof import('../../src/native/platforms') & typeof import('../../src/native/found') & typeof import('../../src/native/set-up') & typeof import('../../src/native/problem')} NativeModule
 * @returns {Promise<NativeModule>}
 */
export async function nativeModule() {
  const outfile = join(root, 'out/native/native.cjs');
  await build({ ...forNode, stdin: { contents: entry, resolveDir: root, sourcefile: 'native.ts' }, outfile });
  return (await import(pathToFileURL(outfile).href)).default;
}
