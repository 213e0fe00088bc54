import type { Reporter } from '../language/reporter';
import type { Check, Study, Trainable } from './check';
import { checkEmbeddings } from './embeddings';
import { checkFit } from './fit';
import { checkGradients } from './gradients';
import { checkInput, checkPredict } from './input';
import { checkMetrics } from './metrics';
import { outputFits } from './output';
import { checkRange } from './range';
import { checkEngine, checkMemory, checkSections } from './runnable';
import { checkSeparation } from './separation';

const always: readonly Check[] = [checkSections, checkEngine, checkMemory, checkInput, checkPredict, checkEmbeddings];
const whenTrained: readonly Check<Trainable>[] = [checkGradients, checkFit];
/** What can be said only once outputs and targets have the same shape. */
const whenComparable: readonly Check<Trainable>[] = [checkRange, checkMetrics, checkSeparation];

const isTrainable = (study: Study): study is Trainable => Boolean(study.spec.compile && study.dataset && study.facts);

/** Runs every check that applies. */
export function runChecks(study: Study, reporter: Reporter): void {
  for (const check of always) check(study, reporter);
  if (!isTrainable(study)) return;
  for (const check of whenTrained) check(study, reporter);
  if (outputFits(study, reporter)) for (const check of whenComparable) check(study, reporter);
}
