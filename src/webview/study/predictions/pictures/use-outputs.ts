import { momentOf, type ShownMoment } from '../../shared/moment';
import { LastAnswers, useNewest } from '../../shared/newest';
import type { Study } from '../../shared/study';

/** What the network answers to one sample. */
interface Outputs {
  readonly outputs: Float32Array;
  readonly moment: ShownMoment;
  /** The sample that it is an answer to. */
  readonly x: Float32Array;
  /** What was asked about then: of other things the answer says nothing. */
  readonly about: unknown;
}

/** Of each place that asks, so that one does not push out what the other knows. */
const known = { data: new LastAnswers<Outputs>(), pad: new LastAnswers<Outputs>() };

/**
 * The answer to a sample, at the moment that is shown; while it is on its way the one before.
 * @param x as the network takes it @param about what it is: a drawing in its course is one thing
 */
export function useOutputs(
  study: Study,
  x: Float32Array | undefined,
  place: keyof typeof known,
  about: unknown,
): { readonly answer?: Outputs; readonly error?: string } {
  const moment = momentOf(study);
  const { run, at, marks } = moment;
  return useNewest(
    known[place],
    x && {
      marks: [...marks, x],
      refines: false,
      ask: async () => {
        const { layers } = await study.ask('outputs', { ...(run && { run: run.id }), at, x, layers: 'output' });
        return { outputs: layers.at(-1)?.values ?? new Float32Array(), moment, x, about };
      },
    },
  );
}
