import * as l10n from '@vscode/l10n';
import { Dropdown } from '../../shared/toolkit';
import type { Data } from '../messages/state';
import { outputName } from '../shared/names';

interface Props {
  readonly data: Data | undefined;
  /** How many outputs there are, each a question of its own. */
  readonly outputs: number;
  /** The output that is looked at. */
  readonly unit: number;
  readonly onUnit: (unit: number) => void;
}

/** Which output the picture is of, where there are several. */
export const OutputChoice = ({ data, outputs, unit, onUnit }: Props) =>
  outputs > 1 ? (
    <Dropdown
      label={l10n.t('Output')}
      value={String(unit)}
      options={Array.from({ length: outputs }, (_, i) => ({ value: String(i), text: outputName(i, data) }))}
      onChange={(value) => onUnit(Number(value))}
    />
  ) : null;
