import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { zipSync } from 'fflate';
import { dataSets, noDataSet } from '../scripts/lib/data-sets.mjs';
import type { SetFolder } from '../src/ml/data/files';
import type { PictureSetName } from '../src/ml/spec/data-section';

/** The samples that are shipped. */
export const shippedSets: SetFolder = { folder: resolve('media', 'datasets'), holds: 'sample' };

/** The whole sets, where they could be had: the test command gets them for the test files that import this. */
export const wholeSets: SetFolder = { folder: dataSets, holds: 'whole' };

/** The folder of a set below both. */
export const folderOfSet = { mnist: 'mnist', fashion_mnist: 'fashion-mnist' } as const satisfies Record<PictureSetName, string>;

/** Why tests of a whole set cannot run; false where they can. */
export const noWholeSet = (name: PictureSetName): string | false => noDataSet(folderOfSet[name]);

/** What Keras's mnist.npz has, made of the IDX files: four arrays of bytes, packed. */
export function mnistNpz(): Uint8Array {
  const files = { x_train: 'train-images-idx3', y_train: 'train-labels-idx1', x_test: 't10k-images-idx3', y_test: 't10k-labels-idx1' };
  const arrays = Object.entries(files).map(([name, file]) => {
    const bytes = readFileSync(join(dataSets, 'mnist', `${file}-ubyte`));
    const rank = bytes[3] as number;
    const shape = Array.from({ length: rank }, (_, axis) => bytes.readUInt32BE(4 + 4 * axis));
    const text = `{'descr': '|u1', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`;
    const head = `${text.padEnd(64 * Math.ceil((text.length + 11) / 64) - 11)}\n`;
    const magic = Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, head.length & 255, head.length >> 8]);
    return [`${name}.npy`, Buffer.concat([magic, Buffer.from(head), bytes.subarray(4 + 4 * rank)])] as const;
  });
  return zipSync(Object.fromEntries(arrays));
}
