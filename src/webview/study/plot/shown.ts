import * as l10n from '@vscode/l10n';
import type { Moment, RunInfo } from '../messages';
import { nearest } from '../network/moment';
import type { Study } from '../study';

/** The moment of the network that a picture shows. */
export interface Shown {
  /** Not set: the network of the spec, as it is before training. */
  readonly run?: RunInfo;
  readonly at: Moment;
  /** Epochs done when weights of the run were kept. */
  readonly frames: readonly number[];
  /** It is the newest moment, and others will follow. */
  readonly live: boolean;
  /** Two moments with equal marks are the same. */
  readonly marks: readonly unknown[];
}

const goesOn = ({ status }: RunInfo): boolean => status === 'running' || status === 'paused' || status === 'queued';

/** The moment that the reader points at, or the newest. A run of a network that the spec no longer describes is not shown, unless it goes on. */
export function shownMoment({ state, curves, cursor }: Pick<Study, 'state' | 'curves' | 'cursor'>): Shown {
  const run = state.runs[0];
  const frames = (run && curves.get(run.id)?.frames) ?? [];
  if (!run || (run.stale && !goesOn(run)) || (frames.length === 0 && run.epochsDone === 0)) {
    return { at: 'initial', frames: [], live: false, marks: ['initial', state.network, state.data] };
  }
  const newest = frames.at(-1);
  if (cursor !== undefined && newest !== undefined) {
    const at = nearest(frames, cursor);
    return { run, at, frames, live: false, marks: [run.id, at] };
  }
  const live = goesOn(run);
  // While it trains, all that is asked for has to come from one and the same moment: the newest that was kept.
  const at = newest !== undefined && (live || run.epochsDone === 0) ? newest : 'last';
  return { run, at, frames, live: live && run.status === 'running', marks: [run.id, at, at === 'last' && run.epochsDone, run.status] };
}

/** Says what the picture shows where that is not simply the result of training. @param epoch epochs done, as the answer says */
export function momentNote({ run }: Shown, state: Study['state'], epoch: number): string | undefined {
  if (run && epoch > 0) return undefined;
  if (run) return l10n.t('Before training: this comes from the first weights.');
  if (state.runs[0]?.stale) return l10n.t('The spec has changed since it was last trained: this is the network before training.');
  return state.spec?.trainable ? l10n.t('Not trained yet: this comes from the first weights.') : undefined;
}
