// node scripts/panel-shots.mjs [STATE …] [--view training,…] [--theme dark,light,hc-dark,hc-light] [--width 350,700,1000] [--height 900] [--language ko]
// Builds the study panel and takes pictures of its states (test/ui/states.ts) into out/shots/panel/.
import { spawnSync } from 'node:child_process';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/root.mjs';

if (!ensureInstalled()) process.exit(1);
const { buildOne } = await import('./lib/bundle.mjs');
const { bundles } = await import('./lib/bundles.mjs');
const { bundleTest } = await import('./lib/test-files.mjs');

const panel = bundles().find(({ outfile }) => outfile === 'dist/webview/study.js');
if (!panel) {
  console.error('There is no panel to show: src/webview/study has no main file.');
  process.exit(1);
}
const { errors } = await buildOne(panel);
const { outfile, error } = await bundleTest('test/ui/panel-shots.ts');
for (const text of [...errors, error ?? '']) if (text) console.error(text);
if (errors.length || error) process.exit(1);
const { status } = spawnSync(process.execPath, ['--enable-source-maps', outfile, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
