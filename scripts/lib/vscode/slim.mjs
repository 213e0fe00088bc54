import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Needed for AI agents, SSH, Kerberos, databases or Windows: loaded on demand, which tests never do. About 300 MB. */
const unused = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  '@vscode/windows-process-tree',
  '@vscode/windows-registry',
  'kerberos',
  'ssh2',
];

/**
 * Takes what tests do not need out of the list of VS Code's own packages, before they are installed.
 * @param {string} vscode folder of VS Code within code-server
 */
export function dropUnused(vscode) {
  const file = join(vscode, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  for (const name of unused) delete manifest.dependencies[name];
  for (const name of ['kerberos@2.1.1', 'koffi']) delete manifest.overrides?.[name];
  writeFileSync(file, JSON.stringify(manifest, undefined, 2));
}

const logger = `'use strict';
const fs = require('fs');
const path = require('path');
const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
class Logger {
  constructor(file) { this.file = file; this.level = 2; this.plain = false; }
  write(level, text) {
    const line = this.plain ? text : new Date().toISOString() + ' [' + levels[level] + '] ' + text + '\\n';
    if (level >= this.level) try { fs.appendFileSync(this.file, line); } catch {}
  }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  clearFormatters() { this.plain = true; }
  setPattern() {} setAsyncMode() {} flush() {} drop() {}
}
['trace', 'debug', 'info', 'warn', 'error', 'critical'].forEach((name, level) => {
  Logger.prototype[name] = function (text) { this.write(level, text); };
});
const create = async (name, file) => { fs.mkdirSync(path.dirname(file), { recursive: true }); return new Logger(file); };
exports.version = '0';
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
`;

/**
 * Puts a few lines of JavaScript in the place of the two native add-ons that VS Code cannot start without: they would need a compiler.
 * @param {string} vscode folder of VS Code within code-server
 */
export function replaceNative(vscode) {
  const files = {
    '@vscode/spdlog/index.js': logger,
    // VS Code also looks itself whether its parent is still there.
    '@vscode/native-watchdog/index.js': 'exports.start = () => {}; exports.exit = (code) => process.exit(code);\n',
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(vscode, 'node_modules', file, '..'), { recursive: true });
    writeFileSync(join(vscode, 'node_modules', file), text);
  }
}
