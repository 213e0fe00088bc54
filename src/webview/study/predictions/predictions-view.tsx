import './predictions.css';
import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import { figure } from '../../../ml/language/number-text';
import { probabilityOf } from '../../../ml/model/output-reading';
import { FirstState } from '../../shared/first-state';
import { counted } from '../../shared/format';
import { Slider } from '../../shared/toolkit';
import type { Network } from '../messages/state';
import { MOST_TYPED } from '../messages/views';
import { momentOf, momentText, type ShownMoment, sameMarks } from '../shared/moment';
import { LastAnswers, useNewest } from '../shared/newest';
import { isProbability, type Reading, readingIn } from '../shared/reading';
import { type Study, trainable, type ViewProps } from '../shared/study';
import { rowAnswer } from './answer';
import { AnswerTable } from './answer-table';
import { OwnInput, ownTexts, ownValues } from './own-input';
import { PicturePredictions } from './pictures/picture-predictions';
import { askedRows, scaled, targetOf } from './rows';

/** What the network answers to the rows of the spec's "predict", and to a sample of the reader's own. */
export const PredictionsView = ({ study }: ViewProps) =>
  study.state.network ? <Predictions study={study} network={study.state.network} /> : null;

function Predictions({ study, network }: { readonly study: Study; readonly network: Network }) {
  const { spec, data, options } = study.state;
  const of = [network, data, spec?.predict] as const;
  const picture = data?.picture;
  const rows = useMemo(() => askedRows(...of), of);
  const reading = readingIn(study, network);
  const units = Math.max(1, reading.outputs);
  const typed = rows.width <= MOST_TYPED;
  const texts = ownTexts(typed ? rows.width : 0, options.predictions.own, rows.shown[0]);
  const own = typed ? ownValues(texts) : undefined;
  const ownX = useMemo(() => own && scaled(own, data?.scale ?? 1), [own?.join(' '), data?.scale]);
  const nothing = rows.x.length + (ownX?.length ?? 0) === 0;
  const { answer, error } = useNewest(last, nothing ? undefined : wish(study, momentOf(study), { x: rows.x, of }, ownX));

  const values = answer?.values;
  const outputs = (row: number): number[] => Array.from(values?.subarray(row * units, (row + 1) * units) ?? []);
  // An answer to other rows than these says nothing of them.
  const fits = values !== undefined && sameMarks(of, answer?.rows);
  const answers = fits
    ? rows.shown.map((_, row) =>
        rowAnswer(outputs(row), targetOf(data, rows.x.subarray(row * rows.width, (row + 1) * rows.width)), reading),
      )
    : [];
  const ownOutputs = fits && ownX && answer?.own ? outputs(rows.shown.length) : undefined;

  return (
    <div class="predictions">
      {data && picture ? (
        <PicturePredictions study={study} data={data} picture={picture} reading={reading} />
      ) : (
        <p class="quiet">{answer && momentText(answer.moment, trainable(study))}</p>
      )}
      {error !== undefined && <p role="alert">{l10n.t('The network cannot predict: {0}', error)}</p>}
      {isProbability(reading) && <Threshold reading={reading} onChange={(threshold) => study.setOptions({ predictions: { threshold } })} />}
      {rows.shown.length > 0 ? (
        <>
          <AnswerTable study={study} rows={rows} answers={answers} reading={reading} data={data} units={units} />
          {rows.more > 0 && <p class="quiet">{counted(rows.more, 'moreRows')}</p>}
        </>
      ) : picture ? null : (
        <FirstState lines={[l10n.t('Rows under "predict" in the spec are answered here, such as "predict": [[0, 1]].')]} />
      )}
      {typed && (
        <OwnInput
          texts={texts}
          data={data}
          answer={ownOutputs && rowAnswer(ownOutputs, ownX && targetOf(data, ownX), reading)}
          reading={reading}
          onInput={(changed) => study.setOptions({ predictions: { own: changed } })}
        />
      )}
    </div>
  );
}

interface Answered {
  readonly moment: ShownMoment;
  readonly values: Float32Array | undefined;
  /** What the rows that were asked for had been worked out of. */
  readonly rows: readonly unknown[];
  readonly own: boolean;
}

const last = new LastAnswers<Answered>();

/**
 * All rows are asked for at once, the reader's own at the end.
 * @param rows the numbers, and what they were worked out of
 */
function wish(
  study: Study,
  moment: ShownMoment,
  { x: rows, of }: { readonly x: Float32Array; readonly of: readonly unknown[] },
  own: Float32Array | undefined,
) {
  const { run, at } = moment;
  return {
    marks: [...moment.marks, ...of, ...(own ?? [])],
    refines: false,
    ask: async (): Promise<Answered> => {
      const x = new Float32Array(rows.length + (own?.length ?? 0));
      x.set(rows);
      if (own) x.set(own, rows.length);
      const { layers } = await study.ask('outputs', { ...(run && { run: run.id }), at, x, layers: 'output' });
      return { moment, values: layers.at(-1)?.values, rows: of, own: own !== undefined };
    },
  };
}

interface ThresholdProps {
  readonly reading: Reading;
  readonly onChange: (probability: number) => void;
}

/** Above which output an answer is yes. It is moved along the probabilities, whatever the outputs are, and changes only how answers are read. */
const Threshold = ({ reading, onChange }: ThresholdProps) => {
  if (reading.kind !== 'binary' || !isProbability(reading)) return null;
  const text = Number.isFinite(reading.threshold) ? reading.threshold.toFixed(2).replace('-', '−') : figure(reading.threshold);
  return (
    <label class="threshold" title={l10n.t('Outputs above it mean class 1. It changes how answers are read, not the network.')}>
      <span>{l10n.t('Threshold')}</span>
      <Slider
        label={l10n.t('Threshold')}
        value={probabilityOf(reading, [reading.threshold], 1) ?? 0}
        min={0}
        max={1}
        step={0.01}
        text={text}
        onInput={onChange}
      />
      <output>{text}</output>
    </label>
  );
};
