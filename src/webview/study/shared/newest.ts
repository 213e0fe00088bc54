/**
 * Does one piece of work at a time. While one is under way only the newest of those that come is kept, and begun afterwards: so
 * what is shown is never older than one piece of work, and nothing piles up.
 * @param work must not reject
 */
export function newest<T>(work: (what: T) => Promise<void>): (what: T) => void {
  let busy = false;
  let next: { readonly what: T } | undefined;
  const run = async (what: T): Promise<void> => {
    busy = true;
    for (let now: { readonly what: T } | undefined = { what }; now; now = next) {
      next = undefined;
      await work(now.what);
    }
    busy = false;
  };
  return (what) => {
    if (busy) next = { what };
    else void run(what);
  };
}
