import * as l10n from '@vscode/l10n';
import { figure, percent } from '../../../ml/language/number-text';
import { classLabel } from '../../../ml/model/output-reading';
import { counted } from '../../shared/format';
import type { Data } from '../messages/state';
import { className, inputName, outputName } from '../shared/names';
import { isMultiLabel, NEITHER, type Reading } from '../shared/reading';
import type { RowAnswer } from './answer';

/** A table of more numbers a row than this is not read; then only how many there are is said. */
const MOST_COLUMNS = 8;

/** One column of the table of answers. */
interface Column {
  readonly title: string;
  /** Numbers are at the right. */
  readonly number: boolean;
  readonly text: (row: readonly number[], answer: RowAnswer | undefined) => string;
}

interface Given {
  readonly width: number;
  readonly units: number;
  readonly reading: Reading;
  readonly data: Data | undefined;
  readonly answers: readonly RowAnswer[];
}

/** The columns that say something here: inputs, outputs, what they mean, and the targets where these are known. */
export function columnsOf({ width, units, reading, data, answers }: Given): Column[] {
  const several = isMultiLabel(reading);
  const judged = answers.some(({ target }) => target !== undefined);
  return [
    ...inputColumns(width, data),
    ...outputColumns(units, reading, data),
    ...(reading.kind === 'number' || several ? [] : classColumns(reading, data, answers)),
    ...(judged ? targetColumns(units, reading, data) : []),
  ];
}

const inputColumns = (width: number, data: Data | undefined): Column[] =>
  width <= MOST_COLUMNS
    ? Array.from({ length: width }, (_, i) => ({ title: inputName(i, data), number: true, text: (row) => figure(row[i] as number) }))
    : [{ title: l10n.t('Input'), number: false, text: () => counted(width, 'numbers') }];

const outputColumns = (units: number, reading: Reading, data: Data | undefined): Column[] => {
  if (units > MOST_COLUMNS) return [];
  const title = (unit: number): string =>
    reading.kind === 'classes' ? className(unit, data, reading) : units === 1 ? l10n.t('Output') : outputName(unit, data);
  return Array.from({ length: units }, (_, unit) => ({
    title: title(unit),
    number: true,
    text: (_row, answer) => (answer ? figure(answer.outputs[unit] as number) : '…'),
  }));
};

const classColumns = (reading: Reading, data: Data | undefined, answers: readonly RowAnswer[]): Column[] => [
  {
    title: l10n.t('Class'),
    number: false,
    text: (_row, answer) => (answer?.klass === undefined ? '…' : shortName(answer.klass, reading, data)),
  },
  ...(answers.some(({ probability }) => probability !== undefined)
    ? [
        {
          title: l10n.t('Probability'),
          number: true,
          text: (_row: readonly number[], answer: RowAnswer | undefined) =>
            answer?.probability === undefined ? '–' : percent(answer.probability),
        },
      ]
    : []),
];

function targetColumns(units: number, reading: Reading, data: Data | undefined): Column[] {
  const byClass = reading.kind === 'classes' || (reading.kind === 'binary' && units === 1);
  const target: Column = {
    title: l10n.t('Target'),
    number: !byClass,
    text: (_row, answer) => {
      if (!answer?.target) return '–';
      if (byClass) return answer.targetClass === undefined ? '–' : shortName(answer.targetClass, reading, data);
      return answer.target.map(figure).join(', ');
    },
  };
  const verdict: Column =
    reading.kind === 'number'
      ? { title: l10n.t('Error'), number: true, text: (_row, answer) => (answer?.error === undefined ? '–' : figure(answer.error)) }
      : { title: l10n.t('Right'), number: false, text: (_row, answer) => rightText(answer?.right) };
  return [target, verdict];
}

/** Under a heading that says “class”, one without a name is its number. */
const shortName = (klass: number, reading: Reading, data: Data | undefined): string => {
  if (klass === NEITHER || reading.kind === 'number') return className(klass, data, reading);
  const label = classLabel(reading, klass, data?.classNames);
  return typeof label === 'string' ? label : figure(label);
};

const rightText = (right: boolean | undefined): string => (right === undefined ? '–' : right ? l10n.t('yes') : l10n.t('no'));
