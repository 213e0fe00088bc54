import { useEffect, useState } from 'preact/hooks';
import type { PerceptronWalk } from '../../../../../ml/step/perceptron-walk';
import { sameMarks } from '../../../shared/moment';
import type { Study } from '../../../shared/study';

interface Answered {
  readonly of: readonly unknown[];
  readonly walk?: PerceptronWalk;
  readonly error?: string;
}

/** The last one, also for a view that comes back. */
let last: Answered | undefined;

const isOf = (answered: Answered | undefined, of: readonly unknown[]): boolean => answered !== undefined && sameMarks(answered.of, of);

/** The training of the run in front (or of the spec, before any), step by step. @param wanted not asked for otherwise */
export function useWalk(
  study: Study,
  run: string | undefined,
  wanted: boolean,
): { readonly walk?: PerceptronWalk; readonly error?: string } {
  const { network, data, spec } = study.state;
  // A run never changes; a spec does, and its network and data then, too.
  const of = run === undefined ? [network, data, spec?.mark] : [run];
  const [, setAnswered] = useState(last);
  useEffect(() => {
    if (!wanted || isOf(last, of)) return;
    let shown = true;
    const keep = (answered: Answered): void => {
      if (!shown) return;
      last = answered;
      setAnswered(answered);
    };
    study.ask('updates', run === undefined ? {} : { run }).then(
      (walk) => keep({ of, walk }),
      (error: unknown) => keep({ of, error: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      shown = false;
    };
  }, [wanted, run, ...of]);
  return wanted && isOf(last, of) ? (last as Answered) : {};
}
