import * as l10n from '@vscode/l10n';
import { useRef } from 'preact/hooks';
import { Menu } from '../shared/menu';
import type { ViewName } from './messages/views';
import { shownInRow, useTextSize, useWidth } from './shared/measure';
import type { Study } from './shared/study';
import { viewOf } from './views';

/** Pixels around the text of the menu's button. */
const BUTTON = 32;

const tabId = (view: ViewName): string => `tab-${view}`;

const places: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** The views to choose from; with the arrow keys, too. Those that there is no room for are in a menu. */
export function Tabs({ study, view }: { readonly study: Study; readonly view: ViewName }) {
  const { views } = study.state;
  const place = useRef<HTMLDivElement>(null);
  const room = useWidth(place);
  const { width } = useTextSize();
  const title = (name: ViewName): string => viewOf(name).title();
  const more = l10n.t('More');
  const shown = shownInRow(
    views.map((name) => width(title(name))),
    views.indexOf(view),
    room,
    width(more) + BUTTON,
  ).map((at) => views[at] as ViewName);
  const others = views.filter((name) => !shown.includes(name));
  // The spec may lack the view that was chosen; the tabs must be reached all the same.
  const reached = shown.includes(view) ? view : shown[0];
  const choose = (chosen: ViewName): void => study.setOptions({ view: chosen });
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = places[event.key];
    if (!to) return;
    event.preventDefault();
    const chosen = views[to(Math.max(0, views.indexOf(view)), views.length)] as ViewName;
    choose(chosen);
    // One that was in the menu is a tab once it has been drawn.
    requestAnimationFrame(() => document.getElementById(tabId(chosen))?.focus());
  };
  return (
    <div class="tabs" ref={place}>
      <div role="tablist" aria-label={l10n.t('Views')}>
        {shown.map((name) => (
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
            {title(name)}
          </button>
        ))}
      </div>
      {others.length > 0 && (
        <Menu text={more} title={l10n.t('More views')} items={others.map((name) => ({ text: title(name), onPick: () => choose(name) }))} />
      )}
    </div>
  );
}
