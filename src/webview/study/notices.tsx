import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import { FirstState } from '../shared/first-state';
import { counted } from '../shared/format';
import { Button, Icon } from '../shared/toolkit';
import type { RunInfo } from './messages/state';
import type { ViewName } from './messages/views';
import { doCommand, type Study } from './shared/study';
import { viewOf } from './views';

/** What is shown in place of a view that has no network to show, or not one of its kind; undefined where there is one. */
export function firstState(study: Study, view: ViewName): VNode | undefined {
  const { spec, network, sheet, views } = study.state;
  if (!spec) return <NoSpec study={study} />;
  if (network || sheet) {
    const { title, needs } = viewOf(view);
    // A view of networks has none in a sheet, whatever else it needs.
    const why = sheet ? spec.untrainable : needs?.(spec);
    return views.includes(view) ? undefined : <FirstState title={title()} lines={why === undefined ? [] : [why]} />;
  }
  if (spec.reading) return <FirstState lines={[l10n.t('Reading the spec and its data …')]} />;
  return spec.unseen === undefined ? <Broken study={study} spec={spec} /> : <Unseen data={spec.unseen} />;
}

const NoSpec = ({ study }: { readonly study: Study }) => (
  <FirstState
    title={l10n.t('No network is open')}
    lines={[
      l10n.t('This panel shows a network beside its spec: what it is, how it learns and what it has learned.'),
      l10n.t('Open a file that ends in .nn.json, or begin with a sample.'),
    ]}
  >
    <Button primary icon="new-file" onClick={() => doCommand(study, 'newSpec')}>
      {l10n.t('New Spec from a Sample')}
    </Button>
    <Button icon="library" onClick={() => doCommand(study, 'openSamples')}>
      {l10n.t('Open Samples')}
    </Button>
  </FirstState>
);

type Spec = NonNullable<Study['state']['spec']>;

const inTheWay = ({ errors }: Spec): string => counted(errors, 'errorsInTheWay');

/** Above a view that can still be shown, while the spec has errors. */
export function ErrorsNotice({ study }: { readonly study: Study }) {
  const { spec } = study.state;
  if (!spec?.errors) return null;
  return (
    <p class="errors-notice">
      <Icon name="error" class="wrong" /> {inTheWay(spec)}: {spec.firstError} {spec.outdated && <span class="quiet">{before(study)} </span>}
      <button type="button" class="link" onClick={() => study.tell({ type: 'showProblems' })}>
        {l10n.t('Show Problems')}
      </button>
    </p>
  );
}

const before = ({ state: { sheet } }: Study): string =>
  sheet ? l10n.t('Below is the sheet as it was before.') : l10n.t('Below is the network as it was before.');

/** @param data what is said of the data */
const Unseen = ({ data }: { readonly data: string }) => (
  <FirstState
    title={l10n.t('The size of the input is not known yet')}
    lines={[data, l10n.t('Give the first layer an "input_shape", and the network is shown here. It can be trained without that, too.')]}
  />
);

const Broken = ({ study, spec }: { readonly study: Study; readonly spec: Spec }) => (
  <FirstState title={inTheWay(spec)} lines={spec.firstError === undefined ? [] : [spec.firstError]}>
    <Button primary onClick={() => study.tell({ type: 'showProblems' })}>
      {l10n.t('Show Problems')}
    </Button>
  </FirstState>
);

const icons: Partial<Record<RunInfo['status'], string>> = { failed: 'error', diverged: 'error', damaged: 'error', interrupted: 'warning' };

/** Over every view: why the run in front did not come to its end, and a button to continue from where it was cut off. */
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
