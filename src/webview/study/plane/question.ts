import type { Moment } from '../messages/from-view';
import type { Data, Network } from '../messages/state';
import type { ShownMoment } from '../shared/moment';
import type { Reading } from '../shared/reading';
import type { Study } from '../shared/study';
import type { Structure } from './structure';

/** Weights of a single unit moved by hand: one for each input, then the bias, where it has one. */
export type Hand = readonly number[];

/** What takes the place of a single unit's variables. @param inputs how many weights it has besides the bias */
export const valuesByHand = (layer: string, inputs: number, hand: Hand): Record<string, Float32Array> => ({
  [`${layer}/kernel`]: Float32Array.from(hand.slice(0, inputs)),
  ...(hand.length > inputs && { [`${layer}/bias`]: Float32Array.from(hand.slice(inputs)) }),
});

/** Asks the host to write them into the spec, by the variables' own names. */
export const writeHand = (study: Pick<Study, 'ask'>, layer: string, inputs: number, hand: Hand): Promise<unknown> =>
  study.ask('writeWeights', {
    layer,
    values: {
      kernel: Float32Array.from(hand.slice(0, inputs)),
      ...(hand.length > inputs && { bias: Float32Array.from(hand.slice(inputs)) }),
    },
  });

/** How far a slider goes to each side: twice the weight it began with, as a round number, and at least 1. */
export function reach(began: number, now: number): number {
  const least = Math.max(1, 2 * Math.abs(began), Math.abs(now));
  const power = 10 ** Math.floor(Math.log10(least) + 1e-9);
  const times = [1, 2, 5, 10].find((factor) => factor * power >= least * (1 - 1e-6)) ?? 10;
  return times * power;
}

/** A weight with four digits, as it is in a field. */
export const shortened = (value: number): string => String(Number(value.toPrecision(4)));

/** What the boundary and the fit ask a network: at which moment, and with which weights. */
export interface Question {
  readonly ask: Study['ask'];
  readonly moment: ShownMoment;
  readonly network: Network;
  readonly structure: Structure;
  readonly data: Data | undefined;
  readonly reading: Reading;
  readonly hand: Hand | undefined;
}

/** The moment as the host knows it. */
export const askedAt = ({ moment: { run, at } }: Question): { readonly run?: string; readonly at: Moment } => ({
  ...(run && { run: run.id }),
  at,
});

/** What takes the place of the network's own weights, where they were moved by hand. @param inputs how many there are */
export const movedWeights = ({ hand, structure }: Question, inputs: number): { readonly instead?: Record<string, Float32Array> } =>
  hand && structure.single ? { instead: valuesByHand(structure.single.name, inputs, hand) } : {};
