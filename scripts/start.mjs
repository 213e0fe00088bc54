// npm start: from a fresh clone to a network trained in the terminal.
import { spawnSync } from 'node:child_process';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/root.mjs';

const sample = 'samples/xor-learned.nn.json';

if (!ensureInstalled()) process.exit(1);
const { buildAll } = await import('./lib/bundle.mjs');
const { errors } = await buildAll();
if (errors.length) {
  console.error(errors.join('\n'));
  process.exit(1);
}

console.log(`$ node dist/cli.js train ${sample}\n`);
const { status } = spawnSync(process.execPath, ['dist/cli.js', 'train', sample], { cwd: root, stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

console.log('\nThe extension: open this folder in VS Code and press F5; a second window opens on the folder "samples".');
console.log(`There, open ${sample.replace('samples/', '')} and click ▷ at the top right of the editor to train it.`);
