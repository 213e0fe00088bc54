import { closeSync, openSync, writeSync } from 'node:fs';
import { putWhole } from '../../files/whole-file';
import { type Slot, slotOffset, slotsHead } from '../runs/slots';

/** A file with two places for records of equal length, which are written in turn. It comes into being with its first record. */
export class SlotFile {
  readonly #path: string;
  #file: number | undefined;
  #next: Slot = 1;
  #slotBytes = 0;

  constructor(path: string) {
    this.#path = path;
  }

  write(record: Uint8Array): void {
    if (this.#file === undefined) return this.#begin(record);
    writeAll(this.#file, record, slotOffset(this.#next, this.#slotBytes));
    this.#next = this.#next === 0 ? 1 : 0;
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  #begin(record: Uint8Array): void {
    this.#slotBytes = record.length;
    const head = slotsHead(record.length);
    const bytes = new Uint8Array(head.length + record.length);
    bytes.set(head);
    bytes.set(record, head.length);
    putWhole(this.#path, bytes);
    this.#file = openSync(this.#path, 'r+');
  }
}

/**
 * Writes all bytes, for a full disk may take only some of them at first.
 * @param at the place in the file; at its end if not given
 */
export function writeAll(file: number, bytes: Uint8Array, at?: number): void {
  for (let done = 0; done < bytes.length; ) {
    done += writeSync(file, bytes, done, bytes.length - done, at === undefined ? null : at + done);
  }
}
