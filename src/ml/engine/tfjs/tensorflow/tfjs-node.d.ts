/** Made by the build (scripts/lib/tfjs-node.mjs) from the sources of @tensorflow/tfjs-node. Importing it registers the kernels. */
declare module '@tensorflow/tfjs-node/backend' {
  import type { KernelBackend } from '@tensorflow/tfjs-core';

  /** Undefined where the package was not there when this was built. */
  export const NodeJSKernelBackend: (new (binding: object, packageName: string) => KernelBackend) | undefined;
}
