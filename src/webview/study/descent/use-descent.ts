import { useMemo } from 'preact/hooks';
import type { Study } from '../shared/study';
import { hasTwoNumbers, type Raced, type Runner, runnersOf, type Seen, useRace, useSurface } from './questions';
import { holding, partOf } from './relief';

type Point = readonly [x: number, y: number];

/** A network with more numbers than this trains only when the reader wants it to. */
const SMALL = 1000;

/** Steps that are trained where the spec has more. */
const MOST_STEPS = 10_000;

/** One of the two maps. */
export interface Hill {
  readonly seen?: Seen;
  readonly error?: string;
  /** What became of the descents, and why that is not known. */
  readonly raced?: Raced;
  readonly raceError?: string;
}

/** All that the view draws from. */
export interface Descent {
  readonly main: Hill;
  /** Not set where no second loss is drawn. */
  readonly other?: Hill;
  /** Its name. */
  readonly loss: string | undefined;
  readonly runners: readonly Runner[];
  readonly epochs: number;
  /** The reader has chosen a start, optimizers, rates or epochs. */
  readonly touched: boolean;
  /** It is asked what becomes of descents, and they are drawn. */
  readonly asked: boolean;
  readonly racing: boolean;
}

export function useDescent(study: Study): Descent {
  const { state } = study;
  const { network, descent, options } = state;
  const { start, racers, beside, epochs: chosen } = options.descent;
  const loss = beside !== undefined && descent?.losses.includes(beside) ? beside : undefined;
  const [first, second] = useSurfaces(study, loss);
  const runners = useMemo(() => runnersOf(state, options.descent), [descent, racers]);
  const epochs = chosen ?? descent?.epochs ?? 1;
  const touched = start !== undefined || racers !== undefined || chosen !== undefined;
  const small = network !== undefined && network.totalParams <= SMALL;
  // Where there is a way of a run it is shown alone, until the reader wants another; what becomes of it is asked all the same, where that is quick.
  const racing = touched || (small && first.answer !== undefined && !isTrained(first.answer));
  const steps = Math.min(MOST_STEPS, epochs * (descent?.batches ?? 1));
  const wish = (of: Seen | undefined) => of && runners.length > 0 && { runners, ...(start ? { start } : startOf(of)), steps };
  const asked = racing || (small && hasTwoNumbers(state));
  const race = useRace(study, first.answer, (asked && wish(first.answer)) || undefined, false);
  const secondSeen = loss === undefined ? undefined : second.answer;
  const raceBeside = useRace(study, secondSeen, (racing && wish(secondSeen)) || undefined, true);
  return {
    main: hill(first, race),
    ...(loss !== undefined && { other: hill(second, raceBeside) }),
    ...{ loss, runners, epochs, touched, asked, racing },
  };
}

/** The surface of the spec's loss, and that of another; both over the same part of the plane, which holds what each would be drawn over. */
function useSurfaces(study: Study, loss: string | undefined): readonly [Got<Seen>, Got<Seen>] {
  const { range } = study.state.options.descent;
  const two = loss !== undefined;
  const own = useSurface(study, { of: 'own', wanted: true, loss: undefined, range });
  const beside = useSurface(study, { of: 'beside', wanted: two, loss, range });
  const box = two && !range && own.answer && beside.answer ? holding(partOf(own.answer.look), partOf(beside.answer.look)) : undefined;
  const shared = useSurface(study, { of: 'shared', wanted: box !== undefined, loss: undefined, range: box });
  const sharedBeside = useSurface(study, { of: 'sharedBeside', wanted: box !== undefined, loss, range: box });
  if (!box) return [own, beside];
  return [shared.answer ? shared : own, sharedBeside.answer ? sharedBeside : beside];
}

interface Got<A> {
  readonly answer?: A;
  readonly error?: string;
}

const hill = (seen: Got<Seen>, race: Got<Raced>): Hill => ({
  ...(seen.answer && { seen: seen.answer }),
  ...(seen.error !== undefined && { error: seen.error }),
  ...(race.answer && { raced: race.answer }),
  ...(race.error !== undefined && { raceError: race.error }),
});

/** There is a way of a run. */
export const isTrained = ({ look }: Seen): boolean => look.path.x.length > 1;

/** Where the run began, with all numbers as they were then; the weights that the surface is drawn through where nothing was trained. */
function startOf({ look: { path, at } }: Seen): { readonly start: Point; readonly epoch?: number } {
  const [x, y, epoch] = [path.x[0], path.y[0], path.epochs[0]];
  return x === undefined || y === undefined || epoch === undefined ? { start: [at.x, at.y] } : { start: [x, y], epoch };
}
