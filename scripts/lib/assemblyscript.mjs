import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './root.mjs';

/** Every instance gets its memory from outside and never allocates; threads share it. */
const flags = [
  ...['-O3', '--noAssert', '--runtime', 'stub', '--use', 'abort='],
  ...['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
  ...['--enable', 'simd', '--enable', 'threads'],
];

/**
 * Compiles AssemblyScript to WebAssembly, where a source has changed since.
 * @param {{ entry: string, outfile: string, features: string[] }} program `features`: what it needs besides SIMD and threads
 * @returns {Promise<import('./bundle.mjs').BundleResult>}
 */
export async function compileProgram({ entry, outfile, features }) {
  const folder = join(root, dirname(entry));
  const sources = [join(folder, '../layout.ts'), ...readdirSync(folder).map((file) => join(folder, file))];
  const errors = isNewer(join(root, outfile), sources) ? '' : await compile(entry, outfile, features);
  if (errors) return { sizes: [], inputs: [], errors: [errors] };
  return { sizes: [{ file: outfile, bytes: statSync(join(root, outfile)).size }], inputs: [], errors: [] };
}

/**
 * @param {string} entry
 * @param {string} outfile
 * @param {string[]} features
 * @returns {Promise<string>} what it printed, if it failed
 */
function compile(entry, outfile, features) {
  mkdirSync(dirname(join(root, outfile)), { recursive: true });
  const parameters = [entry, '--outFile', outfile, ...flags, ...features.flatMap((feature) => ['--enable', feature])];
  // In a process of its own: the compiler takes the thread for seconds. Without the flag, it would start itself once more.
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'node_modules/assemblyscript/bin/asc.js'), ...parameters], {
    cwd: root,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done(code === 0 ? '' : output || `${outfile} could not be made: exit code ${code}`));
  });
}

/**
 * @param {string} file
 * @param {string[]} sources
 */
const isNewer = (file, sources) => existsSync(file) && sources.every((source) => statSync(source).mtimeMs < statSync(file).mtimeMs);
