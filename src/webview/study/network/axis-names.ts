import * as l10n from '@vscode/l10n';
import type { Axis } from '../../../ml/registry/layers/layer';

const names: Readonly<Record<Axis, () => string>> = {
  input: () => l10n.t('input'),
  unit: () => l10n.t('unit'),
  remembered: () => l10n.t('unit one step before'),
  'gated-unit': () => l10n.t('gate and unit'),
  bias: () => l10n.t('bias'),
  row: () => l10n.t('row'),
  column: () => l10n.t('column'),
  channel: () => l10n.t('channel'),
  filter: () => l10n.t('filter'),
  token: () => l10n.t('token'),
  component: () => l10n.t('place in the vector'),
};

/** What an axis of a variable counts, in a student's words. */
export const axisName = (axis: Axis): string => names[axis]();
