import { defineBroadcasting, defineTile } from './broadcast';
import { defineConvFilterGradient, defineConvInputGradient } from './convolution';
import { defineTypedKernels } from './element-types';
import { defineElementwise } from './elementwise';
import { defineGather } from './gather';
import { defineMatMul } from './matmul';
import { definePoolingGradients } from './pooling';
import { defineReductions } from './reduce';
import { defineSlices } from './slices';
import { defineTranspose } from './transpose';

let installed = false;

/**
 * Gives the wasm backend of tfjs 4.22 the kernels that it lacks for training, and better ones where its own are slow or wrong.
 * The backend's package has to be loaded; whether it has started makes no difference.
 * Calling it again does nothing.
 */
export function installTrainingKernels(): void {
  if (installed) return;
  installed = true;
  defineTranspose();
  defineMatMul();
  defineConvFilterGradient();
  defineConvInputGradient();
  definePoolingGradients();
  defineReductions();
  defineGather();
  defineSlices();
  defineTile();
  defineBroadcasting();
  defineElementwise();
  defineTypedKernels();
}
