import * as l10n from '@vscode/l10n';
import { evenDecimals } from '../../shared/format';
import { Button } from '../../shared/toolkit';
import type { Data } from '../messages/state';
import { epochOfStep, hasSteps, lookInside } from '../shared/look-inside';
import type { Reading } from '../shared/reading';
import type { Study } from '../shared/study';
import { describeAnswers, type RowAnswer } from './answer';
import { columnsOf } from './columns';
import { type AskedRows, trainingRow } from './rows';

interface Props {
  readonly study: Study;
  readonly rows: AskedRows;
  /** None while they are on their way. */
  readonly answers: readonly RowAnswer[];
  readonly reading: Reading;
  readonly data: Data | undefined;
  readonly units: number;
}

/** Rows and what the network answers to them. */
export function AnswerTable({ study, rows, answers, reading, data, units }: Props) {
  const columns = columnsOf({ width: rows.width, units, reading, data, answers });
  const byColumn = columns.map(({ text, number }) => {
    const texts = rows.shown.map((row, i) => text(row, answers[i]));
    return number ? evenDecimals(texts) : texts;
  });
  const cells = rows.shown.map((_, i) => byColumn.map((texts) => texts[i] as string));
  const copy = (): void => {
    const lines = [columns.map(({ title }) => title), ...cells].map((line) => line.join('\t'));
    navigator.clipboard.writeText(`${lines.join('\n')}\n`).catch(() => undefined);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section class="answers" tabIndex={0} aria-label={l10n.t('Answers')} aria-busy={answers.length === 0}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="number">
                {l10n.t('Row')}
              </th>
              {columns.map(({ title, number }) => (
                <th key={title} scope="col" class={number ? 'number' : ''}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cells.map((line, i) => (
              <tr key={i} class={answers[i]?.right === false ? 'wrong' : ''}>
                <th scope="row" class="number">
                  <RowNumber study={study} number={i + 1} row={trainingRow(data, rows.x.subarray(i * rows.width, (i + 1) * rows.width))} />
                </th>
                {line.map((text, k) => (
                  <td key={columns[k]?.title} class={columns[k]?.number ? 'number' : ''}>
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="sentence">{describeAnswers(answers)}</p>
      <Button icon="copy" onClick={copy}>
        {l10n.t('Copy as Table')}
      </Button>
    </>
  );
}

interface RowNumberProps {
  readonly study: Study;
  readonly number: number;
  /** Its place in the training data. */
  readonly row: number | undefined;
}

/** The row's number; of one that is trained with it leads into the step that it has a part in. */
const RowNumber = ({ study, number, row }: RowNumberProps) =>
  row !== undefined && hasSteps(study) ? (
    <button
      type="button"
      class="link"
      title={l10n.t('Look inside a step with this row')}
      onClick={() => lookInside(study, { epoch: epochOfStep(study), row })}
    >
      {number}
    </button>
  ) : (
    <span>{number}</span>
  );
