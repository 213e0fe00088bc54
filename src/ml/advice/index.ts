import type { MessageArgs } from '../language/messages';
import type { Notice } from '../language/notice';
import type { Ending } from '../training/events';
import { type Advice, advice, type RunFacts } from './advice';
import { clipChange, rateChange } from './changes';
import { deadUnits, saturatedUnits, vanishedGradient } from './layers';
import { creeping, growth, levelled, oscillation, overfitting, unfinished } from './learning';
import { limits } from './limits';
import { type Progress, progressOf } from './progress';

/**
 * What a teacher would say of a run that is over: nothing of one that is fine, or too short to be judged. Where one thing explains another, only the
 * first is said: that units are dead, and not that the loss is level.
 */
export function advise(facts: RunFacts): readonly Advice[] {
  const { ending, spec } = facts;
  if (ending?.reason === 'diverged') return [divergence(ending, facts)];
  // The perceptron rule follows no gradient of a loss: whether it comes to rest is decided by the data, which a check says.
  if (spec.compile.optimizer.type === 'perceptron' || spec.compile.optimizer.learning_rate === 0) return [];
  const progress = progressOf(facts);
  if (progress.loss.length < limits.fewestEpochs) return [];
  const cause = progress.learned ? [] : whyNotLearned(progress);
  const overfits = overfitting(progress);
  return overfits ? [...cause, overfits] : cause;
}

/** What kept a network from learning what it could: the first that is found. */
function whyNotLearned(progress: Progress): readonly Advice[] {
  const grown = growth(progress) ?? oscillation(progress);
  if (grown) return [grown];
  const units = [...deadUnits(progress), ...saturatedUnits(progress)];
  if (units.length > 0) return units;
  const found = vanishedGradient(progress) ?? creeping(progress) ?? levelled(progress) ?? unfinished(progress);
  return found ? [found] : [];
}

type Diverged = Extract<Ending, { reason: 'diverged' }>;

function divergence({ epoch, batch, problem }: Diverged, { spec: { compile }, model }: RunFacts): Advice {
  const { args } = problem as Notice<'not-finite' | 'figure-not-finite'>;
  const layer = 'where' in args ? layerOf(args, model) : undefined;
  const { growth, runaway, largestWeight } = args;
  const outOfData = 'where' in args && (args.where === 'input' || args.where === 'target');
  return advice(
    'diverged',
    {
      epoch: epoch + 1,
      ...('where' in args && { step: batch + 1 }),
      ...(layer !== undefined && { layer }),
      where: 'where' in args ? args.where : args.what,
      value: args.value,
      ...(growth && { growth }),
      ...(runaway && { weight: largestWeight }),
      rate: compile.optimizer.learning_rate,
    },
    {
      epoch: epoch + 1,
      ...(layer !== undefined && { layer }),
      changes: outOfData || !(growth || runaway) ? [] : [...rateChange(compile, 'smaller'), ...clipChange(compile)],
    },
  );
}

/** A layer is named itself, a gradient or weight as `layer/variable`. */
const layerOf = ({ name }: MessageArgs<'not-finite'>, { layers }: RunFacts['model']): string | undefined =>
  layers.find((layer) => layer.name === name || name?.startsWith(`${layer.name}/`))?.name;
