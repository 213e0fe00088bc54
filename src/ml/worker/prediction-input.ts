import type { Tensor } from '../data/dataset';
import type { NumberBlock } from '../language/nested';
import type { Shape } from '../language/shape';

/**
 * The spec's "predict" as rows for the network, scaled like the data: `[4]` is one row of one number where the network takes
 * single numbers.
 */
export const predictionInput = ({ shape, values }: NumberBlock, input: Shape, scale = 1): Tensor => ({
  shape: [shape[0] ?? 0, ...input],
  values: Float32Array.from(values, (v) => v / scale),
});
