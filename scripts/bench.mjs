// npm run bench [-- PATTERN]: bundles and runs every bench/**/*.bench.ts, one after another, each in a process of its own.
import { spawnSync } from 'node:child_process';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/root.mjs';

if (!ensureInstalled()) process.exit(1);
const { buildAll } = await import('./lib/bundle.mjs');
const { bundleTest, filesUnder, matching } = await import('./lib/test-files.mjs');

const files = matching(filesUnder('bench', '.bench.ts'), process.argv.slice(2));
if (!files.length) {
  console.error('No bench file matches.');
  process.exit(1);
}
const { errors } = await buildAll({ production: true });
if (errors.length) {
  console.error(errors.join('\n'));
  process.exit(1);
}
for (const file of files) {
  const { outfile, error } = await bundleTest(file);
  if (error) console.error(error);
  const status = error ? 1 : spawnSync(process.execPath, ['--enable-source-maps', outfile], { cwd: root, stdio: 'inherit' }).status;
  if (status !== 0) process.exitCode = 1;
}
