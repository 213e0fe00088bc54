import * as l10n from '@vscode/l10n';
import type { Options } from '../messages/options';
import type { Points } from '../messages/state';
import { momentOf } from './moment';
import { doCommand, type Study } from './study';

/** Which step is looked at, and what of it; what is not set is left to the Step view. */
type StepPlace = Omit<Options['step'], 'check'>;

const nowhere: Required<StepPlace> = {
  epoch: undefined,
  batch: undefined,
  sample: undefined,
  row: undefined,
  layer: undefined,
  given: undefined,
  cell: undefined,
};

/** A step of this network can be looked at. */
export const hasSteps = ({ state }: Study): boolean => state.views.includes('step');

/** Opens the Step view there; from a panel that has only one view, in the study panel. */
export function lookInside(study: Study, place: StepPlace): void {
  study.setOptions({ step: { ...nowhere, ...place } });
  if (study.state.alone) doCommand(study, 'lookInsideStep');
  else study.setOptions({ view: 'step' });
}

/** The epoch, from 0, whose steps follow the moment that is shown, or led to it where none follow. */
export function epochOfStep(study: Study): number {
  const { run, epoch } = momentOf(study);
  return run && epoch >= run.epochsDone ? Math.max(0, run.epochsDone - 1) : epoch;
}

/** What a click on a point does: one that is trained with leads into the step that it has a part in. */
export const lookAtDot = (
  study: Study,
  dot: { readonly split: Points['split']; readonly row: number } | undefined,
): (() => void) | undefined =>
  dot?.split === 'train' && hasSteps(study) ? () => lookInside(study, { epoch: epochOfStep(study), row: dot.row }) : undefined;

/** What a click does, where a weight, a point or a row leads to the Step view. */
export const lookInsideHint = (): string => l10n.t('A click shows it inside a step.');
