import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { patiently } from './patiently';

/** A file at an address, of which is known what it must be. */
export interface Wanted {
  readonly address: string;
  /** Where it is put. */
  readonly path: string;
  /** About how large it is; a server that sends twice as much is not listened to any longer. */
  readonly bytes: number;
  /** SHA-256, in hexadecimal digits. Of a file that is packed with gzip, where `unpacked` says so, of what is in it. */
  readonly sha256: string;
  readonly unpacked: boolean;
}

/**
 * Why there is no file: no server answers; it answers with a status that is none of success; it breaks off, or is silent for long; what came
 * is another file; the disk takes nothing more.
 */
export type DownloadTrouble =
  | { readonly why: 'unreachable'; readonly address: string; readonly detail: string }
  | { readonly why: 'status'; readonly address: string; readonly status: number }
  | { readonly why: 'broken-off'; readonly address: string; readonly detail: string }
  | { readonly why: 'other-file'; readonly address: string }
  | { readonly why: 'disk'; readonly path: string; readonly detail: string };

export type Downloaded = 'done' | 'cancelled' | DownloadTrouble;

interface DownloadOptions {
  readonly signal: AbortSignal;
  /** Called with how many bytes of the file are there; begins anew from 0 where the server cannot continue. */
  readonly onBytes: (bytes: number) => void;
  /** A server that sends nothing for so long has broken off. */
  readonly silenceMs?: number;
  /** Waited before it is asked again. */
  readonly pauseMs?: number;
}

/** How often a server is asked that does not answer, or breaks off without having sent anything new. */
const TRIES = 3;

/**
 * Downloads a file into its place, whole and as it must be, or not at all. What came before it was cancelled or broke off is kept beside the
 * place (`.part`), and the download continues from there, also after a restart, where the server has ranges and the file is still the same.
 */
export async function download(file: Wanted, options: DownloadOptions): Promise<Downloaded> {
  const { signal, pauseMs = 1000 } = options;
  try {
    await mkdir(dirname(file.path), { recursive: true });
    for (let failed = 0; ; ) {
      const before = await sizeOf(partOf(file));
      // It was cut off between the last byte and the check.
      if (before >= file.bytes && (await isRight(file))) return await put(file);
      const came = await receive(file, before, options);
      if (came === 'all') return await finish(file);
      if (came === 'cancelled' || (came.why !== 'broken-off' && came.why !== 'unreachable')) return came;
      failed = (await sizeOf(partOf(file))) > before ? 0 : failed + 1;
      if (failed === TRIES) return came;
      await pause(pauseMs, signal);
      if (signal.aborted) return 'cancelled';
    }
  } catch (error) {
    return { why: 'disk', path: pathIn(error) ?? file.path, detail: codeOf(error) };
  }
}

const partOf = ({ path }: Wanted): string => `${path}.part`;

/** Tells whether the file at the address is still the one that a part is of. */
const markOf = ({ path }: Wanted): string => `${path}.part.mark`;

/** Asks for what is missing, and writes what comes. Rejects where the disk does not take it. */
async function receive(file: Wanted, have: number, options: DownloadOptions): Promise<'all' | 'cancelled' | DownloadTrouble> {
  const { address } = file;
  const { signal, silenceMs = 60_000 } = options;
  const mark = have > 0 ? await readFile(markOf(file), 'utf8').catch(() => undefined) : undefined;
  const silence = new Silence(silenceMs);
  const stop = AbortSignal.any([signal, silence.signal]);
  const failure = (why: 'unreachable' | 'broken-off', error: unknown): 'cancelled' | DownloadTrouble =>
    signal.aborted ? 'cancelled' : { why, address, detail: silence.signal.aborted ? 'ETIMEDOUT' : causeOf(error) };
  try {
    let response: Response;
    try {
      response = await fetch(address, { headers: headersOf(have, mark), signal: stop });
    } catch (error) {
      return failure(have > 0 ? 'broken-off' : 'unreachable', error);
    }
    // What is there is as much as the file has, or more: the check tells.
    if (response.status === 416 && mark !== undefined) return startAnew(file, response);
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      return { why: 'status', address, status: response.status };
    }
    const from = mark !== undefined && response.status === 206 && startsAt(response, have) ? have : 0;
    // A part of something else than was asked for is of no use.
    if (response.status === 206 && from !== have) return startAnew(file, response);
    await writeFile(markOf(file), validatorOf(response));
    return await write(response.body, from, file, { ...options, silence, failure });
  } finally {
    silence.end();
  }
}

