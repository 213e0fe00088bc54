import type { SplitName } from '../../ml/data/dataset';
import { setPartText } from '../../ml/data/set-text';
import { count, plural } from '../../ml/language/messages/words';
import { percent } from '../../ml/language/number-text';
import { visible } from '../../ml/language/visible';
import { cellWidth, cutTo } from '../../ml/model/text-table';
import type { SplitReport } from '../../ml/report/class-answers';
import { type Confusion, confusionOf } from '../../ml/report/confusion';
import { mistakesOf } from '../../ml/report/mistakes';
import { scoresOf } from '../../ml/report/scores';
import type { Output } from '../terminal';
import { alignedRows } from './table';

/** Columns that the name of a class takes at most. */
const NAME_WIDTH = 16;

/** Of a matrix that is wider than the screen, so many of the most frequent mistakes are listed in its place. */
const MOST_PAIRS = 10;

/** What the rows of a split are called. */
export const rowsOfSplit: Readonly<Record<SplitName, string>> = {
  train: 'training rows',
  validation: 'validation rows',
  test: 'test rows',
};

type Screen = Pick<Output, 'colors' | 'columns'>;

/** A report for a person: the confusion matrix, and scores by class. */
export function reportLines(report: SplitReport, screen: Screen): string[] {
  const { classes, labels } = report;
  const confusion = confusionOf(report, classes.length);
  const mistakes = mistakesOf(report).length;
  const wrong = `${count(mistakes)} of ${plural(labels.length, 'row')} ${mistakes === 1 ? 'is' : 'are'} wrong (${percent(mistakes / labels.length)})`;
  const names = classes.map((name) => cutTo(visible(String(name)), NAME_WIDTH));
  return [
    `${ofSet(report)}${wrong}${mistakes > 0 ? '; --json lists them' : ''}.`,
    '',
    ...matrixLines(confusion, names, screen),
    '',
    ...scoreLines(confusion, names, screen),
  ];
}

/** A figure on the sample is never shown as one on the whole set. */
const ofSet = ({ set }: SplitReport): string => (set ? `${setPartText(set, 'en')}: ` : '');

function matrixLines(confusion: Confusion, names: readonly string[], screen: Screen): string[] {
  const { classes, counts, unanswered } = confusion;
  const { colors } = screen;
  const open = unanswered.some((rows) => rows > 0);
  const cells = (label: number): string[] => [
    ...Array.from(counts.subarray(label * classes, (label + 1) * classes), String),
    ...(open ? [String(unanswered[label])] : []),
  ];
  // Names of many classes do not fit over their columns: then their numbers do.
  const table = (heads: readonly string[], rowNames: readonly string[]): string[][] => [
    ['label \\ prediction', ...heads, ...(open ? ['none'] : [])],
    ...rowNames.map((name, label) => [name, ...cells(label)]),
  ];
  const numbered = names.map((name, klass) => (name === String(klass) ? name : `${klass} ${name}`));
  const fitting = [table(names, names), table(names.map((_, klass) => String(klass)), numbered)].find((rows) => widthOf(rows) <= screen.columns); // biome-ignore format: one line
  if (!fitting) return [`The confusion matrix does not fit into ${screen.columns} columns; --json has it.`, ...pairLines(confusion, names)];
  return alignedRows(
    fitting,
    (column) => column > 0,
    (cell, row, column) => {
      if (row === 0) return colors.dim(cell);
      if (column === 0) return cell;
      return cell.trim() === '0' ? colors.dim(cell) : row === column ? colors.green(cell) : colors.red(cell);
    },
  );
}

const widthOf = (rows: readonly (readonly string[])[]): number => Math.max(...alignedRows(rows, () => true).map(cellWidth));

/** The most frequent mistakes. */
function pairLines({ classes, counts }: Confusion, names: readonly string[]): string[] {
  const pairs = Array.from(counts, (rows, i) => ({ rows, label: Math.floor(i / classes), prediction: i % classes }))
    .filter(({ rows, label, prediction }) => rows > 0 && label !== prediction)
    .sort((a, b) => b.rows - a.rows)
    .slice(0, MOST_PAIRS);
  if (pairs.length === 0) return [];
  const rows = pairs.map((pair) => [names[pair.label] as string, names[pair.prediction] as string, String(pair.rows)]);
  return alignedRows([['label', 'prediction', 'rows'], ...rows], (column) => column === 2);
}

function scoreLines(confusion: Confusion, names: readonly string[], { colors }: Screen): string[] {
  const { classes, accuracy, macro, weighted } = scoresOf(confusion);
  const rows = String(classes.reduce((sum, { support }) => sum + support, 0));
  const three = ({ precision, recall, f1 }: typeof macro): string[] => [precision, recall, f1].map((value) => value.toFixed(4));
  const table = [
    ['class', 'precision', 'recall', 'f1', 'support'],
    ...classes.map((score, klass) => [names[klass] as string, ...three(score), String(score.support)]),
    ['accuracy', '', '', accuracy.toFixed(4), rows],
    ['macro average', ...three(macro), rows],
    ['weighted average', ...three(weighted), rows],
  ];
  return alignedRows(
    table,
    (column) => column > 0,
    (cell, row) => (row === 0 ? colors.dim(cell) : cell),
  );
}
