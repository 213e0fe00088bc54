import { type Dataset, splitNames } from '../data/dataset';
import { crc32 } from '../data/formats/crc32';

/** Of larger blocks only so many pieces, evenly taken, are looked at: a whole data set of pictures would take a second. */
const PIECES = 64;
const PIECE = 2 ** 16;

/** A number that identifies a data set: it changes with its shapes and, all but surely, with its values. */
export function dataMark(dataset: Dataset | undefined): number {
  const marks = splitNames.flatMap((name) => {
    const split = dataset?.[name];
    return split ? [name, split.x.shape, marksOf(split.x.values), split.y.shape, marksOf(split.y.values)] : [];
  });
  return crc32(new TextEncoder().encode(JSON.stringify(marks)));
}

function marksOf({ buffer, byteOffset, byteLength }: Float32Array): readonly number[] {
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  if (byteLength <= PIECES * PIECE) return [crc32(bytes)];
  const step = (byteLength - PIECE) / (PIECES - 1);
  return Array.from({ length: PIECES }, (_, i) => crc32(bytes, Math.floor(i * step), Math.floor(i * step) + PIECE));
}

/** A number that identifies a text: the checksum of its UTF-8. */
export const textMark = (text: string): number => crc32(new TextEncoder().encode(text));
