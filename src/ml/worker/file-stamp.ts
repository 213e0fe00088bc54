import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CheckRequest } from './messages';

/** Where a file that a spec names is on disk. A backslash separates folders on every system, as in `nodeFiles`. */
export const pathOf = ({ folder }: NonNullable<CheckRequest['place']>, path: string): string => resolve(folder, path.replaceAll('\\', '/'));

/** How a file is now: another text once it was changed, replaced, removed or put there. Never rejects. */
export async function stampOf(place: CheckRequest['place'], path: string): Promise<string> {
  if (!place) return '';
  try {
    const { mtimeMs, size, ino } = await stat(pathOf(place, path));
    return `${mtimeMs} ${size} ${ino}`;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}
