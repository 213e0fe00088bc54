import { Gunzip, Unzip, UnzipInflate } from 'fflate';

/** Why packed data could not be unpacked. */
export type UnpackTrouble = 'damaged' | 'too-large';

// Small enough that one step, at deflate's largest ratio of about 1:1000, cannot go far beyond the limit.
const step = 16_384;

/** Collects output and stops the decoder, by an exception, as soon as it is more than was allowed. */
class Output {
  readonly #chunks: Uint8Array[] = [];
  #length = 0;

  add(chunk: Uint8Array, budget: Budget): void {
    budget.spend(chunk.length);
    this.#length += chunk.length;
    if (chunk.length) this.#chunks.push(chunk);
  }

  bytes(): Uint8Array {
    const whole = new Uint8Array(this.#length);
    let at = 0;
    for (const chunk of this.#chunks) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    return whole;
  }
}

class TooLarge extends Error {}

class Budget {
  #left: number;

  constructor(maxBytes: number) {
    this.#left = maxBytes;
  }

  spend(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw new TooLarge();
  }

  /** Refuses what would not fit, before it is unpacked. */
  check(bytes: number): void {
    if (bytes > this.#left) throw new TooLarge();
  }
}

/** Feeds the decoder in small steps; sizes named in headers are not trusted, because the output itself is counted. */
function feed(bytes: Uint8Array, push: (chunk: Uint8Array, final: boolean) => void): UnpackTrouble | undefined {
  try {
    for (let at = 0; at < bytes.length || at === 0; at += step) push(bytes.subarray(at, at + step), at + step >= bytes.length);
    return undefined;
  } catch (error) {
    return error instanceof TooLarge ? 'too-large' : 'damaged';
  }
}

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Unpacks gzip data of at most `maxBytes`, which bounds time and memory however the data was made. */
export function gunzip(bytes: Uint8Array, maxBytes: number): Uint8Array | UnpackTrouble {
  const budget = new Budget(maxBytes);
  const output = new Output();
  const decoder = new Gunzip((chunk) => output.add(chunk, budget));
  return feed(bytes, (chunk, final) => decoder.push(chunk, final)) ?? output.bytes();
}

/**
 * Unpacks the entries of a ZIP archive that `wanted` picks; all together may have at most `maxBytes`.
 * @returns the entries by name; those not wanted are there too, empty
 */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean, maxBytes: number): Map<string, Uint8Array> | UnpackTrouble {
  const budget = new Budget(maxBytes);
  const outputs = new Map<string, Output>();
  const finished = new Set<string>();
  const decoder = new Unzip((file) => {
    const output = new Output();
    outputs.set(file.name, output);
    finished.add(file.name);
    if (!wanted(file.name)) return;
    budget.check(file.originalSize ?? 0);
    finished.delete(file.name);
    file.ondata = (error, chunk, final) => {
      if (error) throw error;
      output.add(chunk, budget);
      if (final) finished.add(file.name);
    };
    file.start();
  });
  decoder.register(UnzipInflate);
  if (!hasEnd(bytes)) return 'damaged';
  const trouble = feed(bytes, (chunk, final) => decoder.push(chunk, final));
  if (trouble !== undefined) return trouble;
  if (!outputs.size || finished.size < outputs.size) return 'damaged';
  return new Map([...outputs].map(([name, output]) => [name, output.bytes()]));
}

/** True if the record that ends every ZIP archive is there; only a comment of at most 65,535 bytes may follow its 22 bytes. */
function hasEnd(bytes: Uint8Array): boolean {
  const last = bytes.subarray(-22 - 65_535);
  for (let i = last.length - 22; i >= 0; i--)
    if (last[i] === 0x50 && last[i + 1] === 0x4b && last[i + 2] === 5 && last[i + 3] === 6) return true;
  return false;
}
