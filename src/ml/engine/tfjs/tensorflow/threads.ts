import { availableParallelism } from 'node:os';

/** This tells TensorFlow how many threads share an operation. It looks once, when its library starts. */
const VARIABLE = 'TF_NUM_INTRAOP_THREADS';

/** What the user wants; it comes before what we would choose. */
const wanted = Number(process.env[VARIABLE]) || undefined;

/** As many as there are processors for this process. */
export const allThreads = (): number => wanted ?? availableParallelism();

/**
 * Measured on two processors: for batches of fewer multiply-adds, waking a second thread for each of a step's sixty operations takes
 * longer than it saves. A small convolutional network learns 1.4 times as fast on one.
 */
const WORTH_SHARING = 1.5e7;

/** How many threads are best for batches. @param work multiply-adds of a batch, forwards */
export const threadsFor = (work: number): number => (work < WORTH_SHARING && wanted === undefined ? 1 : allThreads());

let started: number | undefined;

/** How many the library computes with; undefined before it was started. */
export const threadsStarted = (): number | undefined => started;

/** To be called before the library is loaded, and by no one in a thread: the environment there is a copy. */
export function startWith(threads: number): void {
  process.env[VARIABLE] = String(threads);
  started = threads;
}
