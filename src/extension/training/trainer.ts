import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { TrainingEvent } from '../../ml/training/events';
import { Refused, WorkerClient } from '../../ml/worker/client';
import type { Outcome } from '../../ml/worker/messages';
import { Disposables } from '../disposables';
import type { placeOf } from '../spec-document';
import { TrainingLog } from './log';
import { endingText, outcomeLines } from './outcome-text';

/** A person sees no more than this many changes in a second, and each costs a message to the window. */
const SHOW_EVERY_MS = 100;

/** Trains specs in a worker thread, which starts with the first of them, and writes what happens into an output channel. */
export class Trainer implements vscode.Disposable {
  readonly #store = new Disposables();
  readonly #output: vscode.OutputChannel;
  readonly #client: WorkerClient;

  constructor(extension: vscode.Uri, output: vscode.OutputChannel) {
    this.#output = output;
    this.#client = new WorkerClient(vscode.Uri.joinPath(extension, 'dist', 'worker.js').fsPath);
    this.#store.add({ dispose: () => void this.#client.dispose() });
  }

  /** Trains the document as it stands, saved or not; what goes wrong is told to the user. */
  async train(document: vscode.TextDocument, place: NonNullable<ReturnType<typeof placeOf>>): Promise<void> {
    const file = basename(document.fileName);
    const title = vscode.l10n.t('Training {0}', file);
    this.#output.show(true);
    this.#output.appendLine(title);
    try {
      const outcome = await vscode.window.withProgress(
        { location: vscode.ProgressLocation.Notification, title, cancellable: true },
        (progress, token) => this.#run({ text: document.getText(), ...place, task: 'train' }, progress, token),
      );
      for (const line of outcomeLines(outcome)) this.#output.appendLine(line);
      if (outcome.ending?.reason === 'diverged') void vscode.window.showErrorMessage(`${file}: ${endingText(outcome.ending)}`);
    } catch (error) {
      await this.#tell(file, error);
    }
    this.#output.appendLine('');
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #run(
    job: Parameters<WorkerClient['run']>[0],
    progress: vscode.Progress<{ message: string; increment: number }>,
    token: vscode.CancellationToken,
  ): Promise<Outcome> {
    const stop = new AbortController();
    const cancelled = token.onCancellationRequested(() => stop.abort());
    const screen = new Screen(this.#output, progress);
    try {
      return await this.#client.run(job, (event) => screen.take(event), stop.signal);
    } finally {
      cancelled.dispose();
      screen.flush();
    }
  }

  async #tell(file: string, error: unknown): Promise<void> {
    if (!(error instanceof Refused)) {
      const message = error instanceof Error ? error.message : String(error);
      this.#output.appendLine(message);
      void vscode.window.showErrorMessage(vscode.l10n.t('{0} could not be trained: {1}', file, message));
      return;
    }
    const errors = error.problems.filter(({ severity }) => severity === 'error');
    for (const { message, range } of errors) this.#output.appendLine(`${file}:${range.start.line}:${range.start.column}: ${message}`);
    const show = vscode.l10n.t('Show Problems');
    const chosen = await vscode.window.showErrorMessage(vscode.l10n.t('{0} has errors and was not trained.', file), show);
    if (chosen === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
  }
}

/** Shows a run in the output channel and in the notification, some of its events at a time. */
class Screen {
  readonly #output: vscode.OutputChannel;
  readonly #progress: vscode.Progress<{ message: string; increment: number }>;
  readonly #log = new TrainingLog();
  #lines: string[] = [];
  #epochs = 1;
  #done = 0;
  #shown = 0;
  #at = 0;

  constructor(output: vscode.OutputChannel, progress: vscode.Progress<{ message: string; increment: number }>) {
    this.#output = output;
    this.#progress = progress;
  }

  take(event: TrainingEvent): void {
    if (event.type === 'begin') this.#epochs = Math.max(1, event.epochs);
    if (event.type === 'epoch') this.#done = event.epoch + 1;
    this.#lines.push(...this.#log.lines(event));
    if (performance.now() - this.#at > SHOW_EVERY_MS) this.flush();
  }

  flush(): void {
    this.#at = performance.now();
    if (this.#lines.length) this.#output.appendLine(this.#lines.join('\n'));
    this.#lines = [];
    const increment = ((this.#done - this.#shown) / this.#epochs) * 100;
    this.#progress.report({ message: vscode.l10n.t('epoch {0} of {1}', this.#done, this.#epochs), increment });
    this.#shown = this.#done;
  }
}
