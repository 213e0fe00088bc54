// node scripts/generate.mjs [--check]: writes the files made from the registry, or says which of them are out of date.
import { parseArgs } from 'node:util';
import { ensureInstalled } from './lib/install.mjs';

const { values } = parseArgs({ options: { check: { type: 'boolean' } } });

if (!ensureInstalled()) process.exit(1);
const { generated, outdated, writeFiles } = await import('./lib/generate.mjs');

const old = outdated(await generated());
if (values.check) {
  for (const { file } of old) console.error(`${file} is out of date: run "npm run generate".`);
  process.exitCode = old.length ? 1 : 0;
} else {
  writeFiles(old);
  console.log(old.length ? `Written: ${old.map(({ file }) => file).join(', ')}` : 'All generated files were up to date.');
}
