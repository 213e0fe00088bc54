/** Between one try and the next, in milliseconds: about a second in all. */
const WAITS = [5, 10, 20, 40, 80, 160, 320, 320];

/** Whether a rename or removal may succeed in a moment: on Windows, virus scanners and indexers hold a new file open for a while. */
const passes = (error: unknown): boolean => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EBUSY' || (process.platform === 'win32' && (code === 'EPERM' || code === 'EACCES' || code === 'ENOTEMPTY'));
};

/** Does what moves or removes a file, and again for about a second where something holds that file. */
export async function patiently<T>(work: () => Promise<T>, waits: readonly number[] = WAITS): Promise<T> {
  for (const wait of waits) {
    try {
      return await work();
    } catch (error) {
      if (!passes(error)) throw error;
    }
    await new Promise((done) => setTimeout(done, wait));
  }
  return await work();
}

/** The same for a thread that has nothing else to do meanwhile. */
export function patientlySync<T>(work: () => T, waits: readonly number[] = WAITS): T {
  for (const wait of waits) {
    try {
      return work();
    } catch (error) {
      if (!passes(error)) throw error;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
  }
  return work();
}
