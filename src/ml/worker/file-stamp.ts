import { resolve } from 'node:path';
import { nodeFiles } from '../data/node-files';
import type { CheckRequest } from './messages';

/** Where a file that a spec names is on disk. A backslash separates folders on every system, as in `nodeFiles`. */
export const pathOf = ({ folder }: NonNullable<CheckRequest['place']>, path: string): string => resolve(folder, path.replaceAll('\\', '/'));

/** How a file is now: another text once it was changed, replaced, removed or put there. Never rejects. */
export const stampOf = (place: CheckRequest['place'], path: string): Promise<string> =>
  place ? nodeFiles(place.folder, place.workspace).stamp(path) : Promise.resolve('');
