import * as l10n from '@vscode/l10n';
import { useMemo, useRef } from 'preact/hooks';
import { figure, percent } from '../../../ml/language/number-text';
import { rowsOfCell } from '../../../ml/report/confusion';
import { drawMistakes, mistakesOf, surestFirst } from '../../../ml/report/mistakes';
import { count } from '../../shared/format';
import { Button, Dropdown, Icon } from '../../shared/toolkit';
import type { Data, Network, Picture } from '../messages/state';
import { useWidth } from '../shared/measure';
import { inputName } from '../shared/names';
import { PictureGrid } from '../shared/pictures/picture-grid';
import { useGivenRows } from '../shared/pictures/use-given-rows';
import type { Study } from '../shared/study';
import type { Report } from './use-report';

interface Props {
  readonly study: Study;
  readonly network: Network;
  readonly data: Data;
  readonly report: Report;
  /** The row that is looked at. */
  readonly looked: number | undefined;
}

/** As many mistakes are shown: 4 × 4; and as many rows of a cell. */
const SHOWN = 16;
const MOST_OF_CELL = 256;
/** Dots of the screen that a picture is wide, about, and height of the pictures of a cell. */
const SIDE = 84;
const HEIGHT = 420;
/** A narrower page scrolls. */
const MOST_NARROW = 300;
/** Inputs of a row that are written out. */
const MOST_INPUTS = 6;

/** Some rows that are answered wrong, or those of a cell of the confusion matrix. */
export function MistakesGrid({ study, data, report, looked }: Props) {
  const { cell: chosen, surest, seed } = study.state.options.mistakes;
  // Of another network it may have been a class that this one does not have.
  const cell = chosen?.every((klass) => klass < report.classes.length) ? chosen : undefined;
  const all = useMemo(() => mistakesOf(report), [report]);
  const shown = useMemo(() => rowsShown(report, all, { cell, surest, seed }), [report, cell?.join(), surest, seed]);
  const { rows, error } = useGivenRows(study, report.split, shown, data.picture ? 'pixels' : 'numbers');
  const choose = (row: number): void => study.setOptions({ data: { split: report.split, row } });
  const common = { report, shown, looked, choose };
  return (
    <section class="mistakes-part" aria-label={l10n.t('Mistakes')}>
      <div class="mistakes-bar">
        <h2>{cell ? cellTitle(report, cell) : l10n.t('Mistakes')}</h2>
        {cell ? (
          <Button icon="close" onClick={() => study.setOptions({ mistakes: { cell: undefined } })}>
            {l10n.t('Show mistakes')}
          </Button>
        ) : (
          all.length > SHOWN && (
            <>
              <Dropdown
                label={l10n.t('Which mistakes')}
                value={surest ? 'surest' : 'drawn'}
                options={[
                  { value: 'drawn', text: l10n.t('Drawn at random') },
                  { value: 'surest', text: l10n.t('Surest first') },
                ]}
                onChange={(as) => study.setOptions({ mistakes: { surest: as === 'surest' } })}
              />
              {!surest && (
                <Button icon="refresh" onClick={() => study.setOptions({ mistakes: { seed: seed + 1 } })}>
                  {l10n.t('Draw others')}
                </Button>
              )}
            </>
          )
        )}
      </div>
      {error !== undefined && <p role="alert">{error}</p>}
      {shown.length > 0 &&
        (data.picture ? (
          <Pictures {...common} picture={data.picture} pixels={rows?.x as Uint8Array | undefined} columns={cell ? undefined : 4} />
        ) : (
          <Table {...common} data={data} x={rows?.x} />
        ))}
      <p class="sentence">{sentence(report, all.length, shown.length, cell)}</p>
    </section>
  );
}

/** The rows that are shown, in their order. */
function rowsShown(
  report: Report,
  mistakes: Uint32Array,
  { cell, surest, seed }: { readonly cell?: readonly [number, number] | undefined; readonly surest: boolean; readonly seed: number },
): readonly number[] {
  if (cell) return [...rowsOfCell(report, ...cell)].slice(0, MOST_OF_CELL);
  return [...(surest ? surestFirst(mistakes, report).slice(0, SHOWN) : drawMistakes(mistakes, seed, SHOWN))];
}

const cellTitle = ({ classes }: Report, [label, prediction]: readonly [number, number]): string =>
  label === prediction
    ? l10n.t('{0}, answered right', classes[label] ?? '')
    : l10n.t('{0}, taken for {1}', classes[label] ?? '', classes[prediction] ?? '');

