import { deflateSync } from 'node:zlib';
import { crc32 } from '../../../src/ml/data/formats/crc32';

/** A chunk with its length and checksum. */
export function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(name), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes, 4, 8 + data.length));
  return bytes;
}

/** `colour`: 0 grey, 2 red-green-blue, 6 with opacity. */
export function header(height: number, width: number, colour = 0, depth = 8): Uint8Array {
  const data = new Uint8Array(13);
  const view = new DataView(data.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  data.set([depth, colour, 0, 0, 0], 8);
  return chunk('IHDR', data);
}

export const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/**
 * A PNG file of 8 bits a number.
 * @param numbers [height, width, channels], 0 to 255
 * @param how `as they are`: the same bytes whatever packs them
 */
export function png(height: number, width: number, numbers: ArrayLike<number>, how: 'packed' | 'as they are' = 'packed'): Uint8Array {
  const channels = numbers.length / (height * width);
  const rows = new Uint8Array(height * (1 + width * channels));
  for (let row = 0; row < height; row++)
    for (let i = 0; i < width * channels; i++) rows[row * (1 + width * channels) + 1 + i] = numbers[row * width * channels + i] as number;
  const colour = ({ 1: 0, 3: 2, 4: 6 } as Readonly<Record<number, number>>)[channels];
  return Buffer.concat([
    signature,
    header(height, width, colour),
    chunk('IDAT', deflateSync(rows, how === 'packed' ? {} : { level: 0 })),
    chunk('IEND', new Uint8Array()),
  ]);
}
