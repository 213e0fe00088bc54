import { createHash } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { patiently } from '../files/patiently';
import { type Disk, ensureSpace } from './disk';
import { NativeError, problem } from './problem';

/** Which of a wheel's files are wanted, and where they go. */
interface Unpacking {
  readonly wheel: string;
  /** The file that a name of the wheel becomes; undefined for those that are left out. */
  to(name: string): string | undefined;
  /** Names that must be there. */
  readonly needed: readonly string[];
  readonly disk: Disk;
  /** The folder that all goes into. */
  readonly folder: string;
  readonly signal?: AbortSignal;
  report(done: number): void;
}

/**
 * Unpacks some of a wheel's files and holds each against the checksum in the wheel's own list. A file gets its name when it is whole
 * and right; files that were unpacked before are written anew.
 * @throws NativeError where the wheel is damaged; it is deleted then
 */
export async function unpackWheel(order: Unpacking): Promise<void> {
  try {
    await unpack(order);
  } catch (error) {
    const told = damageIn(error, order.wheel) ?? error;
    if (isDamage(told)) await patiently(() => rm(order.wheel, { force: true }));
    throw told;
  }
}

async function unpack({ wheel, to, needed, disk, folder, signal, report }: Unpacking): Promise<void> {
  const zip = await openPromise(wheel, { autoClose: false });
  try {
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) entries.push(entry);
    const list = entries.find(({ fileName }) => /^[^/]+\.dist-info\/RECORD$/.test(fileName));
    const lacking = list ? needed.find((name) => !entries.some(({ fileName }) => fileName === name)) : 'RECORD';
    if (!list || lacking !== undefined) throw new NativeError(problem('wheel-lacks', { file: basename(wheel), part: lacking ?? 'RECORD' }));
    const wanted = entries.flatMap((entry) => {
      const file = entry.fileName.endsWith('/') ? undefined : to(entry.fileName);
      return file === undefined ? [] : [{ entry, file }];
    });
    const total = wanted.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
    await ensureSpace(disk, folder, total);
    const checksums = readRecord(await textOf(zip, list));
    let done = 0;
    const counted = (bytes: number): void => {
      done += bytes;
      report(done / total);
    };
    for (const { entry, file } of wanted)
      await unpackOne({ zip, entry, file, checksum: checksums.get(entry.fileName), disk, signal, counted });
  } finally {
    zip.close();
  }
}

interface One {
  readonly zip: ZipFile;
  readonly entry: Entry;
  readonly file: string;
  readonly checksum: string | undefined;
  readonly disk: Disk;
  readonly signal: AbortSignal | undefined;
  counted(bytes: number): void;
}

async function unpackOne({ zip, entry, file, checksum, disk, signal, counted }: One): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const half = `${file}.part`;
  const hash = createHash('sha256');
  const watched = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      counted(chunk.length);
      done(undefined, chunk);
    },
  });
  try {
    await pipeline(await zip.openReadStreamPromise(entry), watched, disk.write(half), signal ? { signal } : {});
    if (checksum === undefined || hash.digest('base64url') !== checksum) throw new WrongChecksum(entry.fileName);
    await patiently(() => rename(half, file));
  } catch (error) {
    await patiently(() => rm(half, { force: true }));
    throw error;
  }
}

/** The wheel is to blame. */
export const isDamage = (error: unknown): boolean =>
  error instanceof NativeError && (error.problem.code === 'wheel-damaged' || error.problem.code === 'wheel-lacks');

class WrongChecksum extends Error {}

/** What is wrong with the wheel itself, if that is what ended the unpacking; yauzl's and zlib's errors have no code of the system. */
function damageIn(error: unknown, wheel: string): NativeError | undefined {
  if (error instanceof NativeError || error instanceof TypeError) return undefined;
  const { code, name, message } = error as NodeJS.ErrnoException;
  const zlib = code?.startsWith('Z_') ?? true;
  if (name === 'AbortError' || !zlib) return undefined;
  return new NativeError(
    problem('wheel-damaged', { file: basename(wheel), part: error instanceof WrongChecksum ? message : 'a part of it' }),
  );
}

async function textOf(zip: ZipFile, entry: Entry): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

/** A wheel's list of its files: a line each, `NAME,sha256=CHECKSUM,BYTES`, the checksum in URL-safe base 64 without padding. */
const readRecord = (text: string): ReadonlyMap<string, string> =>
  new Map([...text.matchAll(/^"?(.+?)"?,sha256=([\w-]+),\d+\r?$/gm)].map(([, name = '', checksum = '']) => [name, checksum]));
