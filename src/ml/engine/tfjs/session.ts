import * as tf from '@tensorflow/tfjs-core';
import type { Split, SplitName, Tensor } from '../../data/dataset';
import { volume } from '../../language/shape';
import { type Layer, outputShape } from '../../model/model';
import { dropoutMask } from '../../random/random';
import { lossTargets } from '../../registry/losses';
import type { CompileSpec } from '../../spec/spec';
import type { BatchResult, NonFinite, Plan, Rows, Session, StepRecord, TrainingState } from '../engine';
import { firstNonFinite, largest } from '../non-finite';
import { type Batch, batchOf, type Loaded, rowsOf } from './batches';
import { forward, type PassFor, variableName } from './layers';
import type { Output } from './layers/layer';
import { lossOfRows } from './losses';
import { type Parameters, read, variablesOf } from './parameters';

/** What one batch came to. */
interface Step {
  readonly loss: number;
  readonly predictions: Float32Array;
  readonly broken?: Omit<NonFinite, 'batch'>;
}

/** A step's record while it is made. */
interface Seen {
  readonly outputs: Tensor[];
  readonly preActivations: (Tensor | undefined)[];
  readonly gradients: Map<string, Float32Array>;
}

/** A model computed by tfjs-core's operations and its automatic differentiation, on one of tfjs's backends. */
export class TfjsSession implements Session {
  readonly #plan: Plan;
  readonly #backend: string;
  readonly #splits = new Map<SplitName, Loaded>();
  readonly #parameters: Parameters;
  readonly #trainable: readonly string[];
  readonly #targetShape: readonly number[];

  /** @param parameters keeps the weights and makes the optimizer's steps */
  constructor(plan: Plan, backend: string, parameters: Parameters) {
    this.#plan = plan;
    this.#backend = backend;
    this.#parameters = parameters;
    this.#trainable = variablesOf(plan).flatMap(({ name, trainable }) => (trainable ? [name] : []));
    const output = outputShape(plan.model);
    this.#targetShape = plan.compile && lossTargets(plan.compile.loss) === 'labels' ? output.slice(0, -1) : output;
  }

  load(name: SplitName, split: Split, sampleWeights?: Float32Array): void {
    this.#splits.set(name, { split, ...(sampleWeights && { weights: sampleWeights }) });
  }

  setState(state: TrainingState): void {
    this.#parameters.setState(state);
  }

  state(): TrainingState {
    return this.#parameters.state();
  }

  train(rows: Rows): Promise<BatchResult> {
    return this.#overBatches(rows, (batch) => this.#trainBatch(batch));
  }

