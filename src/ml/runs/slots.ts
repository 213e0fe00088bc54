import { crc32 } from '../data/formats/crc32';
import { decodeState, type EpochState } from './state-record';

/**
 * Two places for a record in one file, written in turn: while one is being written, the other holds the record before it. A head of 16
 * bytes says how large a place is: "NNSL", the size, and a CRC-32 of both.
 */
const MAGIC = 0x4c534e4e; // "NNSL" as bytes
const HEAD = 16;

export type Slot = 0 | 1;

/** The head of a file with places of this many bytes. */
export function slotsHead(slotBytes: number): Uint8Array {
  const bytes = new Uint8Array(HEAD);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, slotBytes, true);
  view.setUint32(8, crc32(bytes, 0, 8), true);
  return bytes;
}

/** Where a place begins in the file. */
export const slotOffset = (slot: Slot, slotBytes: number): number => HEAD + slot * slotBytes;

/** Records that are whole, the newest first, each with its place. */
export function readSlots(file: Uint8Array): readonly { readonly slot: Slot; readonly found: EpochState }[] {
  if (file.length < HEAD) return [];
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (view.getUint32(0, true) !== MAGIC || view.getUint32(8, true) !== crc32(file, 0, 8)) return [];
  const size = view.getUint32(4, true);
  return ([0, 1] as const)
    .flatMap((slot) => {
      const from = slotOffset(slot, size);
      const found = decodeState(file.subarray(from, from + size));
      return found ? [{ slot, found }] : [];
    })
    .sort((a, b) => b.found.epoch - a.found.epoch);
}
