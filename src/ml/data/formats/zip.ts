import type { Breathe } from '../breathe';
import { crc32 } from './crc32';
import { inflate, passOn, type Take } from './inflate';

/** A file in a ZIP archive, as its central directory has it. */
interface ZipEntry {
  readonly name: string;
  /** 0: stored, 8: deflate; no others are read. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly checksum: number;
  /** Packed and unpacked, in bytes. */
  readonly packed: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly offset: number;
}

const signatures = { local: 0x04034b50, entry: 0x02014b50, end: 0x06054b50, end64: 0x06064b50, locator64: 0x07064b50 } as const;
const endBytes = 22;
const end64Bytes = 56;
const locator64Bytes = 20;

/**
 * The entries of a ZIP archive by its central directory, the only place that knows all sizes: an archive that was written to a pipe has them
 * behind the data. Bytes may be before the archive, and a comment after it.
 * Format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3
 * @returns undefined if it is no whole archive
 */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  // Signatures may also occur in a comment, so the first one from the end that leads to a directory counts.
  for (let at = bytes.length - endBytes; at >= 0 && at >= bytes.length - endBytes - 0xffff; at--) {
    if (view.getUint32(at, true) !== signatures.end) continue;
    const entries = directoryBefore(view, at);
    if (entries) return entries;
  }
  return undefined;
}

/** The directory that the record at `end` closes. */
function directoryBefore(view: DataView, end: number): ZipEntry[] | undefined {
  const large = end - locator64Bytes - end64Bytes;
  const is64 =
    large >= 0 && view.getUint32(end - locator64Bytes, true) === signatures.locator64 && view.getUint32(large, true) === signatures.end64;
  const [count, size, offset, after] = is64
    ? [uint64(view, large + 32), uint64(view, large + 40), uint64(view, large + 48), large]
    : [view.getUint16(end + 10, true), view.getUint32(end + 12, true), view.getUint32(end + 16, true), end];
  const start = after - size;
  // What is before the archive moves everything by as much.
  const moved = start - offset;
  if (start < 0 || moved < 0) return undefined;
  const entries: ZipEntry[] = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + 46 > after || view.getUint32(at, true) !== signatures.entry) return undefined;
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [number, number, number];
    const next = at + 46 + name + extra + comment;
    if (next > after) return undefined;
    entries.push(entryAt(view, at, name, extra, moved));
    at = next;
  }
  return entries;
}

function entryAt(view: DataView, at: number, nameLength: number, extraLength: number, moved: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const name = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength);
  const wide = wideSizes(view, at + 46 + nameLength, extraLength);
  // In this order; a field that is too small for its value holds ones.
  const [size, packed, offset] = [24, 20, 42].map((field) => {
    const value = view.getUint32(at + field, true);
    return value === 0xffffffff ? (wide.shift() ?? value) : value;
  }) as [number, number, number];
  return {
    name: new TextDecoder().decode(name),
    method: view.getUint16(at + 10, true),
    encrypted: (flags & 1) !== 0,
    checksum: view.getUint32(at + 16, true),
    packed,
    size,
    offset: offset + moved,
  };
}

/** The 64-bit numbers of an entry's extra field. */
function wideSizes(view: DataView, start: number, length: number): number[] {
  for (let at = start; at + 4 <= start + length; ) {
    const [id, size] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    if (id === 1) {
      const count = Math.floor(Math.min(size, start + length - at - 4) / 8);
      return Array.from({ length: count }, (_, i) => uint64(view, at + 4 + 8 * i));
    }
    at += 4 + size;
  }
  return [];
}

const uint64 = (view: DataView, at: number): number => view.getUint32(at + 4, true) * 2 ** 32 + view.getUint32(at, true);

/**
 * Unpacks an entry, and holds it against its size and checksum.
 * @returns whether it is whole, also where `take` wanted no more of it
 */
export async function unzipEntry(bytes: Uint8Array, entry: ZipEntry, take: Take, breathe: Breathe): Promise<boolean> {
  const packed = packedBytes(bytes, entry);
  if (!packed) return false;
  let [checksum, length, wanted] = [0, 0, true];
  const counted: Take = (part) => {
    length += part.length;
    if (length > entry.size) return false;
    checksum = crc32(part, 0, part.length, checksum);
    wanted = take(part);
    return wanted;
  };
  if (entry.method === 0) await passOn(packed, counted, breathe);
  else if (!(await inflate(packed, counted, breathe))) return false;
  return !wanted || (length === entry.size && checksum === entry.checksum);
}

function packedBytes(bytes: Uint8Array, { offset, packed }: ZipEntry): Uint8Array | undefined {
  if (offset + 30 > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, 30);
  if (view.getUint32(0, true) !== signatures.local) return undefined;
  const start = offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  return start + packed <= bytes.length ? bytes.subarray(start, start + packed) : undefined;
}
