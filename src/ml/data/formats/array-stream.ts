import type { NumberStream } from './number-stream';

/** An array with a header, whose bytes come in parts: of what has come, only the header and the numbers are held. */
export abstract class ArrayStream {
  /** All bytes until the header is whole. */
  #head = new Uint8Array(0);
  #numbers: NumberStream | undefined;
  #refused = false;
  /** Bytes behind the header. */
  found = 0;

  /** @returns false once a problem was reported: no more is wanted */
  write(part: Uint8Array): boolean {
    if (this.#refused) return false;
    if (this.#numbers) {
      this.found += part.length;
      this.#numbers.write(part);
      return true;
    }
    const head = new Uint8Array(this.#head.length + part.length);
    head.set(this.#head);
    head.set(part, this.#head.length);
    this.#head = head;
    const start = this.startOf(head);
    return start === undefined || head.length < start || this.#begin(start);
  }

  /** The numbers once all bytes have come; undefined after it was reported why there are none. */
  protected finish(): NumberStream | undefined {
    if (!this.#numbers && !this.#refused) this.#begin(this.startOf(this.#head) ?? this.#head.length + 1);
    return this.#numbers;
  }

  /** Where the numbers begin, or undefined while too little is there to tell; 0 where it is not such an array at all. */
  protected abstract startOf(head: Uint8Array): number | undefined;

  /** Reads the header and makes room for the numbers; undefined after what is wrong was reported. The header may be cut short. */
  protected abstract begin(head: Uint8Array, start: number): NumberStream | undefined;

  #begin(start: number): boolean {
    const head = this.#head;
    this.#numbers = this.begin(head, start);
    this.#refused = !this.#numbers;
    this.#head = new Uint8Array(0);
    return !this.#refused && this.write(head.subarray(start));
  }
}
