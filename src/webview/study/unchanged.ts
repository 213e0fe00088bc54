/**
 * The new value, made of the old one's parts wherever these are equal. Messages are copies, so that without this everything that is
 * worked out of the network or the data would be worked out again, and what the reader is doing with it thrown away, at each of them.
 */
export function unchanged<T>(old: unknown, fresh: T): T {
  if (Object.is(old, fresh)) return fresh;
  if (ArrayBuffer.isView(fresh)) return sameNumbers(old, fresh as unknown as ArrayLike<number>) ? (old as T) : fresh;
  if (Array.isArray(fresh)) {
    const before = Array.isArray(old) ? old : [];
    const items = fresh.map((item, i) => unchanged(before[i], item));
    return (before.length === items.length && items.every((item, i) => item === before[i]) ? before : items) as T;
  }
  if (!isObject(fresh)) return fresh;
  const before = isObject(old) && !Array.isArray(old) && !ArrayBuffer.isView(old) ? old : {};
  const entries = Object.entries(fresh).map(([key, value]) => [key, unchanged(before[key], value)] as const);
  const same = entries.length === Object.keys(before).length && entries.every(([key, value]) => Object.is(value, before[key]));
  return (same && isObject(old) ? old : Object.fromEntries(entries)) as T;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function sameNumbers(old: unknown, fresh: ArrayLike<number>): boolean {
  if (!ArrayBuffer.isView(old)) return false;
  const before = old as unknown as ArrayLike<number>;
  if (before.length !== fresh.length) return false;
  for (let i = 0; i < fresh.length; i++) if (!Object.is(before[i], fresh[i])) return false;
  return true;
}

/** True where both have the same parts. */
export const isEqual = (a: unknown, b: unknown): boolean => unchanged(a, b) === a;
