// Sharing work among threads. One leads: it names a job, does the first part, and waits until all have done theirs. The others
// serve, each in an instance of its own on the same memory.

import { CREW_DONE, CREW_JOB, CREW_KIND, CREW_LINES, CREW_LOST, CREW_ON, CREW_THREADS, WORTH_SHARING } from '../layout';
import { num, ptr } from './fields';
import { doPart } from './parts';

/** So often is looked for a change before the thread goes to sleep: some tens of microseconds, the time between two jobs of a step. */
const LOOKS: i32 = 60000;

/**
 * Sleeps until it is woken, if the number is still what it was. WebAssembly's own way of waiting does not come back in the V8 of
 * Node.js 20 where it is in a larger function, so JavaScript does it.
 */
// @ts-ignore: decorator
@external('env', 'sleep')
declare function sleep(at: usize, old: i32): void;

/** Where the leader finds its crew; 0 while it is alone. */
let crew: usize = 0;

export function lead(at: usize): void {
  crew = at;
}

/** Waits until a number is no longer what it was, and gives the new one. */
function change(at: usize, old: i32): i32 {
  let now = old;
  while (now == old) {
    for (let looks = LOOKS; looks && now == old; looks--) now = atomic.load<i32>(at);
    if (now == old) sleep(at, old);
  }
  return now;
}

/** Does a job, with all threads if it is large enough. Traps where a thread has ended, for its part will never be done. */
export function share(kind: i32, on: usize, lines: i32, multiplications: i64): void {
  if (!crew || multiplications < WORTH_SHARING) return doPart(kind, on, lines, 0, 1);
  const threads = num(crew, CREW_THREADS);
  store<i32>(crew + CREW_KIND, kind);
  store<usize>(crew + CREW_ON, on);
  store<i32>(crew + CREW_LINES, lines);
  atomic.store<i32>(crew + CREW_DONE, 0);
  // In this order: whoever is lost after this look makes the number negative that was just set.
  if (atomic.load<i32>(crew + CREW_LOST)) unreachable();
  atomic.add<i32>(crew + CREW_JOB, 1);
  atomic.notify(crew + CREW_JOB, threads);
  doPart(kind, on, lines, 0, threads);
  let done = atomic.load<i32>(crew + CREW_DONE);
  while (done != threads - 1) {
    if (done < 0) unreachable();
    done = change(crew + CREW_DONE, done);
  }
}

/** Does part `index` of every job, until there are no more. */
export function serve(at: usize, index: i32): void {
  let job = 0;
  for (;;) {
    job = change(at + CREW_JOB, job);
    const kind = num(at, CREW_KIND);
    if (kind < 0) return;
    doPart(kind, ptr(at, CREW_ON), num(at, CREW_LINES), index, num(at, CREW_THREADS));
    atomic.add<i32>(at + CREW_DONE, 1);
    atomic.notify(at + CREW_DONE, 1);
  }
}
