import type { PerceptronWalk } from '../../../../../ml/step/perceptron-walk';
import { LastAnswer, useOnce } from '../../../shared/once';
import type { Study } from '../../../shared/study';

const last = new LastAnswer<PerceptronWalk>();

/** The training of the run in front (or of the spec, before any), step by step. @param wanted not asked for otherwise */
export function useWalk(
  study: Study,
  run: string | undefined,
  wanted: boolean,
): { readonly walk?: PerceptronWalk; readonly error?: string } {
  const { network, data, spec } = study.state;
  // A run never changes; a spec does, and its network and data then, too.
  const of = run === undefined ? [network, data, spec?.mark] : [run];
  const { answer, error } = useOnce(last, of, wanted, () => study.ask('updates', run === undefined ? {} : { run }));
  return { ...(answer && { walk: answer }), ...(error !== undefined && { error }) };
}
