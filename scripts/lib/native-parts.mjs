import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lockOf } from './lock-of.mjs';
import { nativeModule } from './native.mjs';
import { root } from './root.mjs';

const tfjsNode = 'node_modules/@tensorflow/tfjs-node';
const nodeHeaders = 'node_modules/node-api-headers';

/** A file of each package that parts of are packaged, for the notices. */
export const partsOf = [`${tfjsNode}/package.json`, `${nodeHeaders}/package.json`];

/**
 * Puts together what the set-up of the native engine needs, as src/native/materials.ts looks for it: the binding's sources, the packages
 * that its own installer needs, locked; the headers
 * of Node-API, and the binding itself where it can be built here.
 * @param {string} folder the folder `native/` of the package
 * @returns {Promise<string | undefined>} why there is no binding, if so
 */
export async function copyNativeParts(folder) {
  // It is optional, so it may not have been installed.
  if (!existsSync(join(root, tfjsNode))) return 'The package @tensorflow/tfjs-node is not installed.';
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, tfjsNode, 'binding'), join(folder, 'package/binding'), { recursive: true });
  copyFileSync(join(root, tfjsNode, 'package.json'), join(folder, 'package/package.json'));
  const lock = lockOf(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')), '@tensorflow/tfjs-node');
  writeFileSync(join(folder, 'package/package-lock.json'), `${JSON.stringify(lock, undefined, 1)}\n`);
  cpSync(join(root, nodeHeaders, 'include'), join(folder, 'headers'), { recursive: true });
  const platform = `${process.platform}-${process.arch}`;
  // The one system on which it is built and tried, and one such binding runs wherever VS Code does.
  if (platform !== 'linux-x64') return `The binding is built on linux-x64 only; this is ${platform}.`;
  return await buildPrebuilt(join(folder, platform, 'tfjs_binding.node'));
}

/**
 * Builds the binding from the sources of its package, for every Node.js, Electron and TensorFlow.
 * @param {string} file where it goes
 * @returns {Promise<string | undefined>} why it cannot be built, if so
 */
export async function buildPrebuilt(file) {
  const { buildBinding, findMaterials, NativeError, nativeFolderIn, platformOf } = await nativeModule();
  const target = nativeFolderIn.project(root);
  const headers = [target.headers, join(root, tfjsNode, 'deps/include')].find((path) => existsSync(join(path, 'tensorflow/c/c_api.h')));
  const platform = platformOf('linux-x64');
  if (!headers || !platform) return 'The C headers of TensorFlow are not here: run "npm run native" first.';
  mkdirSync(dirname(file), { recursive: true });
  try {
    const materials = await findMaterials(root, 'none');
    await buildBinding({ materials, platform, headers, libraries: target.libraries, working: `${file}.working`, to: file });
    return undefined;
  } catch (error) {
    if (error instanceof NativeError) return error.message;
    throw error;
  }
}
