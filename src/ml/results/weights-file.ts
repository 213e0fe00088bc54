import { reportAt } from '../data/context';
import type { Files } from '../data/files';
import { readFile } from '../data/read-file';
import type { Model } from '../model/model';
import type { Reporter } from '../spec/reporter';
import { readLayersModel } from './layers-model-in';
import { matchWeights } from './match-weights';
import { weightsFromNpz } from './weights';

const PATH = ['weights'];

/**
 * Reads the file that a spec names under "weights": NumPy's .npz, or TensorFlow.js's model.json with its binary files beside it.
 * @param path relative to the spec
 * @returns values by `layer/variable`, each of the right size, or undefined after at least one error was reported. Never rejects.
 */
export async function readWeightsFile(
  path: string,
  files: Files,
  model: Model,
  reporter: Reporter,
): Promise<ReadonlyMap<string, Float32Array> | undefined> {
  const context = { files, seed: 0, reporter };
  const report = reportAt(context, PATH);
  const extension = /\.[^./\\]+$/.exec(path)?.[0].toLowerCase();
  if (extension !== '.npz' && extension !== '.json')
    return report('weights-kind', { file: path, keras: extension === '.h5' || extension === '.keras' });
  const bytes = await readFile(context, path, PATH);
  if (!bytes) return undefined;
  if (extension === '.json') {
    const found = await readLayersModel(bytes, path, files, report);
    return found && matchWeights(found, model, report);
  }
  const arrays = weightsFromNpz(bytes, path, report);
  return arrays && matchWeights({ file: path, arrays }, model, report);
}
