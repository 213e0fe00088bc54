import { volume } from '../language/shape';
import { affineLogits } from '../model/affine-logits';
import type { Layer, Model } from '../model/model';
import type { OutputReading } from '../model/output-reading';
import { isMonotone } from '../registry/activations';
import { layerEntry } from '../registry/layers';

/** What the border between a network's two answers can be, whatever its weights are: any line, only lines through 0, or more than a line. */
export type Drawn = 'line' | 'line-through-zero' | 'bends';

/** Networks with more parameters are taken to bend: their pre-activations are not worked out. */
const MOST_PARAMETERS = 100_000;

/** @param reading how its answers are read: as one of two classes */
export function drawnBy(model: Model, reading: OutputReading): Drawn {
  const sizes = new Map(
    model.layers.flatMap(({ name, weights }) => weights.map((one) => [`${name}/${one.name}`, volume(one.shape)] as const)),
  );
  if ([...sizes.values()].reduce((sum, size) => sum + size, 0) > MOST_PARAMETERS) return 'bends';
  // Which pre-activations are affine does not depend on the weights.
  const affine = affineLogits(model, new Map([...sizes].map(([name, size]) => [name, new Float32Array(size)])));
  const last = model.layers.at(-1);
  if (!last || reading.kind === 'number') return 'bends';
  if (!affine.has(last.index)) return throughOneUnit(model, new Set(affine.keys())) ? 'line' : 'bends';
  const turn = reading.kind === 'binary' ? reading.preActivation : reading.preActivations && 0;
  if (turn === undefined) return 'bends';
  return turn === 0 && !model.layers.some(hasOffset) ? 'line-through-zero' : 'line';
}

const hasOffset = ({ config, weights }: Layer): boolean =>
  config.type === 'BatchNormalization' || weights.some(({ name }) => name === 'bias');

/** Everything goes through one unit on the inputs, and what comes after it only rises or only falls with it. */
function throughOneUnit({ layers }: Model, affine: ReadonlySet<number>): boolean {
  const after = layers.filter(({ index }) => !affine.has(index));
  const [first] = after;
  const hidden = layers.find(({ index }) => index === first?.inputs[0]);
  if (!hidden || !affine.has(hidden.index) || !risesEvenly(hidden) || volume(hidden.outputShape) !== 1) return false;
  return after.every(
    (layer, i) =>
      layer.inputs.length === 1 &&
      layer.inputs[0] === (after[i - 1] ?? hidden).index &&
      (layer.config.type === 'Dense' || layer.config.type === 'Activation' || layerEntry(layer.config.type).passes === true) &&
      risesEvenly(layer) &&
      (i === after.length - 1 || volume(layer.outputShape) === 1),
  );
}

const risesEvenly = ({ config }: Layer): boolean => !('activation' in config) || isMonotone(config.activation);
