import type { Moment } from '../messages/from-view';
import type { Data, Network } from '../messages/state';
import type { ShownMoment } from '../shared/moment';
import type { Reading } from '../shared/reading';
import type { Study } from '../shared/study';
import { type Hand, valuesByHand } from './hand';
import type { Structure } from './structure';

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
