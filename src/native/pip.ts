import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { patiently } from '../files/patiently';
import { type Ran, run, tellingLine } from './child';
import type { Platform, WheelChoice } from './platforms';
import { NativeError, type NativeProblem, problem } from './problem';
import { watchingSize } from './progress';

/** A program, and what it is given first. */
type Launcher = readonly [string, ...string[]];

/** How pip may be started, the likeliest first; none is sure to be the user's only one, but any can fetch a file. */
const launchers: readonly Launcher[] = [['python3', '-m', 'pip'], ['python', '-m', 'pip'], ['pip3'], ['pip']];

/** Python's own launcher for Windows knows every Python there; `python3` is there, as a rule, a program that opens the Microsoft Store. */
const windowsLauncher: Launcher = ['py', '-3', '-m', 'pip'];

/**
 * The ways to pip on this system.
 * @param developerTools whether a Mac has Apple's developer tools; without them, its own `python3` and `pip3` only ask to install them
 */
export function launchersOn(platform: NodeJS.Platform, developerTools: boolean): readonly Launcher[] {
  if (platform === 'win32') return [windowsLauncher, ...launchers];
  return platform === 'darwin' && !developerTools ? launchers.filter(([command]) => !command.endsWith('3')) : launchers;
}

/** A `python3` that comes before Apple's in the path is one that can be run. */
async function hasDeveloperTools(signal: AbortSignal | undefined): Promise<boolean> {
  if (process.platform !== 'darwin') return true;
  const code = async (command: string, ...parameters: string[]): Promise<boolean> =>
    (await run({ command, parameters, limit: ANSWER_MS, ...(signal && { signal }) })).code === 0;
  return (await code('xcode-select', '-p')) || !(await code('/bin/sh', '-c', 'test "$(command -v python3)" = /usr/bin/python3'));
}

const ANSWER_MS = 60_000;

/** The first pip that answers. @throws NativeError where none does */
async function findPip(signal: AbortSignal | undefined): Promise<Launcher> {
  const known = launchersOn(process.platform, await hasDeveloperTools(signal));
  for (const launcher of known) {
    const [command, ...parameters] = launcher;
    const { code } = await run({ command, parameters: [...parameters, '--version'], limit: ANSWER_MS, ...(signal && { signal }) });
    if (code === 0) return launcher;
  }
  throw new NativeError(problem('no-pip', { tried: known.map((launcher) => launcher.join(' ')) }));
}

interface WheelOrder {
  readonly platform: Platform;
  /** Where the wheel goes when it is whole. */
  readonly folder: string;
  readonly signal?: AbortSignal;
  /** @param done from 0 to 1 */
  report(done: number): void;
}

/**
 * Fetches a wheel of TensorFlow with the user's own pip, so that a mirror, a proxy and certificates are as the user set them up.
 * @returns its file
 * @throws NativeError where pip cannot
 */
export async function fetchWheel(order: WheelOrder): Promise<string> {
  const pip = await findPip(order.signal);
  const { wheels } = order.platform;
  for (const choice of wheels) {
    const first = await fetchVersion(pip, order, choice);
    // pip gives up when a transfer breaks off in the middle; a second try is worth it.
    const fetched = typeof first === 'object' && first.code === 'pip-failed' ? await fetchVersion(pip, order, choice) : first;
    if (typeof fetched === 'string') return fetched;
    if (fetched) throw new NativeError(fetched);
  }
  throw new NativeError(problem('no-version', { versions: wheels.map(({ version }) => version) }));
}

/** @returns the wheel's file, or what is in the way; undefined where the index lacks this version */
async function fetchVersion(pip: Launcher, order: WheelOrder, choice: WheelChoice): Promise<string | NativeProblem | undefined> {
  const { platform, folder, signal, report } = order;
  // What pip is killed in the middle of stays in this folder, and goes with it.
  const half = join(folder, 'half');
  await patiently(() => rm(half, { recursive: true, force: true }));
  await mkdir(half, { recursive: true });
  try {
    const ran = await watchingSize(
      half,
      (bytes) => report(Math.min(1, bytes / platform.bytes.wheel)),
      () => download(pip, platform.distribution, choice, half, signal),
    );
    const name = (await readdir(half)).find((n) => n.endsWith('.whl'));
    if (ran.code !== 0 || name === undefined) return troubleIn(ran, folder);
    if ((await sha256Of(join(half, name), signal)) !== choice.sha256) return problem('wheel-unexpected', { file: name });
    await patiently(() => rename(join(half, name), join(folder, name)));
    return join(folder, name);
  } finally {
    await patiently(() => rm(half, { recursive: true, force: true }));
  }
}

/** A wheel that was fetched before, and is whole; what else lies in its place is thrown away. */
export async function keptWheel(folder: string, { wheels }: Platform, signal?: AbortSignal): Promise<string | undefined> {
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name);
    if (!name.endsWith('.whl')) continue;
    const sum = await sha256Of(file, signal);
    if (wheels.some(({ sha256 }) => sha256 === sum)) return file;
    await patiently(() => rm(file, { recursive: true, force: true }));
  }
  return undefined;
}

/** In hexadecimal. */
async function sha256Of(file: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash, signal ? { signal } : {});
  return hash.digest('hex');
}

function download(
  [command, ...parameters]: Launcher,
  distribution: string,
  { version, tag }: WheelChoice,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<Ran> {
  const any = ['--no-deps', '--only-binary=:all:', '--python-version', '3.11', '--implementation', 'cp', '--abi', 'cp311'];
  // Not kept in pip's cache: what is set up here should go with its removal.
  const quiet = ['--no-input', '--no-cache-dir', '--disable-pip-version-check', '--retries', '2', '--progress-bar', 'off'];
  return run({
    command,
    parameters: [...parameters, 'download', ...any, ...quiet, '--platform', tag, '--dest', folder, `${distribution}==${version}`],
    // Its working files are on the disk whose space was looked at, and show how far it is. Nothing is installed, so no environment is needed.
    env: { TMPDIR: folder, TEMP: folder, TMP: folder, PIP_REQUIRE_VIRTUALENV: 'false', PYTHONIOENCODING: 'utf-8' },
    ...(signal && { signal }),
  });
}

/** Undefined where the index was reached and only lacks this version. */
function troubleIn({ output }: Ran, folder: string): NativeProblem | undefined {
  if (/No space left on device|Disk quota exceeded/i.test(output)) return problem('disk-full', { folder });
  const offline = output
    .split(/[\r\n]+/)
    .find((line) =>
      /Retrying \(|Failed to establish|Connection(Error| refused| aborted)|timed? ?out|ProxyError|SSLError|resolve host/i.test(line),
    );
  if (offline !== undefined) return problem('pip-offline', { reason: innermost(offline) ?? tellingLine(offline) });
  return /No matching distribution|Could not find a version/i.test(output)
    ? undefined
    : problem('pip-failed', { reason: tellingLine(output) });
}

/** pip tells of errors within errors, as Python writes them: the innermost says what is the matter. */
export function innermost(line: string): string | undefined {
  const begin = [...line.matchAll(/Error[(:]|\[Errno -?\d+\]/g)].at(-1);
  const inner = begin ? line.slice(begin.index + begin[0].length).trimStart() : '';
  const text = inner.replace(/^(?:\d+, )?['"]?(?:\w+\(host=.*?\): )?/, '');
  return text.replace(/['"](?:\)|,|$).*$/s, '').trim() || undefined;
}
