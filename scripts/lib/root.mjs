import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder: every path in the scripts starts here, from wherever they are called. */
export const root = resolve(fileURLToPath(new URL('.', import.meta.url)), '../..');
