import * as vscode from 'vscode';
import { visible } from '../../ml/spec/visible';
import { count } from '../counted';
import { Disposables } from '../disposables';
import { textOf } from '../problem-text';
import type { Log as Output } from '../shown';
import type { LiveRun } from './live-run';
import { endingText, outcomeLines } from './outcome-text';
import type { Ended, Trainer } from './trainer';
import { TrainingLog } from './training-log';
import { nameOf } from './words';

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
    this.#logs.delete(run);
    this.#write(run, 'outcome' in result ? outcomeLines(result.outcome) : troubles(run, result));
    this.#flush();
  }

  #write(run: LiveRun, lines: readonly string[]): void {
    if (!lines.length) return;
    // The lines of several runs are told apart by their names.
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
