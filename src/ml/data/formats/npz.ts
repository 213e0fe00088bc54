import { zipSync } from 'fflate';
import type { Report } from '../../language/reporter';
import type { Reading } from '../context';
import type { Tensor } from '../dataset';
import { NpyStream, writeNpy } from './npy';
import { unzipEntry, zipEntries } from './zip';

const suffix = '.npy';

/** An .npz file with its packed arrays; each is read when it is asked for. */
export interface Npz {
  readonly names: readonly string[];
  /** The array of that name as float32, or undefined after the reason was reported. */
  array(name: string, reading: Reading): Promise<Tensor | undefined>;
}

/**
 * Opens NumPy's .npz format, a ZIP archive of .npy files, packed or not.
 * @param file what messages call it
 */
export function openNpz(bytes: Uint8Array, file: string, report: Report): Npz | undefined {
  const entries = zipEntries(bytes);
  if (!entries) return report('npz-damaged', { file });
  // Of two entries with one name Python takes the later one.
  const arrays = new Map(
    entries.filter(({ name }) => name.endsWith(suffix)).map((entry) => [entry.name.slice(0, -suffix.length).normalize('NFC'), entry]),
  );
  return {
    names: [...arrays.keys()],
    async array(name, reading) {
      const entry = arrays.get(name);
      if (!entry) throw new Error(`There is no array ${name}.`);
      if (entry.encrypted || (entry.method !== 0 && entry.method !== 8))
        return reading.report('npz-packed', { file, name, encrypted: entry.encrypted });
      const stream = new NpyStream(`${file}["${name}"]`, reading);
      const whole = await unzipEntry(bytes, entry, (part) => stream.write(part), reading.breathe);
      return whole ? stream.end() : reading.report('npz-array-damaged', { file, name });
    },
  };
}

/** All arrays of an .npz file, such as saved weights, or undefined after the reason was reported. */
export async function readNpz(bytes: Uint8Array, file: string, reading: Reading): Promise<Map<string, Tensor> | undefined> {
  const npz = openNpz(bytes, file, reading.report);
  if (!npz) return undefined;
  const arrays = new Map<string, Tensor>();
  for (const name of npz.names) {
    const array = await npz.array(name, reading);
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
