import { type Lost, lost } from '../language/lost';

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

/** What a reader is told of a process that ended by itself or was ended. */
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
