// node scripts/build.mjs [--production | --watch]: makes dist/ and prints what came out.
import { parseArgs } from 'node:util';
import { ensureInstalled } from './lib/install.mjs';

const { values } = parseArgs({ options: { production: { type: 'boolean' }, watch: { type: 'boolean' } } });

// F5 on a fresh clone comes here first, so the packages may still be missing; esbuild can be imported only after this.
if (!ensureInstalled()) process.exit(1);
const { buildAll, watchAll } = await import('./lib/bundle.mjs');

if (values.watch) {
  await watchAll();
} else {
  const { sizes, errors } = await buildAll({ production: values.production ?? false });
  const width = Math.max(0, ...sizes.map(({ file }) => file.length));
  for (const { file, bytes } of sizes) console.log(`${file.padEnd(width)}  ${(bytes / 1024).toFixed(1).padStart(8)} KB`);
  for (const text of errors) console.error(text);
  process.exitCode = errors.length ? 1 : 0;
}
