import type { Reporter } from '../language/reporter';
import { volume } from '../language/shape';
import type { Layer, WeightSpec } from '../model/model';
import { sameEverywhere } from '../registry/initializers';
import { layerEntry } from '../registry/layers';
import { activate } from '../step/activations';
import { Tape, Value } from '../step/tape';
import type { Check, Trainable } from './check';
import { activationOf, Flow } from './flow';

/** Units of a hidden layer that begin alike, and so never become different; or that no gradient reaches, as all is 0. */
export const checkFirstWeights: Check<Trainable> = ({ model, spec }, reporter) => {
  // What a file holds is read after the checks.
  if (spec.weights !== undefined || spec.compile.optimizer.type === 'perceptron') return;
  const flow = new Flow(model);
  for (const layer of model.layers) {
    if (reporter.full) return;
    const [kernel, bias] = ['kernel', 'bias'].map((name) => layer.weights.find((one) => one.name === name));
    // Dropout leaves out other units in each step, so they do not stay alike.
    const next = flow.next(layer, ({ config: { type } }) => type !== 'Dropout' && keepsApart(type));
    const units = layer.outputShape.at(-1) ?? 1;
    if (!kernel?.trainable || !next || units < 2 || !alikeInColumns(kernel, units) || !alikeInColumns(bias, units)) continue;
    const outgoing = next.weights.find(({ name }) => name === 'kernel');
    const dead = isZero(kernel) && (!bias || isZero(bias)) && isDeadAtZero(layer);
    if (dead || (outgoing && alikeInRows(outgoing, units))) report(layer, units, dead, reporter);
  }
};

/** Layers that treat each unit for itself. */
const keepsApart = (type: Layer['config']['type']): boolean =>
  layerEntry(type).passes === true || type === 'Activation' || type === 'BatchNormalization';

function report(layer: Layer, units: number, dead: boolean, reporter: Reporter): void {
  const { path, name } = layer;
  const key = ['weights', 'kernel_initializer'].find((one) => reporter.isWritten([...path, one]));
  const place = key ? [...path, key] : path;
  const args = { layer: name, units, ...(dead && { dead: activationOf(layer).type }) };
  reporter.report('weights-alike', args, place, { onKey: true, fixes: key ? [reporter.fixRemove(place, 'drawn')] : [] });
}

/** True where all columns, one for each unit, hold the same numbers. */
function alikeInColumns(variable: WeightSpec | undefined, units: number): boolean {
  if (!variable?.given) return !variable || sameEverywhere(variable.initializer) !== undefined;
  return variable.given.every((value, i) => value === variable.given?.[i - (i % units)]);
}

/** True where all rows, one for each unit that comes in, hold the same numbers. */
function alikeInRows({ given, initializer, shape }: WeightSpec, units: number): boolean {
  if (!given) return sameEverywhere(initializer) !== undefined;
  const columns = shape.at(-1) ?? 1;
  return shape.length === 2 && volume(shape) === units * columns && given.every((value, i) => value === given[i % columns]);
}

const isZero = ({ given, initializer }: WeightSpec): boolean =>
  given ? given.every((value) => value === 0) : sameEverywhere(initializer) === 0;

/** True for an activation that gives 0 at 0 and has no slope there, as relu. */
function isDeadAtZero(layer: Layer): boolean {
  const tape = new Tape();
  const zero = new Value([1], Float64Array.of(0));
  const output = activate(tape, activationOf(layer), zero);
  output.slopes.fill(1);
  tape.backward();
  return output.values[0] === 0 && zero.slopes[0] === 0;
}
