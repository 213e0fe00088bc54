import type { SplitName } from '../../../ml/data/dataset';
import type { Requests } from '../messages/from-view';
import { momentOf, type ShownMoment } from '../shared/moment';
import { LastAnswers, useNewest } from '../shared/newest';
import type { Study } from '../shared/study';

export type Report = Requests['report']['answer'];

/** A report, and the moment that it is of. */
interface ReportThen {
  readonly report: Report;
  readonly moment: ShownMoment;
}

const last = new LastAnswers<ReportThen>();

/** How the network of the moment that is shown answers all rows of a split. */
export function useReport(study: Study, split: SplitName | undefined): { readonly answer?: ReportThen; readonly error?: string } {
  const moment = momentOf(study);
  const { run, at, marks } = moment;
  return useNewest(last, {
    marks: [...marks, study.state.data, split],
    refines: false,
    ask: async () => ({ report: await study.ask('report', { ...(run && { run: run.id }), at, ...(split && { split }) }), moment }),
  });
}
