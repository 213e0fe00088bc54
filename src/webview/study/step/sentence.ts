import * as l10n from '@vscode/l10n';
import { figure } from '../../../ml/language/number-text';
import type { StepLook } from '../../../ml/step/look-inside';
import { count } from '../../shared/format';
import { furthest } from './blocks';

/** More numbers than this are not read out. */
const FEW = 6;

const list = (values: ArrayLike<number>): string =>
  values.length === 1 ? figure(values[0] as number) : `[${Array.from(values, figure).join(', ')}]`;

/** What the page shows, made from its numbers: under the page, and for who cannot see it. @param typed numbers were typed over */
export function sentence(look: StepLook, typed: boolean): string {
  const input = look.layers[0]?.inputs[0]?.values ?? [];
  const output = look.layers.at(-1)?.output.values ?? [];
  const short = input.length <= FEW && output.length <= FEW && look.target.values.length <= FEW;
  const answer = short
    ? l10n.t(
        'The output for {0} is {1}; the target is {2}, and the loss {3}.',
        list(input),
        list(output),
        list(look.target.values),
        figure(look.sampleLoss),
      )
    : l10n.t('The loss of this sample is {0}.', figure(look.sampleLoss));
  const batch = look.rows.length > 1 ? [l10n.t('The loss of its batch of {0} is {1}.', count(look.rows.length), figure(look.loss))] : [];
  return [typed ? l10n.t('With the numbers that were typed over:') : '', answer, ...batch, updateText(look)].filter(Boolean).join(' ');
}

/** How many weights the update changes, and how far. */
function updateText({ variables, broken }: StepLook): string {
  if (broken) return l10n.t('Nothing was updated.');
  let [moved, all, most] = [0, 0, 0];
  for (const { before, after, gradient } of variables) {
    if (!gradient) continue;
    all += before.values.length;
    for (let i = 0; i < before.values.length; i++) if (before.values[i] !== after.values[i]) moved++;
    most = Math.max(most, furthest(before.values, after.values) ?? 0);
  }
  if (all === 0) return '';
  if (moved === 0) return l10n.t('The update leaves all weights as they are.');
  return l10n.t('The update changes {0} of {1} weights, by {2} at most.', count(moved), count(all), figure(most));
}
