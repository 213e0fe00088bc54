import './layer-table.css';
import * as l10n from '@vscode/l10n';
import { useRef, useState } from 'preact/hooks';
import type { LayerRow, Network } from '../messages/state';
import { useTextSize, useWidth } from '../shared/measure';
import { type Column, columnsFor } from './table-columns';

interface Props {
  readonly network: Network;
  /** Indices into the rows. */
  readonly chosen: number | undefined;
  readonly pointed: number | undefined;
  readonly onPoint: (row: number | undefined) => void;
  readonly onPick: (row: number) => void;
}

const headings: Readonly<Record<Column, () => string>> = {
  outputShape: () => l10n.t('Output Shape'),
  params: () => l10n.t('Param #'),
  connectedTo: () => l10n.t('Connected to'),
  memory: () => l10n.t('Memory'),
  multiplyAdds: () => l10n.t('Multiply-adds'),
};

const classes: Readonly<Record<Column, string>> = {
  outputShape: 'shape',
  params: 'number',
  connectedTo: '',
  memory: 'number',
  multiplyAdds: 'number',
};

/** Height of a line that the widths of the columns are meant for. */
const USUAL_LINE = 16;

/** Keras's table of the layers. How a number of parameters comes about is beside it when a row is pointed at, or under it where room is short. */
export function LayerTable({ network, chosen, pointed, onPoint, onPick }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const { line } = useTextSize();
  const { shown, folded } = columnsFor((width * USUAL_LINE) / line, network.branches);
  const [stop, setStop] = useState(0);
  // Escape takes the arithmetic away from what it covers, until another row is pointed at.
  const [closed, setClosed] = useState<number>();
  const point = (row: number | undefined): void => {
    setClosed(undefined);
    onPoint(row);
  };
  const go = (row: number): boolean => {
    const button = frame.current?.querySelectorAll<HTMLButtonElement>('.layer-name')[row];
    button?.focus();
    return button !== undefined;
  };
  return (
    <div class="layer-table" ref={frame}>
      <table aria-label={l10n.t('Layers of {0}', network.name)}>
        <thead>
          <tr>
            <th scope="col">{l10n.t('Layer (type)')}</th>
            {shown.map((column) => (
              <th key={column} scope="col" class={classes[column]}>
                {headings[column]()}
              </th>
            ))}
          </tr>
        </thead>
        {network.rows.map((row, i) => (
          <tbody
            key={row.name}
            class={`${i === pointed ? 'pointed' : ''}${i === chosen ? ' chosen' : ''}${i === closed ? ' closed' : ''}`}
            onPointerEnter={() => point(i)}
            onPointerLeave={() => point(undefined)}
            onFocusIn={() => {
              setStop(i);
              point(i);
            }}
            onFocusOut={() => point(undefined)}
          >
            <tr>
              <th scope="row">
                <button
                  type="button"
                  class="layer-name"
                  tabIndex={i === Math.min(stop, network.rows.length - 1) ? 0 : -1}
                  aria-pressed={i === chosen}
                  onClick={() => onPick(i)}
                  onKeyDown={(event) => {
                    if (event.key === 'Escape') setClosed(i);
                    const to = { ArrowDown: i + 1, ArrowUp: i - 1, Home: 0, End: network.rows.length - 1 }[event.key];
                    if (to !== undefined && go(to)) event.preventDefault();
                  }}
                >
                  {row.name}
                </button>{' '}
                <span class="type">({row.type})</span>
                {!row.trainable && <span class="frozen">{l10n.t('frozen')}</span>}
              </th>
              {shown.map((column) => (
                <td key={column} class={classes[column]}>
                  {row[column]}
                  {column === 'params' && folded.length === 0 && row.arithmetic && <Arithmetic text={row.arithmetic} />}
                </td>
              ))}
            </tr>
            {folded.length > 0 && <Folded row={row} columns={folded} span={shown.length + 1} />}
          </tbody>
        ))}
        <tfoot>
          {network.totals.map((total, i) => (
            <tr key={total.label}>
              <th scope="row">
                {total.label} {folded.includes('memory') && <span class="type">{total.memory}</span>}
              </th>
              {shown.map((column) => (
                <td key={column} class={classes[column]}>
                  {column === 'params' && total.params}
                  {column === 'memory' && total.memory}
                  {column === 'multiplyAdds' && i === 0 && network.multiplyAdds}
                </td>
              ))}
            </tr>
          ))}
        </tfoot>
      </table>
    </div>
  );
}

/** Always there for screen readers; drawn while its row is pointed at. It can be selected and copied. */
const Arithmetic = ({ text }: { readonly text: string }) => <span class="arithmetic">{text}</span>;

/** What no column has room for. A size says by its unit what it is. */
const Folded = ({ row, columns, span }: { readonly row: LayerRow; readonly columns: readonly Column[]; readonly span: number }) => {
  const worth = row.params === '0' ? columns.filter((column) => column === 'connectedTo') : columns;
  const parts = worth.flatMap((column) => {
    const value = row[column];
    if (!value) return [];
    return column === 'memory' ? [value] : [`${headings[column]()}: ${value}`];
  });
  const told = [row.arithmetic, ...parts].filter(Boolean);
  if (!told.length) return null;
  return (
    <tr class="folded">
      <td colSpan={span}>
        {told.map((part, i) => (
          <span key={part}>{i ? `· ${part} ` : `${part} `}</span>
        ))}
      </td>
    </tr>
  );
};
