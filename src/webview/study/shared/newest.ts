import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { sameMarks } from './moment';

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

/** Something to ask the host for. */
interface Wish<A> {
  /** Two wishes with equal marks have the same answer. */
  readonly marks: readonly unknown[];
  /** The first answer is a quick one, and a finer one follows. Otherwise there is one answer, asked for once. */
  readonly refines: boolean;
  /** No newer wish is to be expected: the finer answer is asked for at once. */
  readonly rests?: boolean;
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

/** So many, as a small and a large picture of one moment do not ask for the same. */
const KEPT = 2;

/**
 * The newest answers that views of one kind got. They outlive them: a view that is shown again, or larger, draws at once what is known
 * already. Only for answers that depend on nothing but the marks they were asked for with.
 */
export class LastAnswers<A> {
  #kept: readonly { readonly marks: readonly unknown[]; readonly answer: A; readonly fine: boolean }[] = [];

  keep(marks: readonly unknown[], answer: A, fine: boolean): void {
    this.#kept = [{ marks, answer, fine }, ...this.#kept.filter((one) => !sameMarks(one.marks, marks))].slice(0, KEPT);
  }

  to(marks: readonly unknown[] | undefined): { readonly answer: A; readonly fine: boolean } | undefined {
    return marks && this.#kept.find((one) => sameMarks(one.marks, marks));
  }
}

const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

/**
 * The answer to the newest wish; while that is on its way, the one before. One question is out at a time, at most one a frame and none
 * while the page is hidden: first quickly, then, when nothing newer is wanted for a moment, or is to be expected, and there is more to know, in full.
 * @param last what was answered before, also to views that are gone
 */
export function useNewest<A>(last: LastAnswers<A>, wish: Wish<A> | undefined): Got<A> {
  const [got, setGot] = useState<Got<A>>(() => answered(last.to(wish?.marks)));
  const latest = useRef(wish);
  /** Over once the frame of the last question is. */
  const frame = useRef<Promise<unknown>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const put = useRef<((work: { readonly wish: Wish<A>; readonly fine: boolean }) => void) | undefined>(undefined);
  latest.current = wish;
  const refine = (asked: Wish<A>): void => {
    timer.current = setTimeout(() => put.current?.({ wish: asked, fine: true }), asked.rests ? 0 : REST);
  };
  put.current ??= newest(async ({ wish: asked, fine }) => {
    await frame.current;
    if (!latest.current) return;
    frame.current = nextFrame();
    // A newer wish whose answer is known is shown already, and asks no more: what comes late must not take its place.
    const known = (): A | undefined => last.to(latest.current?.marks)?.answer;
    const isNewest = (): boolean => latest.current !== undefined && sameMarks(latest.current.marks, asked.marks);
    try {
      const answer = await asked.ask(fine);
      last.keep(asked.marks, answer, fine || !asked.refines);
      setGot({ answer: known() ?? answer });
    } catch (error) {
      if (isNewest() || known() === undefined)
        setGot((before) => ({ ...before, error: error instanceof Error ? error.message : String(error) }));
      return;
    }
    if (asked.refines && !fine && isNewest()) refine(asked);
  });
  // Before the page is painted: what is known is drawn at once, and what is not is asked for a frame earlier.
  useLayoutEffect(() => {
    clearTimeout(timer.current);
    if (!latest.current) return;
    const known = last.to(latest.current.marks);
    if (!known) return put.current?.({ wish: latest.current, fine: false });
    setGot((before) => (before.answer === known.answer && before.error === undefined ? before : { answer: known.answer }));
    if (!known.fine) refine(latest.current);
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

const answered = <A>(known: { readonly answer: A } | undefined): Got<A> => (known ? { answer: known.answer } : {});

/** A state that belongs to something: with other marks it is unset again at once, before anything is drawn with it. */
export function useStateOf<T>(marks: readonly unknown[]): [T | undefined, (value: T | undefined) => void] {
  const [kept, setKept] = useState<{ readonly marks: readonly unknown[]; readonly value: T | undefined }>();
  const now = useRef(marks);
  now.current = marks;
  return [kept && sameMarks(kept.marks, marks) ? kept.value : undefined, (value) => setKept({ marks: now.current, value })];
}