function sentence(report: Report, wrong: number, shown: number, cell: readonly [number, number] | undefined): string {
  if (!cell && wrong === 0) return l10n.t('No row is answered wrong.');
  if (!cell) return shown < wrong ? l10n.t('{0} of {1} mistakes.', count(shown), count(wrong)) : l10n.t('All {0} mistakes.', count(wrong));
  const all = rowsOfCell(report, ...cell).length;
  if (all === 0) return l10n.t('There is no such row.');
  return shown < all ? l10n.t('The first {0} of {1} rows.', count(shown), count(all)) : l10n.t('All {0} rows.', count(all));
}

interface ShownProps {
  readonly report: Report;
  readonly shown: readonly number[];
  readonly looked: number | undefined;
  readonly choose: (row: number) => void;
}

interface PicturesProps extends ShownProps {
  readonly picture: Picture;
  /** Of all rows, one after another; not set while they are on their way. */
  readonly pixels: Uint8Array | undefined;
  readonly columns: number | undefined;
}

function Pictures({ report, shown, looked, choose, picture, pixels, columns }: PicturesProps) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const room = Math.min(SIDE, Math.max(MOST_NARROW, width) / 4 - 12);
  const zoom = Math.max(1, Math.floor(room / Math.max(picture.width, picture.height)));
  const size = picture.height * picture.width * picture.channels;
  const at = looked === undefined ? -1 : shown.indexOf(looked);
  return (
    <div ref={place}>
      <PictureGrid
        picture={picture}
        zoom={zoom}
        lines={2}
        total={shown.length}
        {...(columns !== undefined && { columns })}
        height={columns === undefined ? HEIGHT : Number.POSITIVE_INFINITY}
        chosen={at < 0 ? undefined : at}
        label={l10n.t('Pictures')}
        at={(i) => {
          const row = shown[i] as number;
          return {
            pixels: pixels?.subarray(i * size, (i + 1) * size),
            name: <Verdict report={report} row={row} />,
          };
        }}
        onSight={() => undefined}
        onChoose={(i) => choose(shown[i] as number)}
      />
    </div>
  );
}

const nameOf = ({ classes }: Report, klass: number): string => classes[klass] ?? l10n.t('no class');

/** Label over prediction; a wrong one has a cross. */
function Verdict({ report, row }: { readonly report: Report; readonly row: number }) {
  const [label, prediction] = [report.labels[row] as number, report.predictions[row] as number];
  const right = label === prediction;
  const sure = report.probability[row] as number;
  return (
    <span class="verdict" title={Number.isNaN(sure) ? undefined : percent(sure)}>
      <span>
        <span class="heard-only">{`${l10n.t('Row {0}', count(row + 1))}, ${l10n.t('Label')} `}</span>
        {nameOf(report, label)}
      </span>
      <span class={right ? '' : 'wrong'}>
        <span class="heard-only">{`, ${l10n.t('Prediction')} `}</span>
        <Icon name={right ? 'check' : 'close'} />
        {nameOf(report, prediction)}
      </span>
    </span>
  );
}

/** Rows of numbers, for data that is no pictures. */
function Table({
  report,
  shown,
  looked,
  choose,
  data,
  x,
}: ShownProps & { readonly data: Data; readonly x: ArrayLike<number> | undefined }) {
  const inputs = Math.min(data.inputs, MOST_INPUTS);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="answers" tabIndex={0} aria-label={l10n.t('Rows')}>
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">
              {l10n.t('Row')}
            </th>
            {Array.from({ length: inputs }, (_, i) => (
              <th key={i} scope="col" class="number">
                {inputName(i, data)}
              </th>
            ))}
            {inputs < data.inputs && <th scope="col">…</th>}
            <th scope="col">{l10n.t('Label')}</th>
            <th scope="col">{l10n.t('Prediction')}</th>
            <th scope="col" class="number">
              {l10n.t('Probability')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row, i) => (
            <tr key={row} aria-current={row === looked ? 'true' : undefined}>
              <th scope="row" class="number">
                <button type="button" class="link" title={l10n.t('Look at this row')} onClick={() => choose(row)}>
                  {count(row + 1)}
                </button>
              </th>
              {Array.from({ length: inputs }, (_, k) => (
                <td key={k} class="number">
                  {x ? figure(x[i * data.inputs + k] as number) : '…'}
                </td>
              ))}
              {inputs < data.inputs && <td>…</td>}
              <td>{nameOf(report, report.labels[row] as number)}</td>
              <td>
                <Icon name={report.labels[row] === report.predictions[row] ? 'check' : 'close'} />
                {nameOf(report, report.predictions[row] as number)}
              </td>
              <td class="number">{Number.isNaN(report.probability[row]) ? '–' : percent(report.probability[row] as number)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
