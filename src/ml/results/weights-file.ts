import type { Breathe } from '../data/breathe';
import { type Loading, readingAt } from '../data/context';
import type { Files } from '../data/files';
import { Memory } from '../data/memory';
import { withFile } from '../data/read-file';
import type { Reporter } from '../language/reporter';
import { reportAt } from '../language/reporter';
import type { Model } from '../model/model';
import { readLayersModel } from './layers-model-in';
import { matchWeights } from './match-weights';
import { weightsFromNpz } from './weights';

const PATH = ['weights'];

/**
 * Reads the file that a spec names under "weights": NumPy's .npz, or TensorFlow.js's model.json with its binary files beside it.
 * @param path relative to the spec
 * @returns values by `layer/variable`, each of the right size, or undefined after at least one error was reported. Rejects only where `breathe` does.
 */
export async function readWeightsFile(
  path: string,
  files: Files,
  network: Model,
  reporter: Reporter,
  breathe: Breathe = () => Promise.resolve(),
): Promise<ReadonlyMap<string, Float32Array> | undefined> {
  const context: Loading = { files, seed: 0, reporter, memory: new Memory(files.memory), breathe };
  const report = reportAt(context, PATH);
  const extension = /\.[^./\\]+$/.exec(path)?.[0].toLowerCase();
  if (extension !== '.npz' && extension !== '.json')
    return report('weights-kind', { file: path, keras: extension === '.h5' || extension === '.keras' });
  if (extension === '.json') {
    const model = await withFile(context, path, PATH, parsedJson);
    const found = model && (await readLayersModel(model.value, path, context, PATH));
    return found && matchWeights(found, network, report);
  }
  const arrays = await withFile(context, path, PATH, (bytes) => weightsFromNpz(bytes, path, readingAt(context, PATH)));
  return arrays && matchWeights({ file: path, arrays }, network, report);
}

function parsedJson(bytes: Uint8Array): { readonly value: unknown } {
  try {
    return { value: JSON.parse(new TextDecoder().decode(bytes)) };
  } catch {
    return { value: undefined };
  }
}
