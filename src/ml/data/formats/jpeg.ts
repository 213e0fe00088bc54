import type { NoPicture, PictureHead } from './no-picture';

interface Jpeg extends PictureHead {
  /** How the picture is to be turned, by EXIF, 1 to 8. */
  readonly orientation: number;
}

export const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;

/** More scans than any encoder writes: each costs the time of the whole picture. */
const MOST_SCANS = 100;

/** Reads all but the pixels of a JPEG file (ITU-T T.81): its size, and that it is of a kind that can be unpacked. */
export function openJpeg(bytes: Uint8Array): Jpeg | NoPicture {
  let [at, scans, orientation] = [2, 0, 1];
  let head: { readonly height: number; readonly width: number } | undefined;
  for (;;) {
    const start = markFrom(bytes, at, scans > 0);
    const mark = bytes[start + 1];
    if (mark === undefined || mark === 0xd9) break;
    const end = start + 2 + (((bytes[start + 2] ?? 0) << 8) | (bytes[start + 3] ?? 0));
    if (bytes[start] !== 0xff || end < start + 4 || end > bytes.length) return { trouble: 'damaged' };
    const data = bytes.subarray(start + 4, end);
    if (isFrame(mark)) {
      const found = head ? ({ trouble: 'damaged' } as const) : frameOf(mark, data);
      if ('trouble' in found) return found;
      head = found;
    } else if (mark === 0xe1) orientation = orientationOf(data) ?? orientation;
    else if (mark === 0xda && ++scans > MOST_SCANS) return { trouble: 'variant' };
    at = end;
  }
  return head && scans > 0 ? { kind: 'jpeg', ...head, orientation } : { trouble: 'damaged' };
}

/** Where the next mark is. After a scan's header come its pixels, in which 0xff is followed by 0 or by one of eight restart marks. */
function markFrom(bytes: Uint8Array, from: number, pixels: boolean): number {
  let at = from;
  while (pixels && at < bytes.length && (bytes[at] !== 0xff || isPixels(bytes[at + 1]))) at++;
  while (bytes[at + 1] === 0xff) at++;
  return at;
}

const isPixels = (next: number | undefined): boolean => next === 0 || next === undefined || (next >= 0xd0 && next <= 0xd7);

/** SOF0 to SOF15; three of these numbers are tables and extensions. */
const isFrame = (mark: number): boolean => mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc;

/** Baseline, extended and progressive by Huffman's codes, 8 bits a number, grey or three colours. */
function frameOf(mark: number, data: Uint8Array): { height: number; width: number } | NoPicture {
  const [precision = 0, high = 0, low = 0, wide = 0, narrow = 0, components = 0] = data;
  const [height, width] = [(high << 8) | low, (wide << 8) | narrow];
  if (data.length < 6 + 3 * components || width === 0) return { trouble: 'damaged' };
  if (components === 4) return { trouble: 'cmyk' };
  if (mark > 0xc2 || precision !== 8 || height === 0 || (components !== 1 && components !== 3)) return { trouble: 'variant' };
  return { height, width };
}

/** The tag 0x112 of the first directory of EXIF. */
function orientationOf(data: Uint8Array): number | undefined {
  if (String.fromCharCode(...data.subarray(0, 6)) !== 'Exif\0\0' || data.length < 14) return undefined;
  const tiff = new DataView(data.buffer, data.byteOffset + 6, data.length - 6);
  const little = tiff.getUint16(0) === 0x4949;
  const first = tiff.getUint32(4, little);
  const count = first + 2 <= tiff.byteLength ? tiff.getUint16(first, little) : 0;
  for (let i = 0; i < count; i++) {
    const entry = first + 2 + 12 * i;
    if (entry + 12 > tiff.byteLength) break;
    if (tiff.getUint16(entry, little) === 0x112) return tiff.getUint16(entry + 8, little);
  }
  return undefined;
}
