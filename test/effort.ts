const text = JSON.stringify(Array.from({ length: 4000 }, (_, i) => ({ i, name: `row ${i}`, values: [i / 7, i / 11] })));

/** Milliseconds of processor time that this process has used, its threads included. */
const processorTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

let reference: number | undefined;

/** Processor time of the fixed computation: what this machine needs for it when nothing disturbs it. */
function referenceTime(): number {
  const once = (): number => {
    const began = processorTime();
    for (let i = 0; i < 4; i++) JSON.stringify(JSON.parse(text));
    return processorTime() - began;
  };
  return Math.max(0.1, Math.min(...Array.from({ length: 7 }, once)));
}

/** A machine that is shared may be slowed down for seconds, which processor time does not show. */
const TRIES = 4;

/**
 * How much computing a piece of work is: processor time, so that other work on the machine does not count, as a multiple of a fixed
 * computation's, so that the machine's pace does not either. It tells linear from quadratic, not fast from faster; what a speed is,
 * the benchmarks measure.
 * @param work is done again where it took more than `enough`, in case that was the machine's fault
 * @returns the least processor time of the work, where that of reading and writing a megabyte of JSON is 1
 */
export async function effort(work: () => unknown, enough: number): Promise<number> {
  reference ??= referenceTime();
  const once = reference;
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < TRIES && least >= enough; tries++) {
    const unit = tries > 0 ? Math.max(once, referenceTime()) : once;
    const began = processorTime();
    await work();
    least = Math.min(least, (processorTime() - began) / unit);
  }
  return least;
}
