import * as l10n from '@vscode/l10n';
import type { ViewName } from './messages/views';
import { ErrorsNotice, firstState, RunNotice } from './notices';
import type { Study } from './shared/study';
import { Tabs } from './tabs';
import { PanelButtons, Toolbar } from './toolbar';
import { shownView, viewOf } from './views';

/** The whole panel: what is studied, the tabs, the controls, and the view of the moment. */
export function Shell({ study }: { readonly study: Study }) {
  const { state } = study;
  const view = shownView(state);
  const { component: View, title } = viewOf(view);
  const content = firstState(study, view) ?? <View study={study} />;
  // A sheet has one view, and a single tab would be none.
  const tabbed = !state.alone && state.views.length > 1;
  return (
    <div class="shell">
      <header>
        <Title study={study} view={view} />
        {tabbed && <Tabs study={study} view={view} />}
        {state.spec && !state.sheet && <Toolbar key={state.subject} study={study} />}
        {(state.network || state.sheet) && <ErrorsNotice study={study} />}
        {state.spec && !state.sheet && <RunNotice study={study} />}
      </header>
      {/* Whatever a view keeps, it keeps of one spec. */}
      <main key={state.subject}>
        {tabbed ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
          <div class="view" role="tabpanel" aria-label={title()} tabIndex={0}>
            {content}
          </div>
        ) : (
          <div class="view">{content}</div>
        )}
      </main>
    </div>
  );
}

function Title({ study, view }: { readonly study: Study; readonly view: ViewName }) {
  const { spec, alone } = study.state;
  return (
    <div class="title">
      <h1>{spec?.title ?? l10n.t('Neural Network Study')}</h1>
      {alone && spec && <span class="quiet">{viewOf(view).title()}</span>}
      {spec && spec.file !== spec.title && <span class="quiet file">{spec.file}</span>}
      {spec && !alone && <PanelButtons study={study} />}
    </div>
  );
}
