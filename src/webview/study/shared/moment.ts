import * as l10n from '@vscode/l10n';
import { isActive } from '../../../ml/runs/run-status';
import { count } from '../../shared/format';
import type { Moment } from '../messages/from-view';
import type { RunInfo } from '../messages/state';
import type { Study } from './study';

/**
 * The one moment of one network that a page shows: metric values, pictures, weights, answers and sentences are all of it. It is where the reader
 * points, or else the newest; of a run whose spec has changed since there is none, unless its own network is shown.
 */
export interface ShownMoment {
  /** Not set: the network of the spec, as it is before training. */
  readonly run?: RunInfo;
  /** What to ask the host for. */
  readonly at: Moment;
  /** Epochs done. */
  readonly epoch: number;
  /** Batches done of the next epoch; above 0 only where a run is paused in the midst of it. */
  readonly batch: number;
  /** What makes it the one that is shown. `end` is what training came to, which was evaluated. */
  readonly as: 'untrained' | 'pointed' | 'held' | 'newest' | 'end';
  /** Epochs done where the reader points, if weights were kept only near to it. */
  readonly near?: number;
  /** The spec has changed since it was last trained. */
  readonly changed: boolean;
  /** Epochs done when weights of the run were kept. */
  readonly frames: readonly number[];
  /** Others will follow. */
  readonly live: boolean;
  /** Two moments with equal marks are the same. */
  readonly marks: readonly unknown[];
}

/** The moment that is shown. */
export function momentOf({ state, curves, cursor }: Pick<Study, 'state' | 'curves' | 'cursor'>): ShownMoment {
  const { network, data, spec } = state;
  const [run] = state.runs;
  const changed = run?.stale === true && spec?.older !== true;
  const frames = (run && curves.get(run.id)?.frames) ?? [];
  if (!run || changed || (frames.length === 0 && run.epochsDone === 0)) {
    const marks = ['initial', network, data, changed];
    return { at: 'initial', epoch: 0, batch: 0, as: 'untrained', changed, frames: [], live: false, marks };
  }
  const common = { run, batch: 0, changed, frames, live: false } as const;
  const first = { ...common, epoch: 0, at: 'initial', as: 'newest', marks: [run.id, 0] } as const;
  const newest = frames.at(-1);
  if (cursor !== undefined && newest !== undefined) {
    const best = !isActive(run.status) && cursor === run.best;
    const epoch = best ? cursor : nearest(frames, cursor);
    const at = best ? 'best' : epoch;
    return { ...common, at, epoch, as: 'pointed', ...(epoch !== cursor && { near: cursor }), marks: [run.id, at, epoch] };
  }
  if (run.status === 'paused' && run.held) return { ...common, ...run.held, at: 'now', as: 'held', marks: [run.id, 'now', ...place(run)] };
  // While it trains, all that is asked for has to come from one and the same moment: the newest that was kept.
  if (isActive(run.status) || run.epochsDone === 0) {
    if (newest === undefined) return first;
    return { ...common, at: newest, epoch: newest, as: 'newest', live: run.status === 'running', marks: [run.id, newest, newest] };
  }
  const [at, epoch] = run.restored && run.best !== undefined ? (['best', run.best] as const) : (['last', run.epochsDone] as const);
  return { ...common, at, epoch, as: 'end', marks: [run.id, at, epoch, run.status] };
}

const place = ({ held }: RunInfo): readonly number[] => (held ? [held.epoch, held.batch] : []);

/** The one of some ascending numbers that is next to another; of two the lower. */
export function nearest(frames: readonly number[], epoch: number): number {
  return frames.reduce((best, frame) => (Math.abs(frame - epoch) < Math.abs(best - epoch) ? frame : best), frames[0] ?? epoch);
}

export const sameMarks = (a: readonly unknown[], b: readonly unknown[] | undefined): boolean =>
  a.length === b?.length && a.every((mark, i) => mark === b[i]);

/** Which moment it is, in a sentence. @param trainable the spec says how to train */
export function momentText({ run, as, at, epoch, batch, near, changed }: ShownMoment, trainable: boolean): string {
  if (changed) return l10n.t('The spec has changed since it was last trained: this is the network before training.');
  if (!run) return trainable ? l10n.t('Not trained yet: this comes from the first weights.') : '';
  const [done, all] = [count(epoch), count(run.epochs)];
  if (batch > 0) return l10n.t('After batch {0} of epoch {1}.', count(batch), count(epoch + 1));
  if (epoch === 0) return l10n.t('Before training: this comes from the first weights.');
  if (near !== undefined) return l10n.t('After epoch {0} of {1}, the nearest to {2} whose weights were kept.', done, all, count(near));
  if (at === 'best' && as === 'end') return l10n.t('After epoch {0} of {1}, the best, whose weights were restored.', done, all);
  if (at === 'best') return l10n.t('After epoch {0} of {1}, the best.', done, all);
  return l10n.t('After epoch {0} of {1}.', done, all);
}

/** The same where it would go without saying that a picture shows what training came to. */
export const momentNote = (moment: ShownMoment, trainable: boolean): string =>
  moment.as === 'end' && moment.at === 'last' && moment.epoch > 0 ? '' : momentText(moment, trainable);

/** The same in a few words: `epoch 12 of 300`. */
export function momentWords({ run, epoch, batch }: ShownMoment): string {
  const all = count(run?.epochs ?? 0);
  return batch > 0
    ? l10n.t('batch {0} of epoch {1} of {2}', count(batch), count(epoch + 1), all)
    : l10n.t('epoch {0} of {1}', count(epoch), all);
}
