import * as l10n from '@vscode/l10n';
import { figure, percent } from '../../../../ml/language/number-text';
import type { GradientMoment } from '../../../../ml/step/gradients-over-run';
import { count, evenDecimals } from '../../../shared/format';

interface Props {
  readonly moments: readonly GradientMoment[];
  /** Which of them. */
  readonly at: number;
}

/** The layers at one moment, in numbers. */
export function LayerTable({ moments, at }: Props) {
  const { epoch, layers } = moments[at] as GradientMoment;
  const columns = [
    { title: l10n.t('Gradient'), texts: layers.map(({ gradient }) => (gradient === undefined ? '' : figure(gradient))) },
    { title: l10n.t('Update'), texts: layers.map(({ update }) => (update === undefined ? '' : figure(update))) },
    {
      title: l10n.t('Dead units'),
      texts: layers.map(({ dead, units }) => (dead === undefined ? '' : l10n.t('{0} of {1}', count(dead), count(units ?? 0)))),
    },
    { title: l10n.t('Saturated outputs'), texts: layers.map(({ saturated }) => (saturated === undefined ? '' : percent(saturated))) },
  ].filter(({ texts }) => texts.some(Boolean));
  const texts = columns.map((column) => evenDecimals(column.texts));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="layer-values" tabIndex={0} aria-label={l10n.t('Gradients of each layer in numbers')}>
      <table>
        <caption>{epoch === 0 ? l10n.t('Before training') : l10n.t('After epoch {0}', count(epoch))}</caption>
        <thead>
          <tr>
            <th scope="col">{l10n.t('Layer')}</th>
            {columns.map(({ title }) => (
              <th key={title} scope="col" class="number">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {layers.map(({ name }, row) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {columns.map(({ title }, k) => (
                <td key={title} class="number">
                  {texts[k]?.[row]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
