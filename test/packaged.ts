import { join } from 'node:path';
import { testedPackage } from '../scripts/lib/package.mjs';
import { root } from '../scripts/lib/root.mjs';

/** The VSIX that the test command packages once for all: test files that import this wait for it. */
export const packaged = join(root, testedPackage);
