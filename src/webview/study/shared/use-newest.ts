import { useEffect, useRef, useState } from 'preact/hooks';
import { sameMarks } from './moment';
import { newest } from './newest';

/** Something to ask the host for. */
export interface Wish<A> {
  /** Two wishes with equal marks have the same answer. */
  readonly marks: readonly unknown[];
  /** @param fine in full detail; otherwise what is quick */
  ask(fine: boolean): Promise<A>;
}

interface Got<A> {
  readonly answer?: A;
  /** Why there is none. */
  readonly error?: string;
}

/** Milliseconds without a newer wish after which the details are asked for. */
const REST = 160;

const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

/**
 * The answer to the newest wish; while that is on its way, the one before. One question is out at a time, at most one a frame and none
 * while the page is hidden: first quickly, then, when nothing newer is wanted for a moment, in full.
 */
export function useNewest<A>(wish: Wish<A> | undefined): Got<A> {
  const [got, setGot] = useState<Got<A>>({});
  const latest = useRef(wish);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const put = useRef<((work: { readonly wish: Wish<A>; readonly fine: boolean }) => void) | undefined>(undefined);
  latest.current = wish;
  put.current ??= newest(async ({ wish: asked, fine }) => {
    await nextFrame();
    if (!latest.current) return;
    try {
      setGot({ answer: await asked.ask(fine) });
    } catch (error) {
      setGot((before) => ({ ...before, error: error instanceof Error ? error.message : String(error) }));
      return;
    }
    if (!fine && latest.current && sameMarks(latest.current.marks, asked.marks)) {
      timer.current = setTimeout(() => put.current?.({ wish: asked, fine: true }), REST);
    }
  });
  useEffect(() => {
    clearTimeout(timer.current);
    if (latest.current) put.current?.({ wish: latest.current, fine: false });
  }, wish?.marks ?? []);
  useEffect(
    () => () => {
      latest.current = undefined;
      clearTimeout(timer.current);
    },
    [],
  );
  return got;
}
