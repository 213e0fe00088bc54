import * as l10n from '@vscode/l10n';
import { counted } from '../../shared/counted';
import { count, span } from '../../shared/format';
import { Button, Icon } from '../../shared/toolkit';
import { doCommand } from '../do-command';
import type { Progress, RunInfo } from '../messages';
import type { Study } from '../study';

interface Props {
  readonly study: Study;
  readonly run: RunInfo;
}

/** How far a run in progress is in its epoch, how fast, on what engine and why; what went wrong, and how to go on. */
export const RunDetails = ({ study, run }: Props) => {
  const progress = study.curves.get(run.id)?.progress;
  const live = progress && (run.status === 'running' || run.status === 'paused');
  return (
    <section class="run-details" aria-label={l10n.t('Run')}>
      {live && <LiveLine run={run} progress={progress} />}
      {run.engine && <p class="quiet">{engineText(run.engine)}</p>}
      <Notice study={study} run={run} />
    </section>
  );
};

const LiveLine = ({ run, progress }: { readonly run: RunInfo; readonly progress: Progress }) => (
  <p class="live-line">
    <span>{l10n.t('Epoch {0} of {1}', count(progress.epoch + 1), count(run.epochs))}</span>
    <progress aria-label={l10n.t('Batches of this epoch')} max={progress.batches} value={progress.batch} />
    <span>{l10n.t('batch {0} of {1}', count(progress.batch), count(progress.batches))}</span>
    {run.status === 'running' && <span>{l10n.t('{0} left', span(progress.timeLeft))}</span>}
    {run.status === 'running' && <span>{l10n.t('{0} samples a second', count(progress.samplesPerSecond))}</span>}
  </p>
);

function engineText(engine: NonNullable<RunInfo['engine']>): string {
  const threads = counted(engine.threads, 'threads');
  return `${engine.name}, ${threads}: ${engine.why}`;
}

const icons: Partial<Record<RunInfo['status'], string>> = { failed: 'error', diverged: 'error', damaged: 'error', interrupted: 'warning' };

/** The run's own message, and a button to go on from where it was cut off. */
function Notice({ study, run }: Props) {
  const icon = icons[run.status];
  const text =
    run.message ?? (run.status === 'interrupted' ? l10n.t('This run was cut off before its end. What it had learned is kept.') : undefined);
  if (!icon || text === undefined) return null;
  return (
    <div class={`notice notice-${icon}`}>
      <Icon name={icon} />
      <p>{text}</p>
      {run.resumable && (
        <Button icon="debug-continue" onClick={() => doCommand(study, 'resume', run.id)}>
          {l10n.t('Resume')}
        </Button>
      )}
    </div>
  );
}
