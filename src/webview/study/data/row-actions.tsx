import * as l10n from '@vscode/l10n';
import { count } from '../../shared/format';
import { Button } from '../../shared/toolkit';
import { epochOfStep, hasSteps, lookInside } from '../shared/look-inside';
import { doCommand } from '../shared/study';
import type { DataSight } from './sight';

interface Props {
  readonly sight: DataSight;
  readonly row: number;
  readonly of: 'picture' | 'row';
}

/** Where a row of the data leads: into the view of predictions, and into the step that it has a part in. */
export function RowActions({ sight: { study, part }, row, of }: Props) {
  const predict = (): void => {
    study.setOptions({ data: { split: part.split, row } });
    if (study.state.alone) doCommand(study, 'predict');
    else study.setOptions({ view: 'predictions' });
  };
  return (
    <>
      {of === 'row' && <span>{l10n.t('Row {0}', count(row + 1))}</span>}
      {(study.state.alone || study.state.views.includes('predictions')) && (
        <Button icon="lightbulb" onClick={predict}>
          {of === 'picture' ? l10n.t('Predict This Picture') : l10n.t('Predict This Row')}
        </Button>
      )}
      {part.split === 'train' && hasSteps(study) && (
        <Button icon="search" onClick={() => lookInside(study, { epoch: epochOfStep(study), row })}>
          {l10n.t('Look Inside a Step With It')}
        </Button>
      )}
    </>
  );
}
