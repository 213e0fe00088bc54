import { splitNames } from '../data/dataset';
import { fixOf } from '../language/edits';
import type { Reporter } from '../language/reporter';
import { type Ending, endingOf } from '../model/interpret-output';
import { outputMeaning, outputRange } from '../registry/activations';
import { type Loss, lossOutputs, takesLogits } from '../registry/losses';
import type { Check, Trainable } from './check';

/** Outputs and targets that the loss cannot compare in a meaningful way. */
export const checkRange: Check<Trainable> = (study, reporter) => {
  const { loss, optimizer } = study.spec.compile;
  if (optimizer.type === 'perceptron') return;
  const ending = endingOf(study.model);
  if (ending?.activation.type === 'softmax' && ending.layer.outputShape.at(-1) === 1) {
    const place = [...ending.layer.path, 'activation'];
    const fixes = [reporter.fixSet('change', place, 'sigmoid')];
    reporter.report('softmax-of-one', { layer: ending.layer.name }, place, { fixes });
  } else if (ending && ['probability', 'distribution'].includes(lossOutputs(loss))) checkProbabilities(study, loss, ending, reporter);
  else if (ending && lossOutputs(loss) === 'numbers') {
    checkReach(study, ending, reporter);
    checkSquares(study, loss, ending, reporter);
  }
  checkTargets(study, loss, reporter);
};

/** Targets that the loss itself does not take. */
function checkTargets({ facts, dataset }: Trainable, loss: Loss, reporter: Reporter): void {
  const { targets } = facts;
  const place = ['compile', 'loss'];
  if (lossOutputs(loss) === 'probability' && (targets.min < 0 || targets.max > 1)) {
    const fixes = targets.minusOneOne ? [] : [reporter.fixSet('loss', place, 'mse')];
    const args = { loss: loss.type, min: targets.min, max: targets.max, signs: targets.minusOneOne };
    reporter.report('targets-not-probabilities', args, place, { fixes });
  }
  const someZero = (): boolean => splitNames.some((name) => dataset[name]?.y.values.includes(0));
  if (loss.type === 'mean_absolute_percentage_error' && someZero()) {
    reporter.report('percent-of-zero', undefined, place, { fixes: [reporter.fixSet('loss', place, 'mae')] });
  }
}

function checkProbabilities({ facts }: Trainable, loss: Loss, { layer, activation, settable }: Ending, reporter: Reporter): void {
  const binary = lossOutputs(loss) === 'probability';
  const fitting = binary ? 'sigmoid' : 'softmax';
  const logits = takesLogits(loss);
  const place = [...layer.path, 'activation'];
  const { targets, targetShape } = facts;
  if (logits && activation.type === fitting) {
    const fixes = [reporter.fixRemove(['compile', 'loss', 'from_logits'], 'outputs-are-probabilities')];
    reporter.report('not-logits', { activation: activation.type }, ['compile', 'loss', 'from_logits'], { fixes });
  } else if (activation.type === 'softmax' && targets.multiLabel) {
    const sigmoid = reporter.fixSet('activation', place, 'sigmoid');
    const loss = reporter.fixSet('loss', ['compile', 'loss'], 'binary_crossentropy');
    const whole = fixOf({ ...sigmoid.action, purpose: 'activation-and-loss' }, [...sigmoid.edits, ...loss.edits]);
    const fixes = settable ? [binary ? sigmoid : whole] : [];
    reporter.report('softmax-for-labels', { labels: targetShape[0] ?? 0 }, place, { fixes });
  } else if (binary && activation.type === 'softmax' && targets.oneHot) {
    const fixes = [reporter.fixSet('loss', ['compile', 'loss'], 'categorical_crossentropy')];
    reporter.report('softmax-with-binary', { classes: targetShape[0] ?? 0 }, ['compile', 'loss'], { fixes });
  } else if (!logits && !['probability', 'distribution'].includes(outputMeaning(activation))) {
    const fixes = settable ? [reporter.fixSet('activation', place, fitting)] : [];
    const args = { loss: loss.type, activation: activation.type, fitting, logits: 'from_logits' in loss };
    reporter.report('not-probabilities', args, place, { fixes });
  }
}

/** A regression whose last activation cannot give the targets. */
function checkReach({ facts }: Trainable, { layer, activation, settable }: Ending, reporter: Reporter): void {
  const [low, high] = outputRange(activation);
  const { min, max } = facts.targets;
  if (min >= low && max <= high) return;
  const place = [...layer.path, 'activation'];
  const fixes = settable ? [reporter.fixSet('activation', place, 'linear')] : [];
  const args = { activation: activation.type, ...(Number.isFinite(low) && { low }), ...(Number.isFinite(high) && { high }), min, max };
  reporter.report('out-of-reach', args, place, { fixes });
}

/** Probabilities of classes that are compared as if they were any numbers. */
function checkSquares({ facts: { targets } }: Trainable, loss: Loss, { activation }: Ending, reporter: Reporter): void {
  const meaning = outputMeaning(activation);
  const oneOfSeveral = meaning === 'distribution' && targets.oneHot;
  // A single target of 0 or 1 need not be a class.
  if (targets.distinct < 2) return;
  if (!oneOfSeveral && !(meaning === 'probability' && targets.zeroOne)) return;
  const fitting = oneOfSeveral ? 'categorical_crossentropy' : 'binary_crossentropy';
  const place = ['compile', 'loss'];
  const args = { loss: loss.type, activation: activation.type, fitting };
  reporter.report('squared-error-for-classes', args, place, { fixes: [reporter.fixSet('loss', place, fitting)] });
}
