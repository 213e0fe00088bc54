import * as l10n from '@vscode/l10n';
import type { ViewName } from './messages/views';
import type { Study } from './shared/study';
import { viewOf } from './views';

const tabId = (view: ViewName): string => `tab-${view}`;

const places: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** The views to choose from; with the arrow keys, too. */
export function Tabs({ study, view }: { readonly study: Study; readonly view: ViewName }) {
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
