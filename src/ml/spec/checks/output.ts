import type { JSONPath } from 'jsonc-parser';
import type { Activation } from '../../registry/activations';
import { type Loss, lossTargets } from '../../registry/losses';
import { type Layer, outputShape } from '../../model/model';
import { sameShape, type Shape } from '../../model/shape';
import type { Reporter } from '../reporter';
import type { Check, Trainable } from './check';

const LOSS: JSONPath = ['compile', 'loss'];

/** The activation the network ends in. */
export function lastActivation({ model }: Trainable): Activation {
  const config = (model.layers.at(-1) as Layer).config;
  return 'activation' in config ? config.activation : { type: 'linear' };
}

/** A fix that gives the last layer another number of units, where that is a Dense layer. */
export function unitsFix({ model }: Trainable, units: number | undefined, reporter: Reporter) {
  const last = model.layers.at(-1) as Layer;
  return last.config.type === 'Dense' && units !== undefined ? [reporter.fixSet(`Change "units" to ${units}`, [...last.path, 'units'], units)] : [];
}

/** Targets whose shape or kind does not fit the output and the loss. */
export const checkOutput: Check<Trainable> = (study, reporter) => {
  const { compile } = study.spec;
  const output = outputShape(study.model);
  const targets: Record<ReturnType<typeof lossTargets>, (study: Trainable, output: Shape, reporter: Reporter) => void> = {
    labels: checkLabels,
    distribution: checkDistribution,
    values: checkValues,
  };
  targets[lossTargets(compile.loss)](study, output, reporter);
};

/** Sparse losses: one class number for each row of outputs. */
function checkLabels(study: Trainable, output: Shape, reporter: Reporter): void {
  const { facts, model, spec } = study;
  const { targets, targetShape } = facts;
  const last = (model.layers.at(-1) as Layer).path;
  const wanted = output.slice(0, -1);
  const loss = spec.compile.loss.type;
  if (targets.oneHot && sameShape(targetShape, output)) {
    const fixes = [reporter.fixSet('Change the loss to "categorical_crossentropy"', LOSS, 'categorical_crossentropy')];
    reporter.report('one-hot-for-sparse', { loss }, LOSS, { fixes });
  } else if (!sameShape(targetShape, wanted) && !sameShape(targetShape, [...wanted, 1])) {
    reporter.report('labels-shape', { loss, targets: [...targetShape] }, LOSS);
  } else if (!targets.whole || targets.min < 0) {
    reporter.report('not-labels', { loss, min: targets.min, whole: targets.whole }, LOSS);
  } else if (targets.max >= (output.at(-1) ?? 0)) {
    const needed = targets.max + 1;
    const args = { max: targets.max, units: output.at(-1) ?? 0, needed };
    reporter.report('label-beyond-units', args, last, { fixes: unitsFix(study, needed, reporter) });
  }
}

/** Losses between distributions: a probability of each class for each sample. */
function checkDistribution(study: Trainable, output: Shape, reporter: Reporter): void {
  const { facts, model, spec } = study;
  const { targets, targetShape } = facts;
  const loss = spec.compile.loss.type;
  const single = sameShape(targetShape, []) || sameShape(targetShape, [1]);
  if (output.at(-1) === 1 && single) {
    const fixes = [reporter.fixSet('Change the loss to "binary_crossentropy"', LOSS, 'binary_crossentropy')];
    reporter.report('one-class', { loss }, LOSS, { fixes });
  } else if (single && targets.whole && targets.min >= 0) {
    const sparse = { title: 'Change the loss to "sparse_categorical_crossentropy"', path: LOSS, value: 'sparse_categorical_crossentropy' };
    const fixes = [
      reporter.fixSet('Write the labels as one-hot rows: "one_hot": true', ['data', 'one_hot'], true),
      ...(loss === 'categorical_crossentropy' ? [reporter.fixSet(sparse.title, sparse.path, sparse.value)] : []),
    ];
    reporter.report('labels-for-one-hot', { loss, sparse: loss === 'categorical_crossentropy' }, LOSS, { fixes });
  } else if (!sameShape(targetShape, output)) {
    const units = targetShape.length === 1 ? targetShape[0] : undefined;
    const args = { targets: [...targetShape], output: [...output] };
    reporter.report('target-shape', args, (model.layers.at(-1) as Layer).path, { fixes: unitsFix(study, units, reporter) });
  }
}

/** Losses between values: as many targets as outputs. Keras would stretch a single target over all outputs without a word. */
function checkValues(study: Trainable, output: Shape, reporter: Reporter): void {
  const { targetShape } = study.facts;
  const flat = targetShape.length === 0 && sameShape(output, [1]);
  if (flat || sameShape(targetShape, output)) return;
  const labels = targetShape.length === 0 || sameShape(targetShape, [1]);
  const units = labels ? 1 : targetShape.length === 1 ? targetShape[0] : undefined;
  const last = (study.model.layers.at(-1) as Layer).path;
  const fixes = output.length === 1 ? unitsFix(study, units, reporter) : [];
  if (output.length > targetShape.length && output.length > 1) {
    reporter.report('output-not-flat', { output: [...output], targets: [...targetShape] }, last, { fixes });
  } else {
    reporter.report('target-shape', { targets: [...targetShape], output: [...output] }, last, { fixes });
  }
}

/** True for losses that compare probabilities. */
export const isCrossentropy = ({ type }: Loss): boolean => type.endsWith('crossentropy');
