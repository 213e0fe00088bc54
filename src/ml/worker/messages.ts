import type { SplitName } from '../data/dataset';
import type { ParameterCounts } from '../model/cost';
import type { NumberBlock } from '../spec/nested';
import type { Problem } from '../spec/problem';
import type { EngineName } from '../spec/spec';
import type { Ending, Logs, TrainingEvent } from '../training/events';
import type { History } from '../training/train';

/** What is to be done with a spec. */
export interface Job {
  /** The spec as it stands, saved or not. */
  readonly text: string;
  /** Folder of the spec: the paths in it are relative to this. */
  readonly folder: string;
  /** Files outside this folder are not read. */
  readonly workspace: string;
  /** Overrides the spec's own choice. */
  readonly engine?: EngineName;
  /** `train`: as the spec says, then evaluate and predict. `predict`: only predict, with the weights there are. */
  readonly task: 'train' | 'predict';
  /** Rows to answer in place of the spec's "predict"; scaled as the data is. The caller has checked their shape: [rows, ...input]. */
  readonly inputs?: NumberBlock;
  /** Values by `layer/variable` that go before the spec's own and its weights file, such as those of an earlier training. */
  readonly weights?: ReadonlyMap<string, Float32Array>;
}

/** A block of numbers that crosses threads. */
export interface NumberArray {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export interface EngineReport {
  readonly name: string;
  readonly version: string;
  readonly threads: number;
  readonly why: string;
}

export interface LayerReport {
  readonly name: string;
  readonly type: string;
  readonly outputShape: readonly number[];
  readonly params: number;
}

/** What a job came to. */
export interface Outcome {
  readonly engine: EngineReport;
  readonly params: ParameterCounts;
  readonly layers: readonly LayerReport[];
  readonly history: History;
  /** Not set when the spec has no "compile". */
  readonly ending?: Ending;
  readonly evaluate?: { readonly on: SplitName; readonly logs: Logs };
  /** Answers to the spec's "predict", a row each. */
  readonly predictions?: NumberArray;
  /** All variables by `layer/variable`, as they are at the end. */
  readonly weights: ReadonlyMap<string, NumberArray>;
  readonly milliseconds: { readonly load: number; readonly compile: number; readonly train: number };
  /** Warnings and hints; no errors. */
  readonly problems: readonly Problem[];
}

export type ToWorker = { readonly kind: 'job'; readonly id: number; readonly job: Job } | { readonly kind: 'cancel'; readonly id: number };

/** Every job ends with `done`, `refused` (the spec or its data has errors) or `crashed` (a defect of ours). */
export type FromWorker =
  | { readonly kind: 'event'; readonly id: number; readonly event: TrainingEvent }
  | { readonly kind: 'done'; readonly id: number; readonly outcome: Outcome }
  | { readonly kind: 'refused'; readonly id: number; readonly problems: readonly Problem[] }
  | { readonly kind: 'crashed'; readonly id: number; readonly message: string };
