import { resolve } from 'node:path';
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