  async step({ split, indices }: Pick<Rows, 'split' | 'indices'>): Promise<StepRecord> {
    const seen: Seen = { outputs: [], preActivations: [], gradients: new Map() };
    const { losses, broken } = await this.#overBatches({ split, indices, batchSize: indices.length }, (batch) =>
      this.#trainBatch(batch, seen),
    );
    return { loss: losses[0] as number, ...seen, ...(broken && { broken }) };
  }

  evaluate(rows: Rows): Promise<BatchResult> {
    return this.#overBatches(rows, (batch) => this.#evaluateBatch(batch));
  }

  async predict(x: Tensor, batchSize: number): Promise<Tensor> {
    const [output] = await this.outputs(x, [this.#plan.model.layers.length - 1], batchSize);
    return output as Tensor;
  }

  async outputs(x: Tensor, layers: readonly number[], batchSize: number): Promise<readonly Tensor[]> {
    await tf.setBackend(this.#backend);
    const { model } = this.#plan;
    const count = x.shape[0] ?? 0;
    const results = layers.map((index) => {
      const shape = [count, ...(model.layers[index] as Layer).outputShape];
      return { index, shape, values: new Float32Array(volume(shape)) };
    });
    for (let start = 0; start < count; start += batchSize) {
      const indices = Uint32Array.from({ length: Math.min(batchSize, count - start) }, (_, i) => start + i);
      scoped(() => {
        forward(model, rowsOf(x, indices, model.inputShape), this.#parameters.tensors(), this.#inference, (layer, { value }) => {
          const wanted = results.filter(({ index }) => index === layer.index);
          const part = wanted.length ? read(value) : [];
          for (const { shape, values } of wanted) values.set(part, start * volume(shape.slice(1)));
        });
      });
    }
    return results.map(({ shape, values }) => ({ shape, values }));
  }

  dispose(): void {
    this.#splits.clear();
    this.#parameters.dispose();
  }

  async #overBatches({ split, indices, batchSize }: Rows, compute: (batch: () => Batch) => Step): Promise<BatchResult> {
    await tf.setBackend(this.#backend);
    const loaded = this.#splits.get(split);
    if (!loaded) throw new Error(`The ${split} data was not loaded into this session.`);
    const { model } = this.#plan;
    const size = volume(outputShape(model));
    const losses: number[] = [];
    const predictions = new Float32Array(indices.length * size);
    for (let start = 0; start < indices.length; start += batchSize) {
      const picked = indices.subarray(start, start + batchSize);
      const step = compute(() => batchOf(loaded, picked, model.inputShape, this.#targetShape));
      losses.push(step.loss);
      predictions.set(step.predictions, start * size);
      if (step.broken) return { losses: Float64Array.from(losses), predictions, broken: { ...step.broken, batch: losses.length - 1 } };
    }
    return { losses: Float64Array.from(losses), predictions };
  }

  #evaluateBatch(batch: () => Batch): Step {
    return scoped(() => {
      const { x, y, weights } = batch();
      const output = forward(this.#plan.model, x, this.#parameters.tensors(), this.#inference);
      return { loss: read(this.#loss(y, output, weights))[0] as number, predictions: read(output.value) };
    });
  }

  /** Forward and backward through one batch, and a step. Every tensor made on the way is gone afterwards, also when something throws. */
  #trainBatch(batch: () => Batch, seen?: Seen): Step {
    if (!this.#plan.compile) throw new Error('This session was opened without "compile", so it cannot train.');
    const assigned = new Map<string, tf.Tensor>();
    return scoped(() => {
      const { x, y, weights } = batch();
      const variables = this.#parameters.tensors();
      const trained = this.#trainable.map((name) => variables.get(name) as tf.Tensor);
      let output: tf.Tensor | undefined;
      let loss: tf.Tensor | undefined;
      const objective = (): tf.Tensor<tf.Rank.R0> => {
        const result = forward(this.#plan.model, x, variables, this.#training(assigned), seen && watcher(seen));
        output = tf.keep(result.value);
        loss = tf.keep(this.#loss(y, result, weights));
        return this.#objective(loss, y, result) as tf.Tensor<tf.Rank.R0>;
      };
      try {
        const { grads } = tf.engine().gradients(objective, [...trained], undefined, true);
        const step = { loss: read(loss as unknown as tf.Tensor)[0] as number, predictions: read(output as unknown as tf.Tensor) };
        grads.forEach(
          (g, i) => void seen?.gradients.set(this.#trainable[i] as string, g ? read(g).slice() : new Float32Array(trained[i]?.size ?? 0)),
        );
        // What is in use elsewhere cannot be changed in place.
        tf.dispose([...variables.values()]);
        const done = Number.isFinite(step.loss) && this.#parameters.update(grads, assigned);
        const broken = done ? undefined : this.#broken(step.loss, grads, x, y);
        return { ...step, ...(broken && { broken }) };
      } finally {
        tf.dispose([output, loss, ...assigned.values()].filter((t) => t !== undefined));
      }
    });
  }

  /** Mean loss of a batch, weighted as Keras does: the weighted sum over the number of values, not over the sum of weights. */
  #loss(y: tf.Tensor, output: Output, weights: tf.Tensor1D | undefined): tf.Tensor {
    const rows = lossOfRows((this.#plan.compile as CompileSpec).loss, y, output);
    if (!weights) return tf.mean(rows);
    return tf.mean(tf.mul(rows, tf.reshape(weights, [weights.size, ...Array<number>(rows.rank - 1).fill(1)])));
  }

  /**
   * What is differentiated: the loss; for the perceptron rule Σ (ŷ − y) · z with (ŷ − y) held fixed, whose gradient with
   * respect to the weights is the rule's (ŷ − y) · x, although the step from z to ŷ has no slope.
   */
  #objective(loss: tf.Tensor, y: tf.Tensor, { value, before }: Output): tf.Tensor {
    if (this.#plan.compile?.optimizer.type !== 'perceptron' || !before) return loss;
    const mistakes = tf.tensor(read(tf.sub(value, y)), value.shape);
    return tf.sum(tf.mul(mistakes, before.value));
  }

  /** Says where a value stopped being finite. */
  #broken(loss: number, gradients: readonly (tf.Tensor | null)[], x: tf.Tensor, y: tf.Tensor): Omit<NonFinite, 'batch'> | undefined {
    const { weights } = this.#parameters.state();
    const place =
      firstNonFinite('input', [[undefined, read(x)]]) ??
      firstNonFinite('target', [[undefined, read(y)]]) ??
      firstNonFinite('weight', weights) ??
      firstNonFinite('layer', this.#layerValues(x)) ??
      firstNonFinite('loss', [[undefined, [loss]]]) ??
      firstNonFinite(
        'gradient',
        gradients.map((g, i) => [this.#trainable[i], g ? read(g) : []] as const),
      );
    return place && { ...place, largestWeight: largest(weights.values()) };
  }

  #layerValues(x: tf.Tensor): [string, Float32Array][] {
    const seen: [string, Float32Array][] = [];
    const watch = (layer: Layer, { value }: Output): void => void seen.push([layer.name, read(value)]);
    scoped(() => forward(this.#plan.model, x, this.#parameters.tensors(), this.#training(new Map()), watch));
    return seen;
  }

  readonly #inference: PassFor = () => ({
    training: false,
    mask: () => {
      throw new Error('There are no dropout masks in inference.');
    },
    assign: () => undefined,
  });

  #training(assigned: Map<string, tf.Tensor>): PassFor {
    const { seed } = this.#plan;
    const { step } = this.#parameters;
    return (layer) => ({
      training: true,
      mask(shape, rate, use) {
        return tf.tensor(dropoutMask({ seed, layer: layer.name, use, step }, rate, volume(shape)), [...shape]);
      },
      assign(variable, value) {
        assigned.set(variableName(layer, variable), tf.keep(value));
      },
    });
  }
}

/** Writes each layer's output down. What was read may be the backend's own memory, so it is copied. */
function watcher({ outputs, preActivations }: Seen): (layer: Layer, output: Output) => void {
  const copied = (t: tf.Tensor): Tensor => ({ shape: [...t.shape], values: read(t).slice() });
  return (_, { value, before }) => {
    outputs.push(copied(value));
    preActivations.push(before && copied(before.value));
  };
}

/** `tf.tidy` for results that are not tensors: every tensor made inside is disposed, also when something throws. */
function scoped<T>(compute: () => T): T {
  tf.engine().startScope();
  try {
    return compute();
  } finally {
    tf.engine().endScope();
  }
}
