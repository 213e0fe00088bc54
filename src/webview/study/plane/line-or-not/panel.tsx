import * as l10n from '@vscode/l10n';
import { addedText, commonText, contradiction, inequality, lineText, pointText } from '../../../../ml/separation/arithmetic';
import type { LineOrNot } from '../../../../ml/separation/line-or-not';
import type { Data } from '../../messages/state';
import { className, inputName } from '../../shared/names';
import type { Reading } from '../../shared/reading';
import { answerText, question, shownProof } from './text';

interface Props {
  readonly look: LineOrNot;
  readonly reading: Reading;
  readonly data: Data | undefined;
  /** The answer is said elsewhere: under the picture. */
  readonly answered?: boolean;
}

/** The answer in numbers: the line, or what the point is made of, and the inequalities that contradict one another. */
export function LinePanel({ look, reading, data, answered = false }: Props) {
  const { found } = look;
  const proof = shownProof(look);
  return (
    <section class="line-or-not" aria-label={question(look.inputs)}>
      <h2>{question(look.inputs)}</h2>
      {!answered && <p>{answerText(look, reading, data)}</p>}
      {found.separable && (
        <p>
          {l10n.t('Widest margin:')} <code>{lineText(found, (k) => inputName(k, data))}</code>
        </p>
      )}
      {proof && (
        <>
          <p>
            <code>{commonText(proof.proof, look)}</code>
          </p>
          {look.few && <Inequalities look={look} reading={reading} data={data} bias={proof.bias} />}
          <Contradiction look={look} {...proof} />
        </>
      )}
    </section>
  );
}

/** What each row asks of the weights. */
const Inequalities = ({ look, reading, data, bias }: Props & { readonly bias: boolean }) => (
  <table class="inequalities of-samples">
    <caption>{l10n.t('What each sample asks of the weights')}</caption>
    <tbody>
      {look.rows.map((row) => (
        <tr key={row.row}>
          <th scope="row">{pointText(row.inputs)}</th>
          <td>{className(row.klass, data, reading)}</td>
          <td>
            <code>{inequality(row, look, bias)}</code>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

function Contradiction({ look, proof, bias }: { readonly look: LineOrNot } & NonNullable<ReturnType<typeof shownProof>>) {
  const sums = contradiction(proof, look, bias);
  if (sums.length < 2) return null;
  return (
    <table class="inequalities">
      <caption>{l10n.t('Added up, they contradict one another')}</caption>
      <tbody>
        {sums.map((sum) => (
          <tr key={sum.text}>
            <th scope="row">{addedText(sum)}</th>
            <td>
              <code>{sum.text}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
