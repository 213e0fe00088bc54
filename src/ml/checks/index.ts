import type { Reporter } from '../language/reporter';
import { checkCapacity, checkClassNames, checkPixels, checkSeed } from './amounts';
import { checkArchitecture } from './architecture';
import type { Check, Study, Trainable } from './check';
import { checkEmbeddings } from './embeddings';
import { checkFirstWeights } from './first-weights';
import { checkFit } from './fit';
import { checkGradients } from './gradients';
import { checkInput, checkPredict } from './input';
import { checkLearningRate } from './learning-rate';
import { checkMetrics } from './metrics';
import { outputFits } from './output';
import { checkRange } from './range';
import { checkEngine, checkMemory, checkSections } from './runnable';
import { checkSeparation } from './separation';

const always: readonly Check[] = [checkSections, checkEngine, checkMemory, checkInput, checkPredict, checkEmbeddings];
const whenTrained: readonly Check<Trainable>[] = [
  checkGradients,
  checkFit,
  checkArchitecture,
  checkFirstWeights,
  checkPixels,
  checkCapacity,
  checkClassNames,
  checkSeed,
];
/** What can be said only once outputs and targets have the same shape. */
const whenComparable: readonly Check<Trainable>[] = [checkRange, checkLearningRate, checkMetrics, checkSeparation];

const isTrainable = (study: Study): study is Trainable => Boolean(study.spec.compile && study.dataset && study.facts);

/** Runs every check that applies. */
export function runChecks(study: Study, reporter: Reporter): void {
  for (const check of always) check(study, reporter);
  if (!isTrainable(study)) return;
  for (const check of whenTrained) check(study, reporter);
  if (outputFits(study, reporter)) for (const check of whenComparable) check(study, reporter);
}
