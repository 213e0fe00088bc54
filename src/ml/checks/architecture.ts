import { fixOf } from '../language/edits';
import type { Fix } from '../language/problem';
import type { Reporter } from '../language/reporter';
import { volume } from '../language/shape';
import { endingOf } from '../model/interpret-output';
import type { Layer, Model } from '../model/model';
import { outputMeaning, steepestSlope, worksOnRows } from '../registry/activations';
import type { Check, Trainable } from './check';
import { activationOf, activationPath, Flow } from './flow';

/** Networks whose layers get in each other's way. */
export const checkArchitecture: Check<Trainable> = ({ model, spec }, reporter) => {
  if (spec.compile.optimizer.type === 'perceptron') return;
  const flow = new Flow(model);
  const ending = endingOf(model)?.layer;
  for (const layer of model.layers) {
    if (reporter.full) return;
    if (layer !== ending) checkSoftmaxInside(layer, flow, reporter);
    checkBottleneck(layer, flow, reporter);
  }
  checkLinearStacks(model, flow, reporter);
  checkVanishing(model, reporter);
};

/** What a hidden layer is given in place of an activation that does not suit one. */
const HIDDEN = 'relu';

function checkSoftmaxInside(layer: Layer, flow: Flow, reporter: Reporter): void {
  const activation = activationOf(layer);
  const shares = worksOnRows(activation) && outputMeaning(activation) !== 'number';
  // Without weights after it, it is what the network ends in.
  if (!shares || !flow.weightsAfter(layer)) return;
  const place = activationPath(layer);
  const fixes = [reporter.fixSet('activation', place, HIDDEN)];
  reporter.report('softmax-hidden', { layer: layer.name, activation: activation.type }, place, { fixes });
}

function checkBottleneck(layer: Layer, flow: Flow, reporter: Reporter): void {
  const { config, inputShapes, outputShape, path, name } = layer;
  // Nothing is lost of an input that is one number.
  if (config.type !== 'Dense' || volume(outputShape) !== 1 || volume(inputShapes[0] ?? []) === 1) return;
  // Of a linear one is reported that it is linear.
  if (isLinearDense(layer) && flow.next(layer)?.config.type === 'Dense') return;
  if (flow.weightsAfter(layer) && flow.allThrough(layer)) reporter.report('one-unit-hidden', { layer: name }, [...path, 'units']);
}

const isLinearDense = ({ config }: Layer): boolean => config.type === 'Dense' && config.activation.type === 'linear';

/** True where a layer could be left out: one that is narrower than those around it makes a matrix of low rank, which can be meant. */
const isSpare = ({ outputShape, inputShapes }: Layer, next: Layer): boolean =>
  (outputShape.at(-1) ?? 1) >= Math.min(inputShapes[0]?.at(-1) ?? 1, next.outputShape.at(-1) ?? 1);

function checkLinearStacks(model: Model, flow: Flow, reporter: Reporter): void {
  const counted = new Set<Layer>();
  for (const layer of model.layers) {
    if (reporter.full) return;
    if (counted.has(layer)) continue;
    const stack = [layer];
    let [last, spare] = [layer, false];
    for (let next = flow.next(last); next?.config.type === 'Dense' && isLinearDense(last); next = flow.next(last)) {
      spare ||= isSpare(last, next);
      counted.add(next);
      stack.push(next);
      last = next;
    }
    if (!spare) continue;
    const fixes = [activateAll(stack.slice(0, -1), reporter)];
    reporter.report('linear-stack', { layer: layer.name, layers: stack.length }, layer.path, { fixes });
  }
}

/** A fix that gives several layers the activation of a hidden layer. */
function activateAll(layers: readonly Layer[], reporter: Reporter): Fix {
  const changes = layers.map((layer) =>
    reporter.fixSet(layers.length === 1 ? 'activation' : 'activation-of-all', activationPath(layer), HIDDEN),
  );
  return fixOf(
    (changes[0] as Fix).action,
    changes.flatMap(({ edits }) => edits),
  );
}

/** Slopes that leave less of a gradient than this make a network too deep for its activations: four sigmoid layers, and not three. */
const LEAST_LEFT = 1 / 100;

/** Shares smaller than one in so many are written so. */
const MOST_LEFT = 1e100;

/** What is left of a gradient on the widest way from the output to a layer, by the slopes of hidden layers alone. */
interface Left {
  readonly share: number;
  /** Hidden layers on that way whose slopes are below 1. */
  readonly shrinking: readonly Layer[];
}

const whole: Left = { share: 1, shrinking: [] };

function checkVanishing(model: Model, reporter: Reporter): void {
  const ending = endingOf(model)?.layer;
  const found = new Map<number, Left>([[-1, whole]]);
  let output = whole;
  for (const layer of model.layers) {
    const widest = layer.inputs.map((i) => found.get(i) ?? whole).reduce((a, b) => (b.share > a.share ? b : a));
    output = leftAfter(layer, widest, layer === ending);
    found.set(layer.index, output);
  }
  const { share, shrinking } = output;
  const [first] = shrinking;
  if (!first || share >= LEAST_LEFT) return;
  const activations = [...new Set(shrinking.map((layer) => activationOf(layer).type))];
  const args = { layer: first.name, layers: shrinking.length, activations, left: Math.min(MOST_LEFT, Math.round(1 / share)) };
  reporter.report('vanishing-gradient', args, activationPath(first), { fixes: [activateAll(shrinking, reporter)] });
}

/** @param last its activation is the loss's partner, and not on the way between layers */
function leftAfter(layer: Layer, before: Left, last: boolean): Left {
  // It brings each unit back to where the slopes are steep, and its own factor grows as the spread shrinks.
  if (layer.config.type === 'BatchNormalization') return whole;
  const slope = last ? 1 : steepestSlope(activationOf(layer));
  return slope < 1 ? { share: before.share * slope, shrinking: [...before.shrinking, layer] } : before;
}
