import * as l10n from '@vscode/l10n';
import { isActive } from '../../ml/runs/run-status';
import { Menu } from '../shared/menu';
import { Button, IconButton } from '../shared/toolkit';
import type { RunInfo } from './messages/state';
import { doCommand, type Study, trainable } from './shared/study';
import { Status } from './status';

/** Training, and what is laid beside it: one line of controls. */
export function Toolbar({ study }: { readonly study: Study }) {
  const { spec, runs, others } = study.state;
  const run = runs[0];
  const active = run !== undefined && isActive(run.status);
  return (
    <div class="toolbar" role="toolbar" aria-label={l10n.t('Training')}>
      {active ? (
        <ActiveControls study={study} run={run} />
      ) : (
        <Button
          primary
          icon="play"
          disabled={!trainable(study) || (spec?.errors ?? 0) > 0}
          title={trainTitle(study)}
          onClick={() => doCommand(study, 'train')}
        >
          {l10n.t('Train')}
        </Button>
      )}
      {!active && run?.resumable && (
        <IconButton icon="debug-continue" label={l10n.t('Resume from where it ended')} onClick={() => doCommand(study, 'resume', run.id)} />
      )}
      {!active && run?.live && (
        <IconButton
          icon="save"
          label={l10n.t('Keep this run: the next edit would replace it')}
          onClick={() => doCommand(study, 'keepRun', run.id)}
        />
      )}
      <StepMenu study={study} disabled={!trainable(study) || (spec?.errors ?? 0) > 0} />
      {(others.length > 0 || runs.length > 1) && <CompareMenu study={study} />}
      <Status study={study} run={run} />
    </div>
  );
}

/** What is done with the panel itself. */
export const PanelButtons = ({ study }: { readonly study: Study }) => (
  <div class="panel-buttons">
    {!study.state.sheet && (
      <IconButton
        icon={study.state.live ? 'sync' : 'sync-ignored'}
        pressed={study.state.live === true}
        label={study.state.live ? l10n.t('Live: every edit trains this network anew') : l10n.t('Train this network anew after every edit')}
        onClick={() => doCommand(study, 'toggleLiveTraining')}
      />
    )}
    <IconButton
      icon="split-horizontal"
      label={l10n.t('Open this view in a panel of its own')}
      onClick={() => doCommand(study, 'openViewAlone')}
    />
    <IconButton
      icon={study.state.locked ? 'pinned' : 'pin'}
      pressed={study.state.locked}
      label={study.state.locked ? l10n.t('Follow the spec that is being edited') : l10n.t('Keep showing this spec')}
      onClick={() => doCommand(study, 'lockStudyPanel')}
    />
  </div>
);

/** As package.json binds it, and as VS Code writes keys. */
const trainKey = (): string => (navigator.platform.startsWith('Mac') ? '⌃F5' : 'Ctrl+F5');

/** What the button Train does, or why it cannot. */
export function trainTitle({ state: { spec, trainKey: bound } }: Study): string {
  if (spec && spec.errors > 0) return l10n.t('The spec has errors: correct them first.');
  if (!spec) return l10n.t('No network is open');
  return spec.untrainable ?? [l10n.t('Trains this network as the spec says.'), bound && `(${trainKey()})`].filter(Boolean).join(' ');
}

const ActiveControls = ({ study, run }: { readonly study: Study; readonly run: RunInfo }) => (
  <>
    <Button icon="debug-stop" onClick={() => doCommand(study, 'stop', run.id)}>
      {l10n.t('Stop')}
    </Button>
    {run.status === 'paused' ? (
      <IconButton icon="debug-continue" label={l10n.t('Resume')} onClick={() => doCommand(study, 'resume', run.id)} />
    ) : (
      <IconButton
        icon="debug-pause"
        label={l10n.t('Pause')}
        disabled={run.status !== 'running'}
        onClick={() => doCommand(study, 'pause', run.id)}
      />
    )}
  </>
);

const StepMenu = ({ study, disabled }: { readonly study: Study; readonly disabled: boolean }) => (
  <Menu
    icon="debug-step-over"
    text={l10n.t('Step')}
    title={l10n.t('Trains for one batch or one epoch, then pauses.')}
    disabled={disabled}
    items={[
      { text: l10n.t('One batch'), onPick: () => doCommand(study, 'stepBatch') },
      { text: l10n.t('One epoch'), onPick: () => doCommand(study, 'stepEpoch') },
    ]}
  />
);

function CompareMenu({ study }: { readonly study: Study }) {
  const { runs, others } = study.state;
  const [, ...behind] = runs;
  const compared = behind.filter(({ pale }) => !pale);
  const chosen = compared.map(({ id }) => id);
  const toggle = (id: string): void =>
    study.tell({ type: 'compare', runs: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id] });
  // In one order, whichever are chosen, so that nothing moves under the pointer.
  const all = [...behind, ...others].toSorted((a, b) => (a.id < b.id ? 1 : -1));
  return (
    <Menu
      icon="git-compare"
      text={l10n.t('Compare')}
      title={l10n.t('Shows other runs over this one.')}
      items={all.map(({ id, label, began }) => ({ text: label, title: began, checked: chosen.includes(id), onPick: () => toggle(id) }))}
    />
  );
}
