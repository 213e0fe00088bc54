/** How long work is done: it pauses now and then, and what `breathe` throws ends it. */
export interface Going {
  breathe(): Promise<void>;
  now(): number;
}

/** Awaited often; nothing to wait for where there was a breath just now. */
export type Pause = () => Promise<void> | undefined;

/** Work between two breaths. */
const BREATH_MS = 4;

/** Breathes no more often than that. */
export function paced({ breathe, now }: Going): Pause {
  let last = now();
  return () => {
    if (now() - last < BREATH_MS) return undefined;
    return breathe().then(() => {
      last = now();
    });
  };
}
