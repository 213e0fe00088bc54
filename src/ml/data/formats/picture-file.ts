import { type Rgba, turned } from '../../pictures/rgba';
import type { Reading } from '../context';
import { isJpeg, openJpeg } from './jpeg';
import type { NoPicture } from './no-picture';
import { isPng, openPng, pngPixels } from './png';

/** Pixels of a picture, at most: those of the largest cameras. */
const maxPixels = 2 ** 26;

/** Bytes a pixel while a picture is unpacked: its colours, and of a progressive JPEG all its coefficients. */
const BYTES_A_PIXEL = { png: 4, jpeg: 14 } as const;

/**
 * The picture in a PNG or JPEG file, decided by its content: seen from the side that EXIF says. Never rejects, but where `breathe` does.
 * @param as `grey`: colours of a JPEG are not unpacked, only how light they are
 */
export async function readPicture(
  bytes: Uint8Array,
  file: string,
  as: 'grey' | 'colour',
  { memory, breathe, report }: Reading,
): Promise<Rgba | NoPicture> {
  const opened = isPng(bytes) ? openPng(bytes) : isJpeg(bytes) ? openJpeg(bytes) : otherFormat(bytes);
  if ('trouble' in opened) return opened;
  const { kind, height, width } = opened;
  if (height * width > maxPixels) return { trouble: 'too-large', height, width };
  const taken = height * width * BYTES_A_PIXEL[kind];
  if (!memory.take(file, taken, report)) return { trouble: 'no-memory' };
  try {
    if (!('orientation' in opened)) return await pngPixels(opened, breathe);
    const found = await (await import('./jpeg-pixels')).jpegPixels(bytes, height, width, as);
    return found ? turned(found, opened.orientation) : { trouble: 'damaged' };
  } finally {
    memory.give(taken);
  }
}

/** How files of other formats begin. */
function otherFormat(bytes: Uint8Array): NoPicture {
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  const text = start.trimStart();
  const format = start.startsWith('BM')
    ? 'BMP'
    : start.startsWith('GIF8')
      ? 'GIF'
      : start.startsWith('RIFF') && start.slice(8) === 'WEBP'
        ? 'WebP'
        : start.startsWith('II*\0') || start.startsWith('MM\0*')
          ? 'TIFF'
          : start.slice(4, 8) === 'ftyp'
            ? 'HEIC'
            : text.startsWith('<svg') || text.startsWith('<?xml')
              ? 'SVG'
              : undefined;
  return { trouble: 'format', ...(format && { format }) };
}
