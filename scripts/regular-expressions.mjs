// node scripts/regular-expressions.mjs: proves that each regular expression of the product takes time in proportion to the text at most, and
// writes down which ones. One that does not must be written otherwise, or be given, by hand, what bounds the text that it meets.
// The proofs are those of recheck (https://makenowjust-labs.github.io/recheck), which is fetched into out/recheck.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { npm } from './lib/npm.mjs';
import { root } from './lib/root.mjs';

if (!ensureInstalled()) process.exit(1);
const { expressionsInSource, isPlainlyLinear, keyOf, provedFile } = await import('./lib/regular-expressions.mjs');

const folder = join(root, 'out/recheck');
mkdirSync(folder, { recursive: true });
if (!existsSync(join(folder, 'package.json'))) writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
if (!existsSync(join(folder, 'node_modules/recheck')) && npm(['install', 'recheck@4.5.0'], folder).status !== 0) process.exit(1);
const { checkSync } = createRequire(join(folder, 'package.json'))('recheck');

const file = join(root, provedFile);
/** @type {import('./lib/regular-expressions.mjs').Proved[]} */
const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
const known = new Map(before.map((proved) => [keyOf(proved), proved]));
const proved = [];
for (const { file: from, ...expression } of expressionsInSource()) {
  if (isPlainlyLinear(expression)) continue;
  const was = known.get(keyOf(expression));
  const { status, complexity, error } = was ? { status: 'safe' } : checkSync(expression.pattern, expression.flags, { timeout: 30_000 });
  if (status === 'safe') proved.push(was ?? { ...expression, proof: 'linear' });
  else {
    console.error(`${from}: ${keyOf(expression)}: ${complexity?.summary ?? error?.kind ?? status}`);
    process.exitCode = 1;
  }
}
const lines = proved.map((one) => `  ${JSON.stringify(one)}`).sort();
writeFileSync(file, `[\n${lines.join(',\n')}\n]\n`);
console.log(`${proved.length} regular expressions are proved; the others repeat nothing without a bound.`);
