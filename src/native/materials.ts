import { join } from 'node:path';
import { exists, packagedIn, packageIn } from './found';
import { NativeError, problem } from './problem';

/** What the set-up needs of packages, and the binding itself where it was built before. */
export interface Materials {
  /** The folder of @tensorflow/tfjs-node: its `package.json` and its C++ sources, `binding/`; in a checkout, all of it. */
  readonly package: string;
  /** Node-API's headers, the same for every Node.js and Electron. */
  readonly headers: string;
  /** Built for this platform when the extension was packaged. */
  readonly prebuilt?: string;
}

/**
 * Finds them in the extension's own folder `native/`, as it is packaged, or else in a checkout's packages.
 * @param project the project's or extension's folder
 * @throws NativeError where they are not there
 */
export async function findMaterials(project: string, platform: string): Promise<Materials> {
  const packaged = packagedIn(project);
  if (await exists(packaged)) {
    const materials = { package: packaged, headers: join(project, 'native', 'headers') };
    const prebuilt = join(project, 'native', platform, 'tfjs_binding.node');
    return (await exists(prebuilt)) ? { ...materials, prebuilt } : materials;
  }
  const materials = { package: packageIn(project), headers: join(project, 'node_modules', 'node-api-headers', 'include') };
  if (!(await exists(join(materials.package, 'package.json')))) throw new NativeError(problem('no-package'));
  return materials;
}
