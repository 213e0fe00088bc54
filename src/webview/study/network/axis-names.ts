import * as l10n from '@vscode/l10n';

/**
 * What each axis of a variable counts, in a student's words.
 * @param type Keras's class of the layer
 * @param variable Keras's name of the variable
 */
export function axisNames(type: string, variable: string, axes: number): string[] {
  const names = known(type, variable);
  return names?.length === axes ? names : Array.from({ length: axes }, (_, i) => l10n.t('axis {0}', i + 1));
}

function known(type: string, variable: string): string[] | undefined {
  const unit = l10n.t('unit');
  switch (type) {
    case 'Dense':
      return variable === 'kernel' ? [l10n.t('input'), unit] : [unit];
    case 'Conv2D':
      return variable === 'kernel' ? [l10n.t('row'), l10n.t('column'), l10n.t('channel'), l10n.t('filter')] : [l10n.t('filter')];
    case 'BatchNormalization':
      return [l10n.t('channel')];
    case 'Embedding':
      return [l10n.t('token'), l10n.t('place in the vector')];
    case 'SimpleRNN':
    case 'LSTM':
    case 'GRU':
      return recurrent(variable, type === 'SimpleRNN' ? unit : l10n.t('gate and unit'));
    default:
      return undefined;
  }
}

function recurrent(variable: string, column: string): string[] {
  if (variable === 'bias') return [column];
  return [variable === 'kernel' ? l10n.t('input') : l10n.t('unit one step before'), column];
}
