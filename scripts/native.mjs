// npm run native [-- --remove]: gets the native TensorFlow engine for this checkout, into .native/, or removes it.
import { parseArgs } from 'node:util';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/root.mjs';

const { values } = parseArgs({ options: { remove: { type: 'boolean' } } });

if (!ensureInstalled()) process.exit(1);
const { nativeModule } = await import('./lib/native.mjs');
const { setUpInTerminal, removeInTerminal } = await nativeModule();

const cancel = new AbortController();
// Once: pressed again, it ends the process at once.
process.once('SIGINT', () => cancel.abort());

const shown = process.stdout.isTTY;
const terminal = {
  /** @param {string} text */
  line: (text) => console.log(`${shown ? '\r\x1b[K' : ''}${text}`),
  /** @param {string} text */
  status: (text) => shown && process.stdout.write(`\r\x1b[K${text}`),
};
const done = values.remove ? await removeInTerminal(root, terminal) : await setUpInTerminal(root, terminal, cancel.signal);
process.exitCode = done ? 0 : 1;
