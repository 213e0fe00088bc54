import type { Reporter } from '../reporter';
import type { Check, Study, Trainable } from './check';
import { checkEmbeddings } from './embeddings';
import { checkFit } from './fit';
import { checkGradients } from './gradients';
import { checkInput } from './input';
import { checkMemory } from './memory';
import { checkMetrics } from './metrics';
import { checkOutput } from './output';
import { checkPredict } from './predict';
import { checkRange } from './range';
import { checkSections } from './sections';

const always: readonly Check[] = [checkSections, checkMemory, checkInput, checkPredict];
const whenTrained: readonly Check<Trainable>[] = [checkGradients, checkOutput, checkRange, checkMetrics, checkFit, checkEmbeddings];

const isTrainable = (study: Study): study is Trainable => Boolean(study.spec.compile && study.dataset && study.facts);

/** Runs every check that applies. */
export function runChecks(study: Study, reporter: Reporter): void {
  for (const check of always) check(study, reporter);
  if (isTrainable(study)) for (const check of whenTrained) check(study, reporter);
}
