import type { Reading } from '../data/context';
import type { Tensor } from '../data/dataset';
import { readNpz, writeNpz } from '../data/formats/npz';

/** Values of a network's variables by `layer/variable`, such as `dense/kernel`. */
export type NamedWeights = ReadonlyMap<string, Tensor>;

/** Weights as NumPy's .npz; in Python `np.load("weights.npz")["dense/kernel"]`. */
export const weightsToNpz = (weights: NamedWeights): Uint8Array => writeNpz(weights);

/**
 * All arrays of an .npz file by their names, or undefined after the reason was reported.
 * @param file what messages call it
 */
export const weightsFromNpz = (bytes: Uint8Array, file: string, reading: Reading): Promise<NamedWeights | undefined> =>
  readNpz(bytes, file, reading);
