import * as l10n from '@vscode/l10n';
import type { NamedTensor } from '../../../ml/sheets/tensors/sheet';
import { count } from '../../shared/format';
import { isStretched, type ShownStep, shapeText } from './shown';

/** What a tensor is that was written down. */
export function givenText({ name, value: { shape } }: Pick<NamedTensor, 'name' | 'value'>): string {
  const [a = '', b = '', c = '', d = ''] = shape.map(count);
  switch (shape.length) {
    case 0:
      return l10n.t('{0} is a scalar: one number, without axes.', name);
    case 1:
      return l10n.t('{0} is a vector of length {1}: one axis.', name, a);
    case 2:
      return l10n.t('{0} is a matrix: axis 0 goes down its rows ({1}), axis 1 across its columns ({2}).', name, a, b);
    case 3:
      return l10n.t('{0} is a list of matrices: axis 0 goes from one to the next ({1}), and each is {2} × {3}.', name, a, b, c);
    default:
      return l10n.t(
        '{0} is a table of matrices: axes 0 and 1 go from one to the next ({1} × {2}), and each is {3} × {4}.',
        name,
        a,
        b,
        c,
        d,
      );
  }
}

/** What an operation does, made from its shapes. */
export function stepText(shown: ShownStep): string {
  const { step, operands, result } = shown;
  const [a, b] = operands;
  const { way, operation } = step;
  const [name, shape] = [a?.caption ?? '', shapeText(result.value.shape)];
  switch (way.is) {
    case 'each':
      return eachText(shown);
    case 'view':
      return viewText(shown);
    case 'same':
      if (operation === '=')
        return step.operands[0]?.is === 'tensor' ? l10n.t('The same numbers under another name.') : l10n.t('Numbers as they are written.');
      return l10n.t('The numbers of {0} stay in their order, row by row, and are laid out as {1}.', name, shape);
    case 'picked':
      return l10n.t(
        'The index chooses {0} of the {1} numbers of {2}.',
        count(result.value.values.length),
        count(a?.value.values.length ?? 0),
        name,
      );
    case 'joined':
      return way.stacked
        ? l10n.t('Tensors of one shape are laid beside each other along a new axis, axis {0}.', way.axis)
        : l10n.t('The tensors are put one after another along axis {0}.', way.axis);
    case 'product':
      if (operation === 'outer') return l10n.t('Each number of {0} is multiplied by each number of {1}.', name, b?.caption ?? '');
      return a?.value.shape.length === 1 && b?.value.shape.length === 1
        ? l10n.t('Numbers at the same place are multiplied, and the products are added up to one number.')
        : l10n.t('Each number is a row of {0} times a column of {1}: number by number, and the products added up.', name, b?.caption ?? '');
    case 'reduced':
      return reducedText(shown, way.keepdims);
    case 'running':
      return way.axis === undefined
        ? l10n.t('Each number is computed from all numbers up to its place, row by row.')
        : l10n.t('Each number is computed from those up to its place along axis {0}.', way.axis);
    case 'made':
      return operation.startsWith('.') ? l10n.t('What {0} is, as numbers.', step.text) : l10n.t('New numbers, of shape {0}.', shape);
  }
}

function eachText({ operands, result }: ShownStep): string {
  const copies = operands.filter(isStretched);
  if (copies.length === 0)
    return operands.length === 1
      ? l10n.t('Each number by itself.')
      : l10n.t('Number by number: each is computed from those at the same place.');
  const names = copies.map(({ caption, value }) => `${caption} ${shapeText(value.shape)}`).join(', ');
  return l10n.t('Broadcasting: {0} is stretched to {1}; the pale numbers are copies.', names, shapeText(result.value.shape));
}

function viewText({ step, operands, result }: ShownStep): string {
  const { value, caption = '' } = operands[0] ?? {};
  const ndim = value?.shape.length ?? 0;
  const [taken, all] = [result.value.values.length, value?.values.length ?? 0];
  if (step.operation === 'transpose' && ndim === 2)
    return l10n.t('Rows become columns: the number at [i, j] of {0} goes to [j, i].', caption);
  if (step.operation === 'transpose' && ndim < 2) return l10n.t('With fewer than two axes, transposing changes nothing.');
  if (step.operation === 'transpose' || step.operation === 'swapaxes')
    return l10n.t('The axes of {0} change places, and each number goes with them.', caption);
  if (step.operation === 'flip') return l10n.t('The numbers of {0} in reverse.', caption);
  if (step.operation === 'broadcast_to')
    return l10n.t('{0} is stretched to {1}: its numbers are repeated.', caption, shapeText(result.value.shape));
  return taken < all
    ? l10n.t('{0} of the {1} numbers of {2} are taken; the others are pale.', count(taken), count(all), caption)
    : l10n.t('All numbers of {0} are taken.', caption);
}

function reducedText({ step, operands, result, making }: ShownStep, keepdims: boolean): string {
  const { operation, way } = step;
  const axes = way.is === 'reduced' ? way.axes : [];
  const all = operands[0]?.value.shape.length ?? 0;
  const each = axes.reduce((size, axis) => size * (making.operands[0]?.[axis] ?? 1), 1);
  if (axes.length === all) return l10n.t('{0} over all {1} numbers.', operation, count(each));
  const text = l10n.t('{0} along axis {1}: {2} numbers become one each time.', operation, axes.join(', '), count(each));
  return keepdims ? `${text} ${l10n.t('The axis stays, with size 1: {0}.', shapeText(result.value.shape))}` : text;
}
