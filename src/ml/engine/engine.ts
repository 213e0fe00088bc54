import type { Split, SplitName, Tensor } from '../data/dataset';
import type { NonFiniteWhere } from '../language/messages/run';
import type { Notice } from '../language/notice';
import type { Model } from '../model/model';
import type { CompileSpec } from '../spec/spec';

/** What a run needs to know of the engine it ran on. */
export interface EngineInfo {
  /** `wasm`, `cpu`, … */
  readonly name: string;
  readonly version: string;
  readonly threads: number;
}

/** The engine that a run ran on, and why that one. */
export interface EngineReport extends EngineInfo {
  readonly why: Notice;
}

/** A way to compute. Opening one never changes what another computes. */
export interface Engine {
  readonly info: EngineInfo;
  /** Prepares a model; its weights are unset until `setState`. */
  open(plan: Plan): Session;
}

/** What is to be computed. Without `compile`, the session only predicts. */
export interface Plan {
  readonly model: Model;
  /** Source of dropout's masks; initial weights and shuffles are drawn by the caller. */
  readonly seed: number;
  readonly compile?: CompileSpec;
}

/** Everything that training changes: a run can stop and continue from it with the same result as if it had never stopped. */
export interface TrainingState {
  /** Variables by `layer/variable`, row-major. */
  readonly weights: ReadonlyMap<string, Float32Array>;
  /** What the optimizer remembers, by its own names. Empty before the first step. */
  readonly optimizer: ReadonlyMap<string, Float32Array>;
  /** Optimizer steps made. */
  readonly step: number;
}

/** One or more batches, computed. */
export interface BatchResult {
  /** Mean loss of each batch, as Keras weights it, in the order they were computed. */
  readonly losses: Float64Array;
  /** The network's outputs for the rows, in the order given, row-major; made before each batch's weights were changed. */
  readonly predictions: Float32Array;
  /** Set when a value stopped being finite: the batches before it are computed, the weights are those it started with. */
  readonly broken?: NonFinite;
}

/** The place where NaN or infinity first appeared. */
export interface NonFinite {
  /** Index of the batch within this call. */
  readonly batch: number;
  readonly where: NonFiniteWhere;
  /** Layer or `layer/variable`, where that applies. */
  readonly name?: string;
  readonly value: 'NaN' | 'Infinity' | '-Infinity';
  /** Largest absolute value among the weights at that moment. */
  readonly largestWeight: number;
}

/** Rows to be worked on, by index into a split that was loaded before. */
export interface Rows {
  readonly split: SplitName;
  readonly indices: Uint32Array;
  readonly batchSize: number;
}

/** What one step went through, copied out of the engine's memory. */
export interface StepRecord {
  /** As in `BatchResult`. */
  readonly loss: number;
  /** Each layer's outputs in training mode. Shape: [rows, ...output]. */
  readonly outputs: readonly Tensor[];
  /** What went into each layer's activation; undefined for layers that have none. */
  readonly preActivations: readonly (Tensor | undefined)[];
  /** By `layer/variable`, of the trainable ones, before any clipping. */
  readonly gradients: ReadonlyMap<string, Float32Array>;
  /** Set when a value was not finite: there was no step then. */
  readonly broken?: NonFinite;
}

/**
 * A model on an engine. Calls are made one after another. A session holds engine memory until `dispose`.
 */
export interface Session {
  /** Hands over a split once; later calls name its rows. `sampleWeights`: one a row, class weights included. */
  load(name: SplitName, split: Split, sampleWeights?: Float32Array): void;
  setState(state: TrainingState): void;
  /** A copy of the present state. */
  state(): TrainingState;
  /** One optimizer step for each batch of the rows, in the order given; the last batch may be smaller. */
  train(rows: Rows): Promise<BatchResult>;
  /**
   * One optimizer step, as `train` makes it with these rows for a batch, and all that it went through. Weights and the optimizer's memory
   * before and after it are `state`'s. Training without it pays nothing.
   */
  step(rows: Pick<Rows, 'split' | 'indices'>): Promise<StepRecord>;
  /** Losses and outputs with the present weights, in inference mode. */
  evaluate(rows: Rows): Promise<BatchResult>;
  /** Outputs in inference mode; x has a sample a row. Shape: [rows, ...output]. */
  predict(x: Tensor, batchSize: number): Promise<Tensor>;
  /** Outputs of some of the model's layers, by index, in the order given; else as `predict`. */
  outputs(x: Tensor, layers: readonly number[], batchSize: number): Promise<readonly Tensor[]>;
  dispose(): void;
}
