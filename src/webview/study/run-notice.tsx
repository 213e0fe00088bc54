import * as l10n from '@vscode/l10n';
import { Button, Icon } from '../shared/toolkit';
import type { RunInfo } from './messages';
import { doCommand } from './shared/do-command';
import type { Study } from './shared/study';

const icons: Partial<Record<RunInfo['status'], string>> = { failed: 'error', diverged: 'error', damaged: 'error', interrupted: 'warning' };

/** Over every view: why the run in front did not come to its end, and a button to go on from where it was cut off. */
export function RunNotice({ study }: { readonly study: Study }) {
  const [run] = study.state.runs;
  const icon = run && icons[run.status];
  if (!icon) return null;
  return (
    <div class={`notice notice-${icon}`}>
      <Icon name={icon} />
      <p>{run.message ?? unexplained(run)}</p>
      {run.resumable && (
        <Button icon="debug-continue" onClick={() => doCommand(study, 'resume', run.id)}>
          {l10n.t('Resume')}
        </Button>
      )}
    </div>
  );
}

const unexplained = ({ status }: RunInfo): string =>
  status === 'interrupted'
    ? l10n.t('This run was cut off before its end. What it had learned is kept.')
    : l10n.t('This run failed; the log may say why.');
