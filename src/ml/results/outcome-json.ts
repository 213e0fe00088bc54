import type { SplitName, Tensor } from '../data/dataset';
import type { DataFacts } from '../data/facts';
import type { SetPart } from '../data/picture-sets';
import type { EngineReport } from '../engine/engine';
import type { Notice } from '../language/notice';
import { shortFloat } from '../language/number-text';
import { volume } from '../language/shape';
import type { ParameterCounts } from '../model/cost';
import type { NamedClasses } from '../model/output-reading';
import type { SplitReport } from '../report/class-answers';
import type { BranchPoint, Ending, Logs } from '../training/events';
import type { Columns } from '../training/history';
import { reportJson } from './report-json';

interface LayerReport {
  readonly name: string;
  readonly type: string;
  readonly outputShape: readonly number[];
  readonly params: number;
}

/** What a teacher would say of a run: `Advice` without its arguments. */
interface AdviceReport {
  readonly code: string;
  readonly message: string;
  readonly epoch?: number;
  readonly layer?: string;
}

/** What training, evaluation and prediction came to. */
export interface Result {
  readonly engine: EngineReport;
  readonly params: ParameterCounts;
  readonly layers: readonly LayerReport[];
  readonly history: Columns<ArrayLike<number>>;
  /** Not set when the spec has no "compile". */
  readonly ending?: Ending;
  readonly evaluate?: { readonly on: SplitName; readonly logs: Logs };
  /** Set where the data is a well-known set of pictures: which one, how much of it, and the rows of each split. */
  readonly set?: SetPart & Pick<DataFacts, 'rows'>;
  /** Answers to the spec's "predict", a row each. */
  readonly predictions?: Tensor;
  /** The classes that the predictions name; not set where they are numbers. */
  readonly classes?: NamedClasses;
  /** How the network answers a split, or why there is no report; not set where none was asked for. */
  readonly report?: SplitReport | Notice;
  /** Of a branch: the moment of another run that it began at. */
  readonly from?: BranchPoint;
  /** What a teacher would say of the training; not set where that was not asked for. */
  readonly advice?: readonly AdviceReport[];
  /** All variables by `layer/variable`, as they are at the end. */
  readonly weights: ReadonlyMap<string, Tensor>;
  /** A run's folder does not say how long loading took. */
  readonly milliseconds: { readonly load?: number; readonly compile?: number; readonly train?: number };
}

/**
 * What a run came to, as one JSON object on one line. Numbers that are not finite become null, which is what JSON has for them.
 * `classes`: the class that each of the predictions names, by its name or its number, null for none; a list for an answer to several questions.
 * `report`: as `reportJson`; null for a network that does not distinguish classes.
 * `advice`: what a teacher would say of the training; epochs from 1. Empty for a run that is fine.
 * `data_set`: the well-known set that it was trained on, "whole" or only its "sample".
 * `from`: the parent of a branch, its last epoch before it, and what was not taken over from there; `history` has the parent's epochs before it.
 * `weights`: variables by `layer/variable`, each with its shape and its values as nested rows (as NumPy prints them), in the shortest
 * decimals that give the same float32.
 * @param about more fields, which come first
 */
export function outcomeJson(outcome: Result, withWeights: boolean, about: Readonly<Record<string, unknown>> = {}): string {
  const { engine, params, layers, history, ending, evaluate, set, predictions, classes, report, advice, weights, milliseconds, from } =
    outcome;
  return JSON.stringify({
    ...about,
    engine: { name: engine.name, version: engine.version, threads: engine.threads, why: engine.why.message },
    params: { total: params.total, trainable: params.trainable, non_trainable: params.nonTrainable },
    layers: layers.map((l) => ({ name: l.name, type: l.type, output_shape: [null, ...l.outputShape], params: l.params })),
    ...(from && { from: branchJson(from) }),
    history: Object.fromEntries(Object.entries(history).map(([name, values]) => [name, Array.from(values)])),
    ...(ending && { ending: endingJson(ending) }),
    ...(set && { data_set: { name: set.name, size: set.size, rows: set.rows } }),
    ...(evaluate && { evaluate: evaluate.logs, evaluated_on: evaluate.on }),
    ...(predictions && { predictions: nestedRows(predictions) }),
    ...(classes && { classes }),
    ...(report && { report: 'code' in report ? null : reportJson(report) }),
    ...(advice && { advice: advice.map(adviceJson) }),
    ...(withWeights && { weights: Object.fromEntries([...weights].map(([name, w]) => [name, { shape: w.shape, values: nestedRows(w) }])) }),
    timing: { load_ms: milliseconds.load, compile_ms: milliseconds.compile, train_ms: milliseconds.train },
  });
}

const adviceJson = ({ code, message, epoch, layer }: AdviceReport): AdviceReport => ({
  code,
  message,
  ...(epoch !== undefined && { epoch }),
  ...(layer !== undefined && { layer }),
});

const branchJson = ({ run, epoch, freshOptimizer, otherData }: BranchPoint): Record<string, unknown> => ({
  run,
  epoch,
  fresh_optimizer: freshOptimizer === true,
  other_data: otherData === true,
});

function endingJson(ending: Ending): Record<string, unknown> {
  if (ending.reason !== 'diverged') return { ...ending };
  const { problem, ...rest } = ending;
  return { ...rest, code: problem.code, message: problem.message };
}

/** Nested lists as NumPy prints an array; a single number for shape []. */
export type Nested = number | readonly Nested[];

/** A block as nested lists of rows, with the shortest decimals. */
export function nestedRows({ shape, values }: Tensor): Nested {
  let level: Nested[] = Array.from(values, shortFloat);
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const size = shape[axis] as number;
    const rows = volume(shape.slice(0, axis));
    level = Array.from({ length: rows }, (_, r) => level.slice(r * size, (r + 1) * size));
  }
  return level[0] ?? [];
}
