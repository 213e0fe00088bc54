import './mistakes.css';
import * as l10n from '@vscode/l10n';
import { useMemo, useRef } from 'preact/hooks';
import { figure, percent } from '../../../ml/language/number-text';
import { calibrationOf } from '../../../ml/report/calibration';
import { answersAt } from '../../../ml/report/class-answers';
import { confusionOf } from '../../../ml/report/confusion';
import { scoresOf } from '../../../ml/report/scores';
import { FirstState } from '../../shared/first-state';
import { count } from '../../shared/format';
import { Button, Dropdown } from '../../shared/toolkit';
import type { Data, Network } from '../messages/state';
import { useSize } from '../shared/measure';
import { momentText } from '../shared/moment';
import { splitTitle } from '../shared/names';
import { isProbability, readingOf } from '../shared/reading';
import { doCommand, type Study, trainable, type ViewProps } from '../shared/study';
import { Calibration } from './calibration';
import { ConfusionMatrix } from './confusion-matrix';
import { MistakesGrid } from './mistakes-grid';
import { RowDetail } from './row-detail';
import { ScoresTable } from './scores-table';
import { type Report, useReport } from './use-report';

/** What the network takes for what. */
export function MistakesView({ study }: ViewProps) {
  const { network, data } = study.state;
  return network && data ? <Mistakes study={study} network={network} data={data} /> : null;
}

interface Props {
  readonly study: Study;
  readonly network: Network;
  readonly data: Data;
}

/** From this width on, a row that is looked at is beside the others. */
const TWO = 900;

function Mistakes({ study, network, data }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const { width } = useSize(place);
  const { split } = study.state.options.mistakes;
  const { answer, error } = useReport(study, split && data.splits.includes(split) ? split : undefined);
  if (error !== undefined && !answer) return <FirstState lines={[error]} />;
  if (answer?.moment.as === 'untrained' && trainable(study)) {
    return (
      <FirstState lines={[momentText(answer.moment, true), l10n.t('Train the network to see which rows it answers wrongly.')]}>
        <Button primary icon="play" onClick={() => doCommand(study, 'train')}>
          {l10n.t('Train')}
        </Button>
      </FirstState>
    );
  }
  return (
    <div class="mistakes" ref={place} aria-busy={!answer}>
      {answer && (
        <>
          <div class="mistakes-bar">
            {data.splits.length > 1 && (
              <Dropdown
                label={l10n.t('Rows')}
                value={answer.report.split}
                options={data.splits.map((name) => ({ value: name, text: splitTitle(name) }))}
                onChange={(chosen) => study.setOptions({ mistakes: { split: chosen, cell: undefined } })}
              />
            )}
            <span class="quiet">{momentText(answer.moment, trainable(study))}</span>
          </div>
          {error !== undefined && <p role="alert">{error}</p>}
          {answer.report.notes.map((note) => (
            <p key={note} class="quiet">
              {note}
            </p>
          ))}
          <Parts study={study} network={network} data={data} report={answer.report} wide={width >= TWO} />
        </>
      )}
    </div>
  );
}

interface PartsProps extends Props {
  readonly report: Report;
  readonly wide: boolean;
}

function Parts({ study, network, data, report: asMeant, wide }: PartsProps) {
  // A threshold that the reader moved in Predictions holds for every view.
  const threshold = isProbability(readingOf(network)) ? study.state.options.predictions.threshold : undefined;
  const report = useMemo(() => (threshold === undefined ? asMeant : answersAt(asMeant, threshold)), [asMeant, threshold]);
  const confusion = useMemo(() => confusionOf(report, report.classes.length), [report]);
  const scores = useMemo(() => scoresOf(confusion), [confusion]);
  const calibration = useMemo(() => calibrationOf(report), [report]);
  const { row, split } = study.state.options.data;
  const looked = split === report.split && row !== undefined && row < report.labels.length ? row : undefined;
  return (
    <>
      <p class="sentence">{describe(report, scores.accuracy)}</p>
      {threshold !== undefined && (
        <p class="quiet">{l10n.t('Read with your threshold of {0}, which is moved in Predictions.', figure(threshold))}</p>
      )}
      <div class={wide ? 'mistakes-two' : ''}>
        <MistakesGrid study={study} data={data} network={network} report={report} looked={looked} />
        {looked !== undefined && <RowDetail study={study} data={data} network={network} report={report} row={looked} />}
      </div>
      <ConfusionMatrix study={study} confusion={confusion} classes={report.classes} />
      <ScoresTable scores={scores} classes={report.classes} />
      {!Number.isNaN(calibration.error) && <Calibration calibration={calibration} />}
    </>
  );
}

/** How many answers are wrong. */
function describe({ labels, split, set }: Report, accuracy: number): string {
  const all = labels.length;
  const wrong = Math.round(all * (1 - accuracy));
  const of = set ? l10n.t('{0}, {1}', set.title, splitTitle(split)) : splitTitle(split);
  if (wrong === 0) return l10n.t('{0}: all {1} rows are answered right.', of, count(all));
  return l10n.t('{0}: {1} of {2} rows are answered wrong, an accuracy of {3}.', of, count(wrong), count(all), percent(accuracy));
}
