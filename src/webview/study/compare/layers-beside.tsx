import * as l10n from '@vscode/l10n';
import { count } from '../../shared/format';
import { Icon } from '../../shared/toolkit';
import type { Comparison, LayerRow } from '../messages/state';
import type { LayerPair } from './differences';
import { Letter } from './sides';

interface Props {
  readonly pairs: readonly LayerPair[];
  readonly sides: Comparison['sides'];
}

const marks = { same: '', changed: 'edit', added: 'add', removed: 'remove' } as const;

/** The layers of both networks, those that stand for each other in one line: shapes and parameters. */
export const LayersBeside = ({ pairs, sides }: Props) => (
  <section class="layers-beside">
    <h2>{l10n.t('Layer by layer')}</h2>
    <table aria-label={l10n.t('Layer by layer')}>
      <thead>
        <tr>
          <td />
          {([0, 1] as const).map((side) => (
            <th key={side} scope="colgroup" colSpan={3}>
              <Letter side={side} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {pairs.map(({ pair, rows: [a, b], change }) => (
          <tr key={`${pair.before}/${pair.after}`} class={change}>
            <td class="mark">{change !== 'same' && <Mark change={change} />}</td>
            <LayerCells row={a} />
            <LayerCells row={b} other={a} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td />
          {sides.map(({ network }, i) => (
            <Total key={i === 0 ? 'A' : 'B'} params={network?.totalParams} />
          ))}
        </tr>
      </tfoot>
    </table>
  </section>
);

/** A shape that is not known by colour alone. */
const Mark = ({ change }: { readonly change: Exclude<LayerPair['change'], 'same'> }) => {
  const words = { changed: l10n.t('changed'), added: l10n.t('only in B'), removed: l10n.t('only in A') }[change];
  return (
    <span title={words}>
      <Icon name={marks[change]} />
      <span class="heard-only">{words}</span>
    </span>
  );
};

function LayerCells({ row, other }: { readonly row: LayerRow | undefined; readonly other?: LayerRow | undefined }) {
  if (!row) return <td class="none" colSpan={3} />;
  const differs = (key: 'outputShape' | 'params'): string => (other && other[key] !== row[key] ? ' differs' : '');
  return (
    <>
      <th scope="row">
        {row.name} <span class="quiet">({row.type})</span>
      </th>
      <td class={`shape${differs('outputShape')}`}>{row.outputShape}</td>
      <td class={`number${differs('params')}`}>{row.params}</td>
    </>
  );
}

const Total = ({ params }: { readonly params: number | undefined }) => (
  <>
    <th scope="row" colSpan={2}>
      {l10n.t('Total params')}
    </th>
    <td class="number">{params === undefined ? '–' : count(params)}</td>
  </>
);
