// npm run bench [-- PATTERN …]: installs, builds, and measures what README.md claims; with patterns, the bench files whose paths contain
// one of them. They run one after another, each in a process of its own.
import { spawnSync } from 'node:child_process';
import { chosenBenches } from './lib/benches.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/root.mjs';

const benches = chosenBenches(process.argv.slice(2));
if (!benches.length) {
  console.error('No bench file matches.');
  process.exit(1);
}
if (!ensureInstalled()) process.exit(1);
const { buildAll } = await import('./lib/bundle.mjs');
const { bundleTest } = await import('./lib/test-files.mjs');
const { ensureNative } = await import('./lib/native-ensure.mjs');
const { packageExtension, testedPackage } = await import('./lib/package.mjs');
const { ensureVsCode } = await import('./lib/vscode/ensure.mjs');

const { errors } = await buildAll({ production: true });
if (errors.length) {
  console.error(errors.join('\n'));
  process.exit(1);
}
const vscode = async () => {
  await ensureVsCode();
  const wrong = await packageExtension({ stage: 'out/test/package', vsix: testedPackage });
  if (wrong) throw new Error(wrong);
};
const ensure = { native: ensureNative, vscode };
for (const { file, needs } of benches) {
  if (needs) await ensure[needs]();
  const { outfile, error } = await bundleTest(file);
  if (error) console.error(error);
  const status = error ? 1 : spawnSync(process.execPath, ['--enable-source-maps', outfile], { cwd: root, stdio: 'inherit' }).status;
  if (status !== 0) process.exitCode = 1;
}
