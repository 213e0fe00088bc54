// node scripts/readme-pictures.mjs: takes the README's pictures of the packaged extension in a real VS Code, into media/readme/.
import { spawnSync } from 'node:child_process';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/root.mjs';

if (!ensureInstalled()) process.exit(1);
const { packageExtension, testedPackage } = await import('./lib/package.mjs');
const { bundleTest } = await import('./lib/test-files.mjs');
const { ensureVsCode } = await import('./lib/vscode/ensure.mjs');

await ensureVsCode();
const wrong = await packageExtension({ stage: 'out/test/package', vsix: testedPackage });
const bundled = await bundleTest('test/person/readme-pictures.ts');
const error = wrong ?? bundled.error;
if (error) console.error(error);
const { status } = error
  ? { status: 1 }
  : spawnSync(process.execPath, ['--enable-source-maps', bundled.outfile], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
