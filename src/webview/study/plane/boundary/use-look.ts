import { readingIn } from '../../predictions/answer';
import { momentOf } from '../../shared/moment';
import type { Study } from '../../shared/study';
import { useNewest } from '../../shared/use-newest';
import type { Hand } from '../hand';
import { structureOf } from '../structure';
import { type Look, look, type Question } from './look';

interface Asked {
  /** The output to look at, where each is a question of its own. */
  readonly unit: number;
  readonly hand: Hand | undefined;
  /** What each unit says is wanted, too. */
  readonly units: boolean;
}

/** The network at the moment that the reader looks at, as far as it is known. */
export function useLook(study: Study, { unit, hand, units }: Asked): { readonly answer?: Look; readonly error?: string } {
  const { network, data } = study.state;
  const structure = network && structureOf(network);
  const moment = momentOf(study);
  const question: Question | undefined = network &&
    structure && { ask: study.ask.bind(study), moment, network, structure, data, reading: readingIn(study, network, unit), hand, units };
  return useNewest(
    question && {
      marks: [...moment.marks, network, data, unit, units, study.state.options.predictions.threshold, ...(hand ?? [])],
      ask: (fine) => look(question, fine),
    },
  );
}
