import * as l10n from '@vscode/l10n';
import type { PerceptronWalk } from '../../../../../ml/step/perceptron-walk';
import { boundText, counted, outcome, sumLines, updateLines } from './text';
import type { UpdateStep } from './walk';

interface Props {
  readonly walk: PerceptronWalk;
  readonly step: UpdateStep;
  readonly unit: number;
}

/** The step in numbers: the sum, the correction of each weight, how many updates there were and can be. */
export function UpdatePanel({ walk, step, unit }: Props) {
  const lines = [...sumLines(step, walk), ...updateLines(step, walk)];
  const end = outcome(step, walk);
  return (
    <section class="update-panel" aria-label={l10n.t('The update in numbers')}>
      {lines.map((line) => (
        <p key={line}>
          <code>{line}</code>
        </p>
      ))}
      <p class="update-count">{[counted(step, walk, unit), end].filter(Boolean).join(' ')}</p>
      <p class="quiet">{boundText(walk, unit)}</p>
    </section>
  );
}
