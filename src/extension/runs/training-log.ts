import * as vscode from 'vscode';
import { visible } from '../../ml/language/visible';
import { plainLine } from '../../ml/training/keras-format';
import type { RunEvent } from '../../ml/worker/messages';
import { Disposables } from '../disposables';
import { count } from '../number-text';
import { textOf } from '../problem-text';
import type { Log as Output } from '../shown';
import type { LiveRun } from './live-run';
import { endingText, nameOf, outcomeLines } from './run-text';
import type { Ended, Trainer } from './trainer';

/** More epochs than a reader looks at one by one; of longer runs only about so many are written down. */
const MOST_EPOCHS = 1000;

/** What `model.fit(verbose=2)` of Keras prints, made from a run's events. */
export class TrainingLog {
  #epochs = 0;
  #batches = 1;
  #every = 1;

  /** The lines an event adds; none for most of them. */
  lines(event: RunEvent): string[] {
    if (event.type === 'begin') {
      this.#epochs = event.epochs;
      this.#batches = event.batches;
      this.#every = Math.ceil((event.epochs - event.firstEpoch) / MOST_EPOCHS);
    }
    if (event.type !== 'epoch' || !this.#isWritten(event.epoch + 1)) return [];
    const { epoch, logs, milliseconds } = event;
    const [target, seconds] = [this.#batches, milliseconds / 1000];
    const line = plainLine({ current: target, target, seconds, secondsPerUnit: seconds / target, unit: 'step', logs });
    return [`Epoch ${epoch + 1}/${this.#epochs}`, line];
  }

  #isWritten(epoch: number): boolean {
    return epoch === 1 || epoch === this.#epochs || epoch % this.#every === 0;
  }
}

/** Each line shown costs a message to the window: they go there together. */
const WRITE_EVERY_MS = 100;

/** Writes down how trainings go, as Keras does. */
export class Log implements vscode.Disposable {
  readonly #store = new Disposables();
  readonly #output: Output;
  readonly #trainer: Trainer;
  readonly #logs = new Map<LiveRun, TrainingLog>();
  #lines: string[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(output: Output, trainer: Trainer) {
    this.#output = output;
    this.#trainer = trainer;
    this.#store.add(
      trainer.onDidBegin((run) => {
        // There would be one for every edit.
        if (run.head.live) return;
        this.#logs.set(run, new TrainingLog());
        const resumed = run.epochsDone > 0;
        const from = count(run.epochsDone + 1);
        const title = resumed ? vscode.l10n.t('Training {0}, from epoch {1} on', visible(run.head.file), from) : undefined;
        this.#write(run, ['', title ?? vscode.l10n.t('Training {0}', visible(run.head.file))]);
      }),
    );
    this.#store.add(trainer.onDidTell(({ run, event }) => this.#write(run, this.#logs.get(run)?.lines(event) ?? [])));
    this.#store.add(trainer.onDidEnd((ended) => this.#close(ended)));
  }

  dispose(): void {
    this.#flush();
    this.#store.dispose();
  }

  #close({ run, result }: Ended): void {
    if (!this.#logs.delete(run)) return;
    this.#write(run, 'outcome' in result ? outcomeLines(result.outcome) : troubles(run, result));
    this.#flush();
  }

  #write(run: LiveRun, lines: readonly string[]): void {
    if (!lines.length) return;
    // The names of runs distinguish their lines.
    const name = this.#trainer.active.length > 1 ? `[${nameOf(run)}] ` : '';
    for (const line of lines) this.#lines.push(line && `${name}${line}`);
    this.#timer ??= setTimeout(() => this.#flush(), WRITE_EVERY_MS);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#lines.length) this.#output.appendLine(this.#lines.join('\n'));
    this.#lines = [];
  }
}

function troubles({ head }: LiveRun, result: Exclude<Ended['result'], { outcome: unknown }>): string[] {
  if ('failure' in result) return [result.failure];
  if ('stopped' in result) return [endingText(result.stopped)];
  const errors = result.refused.problems.filter(({ severity }) => severity === 'error');
  return errors.map((problem) => visible(`${head.file}:${problem.range.start.line}:${problem.range.start.column}: ${textOf(problem)}`));
}
