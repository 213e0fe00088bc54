import { rowSize, type Split, type Tensor } from '../data/dataset';
import type { NonFinite } from '../engine/engine';
import { clippedGradients, firstMemory } from '../engine/optimizers';
import type { Layer, Model } from '../model/model';
import { lossTargets } from '../registry/losses';
import type { CompileSpec } from '../spec/spec';
import type { ReplayedStep } from '../training/replay';
import { finiteDifferences } from './finite-differences';
import { type LayerPass, networkOf } from './network';
import type { Value } from './tape';

/** One layer for one sample; shapes are without the batch. `d…` are slopes of the batch's mean loss. */
export interface LayerLook {
  readonly name: string;
  /** One for each layer that feeds it. */
  readonly inputs: readonly Tensor[];
  /** What went into its activation; undefined for layers that have none. */
  readonly preActivations?: Tensor | undefined;
  readonly output: Tensor;
  /** Undefined where the loss is no function of the outputs that has a slope: under the perceptron rule. */
  readonly dOutput?: Tensor | undefined;
  readonly dPreActivations?: Tensor | undefined;
  /** Undefined where inputs are no numbers to be changed a little: tokens. */
  readonly dInputs?: readonly Tensor[] | undefined;
}

/** One variable of the network, over the whole batch. */
export interface VariableLook {
  /** `layer/variable` */
  readonly name: string;
  readonly before: Tensor;
  /** Undefined for what is not trained. Before any clipping. */
  readonly gradient?: Tensor | undefined;
  /** The gradient as the optimizer's rule has it, after clipping. */
  readonly clipped?: Tensor | undefined;
  /** NaN where it was not computed, in large networks. */
  readonly finiteDifference?: Tensor | undefined;
  /** By Keras's names of slots. */
  readonly memoryBefore: ReadonlyMap<string, Tensor>;
  readonly memoryAfter: ReadonlyMap<string, Tensor>;
  readonly after: Tensor;
}

/** All that a step went through, for one sample of its batch. */
export interface StepLook {
  /** The sample's place in `rows`. */
  readonly sample: number;
  /** The batch, by the rows' places in the training data. */
  readonly rows: readonly number[];
  /** The step's number in the run, from 1, as rules of optimizers count. */
  readonly step: number;
  /** Mean of the batch. */
  readonly loss: number;
  /** Of the sample: its target, its own loss, and how much it counts. */
  readonly target: Tensor;
  readonly sampleLoss: number;
  readonly sampleWeight: number;
  readonly layers: readonly LayerLook[];
  readonly variables: readonly VariableLook[];
  /** Where a number was not finite; nothing was updated then. */
  readonly broken?: NonFinite | undefined;
}

/** What is looked at, and how. */
interface Question {
  readonly model: Model;
  readonly compile: CompileSpec;
  readonly seed: number;
  readonly train: Split;
  readonly trainWeights?: Float32Array | undefined;
  /** A place in the batch. */
  readonly sample: number;
  /** With finite differences. */
  readonly check: boolean;
}

/**
 * Makes a step's numbers ready to be looked at. What the step itself computed (inputs, outputs, gradients, weights) is the engine's, to the bit;
 * the slopes between the layers and the finite differences are computed anew from the same weights, in float64.
 */
