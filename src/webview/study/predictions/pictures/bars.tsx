import * as l10n from '@vscode/l10n';
import { Icon, IconButton } from '../../../shared/toolkit';
import type { Bar } from './bars-of';

/** The bars of an answer. The one that is named has a mark and bold letters, the label says that it is. */
export function Bars({ bars, title }: { readonly bars: readonly Bar[]; readonly title: string }) {
  const copy = (): void => {
    const lines = bars.map(({ name, value }) => `${name}\t${value.toFixed(2)}`);
    navigator.clipboard.writeText(`${lines.join('\n')}\n`).catch(() => undefined);
  };
  return (
    <div class="bars">
      <table aria-label={title}>
        <tbody>
          {bars.map(({ name, text, length, named, label }) => (
            <tr key={name} class={named ? 'named' : ''}>
              <th scope="row">
                {named && <Icon name="triangle-right" />}
                {name}
              </th>
              <td class="bar">
                <span style={{ width: `${(100 * length).toFixed(2)}%` }} />
              </td>
              <td class="number">{text}</td>
              <td class="quiet">{label && l10n.t('label')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <IconButton icon="copy" label={l10n.t('Copy as Table')} onClick={copy} />
    </div>
  );
}
