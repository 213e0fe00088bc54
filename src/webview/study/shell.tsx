import * as l10n from '@vscode/l10n';
import type { ViewName } from './messages/views';
import { ErrorsNotice, firstState, RunNotice } from './notices';
import type { Study } from './shared/study';
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

const tabId = (view: ViewName): string => `tab-${view}`;

const places: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** The views to choose from; with the arrow keys, too. */
function Tabs({ study, view }: { readonly study: Study; readonly view: ViewName }) {
  const { views } = study.state;
  // The spec may lack the view that was chosen; the tabs must be reached all the same.
  const reached = views.includes(view) ? view : views[0];
  const choose = (chosen: ViewName): void => study.setOptions({ view: chosen });
  const onKeyDown = (event: KeyboardEvent): void => {
    const place = places[event.key];
    if (!place) return;
    event.preventDefault();
    const chosen = views[place(Math.max(0, views.indexOf(view)), views.length)] as ViewName;
    choose(chosen);
    document.getElementById(tabId(chosen))?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={l10n.t('Views')}>
      {views.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={tabId(name)}
          aria-selected={name === view}
          tabIndex={name === reached ? 0 : -1}
          onClick={() => choose(name)}
          onKeyDown={onKeyDown}
        >
          {viewOf(name).title()}
        </button>
      ))}
    </div>
  );
}
