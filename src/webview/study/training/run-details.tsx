import * as l10n from '@vscode/l10n';
import { count, span } from '../../shared/format';
import type { RunInfo } from '../messages';
import type { Study } from '../shared/study';

interface Props {
  readonly study: Study;
  readonly run: RunInfo;
}

/** How far a run in progress is in its epoch, and how fast. */
export const RunDetails = ({ study, run }: Props) => {
  const progress = study.curves.get(run.id)?.progress;
  if (!progress || (run.status !== 'running' && run.status !== 'paused')) return null;
  return (
    <section class="live-line" aria-label={l10n.t('Run')}>
      <span>{l10n.t('Epoch {0} of {1}', count(progress.epoch + 1), count(run.epochs))}</span>
      <progress aria-label={l10n.t('Batches of this epoch')} max={progress.batches} value={progress.batch} />
      <span>{l10n.t('batch {0} of {1}', count(progress.batch), count(progress.batches))}</span>
      {run.status === 'running' && <span>{l10n.t('{0} left', span(progress.timeLeft))}</span>}
      {run.status === 'running' && <span>{l10n.t('{0} samples a second', count(progress.samplesPerSecond))}</span>}
    </section>
  );
};
