// npm run package: makes the extension's package, NAME-VERSION.vsix, ready to be installed.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/root.mjs';

if (!ensureInstalled()) process.exit(1);
const { packageExtension } = await import('./lib/package.mjs');

const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const vsix = `${name}-${version}.vsix`;
const wrong = await packageExtension({ stage: 'out/package', vsix });
if (wrong) console.error(wrong);
else console.log(`${vsix}  ${(statSync(join(root, vsix)).size / 1024 / 1024).toFixed(2)} MB`);
process.exitCode = wrong ? 1 : 0;
