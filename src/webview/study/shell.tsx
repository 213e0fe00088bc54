import * as l10n from '@vscode/l10n';
import type { FunctionComponent } from 'preact';
import type { ViewName } from './messages';
import { NetworkView } from './network/network-view';
import { ErrorsNotice, firstState, RunNotice } from './notices';
import { OverviewView } from './overview/overview-view';
import { BoundaryView } from './plane/boundary/boundary-view';
import { FitView } from './plane/fit/fit-view';
import { PredictionsView } from './predictions/predictions-view';
import type { Study, ViewProps } from './shared/study';
import { Tabs, viewTitle } from './tabs';
import { PanelButtons, Toolbar } from './toolbar';
import { TrainingView } from './training/training-view';

const views: Record<ViewName, FunctionComponent<ViewProps>> = {
  overview: OverviewView,
  network: NetworkView,
  training: TrainingView,
  boundary: BoundaryView,
  fit: FitView,
  predictions: PredictionsView,
};

/** The whole panel: what is studied, the tabs, the controls, and the view of the moment. */
export function Shell({ study }: { readonly study: Study }) {
  const { state } = study;
  const view = shownView(state);
  const View = views[view];
  const content = firstState(study, view) ?? <View study={study} />;
  const tabbed = !state.alone && state.views.length > 0;
  return (
    <div class="shell">
      <header>
        <Title study={study} view={view} />
        {tabbed && <Tabs study={study} view={view} />}
        {state.spec && <Toolbar key={state.subject} study={study} />}
        {state.network && <ErrorsNotice study={study} />}
        {state.spec && <RunNotice study={study} />}
      </header>
      {/* Whatever a view keeps, it keeps of one spec. */}
      <main key={state.subject}>
        {tabbed ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
          <div class="view" role="tabpanel" aria-label={viewTitle(view)} tabIndex={0}>
            {content}
          </div>
        ) : (
          <div class="view">{content}</div>
        )}
      </main>
    </div>
  );
}

/** The view that was chosen; where the spec has none of those with a boundary, the other one is what is meant. */
function shownView({ views: there, options: { view } }: Study['state']): ViewName {
  const other = view === 'boundary' ? 'fit' : view === 'fit' ? 'boundary' : view;
  return !there.includes(view) && there.includes(other) ? other : view;
}

function Title({ study, view }: { readonly study: Study; readonly view: ViewName }) {
  const { spec, alone } = study.state;
  return (
    <div class="title">
      <h1>{spec?.title ?? l10n.t('Neural Network Study')}</h1>
      {alone && spec && <span class="quiet">{viewTitle(view)}</span>}
      {spec && spec.file !== spec.title && <span class="quiet file">{spec.file}</span>}
      {spec && !alone && <PanelButtons study={study} />}
    </div>
  );
}