export function lookInside(question: Question, { indices, before, record, after }: ReplayedStep): StepLook {
  const { model, compile, seed, train, trainWeights, sample, check } = question;
  const rows = indices.length;
  const weights = new Map([...before.weights].map(([name, values]) => [name, Float64Array.from(values)]));
  const compute = networkOf({
    model,
    compile,
    seed,
    step: before.step,
    rows,
    x: picked(train.x, indices),
    y: picked(train.y, indices),
    ...(trainWeights && { weights: Float32Array.from(indices, (row) => trainWeights[row] as number) }),
  });
  const pass = compute(weights);
  pass.backward();
  const differences = check ? finiteDifferences(compute, weights, record.gradients, { model, rows }) : undefined;
  const clipped = clippedGradients(compile.optimizer, [...record.gradients.values()]);
  const clippedOf = new Map([...record.gradients.keys()].map((name, i) => [name, clipped[i]] as const));
  const ofSample = (block: Tensor): Tensor => rowOf(block, sample);
  const input: Tensor = { shape: model.inputShape, values: Float32Array.from(picked(train.x, indices.subarray(sample, sample + 1))) };
  const outputs = record.outputs.map(ofSample);
  const rowLosses = pass.loss.rows.length / rows;
  return {
    sample,
    rows: [...indices],
    step: before.step + 1,
    loss: record.loss,
    target: {
      shape: lossTargets(compile.loss) === 'labels' ? [] : train.y.shape.slice(1),
      values: Float32Array.from(picked(train.y, indices.subarray(sample, sample + 1))),
    },
    sampleLoss: pass.loss.rows.subarray(sample * rowLosses, (sample + 1) * rowLosses).reduce((sum, v) => sum + v / rowLosses, 0),
    sampleWeight: trainWeights?.[indices[sample] as number] ?? 1,
    layers: pass.layers.map((layer, i) => ({
      name: layer.layer.name,
      inputs: layer.layer.inputs.map((from) => (from === -1 ? input : (outputs[from] as Tensor))),
      preActivations: record.preActivations[i] && ofSample(record.preActivations[i]),
      output: outputs[i] as Tensor,
      ...slopesOf(layer, i === pass.layers.length - 1 ? pass.loss.ofOutput : 'tape', sample),
    })),
    variables: model.layers.flatMap((layer) =>
      layer.weights.map(({ name, shape, trainable: learns }): VariableLook => {
        const key = `${layer.name}/${name}`;
        const block = (values: Float32Array | undefined): Tensor | undefined => values && { shape, values };
        const memory = (state: ReplayedStep['before']): ReadonlyMap<string, Tensor> =>
          new Map(
            Object.entries(learns ? firstMemory(compile.optimizer) : {}).map(([slot, first]) => {
              const values = state.optimizer.get(`${key}/${slot}`) ?? new Float32Array(weights.get(key)?.length ?? 0).fill(first);
              return [slot, { shape, values }];
            }),
          );
        return {
          name: key,
          before: block(before.weights.get(key)) as Tensor,
          gradient: block(record.gradients.get(key)),
          clipped: block(clippedOf.get(key)),
          finiteDifference: block(differences?.get(key)),
          memoryBefore: memory(before),
          memoryAfter: memory(after),
          after: block(after.weights.get(key)) as Tensor,
        };
      }),
    ),
    broken: record.broken,
  };
}

/** @param ofOutput slopes of the output that are not the tape's own */
function slopesOf(
  { layer, value, before, inputs }: LayerPass,
  ofOutput: Float64Array | 'tape' | undefined,
  sample: number,
): Pick<LayerLook, 'dOutput' | 'dPreActivations' | 'dInputs'> {
  const of = ({ shape }: Value, slopes: Float64Array): Tensor => rowOf({ shape, values: Float32Array.from(slopes) }, sample);
  return {
    dOutput: ofOutput && of(value, ofOutput === 'tape' ? value.slopes : ofOutput),
    dPreActivations: before && of(before.value, before.value.slopes),
    dInputs: takesTokens(layer) ? undefined : inputs.map((input) => of(input, input.slopes)),
  };
}

const takesTokens = ({ config }: Layer): boolean => config.type === 'Embedding';

function rowOf({ shape, values }: Tensor, row: number): Tensor {
  const size = values.length / (shape[0] as number);
  return { shape: shape.slice(1), values: values.slice(row * size, (row + 1) * size) };
}

/** The numbers of rows, one row after another. */
function picked(block: Tensor, rows: Uint32Array): Float64Array {
  const size = rowSize(block);
  const values = new Float64Array(rows.length * size);
  rows.forEach((row, i) => {
    values.set(block.values.subarray(row * size, (row + 1) * size), i * size);
  });
  return values;
}
