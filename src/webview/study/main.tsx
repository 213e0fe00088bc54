// Before anything that has texts.
import '../shared/l10n';
import '@vscode/codicons/dist/codicon.css';
import '../shared/base.css';
import './style.css';
import { render } from 'preact';
import { connect } from '../shared/connect';
import type { FromView } from './messages/from-view';
import { isToView, type ToView } from './messages/to-view';
import { Shell } from './shell';
import { Store } from './store';

/** Draws at most once a frame, and not while no one can see it. */
class Drawing {
  readonly #draw: () => void;
  #frame: number | undefined;

  constructor(draw: () => void) {
    this.#draw = draw;
    document.addEventListener('visibilitychange', () => this.request());
  }

  /** To be called whenever something changed. */
  request(): void {
    // What changes while the page is hidden is drawn when it is shown again.
    if (document.hidden) return;
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#draw();
    });
  }
}

/** For whoever measures how long a reader waits: `npm run bench -- opening`. Only the first time counts. */
function mark(what: 'script' | 'state' | 'drawn'): void {
  if (!performance.getEntriesByName(`study:${what}`).length) performance.mark(`study:${what}`);
}
mark('script');

/** The page's own part begins here. A page that was hidden is thrown away, so this happens each time the panel is shown. */
const root = document.createElement('div');
root.id = 'root';
document.body.append(root);

const drawing = new Drawing(() => {
  if (!store.ready) return;
  mark('state');
  render(<Shell study={store} />, root);
  mark('drawn');
});
const host = connect<ToView, FromView>(isToView, (message) => store.receive(message));
const store = new Store(host, () => drawing.request());
host.send({ type: 'ready' });
