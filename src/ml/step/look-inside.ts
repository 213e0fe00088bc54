import { pickRows, type Split, type Tensor } from '../data/dataset';
import type { NonFinite } from '../engine/engine';
import { clippedGradients, firstMemory } from '../engine/optimizers';
import { volume } from '../language/shape';
import { batchWork } from '../model/cost';
import type { Layer, Model } from '../model/model';
import { lossTargets } from '../registry/losses';
import type { CompileSpec } from '../spec/spec';
import type { ReplayedStep } from '../training/replay';
import { finiteDifferences } from './finite-differences';
import { type BatchLoss, lossOf } from './losses';
import { type LayerPass, networkOf, passInParts } from './network';
import { Tape, Value } from './tape';

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
  /** Of a small batch, for layers with weights that are applied to its rows alike: [rows, …]. The gradients of these weights are sums over it. */
  readonly batch?: BatchLook | undefined;
  /** Dropout's mask: 0, or 1 / (1 − rate). */
  readonly mask?: Tensor | undefined;
  /** What BatchNormalization centres and scales each channel by: of the batch, or the moving ones where it is frozen. */
  readonly statistics?: { readonly mean: Tensor; readonly variance: Tensor } | undefined;
  /** Of recurrent layers, in the order in which they are computed, which is from the end of the sequence with `go_backwards`. */
  readonly timeSteps?: readonly TimeStepLook[] | undefined;
}

/** A layer for a whole batch: what its weights are multiplied with, and the slopes of the batch's mean loss in what they lead to. */
interface BatchLook {
  readonly input: Tensor;
  /** Of the output where the layer has no activation. */
  readonly dPreActivations: Tensor;
}

/**
 * One time step of a recurrent layer: what it computes, in that order, by name. LSTM has `input`, `preActivations` (of all gates, one after another),
 * `input_gate`, `forget_gate`, `candidate`, `output_gate`, `cell`, `hidden`; SimpleRNN `input`, `preActivations`, `hidden`; GRU `input`, `from_input`
 * (input · kernel + bias), `from_state` (state · recurrent_kernel + bias), `update_gate`, `reset_gate`, `candidate`, `hidden`, and without
 * `reset_after` also `reset_state` and `from_reset_state`. With dropout of the inputs `mask` comes first.
 */
