import type { Data } from '../../messages/state';
import { roomy, type Span, spanOf } from '../../shared/scale';
import { askedAt, type Hand, movedWeights, type Question } from '../question';

/** What the network answers along its one input. */
export interface Look {
  readonly question: Question;
  /** Where it was asked, ascending. */
  readonly x: Float32Array;
  /** Numbers of one answer. */
  readonly units: number;
  /** [x, units] */
  readonly curve: Float32Array;
  /** [rows of the data, units] */
  readonly points: Float32Array;
  /** The only unit's weight and, where it has one, its bias. */
  readonly single?: Hand;
}

/** Where data is; undefined when there is none. */
export const dataSpan = (data: Data | undefined): Span | undefined => spanOf((data?.points ?? []).flatMap(({ x }) => Array.from(x)));

/** How far beyond the data the curve is drawn, as a part of what the data takes. */
const BEYOND = 0.15;

const shownSpan = (data: Data | undefined): Span => roomy(dataSpan(data) ?? [-1, 1], BEYOND);

/** Places along the input: while things move, and when they rest. */
const places = { coarse: 121, fine: 401 } as const;

/** Asks for all that the view shows of one moment. */
export async function look(question: Question, fine: boolean): Promise<Look> {
  const { ask, data, structure, hand } = question;
  const x = spread(shownSpan(data), fine ? places.fine : places.coarse);
  const rows = (data?.points ?? []).flatMap((points) => Array.from(points.x));
  const at = askedAt(question);
  const [outputs, weights] = await Promise.all([
    ask('outputs', { ...at, x: Float32Array.from([...x, ...rows]), layers: 'output', ...movedWeights(question, 1) }),
    structure.single && !hand ? ask('weights', { ...at, layer: structure.single.name }) : undefined,
  ]);
  const layer = outputs.layers[0];
  if (!layer) throw new Error('no outputs');
  const single =
    hand ??
    (weights &&
      ['kernel', 'bias'].flatMap((name) => Array.from(weights.variables.find((variable) => variable.name === name)?.values ?? [])));
  return {
    question,
    x,
    units: layer.units,
    curve: layer.values.subarray(0, x.length * layer.units),
    points: layer.values.subarray(x.length * layer.units),
    ...(single && { single }),
  };
}

const spread = ([from, to]: Span, count: number): Float32Array =>
  Float32Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
