import * as l10n from '@vscode/l10n';
import { useRef, useState } from 'preact/hooks';
import { percent } from '../../../ml/language/number-text';
import { type Confusion, sharesOf } from '../../../ml/report/confusion';
import { count } from '../../shared/format';
import { Checkbox, IconButton } from '../../shared/toolkit';
import type { Study } from '../shared/study';

interface Props {
  readonly study: Study;
  readonly confusion: Confusion;
  /** What the classes are called. */
  readonly classes: readonly string[];
}

/** With more classes than this no numbers are written into the cells. */
const MOST_WRITTEN = 20;
/** How much of the colour a cell has at most: what is written on it must be read. */
const STRONGEST = 40;

/** How often which class is taken for which: rows are labels, columns predictions. A cell leads to its rows. */
export function ConfusionMatrix({ study, confusion, classes }: Props) {
  const table = useRef<HTMLTableElement>(null);
  const [[row, column], setAt] = useState<readonly [number, number]>([0, 0]);
  const { shares: asShares, cell } = study.state.options.mistakes;
  const shares = sharesOf(confusion);
  const written = classes.length <= MOST_WRITTEN;
  const size = classes.length;
  const valueText = (i: number): string => (asShares ? percent(shares[i] as number) : count(confusion.counts[i] as number));
  const choose = (label: number, prediction: number): void => {
    const same = cell?.[0] === label && cell[1] === prediction;
    study.setOptions({ mistakes: { cell: same ? undefined : [label, prediction] } });
  };
  const go = (to: readonly [number, number]): void => {
    const [r, c] = [Math.max(0, Math.min(size - 1, to[0])), Math.max(0, Math.min(size - 1, to[1]))];
    setAt([r, c]);
    table.current?.querySelector<HTMLElement>(`[data-cell="${r} ${c}"]`)?.focus();
  };
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
  };
  const copy = (): void => {
    const lines = [
      [l10n.t('label ↓ · prediction →'), ...classes],
      ...classes.map((name, r) => [name, ...classes.map((_, c) => valueText(r * size + c))]),
    ];
    navigator.clipboard.writeText(`${lines.map((line) => line.join('\t')).join('\n')}\n`).catch(() => undefined);
  };
  return (
    <section class="mistakes-part" aria-label={l10n.t('Confusion matrix')}>
      <div class="mistakes-bar">
        <h2>{l10n.t('Confusion matrix')}</h2>
        <Checkbox checked={asShares} onChange={(checked) => study.setOptions({ mistakes: { shares: checked } })}>
          {l10n.t('Shares of each label')}
        </Checkbox>
        <IconButton icon="copy" label={l10n.t('Copy as Table')} onClick={copy} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section class="confusion-scroll" tabIndex={0} aria-label={l10n.t('Confusion matrix')}>
        <table
          ref={table}
          class={`confusion${written ? '' : ' small'}`}
          aria-label={l10n.t('Rows: label. Columns: prediction.')}
          onKeyDown={(event) => {
            const step = steps[event.key];
            if (!step) return;
            event.preventDefault();
            go([row + step[0], column + step[1]]);
          }}
        >
          <thead>
            <tr>
              <th class="axis" scope="col">
                {l10n.t('prediction →')}
                <br />
                {l10n.t('label ↓')}
              </th>
              {classes.map((name, c) => (
                <th key={c} scope="col" title={name}>
                  <span class={name.length > 3 ? 'upright' : ''}>{written ? name : ''}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {classes.map((name, r) => (
              <tr key={r}>
                <th scope="row" title={name}>
                  {name}
                </th>
                {classes.map((other, c) => {
                  const i = r * size + c;
                  const share = shares[i] as number;
                  return (
                    <td key={c} class={r === c ? 'diagonal' : ''}>
                      <button
                        type="button"
                        data-cell={`${r} ${c}`}
                        tabIndex={r === row && c === column ? 0 : -1}
                        aria-pressed={cell?.[0] === r && cell[1] === c}
                        aria-label={l10n.t(
                          'Label {0}, prediction {1}: {2} rows, {3} of the label',
                          name,
                          other,
                          count(confusion.counts[i] as number),
                          percent(share),
                        )}
                        title={`${name} → ${other}: ${count(confusion.counts[i] as number)} (${percent(share)})`}
                        style={{ '--part': `${Math.round(STRONGEST * Math.sqrt(share))}%` }}
                        onFocus={() => setAt([r, c])}
                        onClick={() => choose(r, c)}
                      >
                        {written && confusion.counts[i] ? valueText(i) : ''}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="sentence">{describe(confusion, classes)}</p>
    </section>
  );
}

/** Which two classes are taken for each other most often. */
function describe({ counts, unanswered }: Confusion, classes: readonly string[]): string {
  const size = classes.length;
  let worst = -1;
  counts.forEach((value, i) => {
    if (Math.floor(i / size) !== i % size && value > (worst < 0 ? 0 : (counts[worst] as number))) worst = i;
  });
  const none = unanswered.reduce((sum, value) => sum + value, 0);
  const silent = none > 0 ? ` ${l10n.t('{0} rows get no class, and are in no column.', count(none))}` : '';
  if (worst < 0) return l10n.t('No class is taken for another one.') + silent;
  const [label, prediction] = [classes[Math.floor(worst / size)] ?? '', classes[worst % size] ?? ''];
  return l10n.t('Most often {0} is taken for {1}: {2} times.', label, prediction, count(counts[worst] as number)) + silent;
}
