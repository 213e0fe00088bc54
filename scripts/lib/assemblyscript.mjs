import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './root.mjs';

const compiler = join(root, 'node_modules/assemblyscript');

/** Every instance gets its memory from outside and never allocates; threads share it. */
const flags = [
  ...['-O3', '--noAssert', '--runtime', 'stub', '--use', 'abort='],
  ...['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
  ...['--enable', 'simd', '--enable', 'threads'],
];

/**
 * Compiles AssemblyScript to WebAssembly. The result is kept by the content of all that it is made from, because compiling takes ten
 * seconds of a processor and every packaging asks for it.
 * @param {{ entry: string, outfile: string, features: string[] }} program `features`: what it needs besides SIMD and threads
 * @returns {Promise<import('./bundle.mjs').BundleResult>}
 */
export async function compileProgram({ entry, outfile, features }) {
  const parameters = [entry, ...flags, ...features.flatMap((feature) => ['--enable', feature])];
  const kept = join('out/programs', `${fingerprint(dirname(entry), parameters)}.wasm`);
  const errors = await compileOnce(kept, parameters);
  if (errors) return { sizes: [], inputs: [], errors: [`${outfile}: ${errors}`] };
  mkdirSync(dirname(join(root, outfile)), { recursive: true });
  copyFileSync(join(root, kept), join(root, outfile));
  return { sizes: [{ file: outfile, bytes: statSync(join(root, outfile)).size }], inputs: [], errors: [] };
}

/**
 * @param {string} folder the program's sources
 * @param {string[]} parameters
 */
function fingerprint(folder, parameters) {
  const sources = [join(folder, '../layout.ts'), ...readdirSync(join(root, folder), 'utf8').map((file) => join(folder, file))].sort();
  const hash = createHash('sha256')
    .update(readFileSync(join(compiler, 'package.json')))
    .update(JSON.stringify(parameters));
  for (const source of sources) hash.update(source).update(readFileSync(join(root, source)));
  return hash.digest('hex').slice(0, 32);
}

/**
 * Programs that this process is compiling, by outfile: a test run builds and packages at the same time.
 * @type {Map<string, Promise<string>>}
 */
const underWay = new Map();

/**
 * @param {string} outfile
 * @param {string[]} parameters
 * @returns {Promise<string>} what the compiler printed, if it failed
 */
async function compileOnce(outfile, parameters) {
  if (existsSync(join(root, outfile))) return '';
  const compiling = underWay.get(outfile) ?? compile(outfile, parameters).finally(() => underWay.delete(outfile));
  underWay.set(outfile, compiling);
  return await compiling;
}

/**
 * @param {string} outfile
 * @param {string[]} parameters
 * @returns {Promise<string>} what it printed, if it failed
 */
function compile(outfile, parameters) {
  mkdirSync(dirname(join(root, outfile)), { recursive: true });
  // Renamed when it is whole: two builds at once, or one that is ended, leave no half program.
  const unfinished = `${outfile}.${process.pid}.wasm`;
  // In a process of its own: the compiler takes the thread for seconds. Without the flag, it would start itself once more.
  const child = spawn(process.execPath, ['--enable-source-maps', join(compiler, 'bin/asc.js'), ...parameters, '--outFile', unfinished], {
    cwd: root,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => {
      if (code === 0) renameSync(join(root, unfinished), join(root, outfile));
      done(code === 0 ? '' : output || `exit code ${code}`);
    });
  });
}
