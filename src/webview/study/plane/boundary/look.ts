import { momentOf } from '../../shared/moment';
import { LastAnswers, useNewest } from '../../shared/newest';
import { readingIn } from '../../shared/reading';
import type { Study } from '../../shared/study';
import { askedAt, type Hand, movedWeights, type Question as PlaneQuestion } from '../question';
import { linesOf, structureOf } from '../structure';
import { type Grid, sampleCount, samples } from './grid';
import type { Line } from './line';
import { boxOf } from './points';
import type { Field } from './regions';

interface Question extends PlaneQuestion {
  /** What each unit says is wanted, too. */
  readonly units: boolean;
}

/** What one layer says. */
interface LayerLook {
  readonly name: string;
  readonly units: number;
  /** [samples of the small grid, units] */
  readonly grid: Float32Array;
  /** [rows of the data, units] */
  readonly points: Float32Array;
  /** What each unit's activation is applied to, where that is a plane over the two inputs. */
  readonly preActivations?: readonly Line[];
}

/** The network at one moment. */
export interface Look {
  readonly question: Question;
  readonly field: Field;
  /** [rows of the data, units] */
  readonly points: Float32Array;
  /** Lines of the units on the inputs, by their layers' names. */
  readonly lines: ReadonlyMap<string, readonly Line[]>;
  /** Sums of the output units over the plane of the two units before them. */
  readonly planeSums?: readonly Line[];
  readonly small?: { readonly grid: Grid; readonly layers: readonly LayerLook[] };
}

/** Cells along each axis: while things move, when they rest, and for each unit's small picture. */
const cells = { coarse: 48, fine: 120, small: 28 } as const;

/** Asks for all that the view shows of one moment. */
export async function look(question: Question, fine: boolean): Promise<Look> {
  const { data, structure } = question;
  const box = boxOf(data);
  const grid: Grid = { box, cells: fine ? cells.fine : cells.coarse };
  const small: Grid = { box, cells: cells.small };
  const plane = structure.plane && question.units && !structure.first.includes(structure.output);
  const [outputs, all, lines, planeSums] = await Promise.all([
    outputsAt(question, grid, 'output'),
    question.units ? outputsAt(question, small, 'all') : undefined,
    Promise.all(structure.first.map(async ({ name }) => [name, await linesAt(question, name)] as const)),
    plane ? linesAt(question, structure.output.name) : undefined,
  ]);
  const output = outputs.layers[0];
  if (!output) throw new Error('no outputs');
  const known = new Map(lines);
  return {
    question,
    field: {
      grid,
      values: output.grid,
      units: output.units,
      ...(output.preActivations && { preActivations: output.preActivations }),
      ...(structure.steps && { steps: [...known.values()].flat() }),
    },
    points: output.points,
    lines: known,
    ...(planeSums && { planeSums }),
    ...(all && { small: { grid: small, layers: all.layers } }),
  };
}

async function outputsAt(question: Question, grid: Grid, layers: 'output' | 'all'): Promise<{ layers: LayerLook[] }> {
  const { ask, data } = question;
  const x = joined([samples(grid), ...(data?.points ?? []).map((points) => points.x)]);
  const answer = await ask('outputs', { ...askedAt(question), x, layers, ...movedWeights(question, 2) });
  const count = sampleCount(grid);
  return {
    layers: answer.layers.map(({ name, units, values, preActivations }) => ({
      name,
      units,
      grid: values.subarray(0, count * units),
      points: values.subarray(count * units),
      ...(preActivations && { preActivations: preActivations.map(({ weights: [w1 = 0, w2 = 0], bias }) => ({ w1, w2, b: bias })) }),
    })),
  };
}

async function linesAt(question: Question, layer: string): Promise<Line[]> {
  const { ask, structure, hand } = question;
  if (hand && structure.single?.name === layer) return [{ w1: hand[0] as number, w2: hand[1] as number, b: hand[2] ?? 0 }];
  const { variables } = await ask('weights', { ...askedAt(question), layer });
  const values = (name: string): Float32Array | undefined => variables.find((variable) => variable.name === name)?.values;
  return linesOf(values('kernel') ?? new Float32Array(), values('bias'));
}

function joined(arrays: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of arrays) {
    all.set(array, at);
    at += array.length;
  }
  return all;
}

interface Asked {
  /** The output to look at, where each is a question of its own. */
  readonly unit: number;
  readonly hand: Hand | undefined;
  /** What each unit says is wanted, too. */
  readonly units: boolean;
}

const last = new LastAnswers<Look>();

/** The network at the moment that the reader looks at, as far as it is known. */
export function useLook(study: Study, { unit, hand, units }: Asked): { readonly answer?: Look; readonly error?: string } {
  const { network, data } = study.state;
  const structure = network && structureOf(network);
  const moment = momentOf(study);
  const question: Question | undefined = network &&
    structure && { ask: study.ask.bind(study), moment, network, structure, data, reading: readingIn(study, network, unit), hand, units };
  return useNewest(
    last,
    question && {
      marks: [...moment.marks, network, data, unit, units, study.state.options.predictions.threshold, ...(hand ?? [])],
      refines: true,
      rests: hand === undefined && moment.as === 'end',
      ask: (fine) => look(question, fine),
    },
  );
}
