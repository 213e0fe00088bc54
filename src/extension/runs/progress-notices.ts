import * as vscode from 'vscode';
import { span } from '../../ml/language/number-text';
import { Disposables } from '../disposables';
import { count } from '../number-text';
import { showProgress } from '../shown';
import type { LiveRun } from './live-run';
import { nameOf } from './run-text';
import type { Trainer } from './trainer';

/** A run that is over before is not worth a notification. */
const AFTER_MS = 1000;
const SHOW_EVERY_MS = 250;

/** Shows the progress of runs that take longer, with a button that stops them. A paused run needs no attention. */
export class ProgressNotices implements vscode.Disposable {
  readonly #store = new Disposables();
  readonly #trainer: Trainer;
  readonly #watched = new Map<LiveRun, Watch>();

  constructor(trainer: Trainer) {
    this.#trainer = trainer;
    this.#store.add(trainer.onDidBegin((run) => !run.head.live && this.#watched.set(run, new Watch(run, () => this.#trainer.stop(run)))));
    this.#store.add(
      trainer.onDidEnd(({ run }) => {
        this.#watched.get(run)?.dispose();
        this.#watched.delete(run);
      }),
    );
  }

  dispose(): void {
    for (const watch of this.#watched.values()) watch.dispose();
    this.#store.dispose();
  }
}

/** One run from its beginning to its end. */
class Watch implements vscode.Disposable {
  readonly #run: LiveRun;
  readonly #stop: () => void;
  readonly #listener: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;
  #close: (() => void) | undefined;

  constructor(run: LiveRun, stop: () => void) {
    this.#run = run;
    this.#stop = stop;
    this.#listener = run.onDidChange((change) => change === 'status' && this.#follow());
    this.#follow();
  }

  dispose(): void {
    this.#listener.dispose();
    this.#hide();
  }

  #follow(): void {
    if (this.#run.status !== 'running') this.#hide();
    else if (!this.#close) this.#timer ??= setTimeout(() => this.#show(), AFTER_MS);
  }

  #hide(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#close?.();
    this.#close = undefined;
  }

  #show(): void {
    this.#timer = undefined;
    const title = vscode.l10n.t('Training {0}', nameOf(this.#run));
    void showProgress(title, async (progress, token) => {
      const cancelled = token.onCancellationRequested(this.#stop);
      let shown = 0;
      const report = (): void => {
        const done = this.#run.epochs ? (this.#run.epochsDone / this.#run.epochs) * 100 : 0;
        progress.report({ message: progressText(this.#run), increment: done - shown });
        shown = done;
      };
      const timer = setInterval(report, SHOW_EVERY_MS);
      report();
      await new Promise<void>((resolve) => {
        this.#close = resolve;
      });
      clearInterval(timer);
      cancelled.dispose();
    });
  }
}

/** `epoch 12 of 300, 4 s left`. */
export function progressText(run: Pick<LiveRun, 'epochs' | 'progress'>): string {
  const { progress, epochs } = run;
  if (!progress) return vscode.l10n.t('reading the data …');
  const epoch = Math.min(progress.epoch + 1, epochs);
  return Number.isFinite(progress.timeLeft)
    ? vscode.l10n.t('epoch {0} of {1}, {2} left', count(epoch), count(epochs), span(progress.timeLeft))
    : vscode.l10n.t('epoch {0} of {1}', count(epoch), count(epochs));
}
