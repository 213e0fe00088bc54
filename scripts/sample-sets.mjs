// node scripts/sample-sets.mjs: makes the samples of MNIST and Fashion-MNIST that are shipped, media/datasets, from the whole sets.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { dataSets, ensureDataSets, noDataSet } from './lib/data-sets.mjs';
import { root } from './lib/root.mjs';

/** Of each of the ten classes so many rows are taken: the first ones. */
const perClass = { train: 200, t10k: 50 };

await ensureDataSets();
for (const set of /** @type {const} */ (['mnist', 'fashion-mnist'])) {
  const missing = noDataSet(set);
  if (missing) throw new Error(`${set}: ${missing}`);
  const target = join(root, 'media', 'datasets', set);
  mkdirSync(target, { recursive: true });
  for (const part of /** @type {const} */ (['train', 't10k'])) {
    const [images, labels] = [`${part}-images-idx3-ubyte`, `${part}-labels-idx1-ubyte`];
    const [pictures, classes] = [read(set, images), read(set, labels).subarray(8)];
    const rows = firstOfEach(classes, perClass[part]);
    const size = 28 * 28;
    write(
      join(target, images),
      [rows.length, 28, 28],
      Buffer.concat(rows.map((row) => pictures.subarray(16 + row * size, 16 + (row + 1) * size))),
    );
    write(
      join(target, labels),
      [rows.length],
      Uint8Array.from(rows, (row) => classes[row] ?? 0),
    );
  }
}

/**
 * The whole file, unpacked.
 * @param {string} set
 * @param {string} name
 */
function read(set, name) {
  const folder = join(dataSets, set);
  const bytes = readFileSync(join(folder, readdirSync(folder).find((file) => file.startsWith(name)) ?? name));
  return bytes[0] === 0x1f ? gunzipSync(bytes) : bytes;
}

/**
 * The first rows of each class, in the order of the whole set.
 * @param {Uint8Array} classes
 * @param {number} most
 */
function firstOfEach(classes, most) {
  const taken = new Map();
  return [...classes.keys()].filter((row) => {
    const count = (taken.get(classes[row]) ?? 0) + 1;
    taken.set(classes[row], count);
    return count <= most;
  });
}

/**
 * Writes an IDX file of bytes, packed.
 * @param {string} file
 * @param {number[]} shape
 * @param {Uint8Array} values
 */
function write(file, shape, values) {
  const head = Buffer.alloc(4 + 4 * shape.length);
  head.set([0, 0, 8, shape.length]);
  for (const [axis, size] of shape.entries()) head.writeUInt32BE(size, 4 + 4 * axis);
  writeFileSync(`${file}.gz`, gzipSync(Buffer.concat([head, values]), { level: 9 }));
}
