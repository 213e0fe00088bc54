import * as l10n from '@vscode/l10n';
import { evenDecimals } from '../../shared/format';
import { Button } from '../../shared/toolkit';
import type { Data } from '../messages/state';
import type { Reading } from '../shared/reading';
import { describeAnswers, type RowAnswer } from './answer';
import { columnsOf } from './columns';
import type { AskedRows } from './rows';

interface Props {
  readonly rows: AskedRows;
  /** None while they are on their way. */
  readonly answers: readonly RowAnswer[];
  readonly reading: Reading;
  readonly data: Data | undefined;
  readonly units: number;
}

/** Rows and what the network answers to them. */
export function AnswerTable({ rows, answers, reading, data, units }: Props) {
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
                  {i + 1}
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
