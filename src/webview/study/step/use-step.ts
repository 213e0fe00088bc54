import { useRef } from 'preact/hooks';
import type { StepLook } from '../../../ml/step/look-inside';
import type { Requests } from '../messages/from-view';
import type { RunInfo } from '../messages/state';
import { sameMarks } from '../shared/moment';
import { LastAnswers, useNewest } from '../shared/newest';
import type { Study } from '../shared/study';
import type { Address } from './address';
import { insteadOf, isUntouched, type Typed } from './what-if';

type Ask = Requests['step']['ask'];
type Answer = Requests['step']['answer'];

/** A step as it came from the host, and what it is compared with. */
export interface Stepped {
  readonly answer?: Answer;
  /** The step's own numbers, where the answer's follow from others. */
  readonly own?: StepLook | undefined;
  /** The step that was shown before. */
  readonly former?: StepLook | undefined;
  /** Why the newest cannot be shown. */
  readonly error?: string;
}

interface Wanted {
  readonly run: RunInfo | undefined;
  readonly address: Address;
  readonly check: boolean;
  readonly typed: Typed;
}

const last = new LastAnswers<Answer>();
/** Answers whose numbers follow from what was typed. */
const followed = new WeakSet<Answer>();

/** What decides about the numbers of a step, but for what is typed over them. */
export const marksOf = ({ state }: Study, { run, address }: Pick<Wanted, 'run' | 'address'>): readonly unknown[] => {
  const { epoch, batch, sample, row } = address;
  const of = run ? [run.id] : [state.network, state.data, state.spec?.mark];
  return [...of, epoch, ...(row === undefined ? [batch, sample] : ['row', row])];
};

/** What is asked of the host for a step. */
export function askOf({ run, address: { epoch, batch, sample, row }, check }: Omit<Wanted, 'typed'>, instead: Ask['instead']): Ask {
  return {
    ...(run && { run: run.id }),
    epoch,
    at: row === undefined ? { batch, sample } : { row },
    check,
    ...(instead && { instead }),
  };
}

/** The numbers of the step that is wanted; while they are on their way, those before. */
export function useStep(study: Study, wanted: Wanted): Stepped {
  const { typed, check } = wanted;
  const marks = marksOf(study, wanted);
  const own = useRef<{ readonly marks: readonly unknown[]; readonly answer: Answer } | undefined>(undefined);
  const ownAnswer = own.current && sameMarks(own.current.marks, marks) ? own.current.answer : undefined;
  const instead = ownAnswer?.look && !isUntouched(typed) ? insteadOf(typed, ownAnswer.look, ownAnswer.network) : undefined;
  const got = useNewest(last, wish(study, wanted, instead, [...marks, check, ...(instead ? [typed] : [])]));
  const isOwn = got.answer && !followed.has(got.answer);
  if (isOwn && got.answer && isOf(got.answer, wanted.address)) own.current = { marks, answer: got.answer };
  const former = useFormer(isOwn ? got.answer : undefined);
  // What was typed is taken back at once.
  if (!instead && !isOwn && ownAnswer) return { ...got, answer: ownAnswer, former };
  return { ...got, former, ...(instead && { own: ownAnswer?.look }) };
}

/** An answer to another address is shown only until the newest comes. */
const isOf = ({ epoch, batch, sample, look }: Answer, address: Address): boolean =>
  epoch === address.epoch &&
  (address.row === undefined ? batch === address.batch && sample === address.sample : look?.rows[sample] === address.row);

/** On their way from the host, numbers that are not finite become null: the losses are those of the rows, which come as they are. */
function mended(answer: Answer): Answer {
  const { look } = answer;
  if (!look) return answer;
  const { rowLosses, rowWeights, sample } = look;
  const mean = rowLosses.reduce((sum, loss, row) => sum + loss * (rowWeights?.[row] ?? 1), 0) / rowLosses.length;
  const [loss, sampleLoss] = [look.loss as number | null, look.sampleLoss as number | null];
  return { ...answer, look: { ...look, loss: loss ?? mean, sampleLoss: sampleLoss ?? rowLosses[sample] ?? Number.NaN } };
}

/** Quickly without finite differences; with them when nothing newer is wanted. */
function wish(study: Study, wanted: Wanted, instead: Ask['instead'], marks: readonly unknown[]) {
  return {
    marks,
    refines: wanted.check,
    ask: async (check: boolean): Promise<Answer> => {
      const answer = mended(await study.ask('step', askOf({ ...wanted, check }, instead)));
      if (instead) followed.add(answer);
      return answer;
    },
  };
}

/** The step that was shown before the one of the answer: for the same place in the batch, so that what changed can be marked. */
function useFormer(answer: Answer | undefined): StepLook | undefined {
  const seen = useRef<{ readonly now?: StepLook; readonly before?: StepLook | undefined }>({});
  const look = answer?.look;
  const { now, before } = seen.current;
  if (!look || look === now) return before;
  const stays = now !== undefined && now.step === look.step;
  seen.current = { now: look, before: stays ? (now.sample === look.sample ? before : undefined) : now };
  return seen.current.before;
}
