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

/** A report that takes longer, in milliseconds, would slow the training that it is of: then the last one stays until that is over. */
const QUICK = 150;
let took = 0;

/** How the network of the moment that is shown answers all rows of a split. */
export function useReport(study: Study, split: SplitName | undefined): { readonly answer?: ReportThen; readonly error?: string } {
  const moment = momentOf(study);
  const { run, at, marks } = moment;
  const ask = async (): Promise<ReportThen> => {
    const began = performance.now();
    const report = await study.ask('report', { ...(run && { run: run.id }), at, ...(split && { split }) });
    took = performance.now() - began;
    return { report, moment };
  };
  const wish = { marks: [...marks, study.state.data, split], refines: false, ask };
  return useNewest(last, moment.live && took > QUICK ? undefined : wish);
}