interface TimeStepLook {
  /** Its place in the sequence. */
  readonly at: number;
  readonly blocks: Readonly<Record<string, { readonly values: Tensor; readonly slopes: Tensor }>>;
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
  readonly memoryBefore: Readonly<Record<string, Tensor>>;
  readonly memoryAfter: Readonly<Record<string, Tensor>>;
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
  /** The target as the loss takes it: smoothed, or as signs. */
  readonly lossTarget: Tensor;
  readonly sampleLoss: number;
  readonly sampleWeight: number;
  /** Of each row of the batch, without its weight. */
  readonly rowLosses: Float32Array;
  /** How much each row counts; undefined where all count once. */
  readonly rowWeights?: Float32Array | undefined;
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

/** Batches of more rows or more work (multiplications with an addition) are not looked at whole, layers of more numbers not as a batch. */
const MOST_ROWS = 16;
const MOST_WORK = 1e6;
const MOST_NUMBERS = 2048;
/** Recurrent layers with more numbers in all their time steps show none of them. */
const MOST_IN_TIME = 1e6;

/**
 * Makes a step's numbers ready to be looked at. What the step itself computed (inputs, outputs, gradients, weights) is the engine's, to the bit;
 * the slopes between the layers and the finite differences are computed anew from the same weights, in float64: of the sample alone where that
 * is enough, so that a large batch takes no longer than a small one.
 * @param breathe awaited between layers and operations, and between parts of finite differences, which may take seconds
 */
export async function lookInside(
  question: Question,
  { indices, before, record, after }: ReplayedStep,
  breathe: () => Promise<void> = () => Promise.resolve(),
): Promise<StepLook> {
  const { model, compile, seed, train, trainWeights, sample, check } = question;
  const rows = indices.length;
  const weights = new Map([...before.weights].map(([name, values]) => [name, new Float64Array(values)]));
  const rowWeights = trainWeights && Float32Array.from(indices, (row) => trainWeights[row] as number);
  const y = picked(train.y, indices);
  const ofBatch = { model, compile, seed, step: before.step, rows, y, weights: rowWeights };
  const whole = influenceOneAnother(model) || (rows <= MOST_ROWS && batchWork(model, rows) <= MOST_WORK);
  const wholeBatch = (): Parameters<typeof networkOf>[0] => ({ ...ofBatch, x: picked(train.x, indices) });
  const x = picked(train.x, indices.subarray(sample, sample + 1));
  const pass = await passInParts(whole ? wholeBatch() : { ...ofBatch, only: sample, x }, weights, breathe);
  await pass.backwardInParts(breathe);
  const differences = check
    ? await finiteDifferences(networkOf(wholeBatch()), weights, record.gradients, { model, rows }, breathe)
    : undefined;
  const outputs = record.outputs.map((block) => rowOf(block, sample));
  const input: Tensor = { shape: model.inputShape, values: new Float32Array(x) };
  const { rows: losses, targets } = lossOfOutputs(question, record, { rows, first: 0, y, weights: rowWeights });
  const rowLosses = Float32Array.from({ length: rows }, (_, row) => meanOf(part(losses, rows, row)));
  const targetShape = lossTargets(compile.loss) === 'labels' ? [] : train.y.shape.slice(1);
  return {
    sample,
    rows: [...indices],
    step: before.step + 1,
    loss: record.loss,
    target: { shape: targetShape, values: new Float32Array(part(y, rows, sample)) },
    lossTarget: { shape: targetShape, values: new Float32Array(part(targets, rows, sample)) },
    sampleLoss: meanOf(part(losses, rows, sample)),
    sampleWeight: rowWeights?.[sample] ?? 1,
    rowLosses,
    rowWeights,
    layers: pass.layers.map((layer, i) => ({
      name: layer.layer.name,
      inputs: layer.layer.inputs.map((from) => (from === -1 ? input : (outputs[from] as Tensor))),
      preActivations: record.preActivations[i] && rowOf(record.preActivations[i], sample),
      output: outputs[i] as Tensor,
      ...layerLook(layer, i === pass.layers.length - 1 ? pass.loss.ofOutput : 'tape', whole ? sample : 0, rows),
    })),
    variables: variableLooks(question, { before, record, after }, differences),
    broken: record.broken,
  };
}

/** True where a row's slopes depend on the other rows of its batch. */
const influenceOneAnother = ({ layers }: Model): boolean =>
  layers.some(({ config }) => config.type === 'BatchNormalization' && config.trainable);

/** The losses of all rows, from the outputs that the engine computed. */
function lossOfOutputs(
  { model, compile }: Question,
  { outputs, preActivations }: ReplayedStep['record'],
  over: Parameters<typeof lossOf>[3],
): BatchLoss {
  const value = ({ shape, values }: Tensor): Value => new Value(shape, new Float64Array(values));
  const config = model.layers.at(-1)?.config;
  const before = preActivations.at(-1);
  return lossOf(
    new Tape(),
    compile.loss,
    {
      value: value(outputs.at(-1) as Tensor),
      ...(before && config && 'activation' in config && { before: { value: value(before), activation: config.activation } }),
    },
    over,
  );
}

function variableLooks(
  { model, compile }: Question,
  { before, record, after }: Pick<ReplayedStep, 'before' | 'record' | 'after'>,
  differences: ReadonlyMap<string, Float32Array> | undefined,
): readonly VariableLook[] {
  const clipped = clippedGradients(compile.optimizer, [...record.gradients.values()]);
  const clippedOf = new Map([...record.gradients.keys()].map((name, i) => [name, clipped[i]] as const));
  return model.layers.flatMap((layer) =>
    layer.weights.map(({ name, shape, trainable: learns }): VariableLook => {
      const key = `${layer.name}/${name}`;
      const block = (values: Float32Array | undefined): Tensor | undefined => values && { shape, values };
      const memory = (state: ReplayedStep['before']): Record<string, Tensor> =>
        Object.fromEntries(
          Object.entries(learns ? firstMemory(compile.optimizer) : {}).map(([slot, first]) => {
            const values = state.optimizer.get(`${key}/${slot}`) ?? new Float32Array(volume(shape)).fill(first);
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
  );
}

type OfLayer = Pick<LayerLook, 'dOutput' | 'dPreActivations' | 'dInputs' | 'batch' | 'mask' | 'statistics' | 'timeSteps'>;

/** @param ofOutput slopes of the output that are not the tape's own @param row the sample's, of those that went through @param rows of the batch */
function layerLook(pass: LayerPass, ofOutput: Float64Array | 'tape' | undefined, row: number, rows: number): OfLayer {
  const { layer, value, before, inputs, mask, statistics } = pass;
  const of = ({ shape }: Value, numbers: Float64Array): Tensor => rowOf({ shape, values: new Float32Array(numbers) }, row);
  return {
    dOutput: ofOutput && of(value, ofOutput === 'tape' ? value.slopes : ofOutput),
    dPreActivations: before && of(before.value, before.value.slopes),
    dInputs: takesTokens(layer) ? undefined : inputs.map((input) => of(input, input.slopes)),
    batch: layer.weights.length && value.shape[0] === rows && rows > 1 ? batchLook(pass) : undefined,
    mask: mask && of(mask, mask.values),
    statistics: statistics && { mean: wholeOf(statistics.mean), variance: wholeOf(statistics.variance) },
    timeSteps: timeStepLooks(pass, of),
  };
}

/** Layers that work on each number or window of the input alike; in a recurrent layer time steps come between. */
function batchLook({ value, before, inputs, timeSteps }: LayerPass): BatchLook | undefined {
  const [input] = inputs;
  const led = before?.value ?? value;
  if (!input || timeSteps || (led.shape[0] as number) > MOST_ROWS || input.values.length + led.values.length > MOST_NUMBERS)
    return undefined;
  return { input: wholeOf(input), dPreActivations: { shape: led.shape, values: new Float32Array(led.slopes) } };
}

function timeStepLooks({ timeSteps }: LayerPass, of: (value: Value, numbers: Float64Array) => Tensor): readonly TimeStepLook[] | undefined {
  const [first] = timeSteps ?? [];
  if (!timeSteps || !first) return undefined;
  const numbers = Object.values(first.blocks).reduce((all, { shape }) => all + volume(shape.slice(1)), 0);
  if (numbers * timeSteps.length > MOST_IN_TIME) return undefined;
  return timeSteps.map(({ at, blocks }) => ({
    at,
    blocks: Object.fromEntries(
      Object.entries(blocks).map(([name, value]) => [name, { values: of(value, value.values), slopes: of(value, value.slopes) }]),
    ),
  }));
}

const wholeOf = ({ shape, values }: Value): Tensor => ({ shape, values: new Float32Array(values) });

const takesTokens = ({ config }: Layer): boolean => config.type === 'Embedding';

const meanOf = (values: Float64Array): number => values.reduce((sum, v) => sum + v, 0) / values.length;

/** The numbers of one row of a batch. */
function part<T extends Float32Array | Float64Array>(values: T, rows: number, row: number): T {
  const size = values.length / rows;
  return values.slice(row * size, (row + 1) * size) as T;
}

const rowOf = ({ shape, values }: Tensor, row: number): Tensor => ({
  shape: shape.slice(1),
  values: part(values, shape[0] as number, row),
});

/** The numbers of rows, one row after another. */
const picked = (block: Tensor, rows: Uint32Array): Float64Array => new Float64Array(pickRows(block, rows).values);
