import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, Worker } from 'node:worker_threads';
import type { ToWorker } from './messages';
import type { FromProcess } from './process-port';
import { serve } from './serve';

/** A process tells so often that its event loop turns. */
const ALIVE_EVERY_MS = 1000;

/** Entry point of the worker, be it a thread or a process. */
if (parentPort) {
  const port = parentPort;
  const take = serve('thread', (message, moved) => port.postMessage(message, moved));
  port.on('message', take);
} else {
  const send = (message: FromProcess): void => void process.send?.(message, undefined, undefined, () => undefined);
  const take = serve('process', send);
  process.on('message', (message: ToWorker) => take(message));
  // Whoever started it is gone. TensorFlow's own way out may crash or wait for its threads, and all that is kept is on disk already.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  // A terminal of Windows sends Ctrl-C to all processes in it; who started this one ends the run in good order.
  if (process.platform === 'win32') process.on('SIGINT', () => undefined);
  setInterval(() => send({ kind: 'alive' }), ALIVE_EVERY_MS).unref();
  const pulse = process.argv[2];
  // Without it the process is only ended sooner.
  if (pulse) new Worker(join(__dirname, 'heartbeat.js'), { argv: [pulse] }).on('error', () => undefined).unref();
  dieFirst();
}

/** Where memory runs short, Linux ends this process rather than one that holds the user's work. */
function dieFirst(): void {
  try {
    if (process.platform === 'linux') writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {
    // Then the system decides as it likes.
  }
}
