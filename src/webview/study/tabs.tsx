import * as l10n from '@vscode/l10n';
import type { ViewName } from './messages';
import type { Study } from './shared/study';

const titles: Record<ViewName, () => string> = {
  overview: () => l10n.t('Overview'),
  network: () => l10n.t('Network'),
  training: () => l10n.t('Training'),
  boundary: () => l10n.t('Boundary'),
  fit: () => l10n.t('Fit'),
  predictions: () => l10n.t('Predictions'),
};

/** What a view is called. */
export const viewTitle = (view: ViewName): string => titles[view]();

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
          {viewTitle(name)}
        </button>
      ))}
    </div>
  );
}
