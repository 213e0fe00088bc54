import type { Dataset } from '../../ml/data/dataset';
import type { DataFacts } from '../../ml/data/facts';
import { setUsedText } from '../../ml/data/set-text';
import { problemText } from '../../ml/language/messages/localized';
import { count, plural } from '../../ml/language/messages/words';
import type { NumberBlock } from '../../ml/language/nested';
import { visible } from '../../ml/language/visible';
import { readingOf } from '../../ml/model/interpret-output';
import type { Model } from '../../ml/model/model';
import { branchNotice } from '../../ml/runs/run-files';
import type { Spec } from '../../ml/spec/spec';
import { logsText, scientific } from '../../ml/training/keras-format';
import type { Outcome } from '../../ml/worker/messages';
import type { Output } from '../terminal';
import { predictionLines } from './predictions';
import { reportLines, rowsOfSplit } from './report';
import { alignedRows, bracketed } from './table';

/** Networks of at most so many weights show them. */
const FEW_WEIGHTS = 30;

interface Run {
  readonly spec: Spec;
  readonly model: Model;
  readonly dataset?: Dataset | undefined;
  readonly facts?: DataFacts | undefined;
  readonly outcome: Outcome;
  /** What the predictions answer. */
  readonly inputs?: NumberBlock | undefined;
  /** The files of the pictures that they are, a row each. */
  readonly files?: readonly string[];
}

/** Everything a run came to, for a person: sections with a blank line between them. */
export function showLearned(run: Run, out: Output): void {
  const { outcome } = run;
  const titled = (title: string, lines: readonly string[]): readonly string[] => (lines.length ? [out.colors.bold(title), ...lines] : []);
  const evaluation = outcome.evaluate ? [logsText(outcome.evaluate.logs)] : [];
  const report = outcome.report && !('code' in outcome.report) ? outcome.report : undefined;
  const sections = [
    outcome.from && [visible(problemText(branchNotice(outcome.from), out.language))],
    endingLines(run),
    dataLines(outcome, out),
    titled(`Evaluation on the ${rowsOfSplit[outcome.evaluate?.on ?? 'train']}`, evaluation),
    report && titled(`Report on the ${rowsOfSplit[report.split]}`, reportLines(report, out)),
    titled('Weights', weightLines(outcome)),
    titled('Predictions', answerLines(run, out)),
    titled('Engine and time', engineLines(outcome)),
    titled('Advice', outcome.advice?.map((advice) => visible(problemText(advice, out.language))) ?? []),
  ];
  const shown = sections.filter((lines) => lines !== undefined && lines.length > 0) as readonly (readonly string[])[];
  shown.forEach((lines, i) => {
    for (const line of i === 0 ? lines : ['', ...lines]) out.line(line);
  });
}

/** The predictions as a table; empty if nothing was asked. */
export function answerLines({ spec, model, dataset, facts, outcome, inputs, files = [] }: Run, out: Output): string[] {
  if (!outcome.predictions || !inputs) return [];
  const reading = readingOf(model, spec.compile?.loss, facts?.targets);
  const gate = spec.data?.source === 'gate';
  return predictionLines({ model, inputs, outputs: outcome.predictions, reading, dataset, gate, files }, out.colors);
}

/** Which well-known set it was: a figure on its sample is none on the whole set. */
function dataLines({ set }: Outcome, { language }: Output): string[] {
  const text = set && setUsedText({ set, rows: set.rows }, language);
  return text === undefined ? [] : [text];
}

function weightLines({ params, weights }: Outcome): string[] {
  if (params.total > FEW_WEIGHTS) return [];
  const lines = [...weights].map(([name, values]) => [visible(name), bracketed(values)]);
  return alignedRows(lines, () => false);
}

function endingLines({ spec, outcome: { ending } }: Run): string[] {
  if (!spec.compile) return ['The spec has no "compile", so nothing was trained.'];
  switch (ending?.reason) {
    case 'early-stopping':
      return [
        `Stopped early after epoch ${ending.epoch + 1}: ${visible(spec.fit.early_stopping?.monitor ?? 'the metric')} was best in epoch ${ending.best + 1}${
          ending.restored ? ', whose weights were restored' : ''
        }.`,
      ];
    case 'cancelled':
      return [`Cancelled in epoch ${ending.epoch + 1}, after ${plural(ending.batch, 'batch', 'batches')} of it.`];
    case 'diverged':
      // What went wrong after training is said by the problem itself.
      return ending.problem.code === 'not-finite' ? ['Training broke off; what follows is from the weights before that step.'] : [];
    case 'finished':
    case undefined:
      return [];
  }
}

function engineLines({ engine, history, milliseconds }: Outcome): string[] {
  const epochs = history['loss']?.length ?? 0;
  const each = epochs > 1 ? `, ${time(milliseconds.train / epochs)} each` : '';
  const trained = epochs ? `${time(milliseconds.train)} for training (${plural(epochs, 'epoch')}${each}), ` : '';
  return [
    `${engine.name} ${engine.version}, ${plural(engine.threads, 'thread')}: ${engine.why.message}.`,
    `${trained}${time(milliseconds.load)} for reading, ${time(milliseconds.compile)} for preparing.`,
  ];
}

/** `1.25 s`, `35 ms`, `0.7 ms`. */
function time(milliseconds: number): string {
  if (milliseconds >= 1000) return `${count(Math.round(milliseconds / 10) / 100)} s`;
  if (milliseconds >= 10) return `${milliseconds.toFixed(0)} ms`;
  return milliseconds >= 0.01 ? `${milliseconds.toFixed(2)} ms` : `${scientific(milliseconds, 1)} ms`;
}
