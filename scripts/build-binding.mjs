// node scripts/build-binding.mjs [FILE]: builds the binding of @tensorflow/tfjs-node from its sources, as it is packaged for linux-x64.
// Needs a C++ compiler, and the headers that "npm run native" has unpacked. Built twice, it is the same to the byte.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';

if (!ensureInstalled()) process.exit(1);
const { buildPrebuilt } = await import('./lib/native-parts.mjs');

const [given = 'out/native/linux-x64/tfjs_binding.node'] = process.argv.slice(2);
const file = resolve(given);
const wrong = await buildPrebuilt(file);
if (wrong) console.error(wrong);
else {
  const bytes = readFileSync(file);
  console.log(`${given}  ${(bytes.length / 1024).toFixed(1)} KB  sha256 ${createHash('sha256').update(bytes).digest('hex')}`);
}
process.exitCode = wrong ? 1 : 0;
