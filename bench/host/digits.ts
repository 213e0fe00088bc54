import { randomFillSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file in MNIST's format: https://yann.lecun.com/exdb/mnist. */
function idx(dimensions: readonly number[], fill: (content: Buffer) => void): Buffer {
  const head = Buffer.alloc(4 + 4 * dimensions.length);
  // 8: unsigned bytes.
  head.set([0, 0, 8, dimensions.length]);
  for (const [i, size] of dimensions.entries()) head.writeUInt32BE(size, 4 + 4 * i);
  const content = Buffer.alloc(dimensions.reduce((a, b) => a * b));
  fill(content);
  return Buffer.concat([head, content]);
}

/** Writes what the sample for MNIST reads: as many pictures of as many pixels, in noise. */
export function writeDigits(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [part, rows] of [['train', 60_000] as const, ['t10k', 10_000] as const]) {
    writeFileSync(
      join(folder, `${part}-images-idx3-ubyte`),
      idx([rows, 28, 28], (pixels) => randomFillSync(pixels)),
    );
    writeFileSync(
      join(folder, `${part}-labels-idx1-ubyte`),
      idx([rows], (labels) => labels.forEach((_, i) => labels.writeUInt8(i % 10, i))),
    );
  }
}
