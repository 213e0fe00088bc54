import type { LineOrNot } from '../../../../ml/separation/line-or-not';
import { LastAnswer, useOnce } from '../../shared/once';
import { type Reading, readingOf } from '../../shared/reading';
import type { Study } from '../../shared/study';

const last = new LastAnswer<LineOrNot>();

/** True where the network distinguishes two classes and there is data, so that whether a line separates them is a question. */
export const hasTwoClasses = ({ state: { network, data } }: Study): boolean => {
  const kind: Reading | undefined = network && readingOf(network);
  return data !== undefined && (kind?.kind === 'binary' || (kind?.kind === 'classes' && kind.outputs === 2));
};

/** The answer for the data of the spec, where the reader wants it. @param unit the output that is looked at @param here it is shown here at all */
export function useLineOrNot(study: Study, unit: number, here: boolean): { readonly look?: LineOrNot; readonly error?: string } {
  const { network, data, spec, options } = study.state;
  const wanted = here && options.boundary.line === true && hasTwoClasses(study);
  const { answer, error } = useOnce(last, [network, data, spec?.mark, unit], wanted, () => study.ask('separation', { output: unit }));
  return { ...(answer && { look: answer }), ...(error !== undefined && { error }) };
}
