import { zipSync } from 'fflate';
import type { Report } from '../context';
import type { Tensor } from '../dataset';
import { maxFileBytes } from '../limits';
import { unzip } from './inflate';
import { readNpy, writeNpy } from './npy';

const suffix = '.npy';

/** An .npz file with its packed arrays; each is read when it is asked for. */
export interface Npz {
  readonly names: readonly string[];
  /** The array of that name as float32, or undefined after the reason was reported. */
  array(name: string, report: Report): Tensor | undefined;
}

/**
 * Opens NumPy's .npz format, a ZIP archive of .npy files, packed or not.
 * @param file what messages call it
 * @param wanted picks the arrays that will be read; the others are only listed
 * @param maxBytes what all of these may unpack to
 */
export function openNpz(
  bytes: Uint8Array,
  file: string,
  report: Report,
  wanted: (name: string) => boolean = () => true,
  maxBytes: number = maxFileBytes,
): Npz | undefined {
  const plain = (entry: string): string => (entry.endsWith(suffix) ? entry.slice(0, -suffix.length) : entry);
  const entries = unzip(bytes, (entry) => entry.endsWith(suffix) && wanted(plain(entry)), maxBytes);
  if (entries === 'too-large') return report('unpacks-too-large', { file, limit: maxBytes });
  if (entries === 'damaged') return report('npz-damaged', { file });
  const names = [...entries.keys()].filter((entry) => entry.endsWith(suffix)).map(plain);
  return {
    names,
    array: (name, tell) => readNpy(entries.get(name + suffix) ?? new Uint8Array(), `${file}["${name}"]`, tell),
  };
}

/** All arrays of an .npz file, such as saved weights, or undefined after the reason was reported. */
export function readNpz(bytes: Uint8Array, file: string, report: Report): Map<string, Tensor> | undefined {
  const npz = openNpz(bytes, file, report);
  if (!npz) return undefined;
  const arrays = new Map<string, Tensor>();
  for (const name of npz.names) {
    const array = npz.array(name, report);
    if (!array) return undefined;
    arrays.set(name, array);
  }
  return arrays;
}

/** Arrays as an .npz file, not packed, as `numpy.savez` writes it. The same arrays always give the same bytes. */
export function writeNpz(arrays: ReadonlyMap<string, Tensor>): Uint8Array {
  const entries = Object.fromEntries([...arrays].map(([name, tensor]) => [name + suffix, writeNpy(tensor)] as const));
  return zipSync(entries, { level: 0, mtime: new Date(1980, 0, 1) });
}
