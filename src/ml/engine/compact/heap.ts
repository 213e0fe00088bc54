/** A page of linear memory, and the most of them. */
const PAGE = 65_536;
const MOST_PAGES = 65_536;
const MOST_BALLAST = 2 ** 28;
/** Kernels read whole vectors, so up to this much after the last number. */
const SLACK = 64;
/** Where the first block begins. */
const BEGIN = 16;

/** Linear memory, given out in blocks that begin at multiples of 16. It grows as needed and never moves: views stay good. */
export class Heap {
  readonly memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
  #end = BEGIN;
  /**
   * V8 does not count shared memory when it thinks about looking for what is no longer used, so that the memories of runs long over
   * would pile up. A buffer of the same size is counted; as no one touches it, it takes up nothing.
   */
  readonly #counted: { ballast?: ArrayBuffer } = {};
  readonly #blocks = new Map<string, { readonly at: number; readonly bytes: number }>();
  #free: readonly { readonly at: number; readonly bytes: number }[] = [];

  /**
   * The address of the block of this name, of at least so many bytes; what was in it is lost when it becomes larger.
   * New memory is all zeros.
   * @throws RangeError where 4 GB are not enough
   */
  block(name: string, bytes: number): number {
    const known = this.#blocks.get(name);
    if (known && known.bytes >= bytes) return known.at;
    if (known) this.#free = [...this.#free, known];
    const rounded = Math.max(16, Math.ceil(bytes / 16) * 16);
    const reused = this.#free.find((block) => block.bytes >= rounded);
    const block = reused ?? { at: this.#end, bytes: rounded };
    if (reused) this.#free = this.#free.filter((other) => other !== reused);
    else this.#reach(this.#end + rounded);
    this.#blocks.set(name, block);
    return block.at;
  }

  #reach(end: number): void {
    const missing = Math.ceil((end + SLACK) / PAGE) - this.memory.buffer.byteLength / PAGE;
    if (end > (MOST_PAGES - 1) * PAGE) throw new RangeError('Out of memory: network and data together need more than 4 GB.');
    if (missing > 0) {
      this.memory.grow(missing);
      this.#counted.ballast = new ArrayBuffer(Math.min(this.memory.buffer.byteLength, MOST_BALLAST));
    }
    this.#end = end;
  }

  /** Takes all blocks back, and makes all zeros. */
  clear(): void {
    new Uint8Array(this.memory.buffer, 0, this.#end).fill(0);
    this.#end = BEGIN;
    this.#blocks.clear();
    this.#free = [];
  }

  floats(at: number, length: number): Float32Array {
    return new Float32Array(this.memory.buffer, at, length);
  }

  doubles(at: number, length: number): Float64Array {
    return new Float64Array(this.memory.buffer, at, length);
  }

  whole(at: number, length: number): Uint32Array {
    return new Uint32Array(this.memory.buffer, at, length);
  }
}
