import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { splitNames } from '../data/dataset';
import type { Files } from '../data/files';
import { noFiles } from '../data/files';
import { nodeFiles } from '../data/node-files';
import { type DataLoader, type DescribedData, loadDescribed } from '../spec/check-spec';
import type { DataSpec } from '../spec/data-section';
import { RecordedReports } from '../spec/recorded-reports';
import type { Reporter } from '../spec/reporter';
import type { CheckRequest } from './messages';

export type Place = CheckRequest['place'];

interface Entry {
  readonly key: string;
  /** The files it was read from, and how they were. */
  readonly stamps: ReadonlyMap<string, string>;
  readonly data: DescribedData;
  readonly bytes: number;
  readonly replay: (reporter: Reporter) => void;
}

/** All of MNIST is 220 MB. */
const MOST_BYTES = 2 ** 28;
const MOST_ENTRIES = 8;

/** Data that was loaded, as long as neither its section of the spec nor its files change; that used last stays longest. */
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

  /** A way to load the data of specs in one place. */
  loader(place: Place): DataLoader {
    return async (spec, { seed, reporter }) => {
      const key = keyOf(spec, seed, place);
      const known = this.#entries.find((entry) => entry.key === key);
      if (known && (await this.#isFresh(known, place))) {
        this.#keep(known);
        known.replay(reporter);
        return known.data;
      }
      const stamps = new Map<string, string>();
      const reports = new RecordedReports(reporter);
      const data = await loadDescribed(spec, { files: stamped(filesOf(place), place, stamps), seed, reporter: reports });
      const { replay } = reports;
      const bytes = bytesOf(data);
      if (key !== undefined && replay && bytes <= this.#mostBytes) this.#keep({ key, stamps, data, bytes, replay });
      return data;
    };
  }

  #keep(entry: Entry): void {
    let room = this.#mostBytes;
    const others = this.#entries.filter(({ key }) => key !== entry.key);
    this.#entries = [entry, ...others].slice(0, MOST_ENTRIES).filter(({ bytes }) => {
      room -= bytes;
      return room >= 0;
    });
  }

  async #isFresh({ stamps }: Entry, place: Place): Promise<boolean> {
    for (const [path, stamp] of stamps) if ((await stampOf(place, path)) !== stamp) return false;
    return true;
  }
}

export const filesOf = (place: Place): Files => (place ? nodeFiles(place.folder, place.workspace) : noFiles);

/** Numbers written into the spec are at hand already, and long to compare. */
const keyOf = (spec: DataSpec, seed: number, place: Place): string | undefined =>
  Object.values(spec).some(hasNumbers) ? undefined : JSON.stringify([spec, seed, place?.folder, place?.workspace]);

const hasNumbers = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (('values' in value && ArrayBuffer.isView(value.values)) || Object.values(value).some(hasNumbers));

/** Files that remember how those were that were read. */
const stamped = (files: Files, place: Place, stamps: Map<string, string>): Files => ({
  async read(path, maxBytes) {
    // What changes while it is read has another stamp the next time.
    stamps.set(path, await stampOf(place, path));
    return files.read(path, maxBytes);
  },
});

async function stampOf(place: Place, path: string): Promise<string> {
  if (!place) return '';
  try {
    const { mtimeMs, size, ino } = await stat(resolve(place.folder, path.replaceAll('\\', '/')));
    return `${mtimeMs} ${size} ${ino}`;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

const bytesOf = ({ dataset }: DescribedData): number =>
  splitNames.reduce((sum, name) => {
    const split = dataset?.[name];
    return split ? sum + split.x.values.byteLength + split.y.values.byteLength : sum;
  }, 0);
