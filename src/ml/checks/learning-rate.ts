import type { MessageArgs } from '../language/messages';
import type { Reporter } from '../language/reporter';
import { endingOf } from '../model/interpret-output';
import { outputRange } from '../registry/activations';
import { lossOutputs } from '../registry/losses';
import { type Optimizer, type RateFacts, ratesOf } from '../registry/optimizers';
import { stepsOfEpoch, trainingRows } from '../training/fit-data';
import type { Check, Trainable } from './check';
import { curvatureOf } from './curvature';

/** Learning rates with which a run diverges, jumps about, or comes to nothing. */
export const checkLearningRate: Check<Trainable> = (study, reporter) => {
  const { optimizer } = study.spec.compile;
  const rates = ratesOf(optimizer);
  if (!rates) return;
  if (optimizer.learning_rate === 0) {
    reportRate('learning-rate-zero', { start: rates.start }, optimizer, rates.start, reporter);
    return;
  }
  if (!checkCurvature(study, optimizer, reporter)) checkRange(study, optimizer, rates, reporter);
};

type RateCode = `learning-rate-${'large' | 'diverges' | 'small' | 'zero'}`;

function reportRate<C extends RateCode>(code: C, args: MessageArgs<C>, { type }: Optimizer, start: number, reporter: Reporter): void {
  const section = ['compile', 'optimizer'];
  const place = [...section, 'learning_rate'];
  // An optimizer that is only named has no place for it.
  const named = !reporter.isWritten([...section, 'type']);
  const fix = named ? reporter.fixSet('change', section, { type, learning_rate: start }) : reporter.fixSet('set', place, start);
  reporter.report(code, args, named ? section : place, { fixes: [fix] });
}

/** Beyond, what a rate comes to in the long run is no longer the rate over 1 − momentum. */
const MOST_MOMENTUM = 0.999;

const momentumOf = (optimizer: Optimizer): number => ('momentum' in optimizer ? Math.min(optimizer.momentum, MOST_MOMENTUM) : 0);

const isClipped = (optimizer: Optimizer): boolean =>
  'clipnorm' in optimizer && (optimizer.clipnorm ?? optimizer.clipvalue ?? optimizer.global_clipnorm) !== null;

/** Steps of a whole run. */
const stepsOf = ({ spec, facts }: Trainable): number => spec.fit.epochs * stepsOfEpoch(spec.fit, trainingRows(spec.fit, facts) ?? 0);

/** A rate that is above the border by less than this may only be rounded. */
const ROUNDING = 1e-6;

/** After less of the way to the minimum than this, even in the steepest direction, nothing was learned. */
const LEAST_WAY = 0.05;

/**
 * What can be decided exactly: plain gradient descent on the squared error of a linear output, which is a bowl.
 * @returns true where nothing else need be asked
 */
function checkCurvature(study: Trainable, optimizer: Optimizer, reporter: Reporter): boolean {
  if (optimizer.type !== 'SGD' || optimizer.weight_decay !== null || isClipped(optimizer)) return false;
  const curvature = curvatureOf(study);
  if (!curvature || curvature.least === 0) return false;
  const { momentum: m, nesterov, learning_rate: rate } = optimizer;
  const limit = (2 + 2 * m) / (nesterov ? 1 + 2 * m : 1) / curvature.least;
  const start = oneDigit(1 / (curvature.most ?? curvature.least));
  if (rate > limit * (1 + ROUNDING)) {
    reportRate(
      'learning-rate-diverges',
      { rate, curvature: curvature.least, limit, start, ofInputs: curvature.of === 'inputs' },
      optimizer,
      start,
      reporter,
    );
    return true;
  }
  if (curvature.most === undefined) return false;
  const steps = stepsOf(study);
  if ((rate / (1 - momentumOf(optimizer))) * curvature.most * steps < LEAST_WAY) {
    reportRate('learning-rate-small', { rate, optimizer: optimizer.type, steps, start }, optimizer, start, reporter);
  }
  return true;
}

/** Rounded down to one digit, so that it stays below a border. */
function oneDigit(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return Number((Math.floor(value / power + ROUNDING) * power).toPrecision(1));
}

/** Steps after which a rate that is the smallest by its entry has come far enough. */
const MANY_STEPS = 10_000;

/** By what suits the optimizer, for inputs and targets of about 1; for others the range is moved so that it is never too narrow. */
function checkRange(study: Trainable, optimizer: Optimizer, rates: RateFacts, reporter: Reporter): void {
  const { largest, smallest, moves, start } = rates;
  const rate = optimizer.learning_rate;
  const effective = rate / (1 - momentumOf(optimizer));
  const { inputs } = study.facts;
  const size = Math.max(Math.abs(inputs.min), Math.abs(inputs.max));
  const squares = moves === 'gradient' ? 2 : 1;
  // Small inputs need large weights, and give small gradients; large targets of a regression need large weights too.
  const room = targetSize(study) * Math.max(1, 1 / size) ** squares;
  const args = { rate, optimizer: optimizer.type, start };
  if (effective > largest * room && !(moves === 'gradient' && isClipped(optimizer))) {
    reportRate('learning-rate-large', { ...args, byRate: moves === 'rate' }, optimizer, start, reporter);
    return;
  }
  const steps = stepsOf(study);
  const reach = effective * Math.max(1, size) ** squares;
  const least = typeof smallest === 'number' ? smallest : smallest(optimizer);
  if (reach < least && reach * steps < least * MANY_STEPS)
    reportRate('learning-rate-small', { ...args, steps }, optimizer, start, reporter);
}

/** The size of the targets where the outputs are to become as large, and 1 elsewhere. */
function targetSize({ spec, model, facts: { targets } }: Trainable): number {
  const activation = endingOf(model)?.activation;
  const outputs = lossOutputs(spec.compile.loss);
  const free = activation === undefined || outputRange(activation).some((bound) => !Number.isFinite(bound));
  return free && (outputs === 'numbers' || outputs === 'counts') ? Math.max(1, Math.abs(targets.min), Math.abs(targets.max)) : 1;
}
