/**
 * A piece of work that may have to wait for another.
 * @template R
 * @typedef {{ after?: Promise<unknown>, work: () => Promise<R> }} Job
 */

/**
 * Does pieces of work, so many at a time, each as soon as what it waits for has ended; the first of those that can begin goes first.
 * @template R
 * @param {Job<R>[]} jobs
 * @param {number} atOnce
 * @returns {Promise<R[]>} in the order of the jobs
 */
export async function pool(jobs, atOnce) {
  /** @type {R[]} */
  const results = [];
  const waiting = jobs.map((job, index) => ({ ...job, index, ready: !job.after }));
  const becoming = waiting.map(async (job) => {
    await job.after;
    job.ready = true;
  });
  const worker = async () => {
    while (waiting.length) {
      const next = waiting.findIndex(({ ready }) => ready);
      if (next < 0) await Promise.race(waiting.map(({ index }) => becoming[index]));
      else for (const { index, work } of waiting.splice(next, 1)) results[index] = await work();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
