import { volume } from '../../../ml/language/shape';
import type { Requests } from '../messages/from-view';
import type { Options } from '../messages/options';
import type { Network, State } from '../messages/state';
import { momentOf, type ShownMoment } from '../shared/moment';
import { LastAnswers, useNewest } from '../shared/newest';
import type { Study } from '../shared/study';

type Surface = Requests['surface']['answer'];
type RaceAnswer = Requests['descend']['answer'];
type Where = Pick<Requests['surface']['ask'], 'run' | 'at' | 'loss'>;

/** A surface with what it was asked for: what else is asked of it is of the same weights. */
export interface Seen {
  readonly look: Surface;
  readonly where: Where;
  /** Two with equal marks are of the same weights and the same loss. */
  readonly marks: readonly unknown[];
}

/** The numbers of a network that training changes, by variable. */
export const trainedNumbers = ({ rows }: Network): { readonly name: string; readonly shape: readonly number[] }[] =>
  rows.flatMap(({ name: layer, trainable, variables }) =>
    variables.flatMap(({ name, shape, trainable: own }) => (trainable && own ? [{ name: `${layer}/${name}`, shape }] : [])),
  );

/** How many there are. */
export const trainedCount = (network: Network): number => trainedNumbers(network).reduce((sum, { shape }) => sum + volume(shape), 0);

/** True where the loss is one of two numbers: there is one surface then, whatever the epoch. */
export const hasTwoNumbers = ({ network }: State): boolean => network !== undefined && trainedCount(network) === 2;

/** The moment whose weights a surface is drawn through. */
export const surfaceMoment = (study: Study): ShownMoment =>
  momentOf(hasTwoNumbers(study.state) ? { state: study.state, curves: study.curves, cursor: undefined } : study);

/** Points along each axis: at once, and when things rest. Of two numbers any surface is quick. */
const points = { ofTwo: { quick: 80, fine: 159 }, ofMore: { quick: 33, fine: 80 } } as const;

/** The surfaces that are asked for: of both losses, each over its own part of the plane and over one that both share. */
const surfaces = {
  own: new LastAnswers<Seen>(),
  beside: new LastAnswers<Seen>(),
  shared: new LastAnswers<Seen>(),
  sharedBeside: new LastAnswers<Seen>(),
};

interface Asked {
  readonly of: keyof typeof surfaces;
  readonly wanted: boolean;
  /** In place of the spec's. */
  readonly loss: string | undefined;
  /** Not set: the host's choice. */
  readonly range: Options['descent']['range'];
}

/** A surface; while it is on its way, the one before. */
export function useSurface(study: Study, { of, wanted, loss, range }: Asked): { readonly answer?: Seen; readonly error?: string } {
  const { state } = study;
  const moment = surfaceMoment(study);
  const { plane } = state.options.descent;
  const where: Where = { ...(moment.run && { run: moment.run.id }), at: moment.at, ...(loss !== undefined && { loss }) };
  const marks = [...moment.marks, state.spec?.mark, loss, JSON.stringify(plane)];
  const size = points[hasTwoNumbers(state) ? 'ofTwo' : 'ofMore'];
  const ask = async (fine: boolean): Promise<Seen> => {
    const look = await study.ask('surface', {
      ...where,
      ...(plane && { plane }),
      ...(range && { range }),
      size: fine ? size.fine : size.quick,
    });
    return { look: mendedSurface(look), where, marks };
  };
  const there = wanted && state.network !== undefined && state.descent !== undefined;
  return useNewest(surfaces[of], there ? { marks: [...marks, JSON.stringify(range)], refines: true, ask } : undefined);
}

/** On their way from the host, numbers that are not finite become null. */
const number = (value: number): number => (value as number | null) ?? Number.NaN;

const mendedSurface = ({ lowest, ...look }: Surface): Surface => (lowest && Number.isFinite(lowest.loss) ? { ...look, lowest } : look);

/** A point with the loss there and its slope. */
export interface Slope {
  readonly point: readonly [number, number];
  readonly loss: number;
  readonly gradient: readonly [number, number];
}

const slopes = new LastAnswers<Slope>();

/** The exact loss and slope at a point. */
export function useSlope(study: Study, seen: Seen | undefined, point: readonly [number, number] | undefined) {
  const got = useNewest(
    slopes,
    seen &&
      point && {
        marks: [...seen.marks, ...point],
        refines: false,
        ask: async (): Promise<Slope> => {
          const { loss, gradient } = await study.ask('slope', { ...seen.where, plane: seen.look.plane, point: [...point] });
          return { point, loss: number(loss), gradient: [number(gradient[0]), number(gradient[1])] };
        },
      },
  );
  return point ? got : {};
}

/** What walks down a surface: an optimizer with its learning rate. */
export interface Runner {
  readonly name: string;
  readonly optimizer: Readonly<Record<string, unknown>> & { readonly type: string };
  readonly learningRate: number;
}

/** Several descents from one start, and what they were asked for. */
export interface Raced {
  readonly race: RaceAnswer;
  readonly runners: readonly Runner[];
  readonly start: readonly [number, number];
  readonly marks: readonly unknown[];
}

const races = new LastAnswers<Raced>();
const racesBeside = new LastAnswers<Raced>();

interface RaceWish {
  readonly runners: readonly Runner[];
  readonly start: readonly [number, number];
  /** The epoch whose weights all other numbers begin with; not set: that of the surface. */
  readonly epoch?: number;
  readonly steps: number;
}

/** Trains from a point of a surface, with each of some optimizers. */
export function useRace(study: Study, seen: Seen | undefined, wish: RaceWish | undefined, beside: boolean) {
  const marks = seen &&
    wish && [...seen.marks, seen.look.lowest?.loss, ...wish.start, wish.epoch, wish.steps, JSON.stringify(wish.runners)];
  const got = useNewest(
    beside ? racesBeside : races,
    marks && {
      marks,
      refines: false,
      ask: async (): Promise<Raced> => {
        const { runners, start, epoch, steps } = wish;
        const racers = runners.map(({ optimizer, learningRate }) => ({ ...optimizer, learning_rate: learningRate }));
        const { lowest } = seen.look;
        const race = await study.ask('descend', {
          ...seen.where,
          ...(epoch !== undefined && { at: epoch }),
          plane: seen.look.plane,
          start: [...start],
          racers,
          steps,
          ...(lowest && { lowest: lowest.loss }),
        });
        return { race: mendedRace(race), runners, start, marks };
      },
    },
  );
  return marks ? got : {};
}

const mendedRace = (race: RaceAnswer): RaceAnswer => {
  const { loss, start, lowest } = race.arrival;
  return { ...race, arrival: { ...race.arrival, loss: number(loss), start: number(start), lowest: number(lowest) } };
};

/** The runners that are chosen, with their parameters. */
export function runnersOf({ descent }: State, { racers }: Options['descent']): Runner[] {
  if (!descent) return [];
  const all = descent.racers;
  const chosen = racers ?? [{ name: descent.own, learningRate: undefined }];
  return chosen.flatMap(({ name, learningRate }) => {
    const found = all.find((one) => one.name === name);
    return found ? [{ name, optimizer: found.optimizer, learningRate: learningRate ?? found.optimizer.learning_rate }] : [];
  });
}
