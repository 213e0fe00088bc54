import type { JSONPath } from 'jsonc-parser';
import type { Loading } from '../data/context';
import type { Tensor } from '../data/dataset';
import { elementType } from '../data/formats/npy-types';
import { NumberStream } from '../data/formats/number-stream';
import { withFile } from '../data/read-file';
import { type Report, reportAt } from '../language/reporter';
import { volume } from '../language/shape';
import type { FoundWeights } from './match-weights';

type Json = Readonly<Record<string, unknown>>;

/** One entry of a weights manifest; the values of a group are one after another in its files. */
interface Entry {
  readonly name: string;
  readonly shape: readonly number[];
}

interface Group {
  readonly paths: readonly string[];
  readonly entries: readonly Entry[];
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const listAt = (value: unknown, key: string): readonly unknown[] => (isObject(value) && Array.isArray(value[key]) ? value[key] : []);

/**
 * The weights of a TensorFlow.js layers model, from our own export or from TensorFlow.js or its converter.
 * Format: https://github.com/tensorflow/tfjs/tree/master/tfjs-converter#format-conversion-examples
 * @param model the parsed model.json; undefined for one that is no JSON
 * @param file its path, relative to the spec; the binary files are beside it
 * @param path where in the spec problems are reported
 */
export async function readLayersModel(model: unknown, file: string, context: Loading, path: JSONPath): Promise<FoundWeights | undefined> {
  const report = reportAt(context, path);
  if (isObject(model) && model['format'] === 'graph-model') return report('weights-graph-model', { file });
  const groups =
    isObject(model) && Array.isArray(model['weightsManifest']) ? readManifest(model['weightsManifest'], file, report) : undefined;
  if (groups === undefined) return report('weights-json', { file });
  if (groups === 'reported') return undefined;
  const arrays = new Map<string, Tensor>();
  for (const group of groups) if (!(await readGroup(group, file, arrays, context, path))) return undefined;
  const layers = layerNames(isObject(model) ? model['modelTopology'] : undefined);
  return { file, arrays, ...(layers.length && { layers }) };
}

function readManifest(manifest: readonly unknown[], file: string, report: Report): Group[] | 'reported' | undefined {
  const groups: Group[] = [];
  for (const group of manifest) {
    const paths = listAt(group, 'paths');
    const entries = listAt(group, 'weights');
    if (!paths.every((p) => typeof p === 'string')) return undefined;
    for (const entry of entries) {
      if (!isEntry(entry)) return undefined;
      const dtype = isObject(entry['quantization']) ? entry['quantization']['dtype'] : entry['dtype'];
      if (dtype !== 'float32') {
        report('weights-dtype', { file, variable: entry.name, dtype: String(dtype) });
        return 'reported';
      }
    }
    groups.push({ paths, entries: entries as readonly unknown[] as readonly Entry[] });
  }
  return groups;
}

const isEntry = (entry: unknown): entry is Entry & Json =>
  isObject(entry) &&
  typeof entry['name'] === 'string' &&
  Array.isArray(entry['shape']) &&
  entry['shape'].every((n) => Number.isSafeInteger(n) && n >= 0);

/** Reads the variables of a group; false after a problem was reported. Of its files only as much is read as the variables need. */
async function readGroup(
  { paths, entries }: Group,
  file: string,
  arrays: Map<string, Tensor>,
  context: Loading,
  at: JSONPath,
): Promise<boolean> {
  const report = reportAt(context, at);
  const folder = file.slice(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  const numbers: NumberStream[] = [];
  for (const { name, shape } of entries) {
    if (!context.memory.takeTensor(`${file}["${name}"]`, shape, report)) return false;
    const stream = new NumberStream(shape, float32, true);
    numbers.push(stream);
    arrays.set(name.normalize('NFC'), { shape, values: stream.values });
  }
  let [next, found] = [0, 0];
  for (const path of paths) {
    while (numbers[next]?.complete) next++;
    if (next === numbers.length) break;
    const read = await withFile(context, folder + path, at, (bytes) => {
      found += bytes.length;
      let rest = bytes;
      for (; rest.length > 0 && next < numbers.length; next++) {
        rest = (numbers[next] as NumberStream).write(rest);
        if (!numbers[next]?.complete) break;
      }
      return true;
    });
    if (!read) return false;
  }
  const short = numbers.findIndex(({ complete }) => !complete);
  if (short === -1) return true;
  const wanted = entries.slice(0, short + 1).reduce((sum, { shape }) => sum + volume(shape) * 4, 0);
  report('weights-truncated', { file, variable: (entries[short] as Entry).name, wanted, found });
  return false;
}

const { type: float32 } = elementType('<f4') as NonNullable<ReturnType<typeof elementType>>;

/** Names of the layers in their order; Keras 1 wrote the list of a Sequential without an object around it. */
function layerNames(topology: unknown): string[] {
  const config = isObject(topology)
    ? isObject(topology['model_config'])
      ? topology['model_config']['config']
      : topology['config']
    : undefined;
  const layers = Array.isArray(config) ? config : listAt(config, 'layers');
  return layers.flatMap((layer) => {
    const name = isObject(layer) && isObject(layer['config']) ? layer['config']['name'] : undefined;
    return typeof name === 'string' ? [name.normalize('NFC')] : [];
  });
}
