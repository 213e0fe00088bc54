import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, isAbsolute, join, relative, sep } from 'node:path';
import { patiently } from '../files/patiently';

/** A program that is run to its end. */
interface Run {
  readonly command: string;
  readonly parameters: readonly string[];
  /** Where it works: an empty folder of its own where not set, which is gone afterwards. */
  readonly folder?: string;
  /** Added to this process's own. */
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Ends it after so many milliseconds. */
  readonly limit?: number;
  /** Found by a shell, as npm has to be on Windows; nothing given to it may then hold spaces. */
  readonly shell?: boolean;
}

export interface Ran {
  /** Undefined where there is no such program, or where it was ended by a signal. */
  readonly code: number | undefined;
  readonly missing: boolean;
  readonly late: boolean;
  /** What it printed, on both streams; the end of it where it was much. */
  readonly output: string;
}

const MOST_OUTPUT = 100_000;

/**
 * Runs a program and waits for its end. It is ended, with all that it started, when the signal says so.
 * @throws the signal's reason
 */
export async function run(order: Run): Promise<Ran> {
  order.signal?.throwIfAborted();
  if (order.folder !== undefined) return await runIn(order.folder, order);
  // Python, and Windows for every program, look for code in the working folder first: that must not be the one that VS Code was opened in.
  const empty = await mkdtemp(join(tmpdir(), 'neural-network-'));
  try {
    return await runIn(empty, order);
  } finally {
    await patiently(() => rm(empty, { recursive: true, force: true })).catch(() => undefined);
  }
}

async function runIn(folder: string, { command, parameters, env, signal, limit, shell = false }: Run): Promise<Ran> {
  // A group of its own, so that it can be ended whole: launchers of Python start the real one.
  const options = {
    cwd: folder,
    env: safeEnvironment({ ...process.env, ...env }),
    shell,
    windowsHide: true,
    detached: process.platform !== 'win32',
  };
  const child = spawn(command, parameters, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const end = (): void => endWhole(child.pid);
  let late = false;
  const timer =
    limit === undefined
      ? undefined
      : setTimeout(() => {
          late = true;
          end();
        }, limit);
  signal?.addEventListener('abort', end, { once: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-MOST_OUTPUT);
    });
  try {
    const ended = await new Promise<Pick<Ran, 'code' | 'missing'>>((resolve) => {
      child.on('error', () => resolve({ code: undefined, missing: true }));
      child.on('close', (code) => resolve({ code: code ?? undefined, missing: false }));
    });
    signal?.throwIfAborted();
    return { ...ended, late, output };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}

function endWhole(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    if (process.platform === 'win32')
      spawn(join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'taskkill.exe'), ['/T', '/F', '/PID', String(pid)], {
        stdio: 'ignore',
        windowsHide: true,
      });
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** The line of a program's output that tells most: the last that speaks of an error, or else the last. */
export function tellingLine(output: string): string {
  const lines = output.split(/[\r\n]+/).map((line) => line.trim());
  const line = lines.findLast((l) => /\berror\b/i.test(l)) ?? lines.findLast((l) => l !== '') ?? '';
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}

let distrusted: readonly string[] = [];

/** Folders whose programs and modules are never run: those that are open in the editor, where anything may lie. */
export function distrust(folders: readonly string[]): void {
  distrusted = folders.flatMap((folder) => [folder, real(folder)]);
}

/** Lists of folders in which programs and modules are looked for. */
const lists = /^(PATH|PYTHONPATH)$/i;
/** What would have a program run code before its own. */
const preludes = /^(NODE_OPTIONS|NODE_PATH|PYTHONSTARTUP|PYTHONHOME)$/i;

/**
 * An environment in which programs are found where the system and the user keep them: without folders that are relative to wherever one is,
 * and without those that are distrusted. Python does not look into its working folder.
 */
export function safeEnvironment(given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(given).flatMap(([name, value]) => {
    if (value === undefined || preludes.test(name)) return [];
    return [[name, lists.test(name) ? value.split(delimiter).filter(isTrusted).join(delimiter) : value]];
  });
  return { ...Object.fromEntries(kept), PYTHONSAFEPATH: '1', NoDefaultCurrentDirectoryInExePath: '1' };
}

const isTrusted = (folder: string): boolean =>
  isAbsolute(folder) && !distrusted.some((outer) => isWithin(outer, folder) || isWithin(outer, real(folder)));

function isWithin(outer: string, folder: string): boolean {
  const way = relative(outer, folder);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function real(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
