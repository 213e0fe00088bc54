import type * as vscode from 'vscode';
import { epochsOf } from '../../ml/training/history';
import type { Progress } from '../../webview/study/messages/state';
import type { ToView } from '../../webview/study/messages/to-view';
import { Disposables } from '../disposables';
import type { Run, RunChange } from '../runs/run';

type Part = Exclude<RunChange, 'status'> | 'all';

/**
 * Keeps a page up to date about one run's curves: all of them at first, then what is new. It sends nothing before the page has taken what
 * was sent before, so that a slow page is not buried.
 */
export class RunFeed implements vscode.Disposable {
  readonly run: Run;
  readonly #post: (message: ToView) => Thenable<unknown>;
  readonly #onDefect: (error: unknown) => void;
  readonly #store = new Disposables();
  readonly #due = new Set<Part>(['all', 'progress']);
  #sent = 0;
  #frames: readonly number[] = [];
  #pumping = false;
  #disposed = false;

  constructor(run: Run, post: (message: ToView) => Thenable<unknown>, onDefect: (error: unknown) => void) {
    this.run = run;
    this.#post = post;
    this.#onDefect = onDefect;
    this.#store.add(
      run.onDidChange((change) => {
        // Its status is part of the state; that it no longer changes is reported here.
        this.#due.add(change === 'status' ? 'progress' : change);
        void this.#pump();
      }),
    );
    void this.#pump();
  }

  dispose(): void {
    this.#disposed = true;
    this.#store.dispose();
  }

  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    try {
      while (this.#due.size > 0 && !this.#disposed) {
        // All that comes of one message of the worker is reported one after another, and reaches the page together.
        await Promise.resolve();
        const due = new Set(this.#due);
        this.#due.clear();
        await this.#send(due);
      }
    } catch (error) {
      this.#onDefect(error);
    } finally {
      this.#pumping = false;
    }
  }

  async #send(due: ReadonlySet<Part>): Promise<void> {
    const { id } = this.run;
    if (due.has('all') || due.has('frames')) this.#frames = (await this.run.frames()).map(({ epoch }) => epoch);
    if (due.has('all') || due.has('epochs') || due.has('frames')) {
      const history = await this.run.history();
      // A run that is resumed may begin anew before what was sent.
      const whole = due.has('all') || history.length < this.#sent;
      const from = whole ? 0 : this.#sent;
      const { columns, milliseconds } = epochsOf(history, from);
      const curves = { from, columns, milliseconds, frames: this.#frames };
      this.#sent = from + milliseconds.length;
      if (!this.#disposed) await this.#post({ type: whole ? 'run' : 'curves', id, curves });
    }
    if (due.has('progress') && !this.#disposed) await this.#post({ type: 'progress', id, progress: progressOf(this.run) });
  }
}

/** The feeds of a page: one for each run that it draws. */
export class RunFeeds {
  readonly #post: (message: ToView) => Thenable<unknown>;
  readonly #onDefect: (error: unknown) => void;
  #feeds: readonly RunFeed[] = [];

  constructor(post: (message: ToView) => Thenable<unknown>, onDefect: (error: unknown) => void) {
    this.#post = post;
    this.#onDefect = onDefect;
  }

  /** Feeds the page with the curves of these runs, and of no others. A run that is resumed is another object. */
  follow(runs: readonly Run[]): void {
    const kept = this.#feeds.filter((feed) => runs.includes(feed.run));
    for (const feed of this.#feeds) if (!kept.includes(feed)) feed.dispose();
    const added = runs.filter((run) => !kept.some((feed) => feed.run === run)).map((run) => new RunFeed(run, this.#post, this.#onDefect));
    this.#feeds = [...kept, ...added];
  }
}

function progressOf({ status, progress }: Run): Progress | undefined {
  if (!progress || (status !== 'running' && status !== 'paused')) return undefined;
  const { epoch, batch, batches, samplesPerSecond, timeLeft, logs } = progress;
  return { epoch, batch, batches, samplesPerSecond, timeLeft, logs };
}
