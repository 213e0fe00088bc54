import type { TargetFacts } from '../data/facts';
import { type Shape, volume } from '../language/shape';
import { type Activation, linear, outputLink, outputMeaning, preActivationAt, rowOrder } from '../registry/activations';
import { type LayerConfig, layerEntry } from '../registry/layers';
import { type Loss, lossOutputs, takesLogits } from '../registry/losses';
import { type Layer, type Model, outputShape } from './model';
import type { BinaryReading, ClassesReading, OutputReading } from './output-reading';

/** All that decides how an answer is read. */
interface OutputFacts {
  /** Shape of one answer. */
  readonly shape: Shape;
  /** What the outputs come out of. */
  readonly activation: Activation;
  /** Not set for a network that is not trained. */
  readonly loss?: Loss | undefined;
  /** Not set where there is no data. */
  readonly targets?: TargetFacts | undefined;
}

/** How the answers of a network are read. @param targets of its data, where it has any */
export const readingOf = (model: Model, loss: Loss | undefined, targets: TargetFacts | undefined): OutputReading =>
  interpretOutput({ shape: outputShape(model), activation: endingOf(model)?.activation ?? linear, loss, targets });

/**
 * Decides how an answer is read. What the loss takes the outputs for goes first, then what the last activation gives, then what the targets
 * are: a network that learns with `from_logits` or a hinge has its border at 0, whatever its targets are called.
 */
export function interpretOutput(facts: OutputFacts): OutputReading {
  const { shape, activation, loss, targets } = facts;
  const outputs = volume(shape);
  // A class for each place of a sequence or an image is no class of the answer.
  if (outputs > 1 && shape.length !== 1) return { kind: 'number', outputs };
  const taken = loss && lossOutputs(loss);
  if (outputs > 1) {
    const meaning = outputMeaning(activation);
    const shares = meaning === 'distribution' || meaning === 'log-distribution';
    const classes = taken === 'distribution' || taken === 'scores' || targets?.oneHot || (shares && !targets?.multiLabel);
    if (classes) return amongClasses(facts, outputs);
  }
  return binary(facts, outputs) ?? { kind: 'number', outputs };
}

/**
 * Keras on TensorFlow takes cross-entropy from the logits before a sigmoid or softmax, whatever "from_logits" says: then the outputs
 * are probabilities all the same.
 */
const areLogits = (loss: Loss | undefined, activation: Activation): boolean =>
  loss !== undefined && takesLogits(loss) && activation.type !== 'sigmoid' && activation.type !== 'softmax';

function amongClasses({ activation, loss }: OutputFacts, outputs: number): ClassesReading {
  const meaning = outputMeaning(activation);
  const probability =
    meaning === 'log-distribution' ? 'exp' : areLogits(loss, activation) ? 'softmax' : meaning === 'distribution' ? 'output' : undefined;
  const link = outputLink(activation);
  const preActivations = rowOrder(activation);
  return {
    kind: 'classes',
    outputs,
    ...(probability && { probability }),
    link: link === 'log' || link === 'logit' ? 'log' : 'identity',
    ...(preActivations && { preActivations }),
  };
}

/** Undefined where the answer is a number. */
function binary({ activation, loss, targets }: OutputFacts, outputs: number): BinaryReading | undefined {
  const taken = loss && lossOutputs(loss);
  const meaning = outputMeaning(activation);
  const yesOrNo = meaning === 'probability' || meaning === 'yes-or-no' || meaning === 'distribution';
  const signs = targets ? targets.minusOneOne && !targets.zeroOne : meaning === 'sign' || meaning === 'signed' || taken === 'margin';
  const make = (threshold: number): BinaryReading => {
    const logits = taken === 'probability' && areLogits(loss, activation);
    const link = outputLink(activation);
    const preActivation = preActivationAt(activation, threshold);
    const preActivationIsLogit = logits ? activation.type === 'linear' : link === 'logit';
    return {
      kind: 'binary',
      outputs,
      threshold,
      targetThreshold: signs ? 0 : 0.5,
      codes: signs ? [-1, 1] : [0, 1],
      neither: meaning === 'sign' && threshold === 0,
      ...(logits ? { probability: 'sigmoid' } : meaning === 'probability' ? { probability: 'output' } : {}),
      link: logits || link === 'log' ? 'identity' : link,
      ...(preActivation !== undefined && { preActivation }),
      ...(preActivation !== undefined && preActivationIsLogit && { preActivationIsLogit }),
    };
  };
  if (taken === 'probability') return make(areLogits(loss, activation) ? 0 : 0.5);
  // A hinge drives outputs that cannot be negative to 0 and 1.
  if (taken === 'margin') return make(yesOrNo ? 0.5 : 0);
  if (taken === 'counts') return undefined;
  // A number that is to come near to other numbers is no class, whatever activation keeps it within bounds.
  if (targets && !targets.zeroOne && !targets.minusOneOne) return undefined;
  if (yesOrNo) return make(0.5);
  // Of two targets, the nearer one is the answer.
  const middle = targets?.distinct === 2 ? (signs ? 0 : 0.5) : undefined;
  if (meaning === 'sign' || meaning === 'signed') return make(middle ?? 0);
  return middle === undefined ? undefined : make(middle);
}

/** What a network's outputs come out of. */
export interface Ending {
  readonly layer: Layer;
  readonly activation: Activation;
  /** The layer can be given another activation. */
  readonly settable: boolean;
}

/** Layers that only pick or average numbers. */
const pools: ReadonlySet<LayerConfig['type']> = new Set(['MaxPooling2D', 'AveragePooling2D', 'GlobalAveragePooling2D']);

/** What comes out of such a layer means what went in. */
const keepsMeaning = ({ type }: LayerConfig): boolean => pools.has(type) || layerEntry(type).passes === true;

/** The last activation, or undefined where no single one decides what the outputs are. */
export function endingOf({ layers }: Model): Ending | undefined {
  let layer = layers.at(-1);
  while (layer && keepsMeaning(layer.config)) layer = layers[layer.inputs[0] as number];
  if (!layer) return undefined;
  const { config } = layer;
  if ('activation' in config) return { layer, activation: config.activation, settable: true };
  const any = config.type === 'BatchNormalization' || config.type === 'Embedding';
  return any ? { layer, activation: linear, settable: false } : undefined;
}
