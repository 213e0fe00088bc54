import * as l10n from '@vscode/l10n';
import { figure, fixed } from '../../../ml/language/number-text';
import type { FunctionSheet } from '../../../ml/sheets/functions/sheet';
import { counted } from '../../shared/format';
import { gapText } from './sentence';
import type { Drawn } from './shown';

/** Rows that are made; files have all. */
const MOST_ROWS = 501;

interface Props {
  readonly sheet: FunctionSheet;
  readonly shown: readonly Drawn[];
  /** Where the point is. */
  readonly at: number;
  readonly onPick: (x: number) => void;
}

/** Value and slope of each function that is drawn, at each step of x. A click on a row moves the point there. */
export function ValuesTable({ sheet: { x }, shown, at, onPick }: Props) {
  const rows = x.values.subarray(0, MOST_ROWS);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keyboard
    <section class="functions-table" aria-label={l10n.t('Table of values')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">x</th>
            {shown.flatMap(({ of: { written }, hue }) => [
              <th scope="col" key={`y${hue}`}>
                {written}
              </th>,
              <th scope="col" key={`s${hue}`}>
                {l10n.t('slope')}
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {Array.from(rows, (value, i) => (
            <tr key={value} class={value === at ? 'here' : ''} onClick={() => onPick(value)}>
              <th scope="row">{fixed(value, 10)}</th>
              {shown.flatMap(({ of: { y, slope }, curve, hue }) => [
                <Cell key={`y${hue}`} value={y[i] as number} why={() => gapText(curve.gap(value))} />,
                <Cell key={`s${hue}`} value={slope[i] as number} why={() => (Number.isFinite(y[i]) ? l10n.t('no slope') : '–')} />,
              ])}
            </tr>
          ))}
        </tbody>
      </table>
      {x.values.length > rows.length && <p class="quiet">{counted(x.values.length - rows.length, 'moreRows')}</p>}
    </section>
  );
}

/** A number, or why there is none. */
const Cell = ({ value, why }: { readonly value: number; readonly why: () => string }) =>
  Number.isFinite(value) ? <td>{figure(value)}</td> : <td class="quiet">{why()}</td>;
