import { copyFile, mkdir, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { patiently } from '../files/patiently';
import { buildBinding } from './build-binding';
import { ensureSpace } from './disk';
import type { Ready } from './found';
import type { Machine } from './machine';
import type { Materials } from './materials';
import { type Kept, type NativeFolder, writeKept } from './native-folder';
import { fetchWheel, keptWheel } from './pip';
import type { Platform } from './platforms';
import { NativeError, problem } from './problem';
import { bytesIn, type Report } from './progress';
import { isDamage, unpackWheel } from './wheel';

interface WheelWay {
  readonly target: NativeFolder;
  readonly machine: Machine;
  readonly materials: Materials;
  readonly signal?: AbortSignal;
  readonly report: Report;
}

/**
 * Gets the library out of TensorFlow's Python package, and the binding to it.
 * @throws NativeError
 */
export async function setUpByWheel(way: WheelWay): Promise<Ready> {
  const { target, machine } = way;
  const platform = machine.platformOf(machine.platform);
  if (!platform) throw new NativeError(problem('no-wheel-for', { platform: machine.platform }));
  const wheel = await getLibraries(way, platform);
  const link = join(target.libraries, platform.alias);
  await patiently(() => rm(link, { force: true }));
  await symlink(platform.libraries[0], link);
  const { library, from } = await getBinding(way, platform, wheel);
  const files = [target.binding, ...librariesIn(target, platform)];
  await writeKept(target, { platform: machine.platform, library, binding: from, root: '.' }, files);
  await patiently(() => rm(target.download, { recursive: true, force: true }));
  return { kind: 'ready', packageFolder: target.folder, library };
}

const librariesIn = (target: NativeFolder, { libraries }: Platform): string[] => libraries.map((file) => join(target.libraries, file));

/** @returns the wheel that they are from */
async function getLibraries(way: WheelWay, platform: Platform): Promise<string> {
  const kept = await keptWheel(way.target.download, platform, way.signal);
  if (kept !== undefined) {
    try {
      await unpackLibraries(way, platform, kept);
      return kept;
    } catch (error) {
      // It may be anybody's file, or have suffered since it was fetched.
      if (!isDamage(error)) throw error;
    }
  }
  const { target, machine, report, signal } = way;
  report('download', 0);
  const { wheel, unpacked } = platform.bytes;
  await mkdir(target.download, { recursive: true });
  await ensureSpace(machine.disk, target.folder, Math.max(0, wheel + unpacked - (await bytesIn(target.libraries))));
  const fetched = await fetchWheel({
    platform,
    folder: target.download,
    report: (done) => report('download', done),
    ...(signal && { signal }),
  });
  await unpackLibraries(way, platform, fetched);
  return fetched;
}

async function unpackLibraries({ target, machine, report, signal }: WheelWay, platform: Platform, wheel: string): Promise<void> {
  report('unpack', 0);
  const needed = platform.libraries.map((file) => `tensorflow/${file}`);
  const files = librariesIn(target, platform);
  await unpackWheel({
    wheel,
    needed,
    disk: machine.disk,
    folder: target.libraries,
    to: (entry) => files[needed.indexOf(entry)],
    report: (done) => report('unpack', done),
    ...(signal && { signal }),
  });
}

/** The binding that was built before, if there is one and it can be loaded here; else it is built. */
async function getBinding(way: WheelWay, platform: Platform, wheel: string): Promise<{ library: string; from: Kept['binding'] }> {
  const { target, machine, materials, signal, report } = way;
  if (materials.prebuilt !== undefined) {
    report('check');
    await mkdir(dirname(target.binding), { recursive: true });
    await copyFile(materials.prebuilt, target.binding);
    const library = await machine.load(target.binding, signal).catch(() => undefined);
    signal?.throwIfAborted();
    if (library !== undefined) return { library, from: 'prebuilt' };
  }
  report('binding');
  await unpackHeaders(way, wheel);
  const { headers, libraries, working, binding: to } = target;
  await buildBinding({ materials, platform, headers, libraries, working, to, ...(signal && { signal }) });
  report('check');
  return { library: await machine.load(target.binding, signal), from: 'built' };
}

const INCLUDE = 'tensorflow/include/';

async function unpackHeaders({ target, machine, signal }: WheelWay, wheel: string): Promise<void> {
  await unpackWheel({
    wheel,
    needed: [`${INCLUDE}tensorflow/c/c_api.h`],
    disk: machine.disk,
    folder: target.headers,
    to: (entry) => (isHeader(entry) ? join(target.headers, entry.slice(INCLUDE.length)) : undefined),
    report: () => undefined,
    ...(signal && { signal }),
  });
}

/** TensorFlow's C interface, and what it includes. */
const isHeader = (entry: string): boolean =>
  entry.startsWith(INCLUDE) &&
  /^((tensorflow|xla\/tsl)\/c\/.*\.h|(tensorflow\/core|tsl)\/platform\/ctstring.*\.h)$/.test(entry.slice(INCLUDE.length));