/** Without compression on the way, so that bytes are those of the file. */
const headersOf = (have: number, mark: string | undefined): Record<string, string> => ({
  'accept-encoding': 'identity',
  ...(have > 0 && mark ? { range: `bytes=${have}-`, 'if-range': mark } : {}),
});

async function startAnew(file: Wanted, response: Response): Promise<DownloadTrouble> {
  await response.body?.cancel();
  await forget(file);
  return { why: 'broken-off', address: file.address, detail: String(response.status) };
}

/** By what a server knows the file again: an entity tag, unless it is a weak one, or the time of its last change; empty where it gives neither. */
function validatorOf({ headers }: Response): string {
  const tag = headers.get('etag');
  return tag && !tag.startsWith('W/') ? tag : (headers.get('last-modified') ?? '');
}

const startsAt = ({ headers }: Response, have: number): boolean => headers.get('content-range')?.startsWith(`bytes ${have}-`) ?? false;

interface Writing extends DownloadOptions {
  readonly silence: Silence;
  readonly failure: (why: 'broken-off', error: unknown) => 'cancelled' | DownloadTrouble;
}

async function write(
  body: ReadableStream<Uint8Array>,
  from: number,
  file: Wanted,
  { onBytes, silence, failure }: Writing,
): Promise<'all' | 'cancelled' | DownloadTrouble> {
  const part = await openPart(partOf(file));
  const reader = body.getReader();
  try {
    if (from === 0) await part.truncate(0);
    // Each byte goes to its own place, so two windows that continue the same file do each other no harm.
    let at = from;
    onBytes(at);
    for (;;) {
      const next = await reader.read().catch((error: unknown) => ({ error }));
      if ('error' in next) return failure('broken-off', next.error);
      if (next.done) break;
      silence.heard();
      at += (await part.write(next.value, 0, next.value.length, at)).bytesWritten;
      onBytes(at);
      if (at > 2 * file.bytes) {
        await forget(file);
        return { why: 'other-file', address: file.address };
      }
    }
    await part.truncate(at);
    await part.sync();
    return 'all';
  } finally {
    await reader.cancel().catch(() => undefined);
    await part.close();
  }
}

const openPart = (path: string): Promise<FileHandle> =>
  open(path, 'r+').catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
    return open(path, 'w+');
  });

/** Checks what has come, and puts it into its place. */
async function finish(file: Wanted): Promise<'done' | DownloadTrouble> {
  if (await isRight(file)) return put(file);
  await forget(file);
  return { why: 'other-file', address: file.address };
}

async function put(file: Wanted): Promise<'done'> {
  await patiently(() => rename(partOf(file), file.path));
  await patiently(() => rm(markOf(file), { force: true }));
  return 'done';
}

const isRight = async (file: Wanted): Promise<boolean> => (await sha256Of(partOf(file), file.unpacked)) === file.sha256;

/** Of what is in a gzip file where that is asked for; undefined for a damaged one. */
async function sha256Of(path: string, unpacked: boolean): Promise<string | undefined> {
  const hash = createHash('sha256');
  const packed = unpacked && (await isGzip(path));
  try {
    if (packed) await pipeline(createReadStream(path), createGunzip(), hash);
    else await pipeline(createReadStream(path), hash);
  } catch {
    return undefined;
  }
  return hash.digest('hex');
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

/** Removes what was downloaded of a file. */
async function forget(file: Wanted): Promise<void> {
  for (const path of [partOf(file), markOf(file)]) await patiently(() => rm(path, { force: true }));
}

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );

/** Aborts once nothing was heard for so long. */
class Silence {
  readonly #controller = new AbortController();
  readonly #milliseconds: number;
  #timer: NodeJS.Timeout;

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
    this.#timer = this.#wait();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  heard(): void {
    this.end();
    this.#timer = this.#wait();
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #wait(): NodeJS.Timeout {
    return setTimeout(() => this.#controller.abort(), this.#milliseconds);
  }
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : String(error));

const pathIn = (error: unknown): string | undefined =>
  error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : undefined;

/** What `fetch` gives as its cause: `ECONNREFUSED`, `ENOTFOUND`. */
const causeOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return cause instanceof Error && !('code' in cause) ? cause.message : codeOf(cause);
};
