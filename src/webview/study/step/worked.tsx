import * as l10n from '@vscode/l10n';
import { figure, fixed } from '../../../ml/language/number-text';
import type { Cell, Explanation, Writing } from '../../../ml/step/explain/cells';
import { explain } from '../../../ml/step/explain/explain';
import { numbersOf, placeOf } from '../../../ml/step/explain/numbers';
import { count } from '../../shared/format';
import { blockTitle } from './cell-name';
import { changesOf } from './changes';
import type { Sight } from './sight';

const writing: Writing = {
  number: figure,
  fixed,
  moreTerms: (terms) => l10n.t('… {0} more terms …', count(terms)),
  moreRows: (rows) => l10n.t('… {0} more rows …', count(rows)),
};

/** Where a number comes from, in the reader's language. */
export const explained = (cell: Cell, { look, network }: Pick<Sight, 'look' | 'network'>): Explanation =>
  explain(cell, { look, network }, writing);

interface Props {
  readonly sight: Sight;
  /** The numbers of this part of the page. */
  readonly owns: (cell: Cell) => boolean;
  /** What is worked out where the reader points at none of them. */
  readonly otherwise: readonly (Cell | undefined)[];
}

/** The arithmetic of the number that the reader is at, or of the first: as it would be left on a board. */
export function Worked({ sight, owns, otherwise }: Props) {
  const pointed = sight.at && owns(sight.at) ? sight.at : undefined;
  const cells = pointed ? [pointed] : otherwise.filter((cell) => cell !== undefined);
  const lines = cells.flatMap((cell) => workedLines(cell, sight));
  return (
    <div class={pointed ? 'worked pointed' : 'worked'} role={pointed ? 'status' : undefined}>
      {lines.map((line, i) => (
        <p key={i}>{line}</p>
      ))}
    </div>
  );
}

/** The lines of a number, with its name before the first; of one that was given, the number itself. */
function workedLines(cell: Cell, sight: Sight): readonly string[] {
  const name = cellName(cell, sight);
  const { lines } = explained(cell, sight);
  const value = 'index' in cell ? numbersOf(sight, cell)?.values[cell.index] : undefined;
  const given = value === undefined ? [] : [`${name} = ${figure(value)}`];
  const worked = lines.map((line, i) => (i === 0 ? `${name}: ${line}` : line));
  const was = cell === sight.at && 'index' in cell ? changesOf(sight, cell).text(cell.index) : undefined;
  return (worked.length ? worked : given).map((line, i, { length }) => (was && i === length - 1 ? `${line} (${was})` : line));
}

/** `kernel [2, 1]`. */
function cellName(cell: Cell, sight: Sight): string {
  if (!('index' in cell)) return blockTitle(cell, sight.network);
  const numbers = numbersOf(sight, cell);
  const place = numbers && numbers.values.length > 1 ? ` ${placeOf(cell.index, numbers.shape)}` : '';
  return `${blockTitle(cell, sight.network)}${place}`;
}
