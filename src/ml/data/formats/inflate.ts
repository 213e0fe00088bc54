import { Gunzip, Inflate } from 'fflate';
import type { Breathe } from '../breathe';
import { crc32 } from './crc32';

// Small enough that one step, at deflate's largest ratio of about 1:1000, gives no more than some megabytes.
const step = 2 ** 13;

/** Takes the next bytes that were unpacked; false where no more are wanted. */
export type Take = (part: Uint8Array) => boolean;

/** Ends the decoder from within its callback. */
class Enough extends Error {}

/**
 * Feeds the decoder in small steps. Nothing that the data says of its own size is trusted, and nothing of it is held.
 * @returns whether the data could be unpacked to its end, or until no more was wanted
 */
async function feed(bytes: Uint8Array, push: (part: Uint8Array, final: boolean) => void, breathe: Breathe): Promise<boolean> {
  for (let at = 0; at < bytes.length || at === 0; at += step) {
    if (at > 0) await breathe();
    try {
      push(bytes.subarray(at, at + step), at + step >= bytes.length);
    } catch (error) {
      return error instanceof Enough;
    }
  }
  return true;
}

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Unpacks gzip data. @returns false if it is cut short or damaged */
export async function gunzip(bytes: Uint8Array, take: Take, breathe: Breathe): Promise<boolean> {
  let [checksum, length, members, wanted] = [0, 0, 0, true];
  const decoder = new Gunzip((part) => {
    checksum = crc32(part, 0, part.length, checksum);
    length += part.length;
    if (!take(part)) {
      wanted = false;
      throw new Enough();
    }
  });
  decoder.onmember = () => members++;
  if (!(await feed(bytes, (part, final) => decoder.push(part, final), breathe))) return false;
  // Checksum and length of the only member are at the end; of several, each has its own, which the decoder passes over.
  if (!wanted || members > 1) return true;
  const end = new DataView(bytes.buffer, bytes.byteOffset + Math.max(0, bytes.length - 8), Math.min(8, bytes.length));
  return bytes.length >= 18 && end.getUint32(0, true) === checksum && end.getUint32(4, true) === length % 2 ** 32;
}

/** Unpacks deflate's data without a head, as ZIP has it. @returns false if it is cut short or damaged */
export function inflate(bytes: Uint8Array, take: Take, breathe: Breathe): Promise<boolean> {
  const decoder = new Inflate((part) => {
    if (!take(part)) throw new Enough();
  });
  return feed(bytes, (part, final) => decoder.push(part, final), breathe);
}

/** Hands on what is not packed, in parts as large as unpacking makes them. */
export async function passOn(bytes: Uint8Array, take: Take, breathe: Breathe): Promise<void> {
  const part = step * 1000;
  for (let at = 0; at < bytes.length; at += part) {
    if (at > 0) await breathe();
    if (!take(bytes.subarray(at, at + part))) return;
  }
}
