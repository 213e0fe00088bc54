import { volume } from '../language/shape';
import { endingOf } from '../model/interpret-output';
import type { Model } from '../model/model';
import type { OutputReading } from '../model/output-reading';
import { hasGradient } from '../registry/activations';
import { inInference } from '../step/inference';
import type { Computed } from '../step/layers/layer';
import { Tape, Value } from '../step/tape';
import type { ClassScore } from './class-score';

/** How a network's answer changes with each of its inputs. */
export interface InputGradient {
  /**
   * What is differentiated: the class's logit (the pre-activation before a sigmoid or softmax, or the output where that is the logit); the output
   * where there is no logit; the pre-activation where the activation has no slope, such as a step.
   */
  readonly of: 'logit' | 'pre-activation' | 'output';
  /** What it is for this sample. */
  readonly value: number;
  /** By each input, per unit of what the network takes, that is, after division by the data's `scale`. Shape: as one sample. */
  readonly gradient: Float32Array;
}

interface Weighted {
  readonly model: Model;
  readonly reading: OutputReading;
  /** By `layer/variable`. */
  readonly weights: ReadonlyMap<string, Float32Array>;
}

/**
 * The gradient of what speaks for a class with respect to each input, in inference mode, by backpropagation in float64.
 * @param x one sample, as the network takes it
 * @param breathe awaited between layers
 */
export async function inputGradient(
  { model, reading, weights }: Weighted,
  x: Float32Array,
  { output, sign }: Pick<ClassScore, 'output' | 'sign'>,
  breathe: () => Promise<void>,
): Promise<InputGradient> {
  const tape = new Tape();
  const given = new Value([1, ...model.inputShape], Float64Array.from(x));
  const computed: Computed[] = [];
  for (const layer of model.layers) {
    const inputs = layer.inputs.map((index) => (index === -1 ? given : (computed[index] as Computed).value));
    computed.push(
      inInference(
        tape,
        layer,
        inputs,
        ({ name, shape }) => new Value(shape, Float64Array.from(weights.get(name) ?? new Float32Array(volume(shape)))),
      ),
    );
    await breathe();
  }
  const { of, value } = differentiated(model, reading, computed);
  value.slopes[output] = sign;
  await tape.backwardInParts(breathe);
  return { of, value: sign * (value.values[output] as number), gradient: Float32Array.from(given.slopes) };
}

function differentiated(
  model: Model,
  reading: OutputReading,
  computed: readonly Computed[],
): { readonly of: InputGradient['of']; readonly value: Value } {
  const outputs = (computed.at(-1) as Computed).value;
  const ending = endingOf(model);
  const before = ending && computed[ending.layer.index]?.before?.value;
  // What pools or averages comes between: there is no pre-activation of each output then.
  if (ending && before?.values.length === outputs.values.length) {
    if (isLogit(reading)) return { of: 'logit', value: before };
    if (!hasGradient(ending.activation)) return { of: 'pre-activation', value: before };
  }
  const outputIsLogit = reading.kind !== 'number' && (reading.probability === 'sigmoid' || reading.probability === 'softmax');
  return { of: outputIsLogit ? 'logit' : 'output', value: outputs };
}

/** The pre-activations of the outputs are the logits of their probabilities. */
const isLogit = (reading: OutputReading): boolean =>
  reading.kind === 'binary'
    ? reading.preActivationIsLogit === true
    : reading.kind === 'classes' && reading.preActivations === 'even' && reading.probability !== undefined;
