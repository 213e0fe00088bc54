import * as l10n from '@vscode/l10n';
import type { Moment, Network, RunInfo } from '../messages';

/** Which weights the reader wants to see while no view points at an epoch. */
export type Chosen = 'initial' | 'last' | 'best';

/** The weights to ask for. */
export interface Wanted {
  readonly run?: string;
  readonly at: Moment;
  /** Two askings with equal marks have the same answer. */
  readonly marks: readonly unknown[];
}

export interface Situation {
  readonly network: Network | undefined;
  /** The run in front. */
  readonly run: RunInfo | undefined;
  /** Epochs done when weights of it were kept. */
  readonly frames: readonly number[];
  /** Epochs done at the moment another view points at. */
  readonly cursor: number | undefined;
  readonly chosen: Chosen;
}

/** A run of a network that the spec no longer describes has nothing to say about this one: then these are the first weights. */
export function wantedWeights({ network, run, frames, cursor, chosen }: Situation): Wanted {
  const begun = run && !run.stale && (run.epochsDone > 0 || frames.length > 0);
  // Nothing says that the seed has changed, but then a new state has come.
  if (!begun || (chosen === 'initial' && cursor === undefined)) return { at: 'initial', marks: ['initial', network] };
  const at = cursor === undefined ? chosen : nearest(frames, cursor);
  if (typeof at === 'number') return { run: run.id, at, marks: [run.id, at] };
  return { run: run.id, at, marks: [run.id, at, run.epochsDone, frames.at(-1), run.status] };
}

/** The one of some ascending numbers that is next to another; of two the lower. */
export function nearest(frames: readonly number[], epoch: number): number {
  return frames.reduce((best, frame) => (Math.abs(frame - epoch) < Math.abs(best - epoch) ? frame : best), frames[0] ?? epoch);
}

export const sameMarks = (a: readonly unknown[], b: readonly unknown[] | undefined): boolean =>
  a.length === b?.length && a.every((mark, i) => mark === b[i]);

/** Says whose weights are shown. @param epoch epochs done, as the answer says */
export function momentText({ run, cursor, chosen }: Situation, epoch: number): string {
  if (!run) return l10n.t('Before training: these are the weights it starts with.');
  if (run.stale) return l10n.t('The spec has changed since it was last trained: these are the weights it would start with.');
  if (epoch === 0 || (chosen === 'initial' && cursor === undefined))
    return l10n.t('Before training: these are the weights it started with.');
  if (cursor !== undefined && cursor !== epoch)
    return l10n.t('After epoch {0} of {1}, the nearest to {2} whose weights were kept.', epoch, run.epochs, cursor);
  if (cursor === undefined && chosen === 'best') return l10n.t('After epoch {0} of {1}, the best so far.', epoch, run.epochs);
  return l10n.t('After epoch {0} of {1}.', epoch, run.epochs);
}
