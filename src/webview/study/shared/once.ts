import { useEffect, useState } from 'preact/hooks';
import { sameMarks } from './moment';

interface Answered<A> {
  readonly of: readonly unknown[];
  readonly answer?: A;
  readonly error?: string;
}

/** The last answer to questions of one kind, also for a view that comes back. */
export class LastAnswer<A> {
  answered: Answered<A> | undefined;
}

/**
 * An answer that is asked for once, for as long as what it is of stays the same.
 * @param of two questions with equal marks have the same answer @param wanted not asked for otherwise
 */
export function useOnce<A>(
  last: LastAnswer<A>,
  of: readonly unknown[],
  wanted: boolean,
  ask: () => Promise<A>,
): { readonly answer?: A; readonly error?: string } {
  const [, redraw] = useState(last.answered);
  const known = last.answered && sameMarks(last.answered.of, of) ? last.answered : undefined;
  useEffect(() => {
    if (!wanted || known) return;
    let shown = true;
    const keep = (answered: Answered<A>): void => {
      if (!shown) return;
      last.answered = answered;
      redraw(answered);
    };
    ask().then(
      (answer) => keep({ of, answer }),
      (error: unknown) => keep({ of, error: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      shown = false;
    };
  }, [wanted, ...of]);
  return wanted && known ? known : {};
}
