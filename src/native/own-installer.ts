import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { patiently } from '../files/patiently';
import { run, tellingLine } from './child';
import { exists, findInPackage } from './found';
import { NativeError, problem } from './problem';
import { bytesIn } from './progress';

/** The package's own way to get its binding and its library, which works where its storage can be reached. */
interface OwnInstall {
  /** The folder of the package, with its `package.json`; its installer is there in a checkout only. */
  readonly package: string;
  /** Where the package is installed if its installer is not there. */
  readonly elsewhere: string;
  readonly signal?: AbortSignal;
  readonly timing?: { readonly answerMs: number; readonly stuckMs: number };
}

const usual = { answerMs: 10_000, stuckMs: 30_000 };

/** The part of the package's `package.json` that its installer goes by. */
interface Manifest {
  readonly version: string;
  readonly binary: { readonly host: string; readonly remote_path: string };
}

/**
 * Runs the installer of @tensorflow/tfjs-node.
 * @returns the folder that then holds the binding and the library
 * @throws NativeError where its storage cannot be reached, which is found out first, or the installer fails
 */
export async function runOwnInstaller({ package: given, elsewhere, signal, timing = usual }: OwnInstall): Promise<string> {
  const manifest: Manifest = JSON.parse(await readFile(join(given, 'package.json'), 'utf8'));
  await ensureReachable(manifest, timing.answerMs, signal);
  const inCheckout = await exists(join(given, 'scripts', 'install.js'));
  const folder = inCheckout ? given : await installPackage(given, elsewhere, signal);
  const reason = await install(folder, timing.stuckMs, signal);
  if (process.platform === 'win32') await besideBinding(folder);
  if (!(await findInPackage(folder))) throw new NativeError(problem('own-failed', { reason }));
  return inCheckout ? folder : keepOnlyNeeded(folder, elsewhere);
}

/** Where a proxy is needed, the installer knows how to use it, and this does not. */
const behindProxy = (): boolean => Object.keys(process.env).some((name) => /^https?_proxy$/i.test(name));

async function ensureReachable({ version, binary }: Manifest, limit: number, signal: AbortSignal | undefined): Promise<void> {
  if (behindProxy()) return;
  const system = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform as string] ?? process.platform;
  const path = binary.remote_path.replace('{napi_build_version}', '8').replace('{version}', version).replace(/^\.\//, '');
  const address = `${binary.host}/${path}CPU-${system}-${version}.${process.platform === 'win32' ? 'zip' : 'tar.gz'}`;
  const late = AbortSignal.timeout(limit);
  const reason = await fetch(address, { method: 'HEAD', signal: signal ? AbortSignal.any([signal, late]) : late }).then(
    ({ ok, status }) => (ok ? undefined : `HTTP ${status}`),
    (error: Error) => (late.aborted ? `${limit / 1000} s` : causeOf(error)),
  );
  signal?.throwIfAborted();
  if (reason !== undefined) throw new NativeError(problem('own-unreachable', { reason }));
}

/** What `fetch` says of a network that fails is in the error's cause. */
function causeOf({ cause, message }: Error): string {
  const { code, message: said } = (cause ?? {}) as Partial<NodeJS.ErrnoException>;
  return code ?? said ?? message;
}

/**
 * Installs the package with npm, without the scripts of packages, into a folder made anew: exactly the versions, to the checksum, that the
 * lock file beside the package's manifest names, as they were when the extension was packaged.
 */
async function installPackage(given: string, elsewhere: string, signal: AbortSignal | undefined): Promise<string> {
  await patiently(() => rm(elsewhere, { recursive: true, force: true }));
  await mkdir(elsewhere, { recursive: true });
  const lock = await readFile(join(given, 'package-lock.json'), 'utf8');
  await writeFile(join(elsewhere, 'package-lock.json'), lock);
  await writeFile(join(elsewhere, 'package.json'), `${JSON.stringify(JSON.parse(lock).packages[''])}\n`);
  const parameters = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const ran = await run({ command: 'npm', parameters, folder: elsewhere, shell: true, ...(signal && { signal }) });
  const folder = join(elsewhere, 'node_modules', '@tensorflow', 'tfjs-node');
  if (ran.code === 0) return folder;
  const noNpm = ran.missing || ran.code === 127 || /not recognized|not found/i.test(ran.output);
  throw new NativeError(noNpm ? problem('own-no-npm') : problem('own-failed', { reason: tellingLine(ran.output) }));
}

/**
 * Its installer as npm would run it; npm itself holds it back until the user approves of it.
 * @returns what it said last
 */
async function install(folder: string, stuckMs: number, signal: AbortSignal | undefined): Promise<string> {
  const commands = [join(folder, 'node_modules', '.bin'), join(folder, '..', '..', '.bin')];
  const stuck = new AbortController();
  let bytes = 0;
  let grown = Date.now();
  const timer = setInterval(async () => {
    const now = (await bytesIn(join(folder, 'deps'))) + (await bytesIn(join(folder, 'lib')));
    if (now !== bytes) grown = Date.now();
    bytes = now;
    if (Date.now() - grown > stuckMs) stuck.abort();
  }, 1000);
  try {
    const { output } = await run({
      command: process.execPath,
      parameters: [join('scripts', 'install.js')],
      folder,
      env: { ELECTRON_RUN_AS_NODE: '1', PATH: [...commands, process.env['PATH'] ?? ''].join(delimiter) },
      signal: signal ? AbortSignal.any([signal, stuck.signal]) : stuck.signal,
    });
    return tellingLine(output);
  } catch (error) {
    if (!signal?.aborted && stuck.signal.aborted) throw new NativeError(problem('own-stuck', { seconds: stuckMs / 1000 }));
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/** On Windows a library is looked for beside the binding, and with newer versions of Node.js the installer puts it elsewhere. */
async function besideBinding(folder: string): Promise<void> {
  const library = join(folder, 'deps', 'lib', 'tensorflow.dll');
  const binding = join(folder, 'lib', 'napi-v8');
  if ((await exists(library)) && (await exists(binding))) await copyFile(library, join(binding, 'tensorflow.dll'));
}

/** Of all that npm installed, what holds the binding and the library. */
async function keepOnlyNeeded(folder: string, elsewhere: string): Promise<string> {
  const rest = `${elsewhere}-rest`;
  await patiently(() => rm(rest, { recursive: true, force: true }));
  await patiently(() => rename(elsewhere, rest));
  await patiently(() => rename(folder.replace(elsewhere, rest), elsewhere));
  await patiently(() => rm(rest, { recursive: true, force: true }));
  return elsewhere;
}
