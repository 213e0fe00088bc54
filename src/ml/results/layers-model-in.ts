import type { Report } from '../data/context';
import type { Tensor } from '../data/dataset';
import type { Files } from '../data/files';
import { maxFileBytes } from '../data/limits';
import { reportTrouble } from '../data/read-file';
import { volume } from '../model/shape';
import type { FoundWeights } from './match-weights';

type Json = Readonly<Record<string, unknown>>;

/** One entry of a weights manifest; the values of a group stand one after another in its files. */
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
 * @param bytes the model.json
 * @param file its path, relative to the spec; the binary files stand beside it
 */
export async function readLayersModel(bytes: Uint8Array, file: string, files: Files, report: Report): Promise<FoundWeights | undefined> {
  const model = parsed(bytes);
  if (isObject(model) && model['format'] === 'graph-model') return report('weights-graph-model', { file });
  const groups =
    isObject(model) && Array.isArray(model['weightsManifest']) ? readManifest(model['weightsManifest'], file, report) : undefined;
  if (groups === undefined) return report('weights-json', { file });
  if (groups === 'reported') return undefined;
  const arrays = new Map<string, Tensor>();
  for (const group of groups) {
    const data = await readGroup(group, file, files, report);
    if (!data || !cut(group, data, file, arrays, report)) return undefined;
  }
  const layers = layerNames(isObject(model) ? model['modelTopology'] : undefined);
  return { file, arrays, ...(layers.length && { layers }) };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
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

/** The files of a group, put together. */
async function readGroup({ paths }: Group, file: string, files: Files, report: Report): Promise<Uint8Array | undefined> {
  const folder = file.slice(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  const parts: Uint8Array[] = [];
  for (const path of paths) {
    const result = await files.read(folder + path, maxFileBytes);
    if (result.trouble !== undefined) return reportTrouble(result, folder + path, maxFileBytes, report);
    parts.push(result.bytes);
  }
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Cuts a group's bytes into its variables. */
function cut({ entries }: Group, data: Uint8Array, file: string, arrays: Map<string, Tensor>, report: Report): boolean {
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  let at = 0;
  for (const { name, shape } of entries) {
    const length = volume(shape);
    if (at + length * 4 > data.length) {
      report('weights-truncated', { file, variable: name, wanted: at + length * 4, found: data.length });
      return false;
    }
    const start = at;
    arrays.set(name, { shape, values: Float32Array.from({ length }, (_, i) => view.getFloat32(start + i * 4, true)) });
    at += length * 4;
  }
  return true;
}

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
    return typeof name === 'string' ? [name] : [];
  });
}
