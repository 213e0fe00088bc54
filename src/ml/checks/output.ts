import type { JSONPath } from 'jsonc-parser';
import type { Fix } from '../language/problem';
import type { Reporter } from '../language/reporter';
import { type Shape, sameShape } from '../language/shape';
import { type Layer, outputShape } from '../model/model';
import { lossTargets } from '../registry/losses';
import type { Trainable } from './check';

const LOSS: JSONPath = ['compile', 'loss'];
const ONE_HOT: JSONPath = ['data', 'one_hot'];

/** More classes than this are hardly meant: no fix makes a layer of as many units. */
const MOST_CLASSES = 10_000;

const lastLayer = ({ model }: Trainable): Layer => model.layers.at(-1) as Layer;

const outputActivation = (study: Trainable): string | undefined => {
  const { config } = lastLayer(study);
  return 'activation' in config ? config.activation.type : undefined;
};

/** A fix that gives the last layer another number of units, where that is a Dense layer. */
function unitsFix(study: Trainable, units: number | undefined, reporter: Reporter): Fix[] {
  const last = lastLayer(study);
  return last.config.type === 'Dense' && units !== undefined ? [reporter.fixSet('set', [...last.path, 'units'], units)] : [];
}

const lossFix = (loss: string, reporter: Reporter): Fix => reporter.fixSet('loss', LOSS, loss);

const oneHotFix = (reporter: Reporter): Fix => reporter.fixSet('one-hot', ONE_HOT, true);

/** True where each target is a single number that can be the index of a class. */
const areLabels = ({ facts: { targets, targetShape } }: Trainable): boolean =>
  (targetShape.length === 0 || sameShape(targetShape, [1])) && targets.whole && targets.min >= 0;

/** False after targets were reported whose shape or kind does not fit the output and the loss. */
export function outputFits(study: Trainable, reporter: Reporter): boolean {
  const output = outputShape(study.model);
  const targets: Record<ReturnType<typeof lossTargets>, (study: Trainable, output: Shape, reporter: Reporter) => boolean> = {
    labels: labelsFit,
    distribution: distributionFits,
    values: valuesFit,
  };
  return targets[lossTargets(study.spec.compile.loss)](study, output, reporter);
}

/** Sparse losses: one class number for each row of outputs. */
function labelsFit(study: Trainable, output: Shape, reporter: Reporter): boolean {
  const { targets, targetShape } = study.facts;
  const wanted = output.slice(0, -1);
  const units = output.at(-1) ?? 0;
  const loss = study.spec.compile.loss.type;
  if (targets.oneHot && sameShape(targetShape, output)) {
    reporter.report('one-hot-for-sparse', { loss }, LOSS, { fixes: [lossFix('categorical_crossentropy', reporter)] });
  } else if (!sameShape(targetShape, wanted) && !sameShape(targetShape, [...wanted, 1])) {
    reporter.report('labels-shape', { loss, targets: [...targetShape], wanted: [...wanted] }, LOSS);
  } else if (!targets.whole || targets.min < 0) {
    reporter.report('not-labels', { loss, min: targets.min, whole: targets.whole }, LOSS);
  } else if (targets.max >= units) {
    const needed = targets.max + 1;
    const yesOrNo = units === 1 && targets.zeroOne;
    const fixes = [
      ...(yesOrNo ? [lossFix('binary_crossentropy', reporter)] : []),
      ...unitsFix(study, needed <= MOST_CLASSES ? needed : undefined, reporter),
    ];
    reporter.report('label-beyond-units', { min: targets.min, max: targets.max, units, needed, yesOrNo }, lastLayer(study).path, { fixes });
  } else return true;
  return false;
}

/** Losses between distributions: a probability of each class for each sample. */
function distributionFits(study: Trainable, output: Shape, reporter: Reporter): boolean {
  const { targetShape } = study.facts;
  const loss = study.spec.compile.loss.type;
  const single = targetShape.length === 0 || sameShape(targetShape, [1]);
  if (output.at(-1) === 1 && single) {
    reporter.report('one-class', { loss }, LOSS, { fixes: [lossFix('binary_crossentropy', reporter)] });
  } else if (areLabels(study)) {
    const sparse = loss === 'categorical_crossentropy';
    const fixes = [oneHotFix(reporter), ...(sparse ? [lossFix('sparse_categorical_crossentropy', reporter)] : [])];
    reporter.report('labels-for-one-hot', { loss, sparse }, LOSS, { fixes });
  } else return sameShape(targetShape, output) || reportShapes(study, output, reporter);
  return false;
}

/** Losses between values: as many targets as outputs. Keras would stretch a single target over all outputs without a word. */
function valuesFit(study: Trainable, output: Shape, reporter: Reporter): boolean {
  const { targetShape } = study.facts;
  // As in Keras, a last axis of size 1 may be missing on either side.
  const alike = sameShape(targetShape, output) || sameShape([...targetShape, 1], output) || sameShape(targetShape, [...output, 1]);
  return alike || reportShapes(study, output, reporter);
}

function reportShapes(study: Trainable, output: Shape, reporter: Reporter): false {
  const { targets, targetShape } = study.facts;
  const last = lastLayer(study).path;
  const args = { targets: [...targetShape], output: [...output] };
  if (output.length > targetShape.length && output.length > 1) {
    reporter.report('output-not-flat', args, last);
    return false;
  }
  const single = targetShape.length === 0 || sameShape(targetShape, [1]);
  const units = single ? 1 : targetShape.length === 1 ? targetShape[0] : undefined;
  // Class numbers against a unit for each class: what is missing is the one-hot encoding.
  const labels = areLabels(study) && output.length === 1 && targets.max < (output[0] as number);
  const sparse = labels && study.spec.compile.loss.type.startsWith('binary') && outputActivation(study) === 'softmax';
  const fixes = [
    ...(sparse ? [lossFix('sparse_categorical_crossentropy', reporter)] : []),
    ...(labels ? [oneHotFix(reporter)] : []),
    ...(output.length === 1 ? unitsFix(study, units, reporter) : []),
  ];
  reporter.report('target-shape', { ...args, labels, sparse }, last, { fixes });
  return false;
}
