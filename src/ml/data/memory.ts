import type { Report } from '../language/reporter';
import { volume } from '../language/shape';

/**
 * Most memory that the data of a spec may take while it is loaded, in bytes, on however large a machine: an engine that runs as WebAssembly
 * holds a copy of it, and has 4 GiB in all.
 */
const maxDataBytes = 2 ** 31;

/** Most that an editor's check may take of it: all of MNIST is 220 MB, and its largest file 47 MB. */
export const maxLookBytes = 3 * 2 ** 27;

/** Largest file that is read, in bytes. */
export const maxFileBytes = 2 ** 30;

/** Larger tables take too long as text: they belong into an .npz file. In bytes. */
export const maxCsvBytes = 2 ** 28;

/** Bytes that a float32 block of this shape takes. */
export const tensorBytes = (shape: readonly number[]): number => 4 * volume(shape);

/** Counts what the data of one spec takes in memory while it is loaded, so that what is too large is refused before it is taken. */
export class Memory {
  /** Most bytes that may be held at a time. */
  readonly limit: number;
  /** True while an editor only looks at the data: what is too large is then left for the check before training. */
  readonly looking: boolean;
  #held = 0;

  constructor(limit: number = maxDataBytes, looking = false) {
    this.limit = Math.min(limit, maxDataBytes);
    this.looking = looking;
  }

  /** Bytes that may still be taken. */
  get left(): number {
    return Math.max(0, this.limit - this.#held);
  }

  /** Counts a float32 block of this shape; false after it was reported that it is too large. */
  takeTensor(what: string, shape: readonly number[], report: Report): boolean {
    return this.#take(what, tensorBytes(shape), report, [...shape]);
  }

  /** Counts other bytes, such as those of a file; false after it was reported that they are too many. */
  take(what: string, bytes: number, report: Report): boolean {
    return this.#take(what, bytes, report);
  }

  /** Bytes that are no longer held. */
  give(bytes: number): void {
    this.#held -= bytes;
  }

  /** Reports what cannot be taken. */
  refuse(what: string, bytes: number, report: Report, shape?: number[]): undefined {
    const sizes = { what, bytes, limit: this.limit, held: this.#held, ...(shape && { shape }) };
    return this.looking ? report('data-too-large-to-look-at', sizes) : report('data-too-large', sizes);
  }

  #take(what: string, bytes: number, report: Report, shape?: number[]): boolean {
    // NaN comes of a shape with both 0 and infinity in it.
    if (!(bytes <= this.left)) {
      this.refuse(what, bytes, report, shape);
      return false;
    }
    this.#held += bytes;
    return true;
  }
}
