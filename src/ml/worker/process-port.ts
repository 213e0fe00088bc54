import { type ChildProcess, fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { type Lost, lost } from '../language/notice';
import type { FromWorker } from './messages';
import type { OpenPort } from './port';

/** What comes from a process: besides the messages of any worker, that its event loop still turns. */
export type FromProcess = FromWorker | { readonly kind: 'alive' };

interface ProcessLimits {
  /** So long without a sign of life, and it hangs: its event loop does not turn, nor does it use the processor. */
  readonly silentMs?: number;
  /** The same until its first sign of life: to start takes long on a busy machine. */
  readonly startMs?: number;
  /** So long without anything to do, and it is ended: it holds hundreds of megabytes. */
  readonly idleMs?: number;
}

/** The file descriptor on which the process tells that it computes, also while a batch blocks its event loop. */
const PULSE = 4;

/** A machine that has slept wakes with its clocks ahead: silence is counted in pieces, each of which has to pass by itself. */
const PIECES = 12;

/**
 * A worker that is a process of its own, run by the runtime of this one: whatever happens to it, this process continues.
 * @param file the bundled worker, `dist/worker.js`
 */
export const inProcess =
  (file: string, { silentMs = 60_000, startMs = 60_000, idleMs = 300_000 }: ProcessLimits = {}): OpenPort =>
  (listener) => {
    const child = start(file);
    const errors = lastWords(child);
    let [silence, limitMs] = [0, startMs];
    const lives = (): void => {
      [silence, limitMs] = [0, silentMs];
    };
    pulseOf(child).on('data', lives);
    let watch: NodeJS.Timeout | undefined;
    let rest: NodeJS.Timeout | undefined;
    const quit = (why: Lost): void => {
      clearInterval(watch);
      clearTimeout(rest);
      // First, so that no one gives it anything to do any more.
      listener.lost(why);
      child.kill('SIGKILL');
    };
    child.on('message', (message: FromProcess) => {
      lives();
      if (message.kind !== 'alive') listener.message(message);
    });
    child.on('error', (error) => quit(lost('process-failed', { reason: error.message })));
    void gone(child).then(([code, signal]) => quit(lostBy({ code, signal, errors: errors() })));
    return {
      // What cannot be copied throws; that the process has ended is reported by its end.
      post: (message) => void child.send(message, () => undefined),
      busy() {
        clearTimeout(rest);
        rest = undefined;
        child.channel?.ref();
        if (watch) return;
        silence = 0;
        watch = setInterval(() => {
          if ((++silence * silentMs) / PIECES > limitMs) quit(lost('process-silent', { seconds: Math.round(limitMs / 1000) }));
        }, silentMs / PIECES);
      },
      idle() {
        clearInterval(watch);
        watch = undefined;
        child.channel?.unref();
        rest ??= setTimeout(() => quit(lost('worker-ended', {})), idleMs).unref();
      },
      async end() {
        // Whoever waits for its end is kept alive until then.
        child.ref();
        child.channel?.ref();
        child.kill('SIGKILL');
        await gone(child);
      },
    };
  };

function start(file: string): ChildProcess {
  const child = fork(file, [String(PULSE)], {
    serialization: 'advanced',
    // Nothing that TensorFlow prints may reach what this process prints.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc', 'pipe'],
    // A debugger's port can be taken only once.
    execArgv: [],
    // Out of the terminal's group: a signal that is handled while oneDNN computes a product, such as that of Ctrl-C, writes over its memory.
    // Windows has no such signals.
    detached: process.platform !== 'win32',
    // In VS Code's extension host, the runtime is Electron, which is a Node.js only when told so.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', TF_CPP_MIN_LOG_LEVEL: process.env['TF_CPP_MIN_LOG_LEVEL'] ?? '2' },
  });
  child.unref();
  return child;
}

/** Resolves when it has ended and all that it has sent is here. */
async function gone(child: ChildProcess): Promise<readonly [code: number | null, signal: NodeJS.Signals | null]> {
  if (child.exitCode === null && child.signalCode === null) await new Promise((done) => child.once('exit', done));
  if (child.connected) await new Promise((done) => child.once('disconnect', done));
  return [child.exitCode, child.signalCode];
}

/** Keeps the end of what a process writes to stderr. */
function lastWords({ stderr }: ChildProcess): () => string {
  let text = '';
  (stderr as Socket)
    .unref()
    .setEncoding('utf8')
    .on('data', (more: string) => {
      text = (text + more).slice(-8192);
    });
  return () => text;
}

/** A pipe that is listened to would keep this process alive. */
const pulseOf = ({ stdio }: ChildProcess): Socket => (stdio[PULSE] as unknown as Socket).unref();

/** How a process ended, as Node.js tells it. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The end of what it wrote to stderr. */
  readonly errors: string;
}

/** Windows ends a process that got no memory with one of these: STATUS_NO_MEMORY, STATUS_COMMITMENT_LIMIT. */
const NO_MEMORY: readonly number[] = [0xc000_0017, 0xc000_012d];
/** From here on, an exit code of Windows is a status of the system's: an exception that was not handled. */
const STATUS = 0xc000_0000;

/** What a reader sees of a process that ended by itself or was ended. */
export function lostBy({ code, signal, errors }: ProcessEnd, platform: NodeJS.Platform = process.platform): Lost {
  if (/out of memory|bad_alloc|cannot allocate memory/i.test(errors) || NO_MEMORY.includes(code ?? 0)) return lost('process-memory', {});
  const error = /^\w*Error: .*$/m.exec(errors)?.[0];
  // Windows has no signals: who ends a process from outside gives it an exit code, as a rule 1, and it has nothing to say.
  const killed = signal === 'SIGKILL' || (platform === 'win32' && code === 1 && errors === '');
  if (killed) return lost('process-killed', {});
  if (error) return lost('process-failed', { reason: error });
  const named = code !== null && code >= STATUS ? `0x${code.toString(16).toUpperCase()}` : code;
  return lost('process-ended', { code: named, signal });
}
