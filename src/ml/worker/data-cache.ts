import { type DataLoader, type DescribedData, loadDescribed, type WeightsReader } from '../checks/check-spec';
import type { Breathe } from '../data/breathe';
import { splitNames } from '../data/dataset';
import { allOf, type FileScope, type Files, noFiles } from '../data/files';
import { Memory, maxLookBytes } from '../data/memory';
import { type NodeFiles, nodeFiles } from '../data/node-files';
import { RecordedReports } from '../language/recorded-reports';
import type { Reporter } from '../language/reporter';
import type { Model } from '../model/model';
import { readWeightsFile } from '../results/weights-file';
import type { DataSpec } from '../spec/data-section';

interface Entry {
  readonly key: string;
  /** The files it was read from, and how they were. */
  readonly stamps: ReadonlyMap<string, string>;
  readonly value: unknown;
  readonly bytes: number;
  readonly replay: (reporter: Reporter) => void;
}

/** All of MNIST is 220 MB. */
const MOST_BYTES = 2 ** 28;
const MOST_ENTRIES = 8;

/** Data and weights that were loaded, as long as neither what the spec says of them nor their files change; those used last stay longest. */
export class DataCache {
  readonly #mostBytes: number;
  #entries: readonly Entry[] = [];

  constructor(mostBytes = MOST_BYTES) {
    this.#mostBytes = mostBytes;
  }

  /** Bytes that are held. */
  get bytes(): number {
    return this.#entries.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /**
   * A way to load the data of specs of one scope. Here it is only looked at: what is too large for that is left for the check before training.
   * @param breathe awaited between parts of the work
   * @param asked gets the files that the data is read from, and how they were
   */
  loader(scope: FileScope | undefined, breathe: Breathe, asked = new Map<string, string>()): DataLoader {
    return (spec, { seed, reporter }) =>
      this.#cached(keyOf(spec, seed, scope), scope, reporter, asked, async (files, reports) => {
        const memory = new Memory(Math.min(files.memory ?? maxLookBytes, maxLookBytes), true);
        const data = await loadDescribed(spec, { files, seed, reporter: reports, memory, breathe });
        return { value: data, bytes: bytesOf(data) };
      });
  }

  /** A way to read weights files of specs of one scope; `asked` as above. */
  weightsReader(scope: FileScope | undefined, breathe: Breathe, asked = new Map<string, string>()): WeightsReader {
    return (path, _, model, reporter) =>
      this.#cached(JSON.stringify([path, variablesOf(model), scope]), scope, reporter, asked, async (files, reports) => {
        const weights = await readWeightsFile(path, files, model, reports, breathe);
        return { value: weights, bytes: [...(weights?.values() ?? [])].reduce((sum, { byteLength }) => sum + byteLength, 0) };
      });
  }

  /** @param key tells what is loaded, and so also of which type it is; undefined for what is not kept */
  async #cached<T>(
    key: string | undefined,
    scope: FileScope | undefined,
    reporter: Reporter,
    asked: Map<string, string>,
    load: (files: Files, reporter: Reporter) => Promise<{ readonly value: T; readonly bytes: number }>,
  ): Promise<T> {
    const known = this.#entries.find((entry) => entry.key === key);
    if (known && (await isFresh(known, filesOf(scope)))) {
      this.#keep(known);
      known.replay(reporter);
      for (const [path, stamp] of known.stamps) asked.set(path, stamp);
      return known.value as T;
    }
    const stamps = new Map<string, string>();
    const reports = new RecordedReports(reporter);
    const { value, bytes } = await load(stamped(filesOf(scope), stamps), reports);
    for (const [path, stamp] of stamps) asked.set(path, stamp);
    const { replay } = reports;
    if (key !== undefined && replay && bytes <= this.#mostBytes) this.#keep({ key, stamps, value, bytes, replay });
    return value;
  }

  #keep(entry: Entry): void {
    let room = this.#mostBytes;
    const others = this.#entries.filter(({ key }) => key !== entry.key);
    this.#entries = [entry, ...others].slice(0, MOST_ENTRIES).filter(({ bytes }) => {
      room -= bytes;
      return room >= 0;
    });
  }
}

async function isFresh({ stamps }: Entry, files: StampedFiles): Promise<boolean> {
  for (const [path, stamp] of stamps) if ((await files.stamp(path)) !== stamp) return false;
  return true;
}

/** Files that tell whether they have changed. */
type StampedFiles = Pick<NodeFiles, 'read' | 'stamp'> & Files;

export const filesOf = (scope: FileScope | undefined): StampedFiles =>
  scope ? nodeFiles(scope) : { ...noFiles, stamp: () => Promise.resolve('') };

/** Numbers written into the spec are at hand already, and long to compare. */
const keyOf = (spec: DataSpec, seed: number, scope: FileScope | undefined): string | undefined =>
  Object.values(spec).some(hasNumbers) ? undefined : JSON.stringify([spec, seed, scope]);

/** What decides how a file's weights are taken for a network. */
const variablesOf = ({ layers, functional }: Model) => [
  functional,
  ...layers.map(({ name, config, inputs, weights }) => [
    name,
    config.type,
    inputs,
    weights.map((w) => [w.name, w.shape, w.given !== undefined]),
  ]),
];

const hasNumbers = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (('values' in value && ArrayBuffer.isView(value.values)) || Object.values(value).some(hasNumbers));

/**
 * Files that remember how those were that were asked for, also where there was none.
 * @param stamps where they are remembered, by their paths in the spec
 */
export function stamped(files: StampedFiles, stamps: Map<string, string>): Files {
  const stamping =
    ({ read }: Pick<Files, 'read'>): Files['read'] =>
    async (path, ...more) => {
      // What changes while it is read has another stamp the next time.
      if (!stamps.has(allOf(path.slice(0, Math.max(0, path.lastIndexOf('/')))))) stamps.set(path, await files.stamp(path));
      return read(path, ...more);
    };
  const { list } = files;
  return {
    ...(files.memory !== undefined && { memory: files.memory }),
    ...(files.sets && { sets: { ...files.sets, read: stamping(files.sets) } }),
    read: stamping(files),
    ...(list && {
      async list(path, most) {
        stamps.set(allOf(path), await files.stamp(allOf(path)));
        return list(path, most);
      },
    }),
  };
}

const bytesOf = ({ dataset }: DescribedData): number =>
  splitNames.reduce((sum, name) => {
    const split = dataset?.[name];
    return split ? sum + split.x.values.byteLength + split.y.values.byteLength : sum;
  }, 0);
