import { resolve } from 'node:path';

/**
 * A file or folder of dist/. Whoever needs what the build makes asks here: test files that import this wait for the build, the others
 * begin beside it.
 */
export const built = (...names: readonly string[]): string => resolve('dist', ...names);
