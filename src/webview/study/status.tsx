import * as l10n from '@vscode/l10n';
import { span } from '../../ml/language/number-text';
import { isActive, type RunStatus } from '../../ml/runs/run-status';
import { count, counted } from '../shared/format';
import type { Progress, RunInfo } from './messages/state';
import { momentOf } from './shared/moment';
import type { Study } from './shared/study';

/** What to say of a run besides its epoch; a run that continues or went through needs no word. */
const words: Record<RunStatus, () => string> = {
  queued: () => l10n.t('waiting for another run'),
  running: () => '',
  paused: () => l10n.t('paused'),
  elsewhere: () => l10n.t('under way in another window'),
  finished: () => '',
  'stopped-early': () => l10n.t('stopped early'),
  stopped: () => l10n.t('stopped'),
  diverged: () => l10n.t('diverged'),
  failed: () => l10n.t('failed'),
  interrupted: () => l10n.t('cut off'),
  damaged: () => l10n.t('cannot be read'),
};

/** What to say of this run besides its epoch. */
export function runWord({ status, notFinite }: RunInfo): string {
  if (!notFinite?.sound) return words[status]();
  return notFinite.of === 'evaluation' ? l10n.t('evaluation not finite') : l10n.t('prediction not finite');
}

/** What a screen reader says when it changes. */
const news: Partial<Record<RunStatus, () => string>> = {
  running: () => l10n.t('Training began.'),
  paused: () => l10n.t('Training paused.'),
  finished: () => l10n.t('Training is done.'),
};

/** Where the run in front is: `epoch 12/300 · 2 ms`. Which engine, why that one, and how fast, are shown on hover. */
export function Status({ study, run }: { readonly study: Study; readonly run: RunInfo | undefined }) {
  const progress = run && study.curves.get(run.id)?.progress;
  return (
    <>
      <p class={`status${run?.status === 'failed' || run?.status === 'diverged' ? ' wrong' : ''}`} title={run && details(run, progress)}>
        {run ? line(run, progress, momentOf(study).changed && !isActive(run.status)) : l10n.t('not trained yet')}
      </p>
      <p class="heard-only" role="status">
        {run && (news[run.status]?.() ?? runWord(run))}
      </p>
    </>
  );
}

function line(run: RunInfo, progress: Progress | undefined, changed: boolean): string {
  const { status, epochs, epochsDone } = run;
  // Its epochs and its time are those of another network than the one that is shown.
  if (changed) return l10n.t('not trained since the spec was changed');
  const going = status === 'running';
  return [
    runWord(run),
    // The epoch in progress while it continues, those that are done when it rests.
    l10n.t('epoch {0}/{1}', count(going && progress ? progress.epoch + 1 : epochsDone), count(epochs)),
    going && progress && progress.timeLeft >= 1000
      ? l10n.t('{0} left', span(progress.timeLeft))
      : run.milliseconds > 0 && span(run.milliseconds),
    run.stale && l10n.t('of an older version of the spec'),
  ]
    .filter(Boolean)
    .join(' · ');
}

function details(run: RunInfo, progress: Progress | undefined): string {
  const { engine, message } = run;
  return [
    message,
    run.label,
    l10n.t('Began: {0}', run.began),
    progress && l10n.t('batch {0} of {1}', count(progress.batch), count(progress.batches)),
    progress && l10n.t('{0} samples a second', count(progress.samplesPerSecond)),
    engine && l10n.t('Engine: {0} {1}, {2}', engine.name, engine.version, counted(engine.threads, 'threads')),
    engine?.why,
    run.stale && l10n.t('The spec has changed since this run: train again to see what it does now.'),
  ]
    .filter(Boolean)
    .join('\n');
}
