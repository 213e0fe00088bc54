import type { SplitName } from '../../../../ml/data/dataset';
import type { Requests } from '../../messages/from-view';
import { LastAnswers, useNewest } from '../newest';
import type { Study } from '../study';
import { dataMarks } from './use-rows';

/** Some rows of a split, by their numbers. */
interface Rows extends Readonly<Requests['samples']['answer']> {
  readonly split: SplitName;
  readonly asked: readonly number[];
}

const known = { numbers: new LastAnswers<Rows>(), pixels: new LastAnswers<Rows>() };

/** The samples of some rows; not set until they have come. @param as `pixels`: a byte for each number */
export function useGivenRows(
  study: Study,
  split: SplitName,
  rows: readonly number[],
  as: 'numbers' | 'pixels',
): { readonly rows?: Rows; readonly error?: string } {
  const { answer, error } = useNewest(
    known[as],
    rows.length === 0
      ? undefined
      : {
          marks: [...dataMarks(study), split, rows.join()],
          refines: false,
          ask: async () => ({ ...(await study.ask('samples', { split, pick: { rows }, as })), split, asked: rows }),
        },
  );
  const same = answer?.split === split && answer.asked.join() === rows.join();
  return { ...(same && { rows: answer }), ...(error !== undefined && { error }) };
}
