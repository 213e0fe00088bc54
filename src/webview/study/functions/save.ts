import * as l10n from '@vscode/l10n';
import type { RefObject } from 'preact';
import { csvText, numberCell } from '../../../ml/results/history-csv';
import type { FunctionSheet } from '../../../ml/sheets/functions/sheet';
import { pngBytes, svgText } from '../../shared/save';
import type { SaveItem } from '../shared/save-menu';
import type { Drawn } from './shown';

/** What can be saved or copied of a sheet: the picture, and the table of what is drawn. */
export const saveItems = (sheet: FunctionSheet, shown: readonly Drawn[], drawing: RefObject<SVGSVGElement | null>): readonly SaveItem[] => [
  { text: l10n.t('Picture as PNG'), ending: 'png', content: () => drawing.current && pngBytes(drawing.current) },
  { text: l10n.t('Picture as SVG'), ending: 'svg', content: () => drawing.current && svgText(drawing.current) },
  { text: l10n.t('Save as CSV …'), ending: 'csv', content: () => valuesCsv(sheet, shown) },
  { text: l10n.t('Copy as Table'), content: () => navigator.clipboard.writeText(tableText(sheet, shown)) },
];

/** Cells of the table of values: x, then value and slope of each function; undefined where there is none. */
const rowsOf = ({ x }: FunctionSheet, shown: readonly Drawn[]): (number | undefined)[][] =>
  Array.from(x.values, (at, i) => [at, ...shown.flatMap(({ of }) => [known(of.y[i]), known(of.slope[i])])]);

const known = (value: number | undefined): number | undefined => (value !== undefined && Number.isFinite(value) ? value : undefined);

const headOf = (shown: readonly Drawn[]): string[] => ['x', ...shown.flatMap(({ of: { text } }) => [text, l10n.t('slope of {0}', text)])];

/** With all digits; the place of a value that is none stays empty. */
export const valuesCsv = (sheet: FunctionSheet, shown: readonly Drawn[]): string =>
  [headOf(shown).map(csvText), ...rowsOf(sheet, shown).map((row) => row.map(numberCell))].map((row) => `${row.join(',')}\n`).join('');

/** As a spreadsheet takes it from the clipboard. */
const tableText = (sheet: FunctionSheet, shown: readonly Drawn[]): string =>
  [headOf(shown), ...rowsOf(sheet, shown).map((row) => row.map(numberCell))].map((row) => `${row.join('\t')}\n`).join('');
