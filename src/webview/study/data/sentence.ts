import * as l10n from '@vscode/l10n';
import { figure, percent } from '../../../ml/language/number-text';
import type { SplitFacts } from '../../../ml/worker/data-questions';
import { count, counted } from '../../shared/format';
import type { Data, Picture } from '../messages/state';
import { splitTitle } from '../shared/names';
import type { Column } from './columns';
import { balanceOf, type DataPart } from './parts';

/** So many names are read out; of more only how many there are. */
const MOST_NAMES = 5;

/** What the pictures of a part are. @param className of a class */
export function picturesSentence(part: DataPart, { height, width }: Picture, className: (klass: number) => string): string {
  const what = l10n.t('{0}: {1} of {2} × {3} pixels.', splitTitle(part.split), counted(part.rows, 'pictures'), height, width);
  return [what, ...balanceSentences(part, className)].join(' ');
}

/** How the rows of a part are spread over its classes. */
function balanceSentences({ classCounts, rows }: DataPart, className: (klass: number) => string): string[] {
  if (!classCounts || classCounts.length === 0 || rows === 0) return [];
  const { fewest, most, missing, rare } = balanceOf(classCounts);
  const classes = count(classCounts.length);
  const each = fewest === most ? count(most) : l10n.t('{0} to {1}', count(fewest), count(most));
  return [
    l10n.t('Rows of each of the {0} classes: {1}.', classes, each),
    ...(missing.length > 0 ? [l10n.t('Missing: {0}.', namesOf(missing, className))] : []),
    ...(rare.length > 0
      ? [
          l10n.t(
            'Rare: {0}.',
            namesOf(rare, (klass) => `${className(klass)} (${percent((classCounts[klass] as number) / rows)})`),
          ),
        ]
      : []),
  ];
}

const namesOf = (classes: readonly number[], className: (klass: number) => string): string => listOf(classes.map(className));

function listOf(all: readonly string[]): string {
  const names = all.slice(0, MOST_NAMES).join(', ');
  const more = all.length - MOST_NAMES;
  return more > 0 ? l10n.t('{0} and {1} more', names, count(more)) : names;
}

/** What one picture is: where it is in the data, and how much of it is ink. @param row from 0 */
export function onePictureSentence(
  { height, width, channels, range, ink }: Picture,
  part: string,
  row: number,
  values: ArrayLike<number>,
): string {
  const numbers = height * width * channels;
  const size = channels === 1 ? `${height} × ${width}` : `${height} × ${width} × ${channels}`;
  const which = l10n.t(
    '{0}, number {1}: {2} = {3} numbers from {4} to {5}.',
    part,
    count(row + 1),
    size,
    count(numbers),
    figure(range.min),
    figure(range.max),
  );
  if (!ink) return which;
  let blank = 0;
  for (let i = 0; i < numbers; i++) if (values[i] === range.min) blank++;
  return blank === 0
    ? which
    : [which, l10n.t('{0} of them are {1}: there is no ink.', percent(blank / numbers), figure(range.min))].join(' ');
}

/** What the rows of a part are. @param shape of one */
export function tableSentence(
  part: DataPart,
  { inputs, targets }: Pick<Data, 'inputs' | 'targets'>,
  shape: readonly number[],
  facts: SplitFacts | undefined,
  columns: readonly Column[],
  className: (klass: number) => string,
): string {
  const what = l10n.t(
    '{0}: {1}, of {2} and {3} each.',
    splitTitle(part.split),
    count(part.rows),
    counted(inputs, 'inputs'),
    counted(targets, 'targets'),
  );
  const axes =
    shape.length > 1
      ? l10n.t('A row is {0} numbers; a column is named by its place among them, counted from 0.', shape.join(' × '))
      : undefined;
  const span = facts && l10n.t('Inputs are from {0} to {1}.', figure(facts.inputs.min), figure(facts.inputs.max));
  const constant = columns.filter(({ facts: known }) => known?.kind === 'constant').map(({ name }) => name);
  const level = part.rows > 1 && constant.length > 0 ? l10n.t('The same in every row: {0}.', listOf(constant)) : undefined;
  return [what, axes, span, facts && l10n.t('No value is missing.'), level, ...balanceSentences(part, className)].filter(Boolean).join(' ');
}
